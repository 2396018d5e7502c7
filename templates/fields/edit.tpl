<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/fields">Fields</a></li><li><a href="/organisation/fields/{{id}}" aria-current="page">{{field_name}}</a></li></ol></nav>
<div class="top"><div><h1>Edit field</h1><p>{{people_words}}</p></div><a class="btn" href="/organisation/fields/{{id}}/delete"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Delete</a></div>
<form class="panel flow" method="post" action="/organisation/fields/{{id}}" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>fields/form.tpl}}
	{{#preview}}
	<section class="note warn" id="agreed-what"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div class="flow s"><h2>What it does</h2>
		{{#fit}}<p><b>{{fit:x-number}} {{#fit_one}}fits{{/fit_one}}{{#fit_many}}fit{{/fit_many}}.</b>{{#changed}} {{changed:x-number}} of them {{#changed_one}}is{{/changed_one}}{{#changed_many}}are{{/changed_many}} written otherwise from then on:{{/changed}}</p>
		{{#change_any}}<ul class="flow s">{{#change}}<li>“<bdi>{{from}}</bdi>” becomes “<bdi>{{to}}</bdi>”</li>{{/change}}</ul>{{/change_any}}{{/fit}}
		{{#unfit}}<p><b>{{unfit:x-number}} {{#unfit_one}}does{{/unfit_one}}{{#unfit_many}}do{{/unfit_many}} not fit.</b> Nothing of it is lost: such values are kept as they are and marked on each person's page, until somebody changes them there. They fit again if the field changes back. For example:</p>
		<ul class="flow s">{{#example}}<li>“<bdi>{{value}}</bdi>”</li>{{/example}}</ul>{{/unfit}}
		{{>rules/stops_line.tpl}}
		<label class="opt"><input type="checkbox" id="agreed" name="agreed" value="1"{{#agreed_error}} aria-invalid="true" aria-describedby="agreed-what"{{/agreed_error}}><span>Yes, change the field like this</span></label></div></section>
	{{/preview}}
	<div class="row"><button class="btn main">Save</button><a class="btn quiet" href="/organisation/fields">Cancel</a></div>
</form>
{{#has_choices}}
<form class="panel flow" method="post" action="/organisation/fields/{{id}}/choice" novalidate aria-labelledby="rename"><input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="rename">Rename a choice</h2>
	<p>Whoever has it keeps it under its new name. A choice that is only taken off the list above and written otherwise is another one.</p>
	<div class="cols">
		<div class="field"><label for="choice">Choice</label><select id="choice" name="choice"{{#choice_error}} aria-invalid="true" aria-describedby="choice-error"{{/choice_error}}>{{#choice_option}}<option value="{{label}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/choice_option}}</select>{{#choice_error}}<p class="err" id="choice-error">{{choice_error}}</p>{{/choice_error}}</div>
		<div class="field"><label for="label">New name</label><input id="label" name="label" dir="auto" value="{{label}}"{{#label_error}} aria-invalid="true" aria-describedby="label-error"{{/label_error}}>{{#label_error}}<p class="err" id="label-error">{{label_error}}</p>{{/label_error}}</div>
	</div>
	<div class="row"><button class="btn">Rename</button></div>
</form>
{{/has_choices}}
