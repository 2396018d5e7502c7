<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/fields">Fields</a></li><li><a href="/organisation/fields/{{id}}">{{field_name}}</a></li></ol></nav>
<section class="panel flow confirm"><h1>Delete <bdi>{{field_name}}</bdi>?</h1>
	{{#people}}<p><b>{{people_words}}</b> All these values are deleted with it, and cannot be brought back.</p>
	<p>If you may need them again, <a href="/learners.csv">export your people</a> first.</p>{{/people}}
	{{#unused}}<p>{{people_words}}</p>{{/unused}}
	{{>rules/stops.tpl}}
	<form class="row" method="post" action="/organisation/fields/{{id}}/delete"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Delete field</button><a class="btn quiet" href="/organisation/fields/{{id}}">Keep it</a></form></section>
