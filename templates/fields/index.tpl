<div class="top"><div><h1>Organisation</h1><p>What <bdi>{{organisation_name}}</bdi> wants to know about its people beside name and e-mail. Each field stands on a person's page, in files and in imports.</p></div><a class="btn main" href="/organisation/fields/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>New field</a></div>
{{>parts/organisation.tpl}}
{{#def_none}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>No field yet</h2><p class="soft">Add the first one, such as a staff number, a start date, or the shift that people work.</p></section>
{{/def_none}}
{{#def_any}}
<section class="panel flush" aria-label="Fields">
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Field</th><th role="columnheader" scope="col">Holds</th><th role="columnheader" scope="col">Required</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#def}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/organisation/fields/{{id}}"><bdi>{{name}}</bdi></a></th>
				<td role="cell" class="one" data-l="Holds">{{#type_text}}Text{{/type_text}}{{#type_number}}A number{{/type_number}}{{#type_date}}A date{{/type_date}}{{#type_choice}}One of {{choices:x-number}}{{/type_choice}}</td>
				<td role="cell" data-l="Required">{{#required}}Yes{{/required}}{{#voluntary}}<span class="soft">No</span>{{/voluntary}}</td>
				<td role="cell" class="acts">{{#up}}<form class="inline" method="post" action="/organisation/fields/{{id}}/shift"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="by" value="-1"><button class="btn s">Up<span class="vh">: {{name}}</span></button></form>{{/up}}{{#down}}<form class="inline" method="post" action="/organisation/fields/{{id}}/shift"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="by" value="1"><button class="btn s">Down<span class="vh">: {{name}}</span></button></form>{{/down}}<a class="btn s" href="/organisation/fields/{{id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Edit<span class="vh"> {{name}}</span></a></td></tr>
			{{/def}}
		</tbody>
	</table>
</section>
{{/def_any}}
