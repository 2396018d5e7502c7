<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learning">My learning</a></li><li><span aria-current="page">Leave a group</span></li></ol></nav>
{{#over}}<section class="panel flow confirm"><h1>You are not in <bdi>{{group_name}}</bdi> any more</h1><p>There is nothing to leave.</p><div class="row"><a class="btn" href="/learning">Back to My learning</a></div></section>{{/over}}
{{#may}}<section class="panel flow confirm"><h1>Leave <bdi>{{group_name}}</bdi>?</h1>
	<p>You leave this group of <bdi>{{organisation_name}}</bdi> by yourself. Its leaders are not asked; they see in their log that you left.</p>
	<ul class="flow s">
		<li><b>Your progress.</b> The group's leaders no longer see it. The administrators of <bdi>{{organisation_name}}</bdi> still see the courses that you have begun, as long as you belong to it.</li>
		{{#kept_any}}<li><b>These courses stay open to you,</b> since you have begun them or have them by another way:<ul>{{#kept}}<li><bdi>{{title}}</bdi></li>{{/kept}}</ul></li>{{/kept_any}}
		{{#lost_any}}<li><b>These courses are closed to you,</b> since you have not begun them:<ul>{{#lost}}<li><bdi>{{title}}</bdi></li>{{/lost}}</ul></li>{{/lost_any}}
		<li><b>Your seat.</b> {{#seat_stays}}You have begun a course of the group, so your seat stays used: when you come back, it is yours.{{/seat_stays}}{{#seat_returns}}It is free for somebody else.{{/seat_returns}}</li>
		<li><b>Your certificates</b> stay valid.</li>
	</ul>
	<p>{{#by_rule}}The group fills itself by a rule, which does not bring you back. {{/by_rule}}Right afterwards you can undo it. Later, ask whoever leads the group to add you again.</p>
	<form class="row" method="post" action="/learning/groups/{{id}}/leave"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Leave the group</button><a class="btn quiet" href="/learning">Stay in it</a></form></section>{{/may}}
