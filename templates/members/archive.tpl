<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learners">Learners</a></li><li><a href="/learners/{{id}}">{{name}}</a></li></ol></nav>
<section class="panel flow confirm"><h1>Archive <bdi>{{name}}</bdi>?</h1>
	<p>They are no longer connected with <bdi>{{organisation_name}}</bdi>: they leave all groups, their seats are free again{{#seats_stay}} where they have not started a course{{/seats_stay}}, invites that wait for them are cancelled, they are taken off wait lists, and they lead no group any more. They keep access to courses that they have begun; you no longer see that progress.</p>
	<p>You can restore them later. They then come back into every group that has a free seat; places on wait lists do not come back.</p>
	{{#is_self}}<p><b>This is you.</b> You will not be able to come back by yourself.</p>{{/is_self}}
	<form class="row" method="post" action="/learners/{{id}}/archive"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Archive</button><a class="btn quiet" href="/learners/{{id}}">Keep them</a></form></section>
