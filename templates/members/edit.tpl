<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learners">Learners</a></li><li><a href="/learners/{{id}}">{{person_name}}</a></li></ol></nav>
<div class="top"><div><h1>Edit <bdi>{{person_name}}</bdi></h1><p>Their name and address belong to their account: they change them there.</p></div></div>
<form class="panel flow" method="post" action="/learners/{{id}}/edit" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>members/details.tpl}}
	<div class="row"><button class="btn main">Save</button><a class="btn quiet" href="/learners/{{id}}">Cancel</a></div>
</form>
