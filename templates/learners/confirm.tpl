{{>parts/group.tpl}}
{{#do_cancel}}
<section class="panel flow confirm"><h1>Cancel the invite to {{email}}?</h1><p>The link in the e-mail stops working at once and the seat is free again. You can invite the person again later.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/invites/{{id}}/cancel"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button class="btn bad">Cancel invite</button><a class="btn quiet" href="{{back}}">Keep it</a></form></section>
{{/do_cancel}}
{{#do_remove}}
<section class="panel flow confirm"><h1>Remove {{#name}}<bdi>{{name}}</bdi>{{/name}}{{#name_is_hidden}}{{email}}{{/name_is_hidden}} from <bdi>{{group_name}}</bdi>?</h1><p>They leave this group{{#seat_stays}}. The seat stays used, since they have started a course; it is theirs again if they come back.{{/seat_stays}}{{#seat_comes_back}} and the seat is free again.{{#acts_is_waiting}} Their invite stops working.{{/acts_is_waiting}}{{/seat_comes_back}}{{#group_automatic}} The rule will not bring them back.{{/group_automatic}} What they have learned and their certificates stay theirs. You can undo this on the next page.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/learners/{{id}}/remove"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button class="btn bad">Remove from group</button><a class="btn quiet" href="{{back}}">Keep them</a></form></section>
{{/do_remove}}
{{#do_archive}}
<section class="panel flow confirm"><h1>Archive {{#name}}<bdi>{{name}}</bdi>{{/name}}?</h1><p>They are no longer connected with <bdi>{{organisation_name}}</bdi>, in this group and in all others, and their seats are free again{{#seats_stay}}, but for those in groups where they have started a course{{/seats_stay}}. Invites that wait for them are cancelled, and they are taken off wait lists. They keep courses in progress; you no longer see that progress. You can restore them later.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/learners/{{id}}/archive"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button class="btn bad">Archive</button><a class="btn quiet" href="{{back}}">Keep them</a></form></section>
{{/do_archive}}
