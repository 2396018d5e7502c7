{{>parts/group.tpl}}
<div class="top"><div><h1>{{list_title}}</h1><p>{{#list_added}}These people match the rule and are not in the group. They come in once you save it{{#seats_whole}}, as far as seats are free; the others wait{{/seats_whole}}.{{/list_added}}{{#list_removed}}These people came by rule and no longer match. They leave once you save it; their progress and certificates stay.{{/list_removed}}</p></div><a class="btn" href="/groups/{{group_id}}/rules"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>Back to the rule</a></div>
{{>parts/tabs.tpl}}
{{#person_any}}
<section class="panel flush" aria-label="{{list_title}}">
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col">Why</th></tr></thead>
		<tbody role="rowgroup">{{#person}}<tr role="row"><th role="rowheader" scope="row" class="full"><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><a class="title" href="/groups/{{group_id}}/rules/why/{{id}}"><bdi>{{name}}</bdi></a><small>{{email}}</small></div></div></th><td role="cell" class="full any">{{why}}</td></tr>{{/person}}</tbody>
	</table>
	{{>parts/pager.tpl}}
</section>
{{/person_any}}
{{#person_none}}<section class="panel empty">{{>parts/formation.tpl}}<h2>Nobody</h2><p class="soft">{{#list_added}}Everybody who matches the rule is in the group, waits for a seat or an answer, or stays out.{{/list_added}}{{#list_removed}}Everybody who came by rule still matches it, or is pinned.{{/list_removed}}</p><a class="btn" href="/groups/{{group_id}}/rules">Back to the rule</a></section>{{/person_none}}
