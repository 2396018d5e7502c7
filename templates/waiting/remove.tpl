{{>parts/group.tpl}}
<section class="panel flow confirm"><h1>Take {{email}} off the wait list of <bdi>{{group_name}}</bdi>?</h1><p>Those behind them move up by one place. No mail tells them. They can come again while a group code or the join page lets them in, at the end of the line.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/waiting/{{id}}/remove"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Take off the list</button><a class="btn quiet" href="/groups/{{group_id}}/waiting">Let them wait</a></form></section>
