<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learners">Learners</a></li><li><a href="/learners/{{id}}">{{name}}</a></li></ol></nav>
<section class="panel flow confirm">
	{{#role_is_learner}}<h1>Make <bdi>{{name}}</bdi> an administrator?</h1>
	<p>They can then do everything in <bdi>{{organisation_name}}</bdi>: see all people and groups, enrol and archive people, change the profile and the mails, and make others administrators.</p>
	<form class="row" method="post" action="/learners/{{id}}/role"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="role" value="admin"><button class="btn main">Make administrator</button><a class="btn quiet" href="/learners/{{id}}">Go back</a></form>{{/role_is_learner}}
	{{#role_is_admin}}<h1>Take administration away from <bdi>{{name}}</bdi>?</h1>
	<p>They stay in their groups, and still lead the groups that they lead. They can no longer see or change anything else in <bdi>{{organisation_name}}</bdi>.</p>
	{{#is_self}}<p><b>This is you.</b> Only another administrator can give it back.</p>{{/is_self}}
	<form class="row" method="post" action="/learners/{{id}}/role"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="role" value="learner"><button class="btn bad">Take it away</button><a class="btn quiet" href="/learners/{{id}}">Go back</a></form>{{/role_is_admin}}
</section>
