<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/new" aria-current="page">New course</a></li></ol></nav>
<div class="top"><div><h1>New course</h1></div></div>
<form class="panel flow" method="post" action="/courses" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>courses/words.tpl}}
	<div class="row"><button class="btn main">Add course</button><a class="btn quiet" href="/courses">Cancel</a></div>
</form>
