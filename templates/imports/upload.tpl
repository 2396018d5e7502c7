<form class="split" id="upload" method="post" action="{{#for_group}}/groups/{{group_id}}/enrol/csv{{/for_group}}{{#for_organisation}}/imports/new{{/for_organisation}}" enctype="multipart/form-data" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<div class="flow">
		<fieldset class="panel flow s" id="kind"{{#kind_error}} aria-describedby="kind-error"{{/kind_error}}><legend class="vh">What should happen with the people in the file?</legend>
			<h2 aria-hidden="true">What should happen with the people in the file?</h2>
			{{#kind_error}}<p class="err" id="kind-error">{{kind_error}}</p>{{/kind_error}}
			<div class="courses">{{#choice}}<label class="opt"><input type="radio" name="kind" value="{{name}}"{{#chosen}} checked{{/chosen}}><span>{{label}} <small>{{words}}</small></span></label>{{/choice}}</div>
		</fieldset>
		<section class="panel flow" aria-label="The file">
			{{>parts/drop.tpl}}
			<div class="row"><button class="btn main big">Upload</button><span class="soft">Nothing changes until you approve.</span></div>
		</section>
		<section class="panel flow s" aria-labelledby="needs-title">
			<div class="row"><h2 id="needs-title">What the file needs</h2><a class="help push" href="/help/imports"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How imports work</a></div>
			<p>The first row holds the headings, in any order. Common headings are recognised; where they are not, you match them to our fields. You see a preview before anything is sent.</p>
			<div class="scroll" role="region" aria-label="Example file" tabindex="0"><table>
				<thead><tr><th scope="col">first name</th><th scope="col">last name</th><th scope="col">email <span class="tag">needed</span></th></tr></thead>
				<tbody><tr><td>Grace</td><td>Tan</td><td>grace.tan@northfield.example</td></tr><tr><td>Hugo</td><td>Marchetti</td><td>hugo.marchetti@northfield.example</td></tr></tbody>
			</table></div>
			<h3>Columns that are read</h3>
			<ul class="lines">{{#choice}}<li class="row"><span class="grow">{{label}}<br><small>{{columns}}</small></span><span class="row"><a class="btn s" href="/imports/template.csv?kind={{name:url_query_escape}}{{#for_group}}&amp;group={{group_id:url_query_escape}}{{/for_group}}" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Template<span class="vh">: {{label}}</span></a><a class="btn s" href="/imports/sample.csv?kind={{name:url_query_escape}}{{#for_group}}&amp;group={{group_id:url_query_escape}}{{/for_group}}" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Sample<span class="vh">: {{label}}</span></a></span></li>{{/choice}}</ul>
		</section>
		{{#for_group}}{{#earlier_any}}
		<section class="panel flow s" aria-labelledby="earlier-title"><div class="row"><h2 id="earlier-title">Earlier imports</h2><a class="push" href="/imports">All imports</a></div>
			<ul class="lines">{{#earlier}}<li class="row"><a class="any" href="/imports/{{id}}"><bdi>{{file_name}}</bdi></a><span class="soft"><time datetime="{{created_at:x-iso}}">{{created_at:x-when}}</time>, <bdi>{{uploader}}</bdi></span><span class="push">{{>imports/outcome.tpl}}</span></li>{{/earlier}}</ul>
		</section>
		{{/earlier_any}}{{/for_group}}
	</div>
	<aside class="flow">
		<section class="panel flow s" aria-labelledby="next-title"><h2 id="next-title">What happens next</h2>
			<ol class="next flow s"><li>Your file is read. If its headings are not clear, you match them to our fields.</li><li>You see every row with what is right and wrong in it, correct or skip rows, and approve or disapprove.</li><li>You choose to notify people now, at a scheduled time, or not yet.</li></ol>
		</section>
		{{#for_group}}{{#is_admin}}<section class="panel flow s" aria-labelledby="all-title"><h2 id="all-title">For the whole organisation</h2><p>Adding people without a group, and changing or archiving people, is under <a href="/imports/new">Import people</a>.</p></section>{{/is_admin}}{{/for_group}}
	</aside>
</form>
