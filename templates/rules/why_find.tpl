{{>parts/group.tpl}}
<div class="top"><div><h1>Why is somebody here, or not?</h1><p>Choose anybody of <bdi>{{organisation_name}}</bdi>: you see what the rule of <bdi>{{group_name}}</bdi> asks for, and what they have.</p></div></div>
{{>parts/tabs.tpl}}
<section class="panel flush" aria-label="People">
	<header><form class="row" role="search" method="get" action="/groups/{{group_id}}/rules/why"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search people</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Name or e-mail"></span><button class="btn">Search</button></form></header>
	{{#person_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#person}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th><td role="cell" class="acts"><a class="btn s" href="/groups/{{group_id}}/rules/why/{{id}}">Why?<span class="vh"> {{name}}</span></a></td></tr>
			{{/person}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/person_any}}
	{{#person_none}}<div class="empty"><h2>Nobody was found</h2><p class="soft">Type three letters or more of the name or e-mail of somebody who is active in <bdi>{{organisation_name}}</bdi>.</p><a class="btn" href="/groups/{{group_id}}/rules/why">Show everyone</a></div>{{/person_none}}
</section>
