{{>parts/group.tpl}}
<div class="top"><div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>{{>parts/led.tpl}} · {{course_words}}</p></div></div>
{{>parts/tabs.tpl}}
{{>rules/stopped.tpl}}
{{#applied_by}}<div class="note" role="status"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><div><b>The rule is being applied.</b> People come and go one after the other.</div><a class="btn s" href="/jobs/{{applied_by}}">Show progress</a></div>{{/applied_by}}
<form class="inline" id="discard" method="post" action="/groups/{{group_id}}/rules/discard"><input type="hidden" name="csrf" value="{{csrf}}"></form>
<form class="split" id="rule" method="post" action="/groups/{{group_id}}/rules" novalidate data-rules="The last change could not be counted. Press Count again.">
	<section class="panel flow" aria-labelledby="rule-title">
		<input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="follows" value="{{follows}}">
		{{!Enter in a field presses the first button.}}<button name="check" value="1" hidden></button>
		<div><h2 id="rule-title">Who is in this group</h2><p class="soft">People join when they match and leave when they no longer do. It happens at once. <a class="help" href="/help/rules"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How rules work</a></p></div>
		<fieldset class="row"><legend class="vh">How the conditions work together</legend><span>People who match</span>
			<select class="auto" id="mode" name="mode" aria-label="All or any"{{#mode_error}} aria-invalid="true" aria-describedby="mode-error"{{/mode_error}}><option value="all"{{#mode_all}} selected{{/mode_all}}>all</option><option value="any"{{#mode_any}} selected{{/mode_any}}>any</option></select><span>of these conditions:</span>{{#mode_error}}<p class="err" id="mode-error">{{mode_error}}</p>{{/mode_error}}</fieldset>
		<div id="meanwhile" class="room" tabindex="-1">{{#meanwhile}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>Rule {{meanwhile}} was saved meanwhile{{#made_name}} by <bdi>{{made_name}}</bdi>{{/made_name}}.</b> What stands here does not know of it, and takes its place once you save. <a href="/groups/{{group_id}}/rules/history/{{current_id}}">Look at rule {{meanwhile}}</a></div></div>{{/meanwhile}}</div>
		<div id="conditions" class="flow s">
			<ol class="conds flow s">
				{{#block}}
				<li>{{#many}}<fieldset class="block"><legend class="vh">Conditions {{first}} to {{last}}: {{#mode_all}}one of them is enough{{/mode_all}}{{#mode_any}}they count together{{/mode_any}}</legend>{{/many}}
					{{#condition}}
					{{#joint}}<p class="joint">{{joint}}</p>{{/joint}}
					{{>rules/condition.tpl}}
					{{/condition}}
				{{#many}}</fieldset>{{/many}}</li>
				{{/block}}
			</ol>
			{{#course_list}}<datalist id="courses">{{#course_listed}}<option value="{{value}}"></option>{{/course_listed}}</datalist>{{/course_list}}
			{{#branch_list}}<datalist id="branches">{{#branch_listed}}<option value="{{value}}"></option>{{/branch_listed}}</datalist>{{/branch_list}}
			{{#idle}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div>{{idle}}</div></div>{{/idle}}
			<div class="row">{{#room}}<button class="btn" name="add" value="1" id="add"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add condition</button>{{/room}}<span class="soft" id="values-hint">Several values: put commas between them.</span></div>
		</div>
		<label class="opt"><input type="checkbox" name="tell" value="1"{{#tell}} checked{{/tell}}><span>Tell people by e-mail when they join <small>No e-mail is sent when they leave.</small></span></label>
		<div id="brake" class="room">{{#brake}}
			<input type="hidden" name="agreed_to" value="{{removed}}"><input type="hidden" name="agreed_rule" value="{{agreed_rule}}">
			<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div class="flow s">{{#agreed_error}}<p class="err" id="agreed-error">{{agreed_error}}</p>{{/agreed_error}}{{#not_asked}}<b>{{brake}}</b>{{/not_asked}}
				<label class="opt"><input type="checkbox" id="agreed" name="agreed" value="1"{{#agreed_error}} aria-invalid="true" aria-describedby="agreed-error"{{/agreed_error}}><span>Yes, remove {{brake_people}} <small>Their progress and certificates stay.</small></span></label></div></div>
		{{/brake}}</div>
		<div class="row"><button class="btn main" name="save" value="1">Save rules</button><button class="btn" name="check" value="1"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#resend"/></svg>Count again</button><span id="drafted" class="room">{{#draft}}<button class="btn quiet" form="discard">Discard changes</button>{{/draft}}</span><span class="soft">Nothing changes until you save.</span></div>
	</section>
	<aside class="panel flow s" aria-labelledby="preview-title">
		<h2 id="preview-title" class="vh">Preview</h2>
		<p role="status" id="matching">{{#ready}}<span class="fig">{{matches:x-number}}</span> {{#matches_one}}person matches{{/matches_one}}{{#matches_many}}people match{{/matches_many}}<span class="vh">. {{stay:x-number}} stay, {{added:x-number}} will be added, {{removed:x-number}} will be removed.{{#would_wait}} {{would_wait}} would go on the wait list.{{/would_wait}}{{#brake}} {{brake}}{{/brake}}</span>{{/ready}}{{#unfinished}}Fill in condition {{unfinished}} to see who matches.{{/unfinished}}{{#unclear}}The rule cannot be counted yet. Change what is marked.{{/unclear}}</p>
		<div id="preview" class="flow s">{{#ready}}{{>rules/preview.tpl}}{{/ready}}</div>
	</aside>
</form>
{{>rules/about.tpl}}
{{>rules/copy.tpl}}
