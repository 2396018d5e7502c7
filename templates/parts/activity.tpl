<table class="fold" role="table">
	<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What</th>{{#activity_groups}}<th role="columnheader" scope="col">Group</th>{{/activity_groups}}<th role="columnheader" scope="col">When</th></tr></thead>
	<tbody role="rowgroup">
		{{#activity}}
		<tr role="row"><td role="cell" class="full">{{#who_is_person}}<bdi>{{who}}</bdi>{{/who_is_person}}{{#who_is_invited}}The person{{/who_is_invited}}{{#who_is_muster}}{{#by_rule}}The group's rule{{/by_rule}}{{#by_muster}}Muster{{/by_muster}}{{/who_is_muster}} {{words}} <b><bdi>{{subject}}</bdi></b>{{#detail}}<small>{{detail}}</small>{{/detail}}</td>
			{{#activity_groups}}<td role="cell" class="any" data-l="Group">{{#group_name}}<a href="/groups/{{group_id}}">{{group_name}}</a>{{/group_name}}</td>{{/activity_groups}}
			<td role="cell" class="one" data-l="When"><time datetime="{{at:x-iso}}">{{at:x-when}}</time></td></tr>
		{{/activity}}
	</tbody>
</table>
