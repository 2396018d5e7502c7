<table class="fold" role="table" aria-label="Batches of keys">
	<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Batch</th><th role="columnheader" scope="col">Made</th><th role="columnheader" scope="col">Redeemed</th><th role="columnheader" scope="col">Example</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
	<tbody role="rowgroup">
		{{#batch}}
		<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/groups/{{group_id}}/keys/{{id}}"><bdi>{{name}}</bdi></a></th>
			<td role="cell" data-l="Made"><time datetime="{{created_at:x-iso}}">{{created_at:x-day}}</time>{{#maker}} by <bdi>{{maker}}</bdi>{{/maker}}</td>
			<td role="cell" data-l="Redeemed"><span class="gauge"><svg class="roll s" viewBox="0 0 20 1" preserveAspectRatio="none" aria-hidden="true">{{#pips}}<path class="ok" d="M0 .5h{{pips}}"/>{{/pips}}{{#pips_free}}<path d="M{{pips_at}} .5h{{pips_free}}"/>{{/pips_free}}</svg><span>{{redeemed:x-number}} of {{made:x-number}}{{#revoked}} <span class="soft">{{revoked:x-number}} revoked</span>{{/revoked}}</span></span></td>
			<td role="cell" class="one" data-l="Example"><code>{{example}}</code></td>
			<td role="cell" class="acts"><a class="btn s" href="/groups/{{group_id}}/keys/{{id}}/keys.csv" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download<span class="vh"> {{name}}</span></a></td></tr>
		{{/batch}}
	</tbody>
</table>
