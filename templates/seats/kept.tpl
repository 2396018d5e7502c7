{{>parts/group.tpl}}
<div class="top"><div><h1>Seats of people who left</h1><p>They had started a course, so their seats stay used. Whoever comes in again has the same seat.</p></div><div class="row"><a class="btn" href="/groups/{{group_id}}/seats">Seats</a></div></div>
{{>parts/tabs.tpl}}
<section class="panel flush" aria-label="People who left">
	{{#person_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col">Left</th><th role="columnheader" scope="col">How</th></tr></thead>
		<tbody role="rowgroup">
			{{#person}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><bdi>{{name}}</bdi><small>{{email}}</small></th>
				<td role="cell" class="one" data-l="Left"><time datetime="{{left_at:x-iso}}">{{left_at:x-when}}</time></td>
				<td role="cell" data-l="How">{{#status_is_removed}}Removed from the group{{/status_is_removed}}{{#status_is_archived}}Archived{{/status_is_archived}}</td></tr>
			{{/person}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/person_any}}
	{{#person_none}}<div class="empty"><h2>Nobody who left holds a seat</h2><p class="soft">A learner who is removed after having started a course stands here, where your organisation keeps such seats.</p></div>{{/person_none}}
</section>
