{{>parts/group.tpl}}
<div class="top"><div><h1>Who stays out</h1><p>The rule of <bdi>{{group_name}}</bdi> does not bring these people in, although it may match them.</p></div>{{#is_admin}}<a class="btn" href="/groups/{{group_id}}/rules/why"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg>Ask about somebody</a>{{/is_admin}}</div>
{{>parts/tabs.tpl}}
<section class="panel flush count" aria-label="People who stay out">
	{{#person_any}}
	<form id="bulk" method="post" action="/groups/{{group_id}}/rules/excluded/allow"><input type="hidden" name="csrf" value="{{csrf}}"></form>
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="tick"><span class="vh">Select</span><input type="checkbox" data-all hidden aria-label="Select all on this page"></th><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col">Why</th><th role="columnheader" scope="col">Since</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#person}}
			<tr role="row"><td role="cell" class="tick"><input type="checkbox" name="id" value="{{id}}" form="bulk" aria-label="Select {{name}}"></td>
				<th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th>
				<td role="cell" class="any" data-l="Why">{{#why_is_removed}}Kept out{{#excluded_by}} by <bdi>{{excluded_by}}</bdi>{{/excluded_by}}{{/why_is_removed}}{{#why_is_left}}Left by themselves, or said no{{/why_is_left}}{{#why_is_import}}Kept out by a file{{#excluded_by}} of <bdi>{{excluded_by}}</bdi>{{/excluded_by}}{{/why_is_import}}{{#person_is_archived}}<small>Archived in the organisation</small>{{/person_is_archived}}</td>
				<td role="cell" class="one" data-l="Since"><time datetime="{{excluded_at:x-iso}}">{{excluded_at:x-when}}</time></td>
				<td role="cell" class="acts"><a class="btn s quiet" href="/groups/{{group_id}}/rules/why/{{id}}">Why?<span class="vh"> {{name}}</span></a>
					<form class="inline" method="post" action="/groups/{{group_id}}/rules/excluded/{{id}}/allow"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Allow again<span class="vh"> {{name}}</span></button></form></td></tr>
			{{/person}}
		</tbody>
	</table>
	<div class="bulk row" role="group" aria-label="With the selected people"><b> selected</b><button class="btn s" form="bulk"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Allow again</button></div>
	{{>parts/pager.tpl}}
	{{/person_any}}
	{{#person_none}}
	<div class="empty"><h2>Nobody stays out</h2><p class="soft">Whoever is removed from the group by hand, or leaves it, stands here: the rule does not bring them back until you allow it.</p></div>
	{{/person_none}}
</section>
<p><a class="help" href="/help/rules"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How rules work</a></p>
