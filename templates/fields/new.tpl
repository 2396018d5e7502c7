<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/fields">Fields</a></li><li><a href="/organisation/fields/new" aria-current="page">New</a></li></ol></nav>
<div class="top"><div><h1>New field</h1></div></div>
<form class="panel flow" method="post" action="/organisation/fields" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>fields/form.tpl}}
	<div class="row"><button class="btn main">Create field</button><a class="btn quiet" href="/organisation/fields">Cancel</a></div>
</form>
