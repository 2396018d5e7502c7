<nav class="ways" aria-label="How to enrol">
	<a href="/groups/{{group_id}}/enrol/manual"{{#way_manual}} aria-current="page"{{/way_manual}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg><b>Add manually</b><small>Up to 10 people at a time</small></a>
	{{#csv_upload}}<a href="/groups/{{group_id}}/enrol/csv"{{#way_csv}} aria-current="page"{{/way_csv}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#upload"/></svg><b>Upload CSV</b><small>Up to 100,000 rows, 32 MB</small></a>{{/csv_upload}}
	<a href="/groups/{{group_id}}/enrol/code"{{#way_code}} aria-current="page"{{/way_code}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#code"/></svg><b>Group code</b><small>People register themselves</small></a>
	<a href="/groups/{{group_id}}/enrol/copy"{{#way_copy}} aria-current="page"{{/way_copy}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg><b>Add members</b><small>{{#is_admin}}One by one, from a group or a branch{{/is_admin}}{{#is_leader}}From another group that you lead{{/is_leader}}</small></a>
</nav>
