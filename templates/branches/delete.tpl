<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/branches">Branches</a></li><li><a href="/organisation/branches/{{id}}">{{branch_name}}</a></li></ol></nav>
<section class="panel flow confirm"><h1>Delete <bdi>{{branch_name}}</bdi>?</h1>
	{{#is_empty}}<p>Nobody is in it, and no branch is below it.</p>{{/is_empty}}
	{{#is_full}}<p>{{inside_words}} All of it goes to the branch that you choose; nobody is lost.</p>{{/is_full}}
	{{#may_delete}}{{>rules/stops.tpl}}{{/may_delete}}
	{{#no_heir}}<p>There is no other branch that could take it. Create one first.</p><div class="row"><a class="btn main" href="/organisation/branches/new">New branch</a><a class="btn quiet" href="/organisation/branches/{{id}}">Keep it</a></div>{{/no_heir}}
	{{#may_delete}}
	<form class="flow" method="post" action="/organisation/branches/{{id}}/delete" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
		{{#is_full}}{{>parts/branch.tpl}}{{/is_full}}
		<div class="row"><button class="btn bad">Delete branch</button><a class="btn quiet" href="/organisation/branches/{{id}}">Keep it</a></div>
	</form>
	{{/may_delete}}</section>
