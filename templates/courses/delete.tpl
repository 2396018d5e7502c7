<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{id}}">{{title}}</a></li></ol></nav>
{{#unused}}<section class="panel flow confirm"><h1>Delete <bdi>{{title}}</bdi>?</h1><p>No group has it, and nobody has begun it. It is deleted with its lessons, quizzes and pictures, and cannot be brought back.</p>
	{{>rules/stops.tpl}}
	<form class="row" method="post" action="/courses/{{id}}/delete"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Delete course</button><a class="btn quiet" href="/courses/{{id}}">Keep it</a></form></section>{{/unused}}
{{#used}}<section class="panel flow confirm"><h1><bdi>{{title}}</bdi> cannot be deleted</h1>
	<ul class="flow s">
		{{#use_begun}}<li>{{use_begun}} {{#use_begun_one}}learner has begun it.{{/use_begun_one}}{{#use_begun_many}}learners have begun it.{{/use_begun_many}}</li>{{/use_begun}}
		{{#use_groups}}<li>{{use_groups}} {{#use_groups_one}}group has it.{{/use_groups_one}}{{#use_groups_many}}groups have it.{{/use_groups_many}}</li>{{/use_groups}}
		{{#use_assigned}}<li>It is assigned to {{use_assigned}} {{#use_assigned_one}}learner alone.{{/use_assigned_one}}{{#use_assigned_many}}learners alone.{{/use_assigned_many}}</li>{{/use_assigned}}
		{{#use_history}}<li>Progress, certificates or requests of people belong to it.</li>{{/use_history}}
		{{#use_offered}}<li>The site offers its lessons to other organisations.</li>{{/use_offered}}
	</ul>
	<p>Archive it instead: no group can get it any more, and whoever has begun it keeps it.</p>
	{{#status_is_active}}<form class="row" method="post" action="/courses/{{id}}/archive"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Archive course</button><a class="btn quiet" href="/courses/{{id}}">Leave it as it is</a></form>{{/status_is_active}}
	{{#status_is_archived}}<div class="row"><span class="tag">Archived already</span><a class="btn quiet" href="/courses/{{id}}">Back to the course</a></div>{{/status_is_archived}}</section>{{/used}}
