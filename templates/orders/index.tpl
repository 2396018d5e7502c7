<div class="top"><div><h1>Seats and orders</h1><p>The seats of all groups, and what <bdi>{{organisation_name}}</bdi> has ordered.</p></div></div>
<dl class="panel tiles">
	{{>seats/tile.tpl}}
	<div><dt>Full groups</dt><dd>{{groups_full:x-number}}</dd></div>
	<div><dt>To be paid</dt><dd>{{#to_pay}}{{to_pay}}{{/to_pay}}{{#order_none}}Nothing{{/order_none}}</dd><dd>{{#orders_waiting}}{{orders_waiting:x-number}} waiting{{/orders_waiting}}</dd></div>
</dl>
{{#group_any}}
<section class="panel flow s" aria-labelledby="few"><h2 id="few">Fewest free seats</h2>
	<ul class="lines plain">{{#group}}<li class="row"><a class="title" href="/groups/{{id}}/seats"><bdi>{{name}}</bdi></a> <span class="soft">{{seats_held:x-number}} of {{seats:x-number}} used, {{seats_free:x-number}} free</span>{{#room_is_full}} <span class="tag warn">Full</span>{{/room_is_full}}{{#sells_seats}}<a class="btn s push" href="/groups/{{id}}/order"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add seats<span class="vh"> to {{name}}</span></a>{{/sells_seats}}</li>{{/group}}</ul>
	<p class="soft">Other groups: open one under <a href="/groups">Manage my group</a>, then Seats.</p>
</section>
{{/group_any}}
{{#order_any}}
<section class="panel flush" aria-labelledby="orders"><header class="row"><h2 id="orders">Orders</h2></header>
	<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Order</th><th role="columnheader" scope="col">Date</th><th role="columnheader" scope="col">Group</th><th role="columnheader" scope="col" class="num">Seats</th><th role="columnheader" scope="col">Courses</th><th role="columnheader" scope="col" class="num">Amount</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#order}}
			<tr role="row"><th role="rowheader" scope="row" class="one full"><a class="title" href="/orders/{{id}}">{{number}}</a>{{#invoice}}<small>{{invoice_number}}</small>{{/invoice}}</th>
				<td role="cell" class="one" data-l="Date"><time datetime="{{created_at:x-iso}}">{{created_at:x-day}}</time></td>
				<td role="cell" data-l="Group"><bdi>{{group_name}}</bdi></td>
				<td role="cell" class="num" data-l="Seats">{{#seats}}{{seats:x-number}}{{/seats}}</td>
				<td role="cell" data-l="Courses">{{#course_words}}<bdi>{{course_words}}</bdi>{{/course_words}}</td>
				<td role="cell" class="num" data-l="Amount">{{total_words}}</td>
				<td role="cell" data-l="Status">{{>orders/status.tpl}}</td>
				<td role="cell" class="acts">{{#invoice}}<a class="btn s" href="/orders/{{id}}/invoice"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#receipt"/></svg>Invoice<span class="vh"> of {{number}}</span></a>{{/invoice}}</td></tr>
			{{/order}}
		</tbody></table>
	{{>parts/pager.tpl}}
</section>
{{/order_any}}
{{#order_none}}<section class="panel empty">{{>parts/formation.tpl}}<h2>No orders yet</h2><p class="soft">Order seats and courses for a group from its Seats page.</p><a class="btn" href="/groups">Choose a group</a></section>{{/order_none}}
<p><a class="help" href="/help/orders"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How orders work</a></p>
