<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/branches">Branches</a></li><li><a href="/organisation/branches/new" aria-current="page">New</a></li></ol></nav>
<div class="top"><div><h1>New branch</h1></div></div>
<form class="panel flow" method="post" action="/organisation/branches" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="field"><label for="name">Name</label><input id="name" name="name" dir="auto" value="{{name}}" required{{#name_error}} aria-invalid="true" aria-describedby="name-error"{{/name_error}}>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
	{{>parts/branch.tpl}}
	<div class="row"><button class="btn main">Create branch</button><a class="btn quiet" href="/organisation/branches">Cancel</a></div>
</form>
