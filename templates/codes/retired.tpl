{{>parts/group.tpl}}
<div class="top"><div><h1>Retired codes</h1><p>They work no more, and nobody can take them again.</p></div><a class="btn" href="/groups/{{group_id}}/codes"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>Codes of the group</a></div>
{{>parts/tabs.tpl}}
{{#code_line_any}}
<section class="panel flush" aria-label="Retired codes">
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Code</th><th role="columnheader" scope="col">Worked</th><th role="columnheader" scope="col">Uses</th></tr></thead>
		<tbody role="rowgroup">
			{{#code_line}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title mono" href="/groups/{{group_id}}/codes/{{id}}">{{code}}</a></th>
				<td role="cell" data-l="Worked">{{from_words}} to {{until_words}}</td>
				<td role="cell" class="one" data-l="Uses">{{uses:x-number}}</td></tr>
			{{/code_line}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
</section>
{{/code_line_any}}
{{#code_line_none}}<section class="panel empty">{{>parts/formation.tpl}}<h2>No code is retired</h2></section>{{/code_line_none}}
