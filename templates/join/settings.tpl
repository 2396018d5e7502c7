<div class="top"><div><h1>Join page</h1><p>A public page where people join <bdi>{{organisation_name}}</bdi> without an invite.</p></div>{{#saved_name}}<a class="btn" href="/join/{{saved_name}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#open"/></svg>Preview</a>{{/saved_name}}</div>
<form class="split" method="post" action="/organisation/join" novalidate data-mirrored><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="flow">
		<section class="panel flow" aria-label="Switch and link">
			<label class="opt"><input type="checkbox" role="switch" class="switch" name="is_on" value="1"{{#is_on_1}} checked{{/is_on_1}}><span><b>Join page is on</b><small>Anyone with the link can use it to join as a learner. Nothing changes until you save.</small></span></label>
			{{#link}}<div class="field"><label for="link">Link</label><div class="row"><input id="link" class="grow mono" readonly value="{{link}}"><button class="btn" type="button" data-copy="#link" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy link</button></div></div>{{/link}}
			{{#unsaved}}<p class="soft">The link and its QR code are here once you have saved.</p>{{/unsaved}}
		</section>
		<section class="panel flow" aria-labelledby="settings-title">
			<h2 id="settings-title">Settings</h2>
			<div class="field"><label for="name">Custom URL</label><div class="row"><span class="soft any" id="name-before">{{address_before}}</span><input id="name" name="name" class="grow mono" value="{{name}}" required autocapitalize="none" spellcheck="false" autocomplete="off" aria-describedby="name-before name-hint{{#name_error}} name-error{{/name_error}}"{{#name_error}} aria-invalid="true"{{/name_error}}></div><small id="name-hint">Small letters, digits and hyphens.{{#saved_name}} If you change it, the old link and its QR code stop working when you save.{{/saved_name}}</small>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
			<div class="field"><label for="welcome">A few words of welcome <small>optional</small></label><textarea id="welcome" name="welcome" dir="auto" rows="3"{{#welcome_error}} aria-invalid="true" aria-describedby="welcome-error"{{/welcome_error}}>
{{welcome}}</textarea>{{#welcome_error}}<p class="err" id="welcome-error">{{welcome_error}}</p>{{/welcome_error}}</div>
			<div class="field"><label for="allow_list">E-mail allow list <small>optional</small></label><textarea id="allow_list" name="allow_list" class="mono" rows="3" spellcheck="false" autocapitalize="none" aria-describedby="allow_list-hint{{#allow_list_error}} allow_list-error{{/allow_list_error}}"{{#allow_list_error}} aria-invalid="true"{{/allow_list_error}}>
{{allow_list}}</textarea><small id="allow_list-hint">One domain on each line, like northfield.example. Only these addresses can join. Leave it empty to let anyone join.</small>{{#allow_list_error}}<p class="err" id="allow_list-error">{{allow_list_error}}</p>{{/allow_list_error}}</div>
			<fieldset class="flow s" id="group" tabindex="-1"{{#group_error}} aria-describedby="group-error"{{/group_error}}><legend>Groups to choose from</legend>
				{{#group}}<label class="opt"><input type="checkbox" name="group" value="{{id}}" data-label="{{name}}"{{#ticked}} checked{{/ticked}}><span><bdi>{{name}}</bdi> <small>{{#seats_is_endless}}No limit{{/seats_is_endless}}{{#seats_is_free}}{{seats_free:x-number}} free{{/seats_is_free}}{{#seats_is_full}}No seat is free: people go on the wait list{{/seats_is_full}}</small></span></label>{{/group}}
				{{#group_none}}<p class="soft">There is no group yet. <a href="/groups/new">Make a group</a> first.</p>{{/group_none}}
				{{#group_more}}<p class="soft">These are the first 900 groups by name; others cannot be offered.</p>{{/group_more}}
				{{#group_error}}<p class="err" id="group-error">{{group_error}}</p>{{/group_error}}
			</fieldset>
			<fieldset class="flow s" id="branch" tabindex="-1" aria-describedby="branch-hint{{#branch_error}} branch-error{{/branch_error}}"><legend>Locations to choose from</legend>
				<small id="branch-hint">Your branches. With none ticked, people are not asked for a location.</small>
				{{#branch}}<label class="opt"><input type="checkbox" name="branch" value="{{id}}" data-label="{{path}}"{{#ticked}} checked{{/ticked}}><span><bdi>{{path}}</bdi></span></label>{{/branch}}
				{{#branch_none}}<p class="soft">There is no branch yet. <a href="/organisation/branches">Add branches</a> if people are to choose a location.</p>{{/branch_none}}
				{{#branch_more}}<p class="soft">These are the first 900 branches; others cannot be offered.</p>{{/branch_more}}
				{{#branch_error}}<p class="err" id="branch-error">{{branch_error}}</p>{{/branch_error}}
			</fieldset>
			<div class="row"><button class="btn main">Save settings</button></div>
		</section>
	</div>
	<aside class="flow" aria-label="What people see, and how to share it">
		<section class="panel flow s"><h2>What people see</h2>
			<div class="panel flow s" inert aria-hidden="true"><h3>Join <bdi>{{organisation_name}}</bdi></h3><p class="text" dir="auto" data-mirror="welcome">{{welcome}}</p><label class="field"{{#branch_unchosen}} hidden{{/branch_unchosen}}>Location<select data-mirror="branch">{{#branch}}{{#ticked}}<option>{{path}}</option>{{/ticked}}{{/branch}}</select></label><label class="field"{{#group_unchosen}} hidden{{/group_unchosen}}>Group<select data-mirror="group">{{#group}}{{#ticked}}<option>{{name}}</option>{{/ticked}}{{/group}}</select></label><label class="field">E-mail address<input></label><span class="btn main">Join organisation</span></div>
			<small>They confirm the e-mail address, log in and accept.</small>
		</section>
		{{#link}}<section class="panel flow s"><h2>QR code</h2>
			<div class="row">{{>parts/qr.tpl}}<a class="btn s" href="/organisation/join/qr.svg"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>SVG</a></div>
		</section>{{/link}}
		<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div>This is a public link. Take care where you share it, or use the allow list.</div></div>
		<a class="help" href="/help/join"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How the join page works</a>
	</aside>
</form>
