<nav class="ways" aria-label="How to enrol">
	<a href="/groups/{{group_id}}/enrol/manual"{{#way_manual}} aria-current="page"{{/way_manual}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg><b>Add manually</b><small>Up to 10 people at a time</small></a>
	<a href="/groups/{{group_id}}/enrol/copy"{{#way_copy}} aria-current="page"{{/way_copy}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg><b>Add members</b><small>{{#is_admin}}One by one, from a group or a branch{{/is_admin}}{{#is_leader}}From another group that you lead{{/is_leader}}</small></a>
</nav>
