<div class="top"><div><h1>Orders</h1><p>What organisations have ordered, and whether it is paid.</p></div><a class="btn" href="/admin/prices"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#receipt"/></svg>Prices</a></div>
<dl class="panel tiles">
	<div><dt>To be paid</dt><dd>{{#to_pay}}{{to_pay}}{{/to_pay}}{{#order_none}}Nothing{{/order_none}}</dd><dd>{{orders_waiting:x-number}} waiting</dd></div>
	<div><dt>To look at</dt><dd>{{troubled_count:x-number}}</dd><dd>{{#troubled_count}}<a href="/admin/orders?status=trouble">Show them</a>{{/troubled_count}}</dd></div>
</dl>
<nav class="chips" aria-label="Filter by status"><a href="/admin/orders"{{#filter_all}} aria-current="true"{{/filter_all}}>All</a><a href="/admin/orders?status=waiting"{{#filter_waiting}} aria-current="true"{{/filter_waiting}}>To be paid <b>{{orders_waiting:x-number}}</b></a><a href="/admin/orders?status=paid"{{#filter_paid}} aria-current="true"{{/filter_paid}}>Paid</a><a href="/admin/orders?status=cancelled"{{#filter_cancelled}} aria-current="true"{{/filter_cancelled}}>Cancelled</a><a href="/admin/orders?status=refunded"{{#filter_refunded}} aria-current="true"{{/filter_refunded}}>Refunded</a><a href="/admin/orders?status=trouble"{{#filter_trouble}} aria-current="true"{{/filter_trouble}}>To look at <b>{{troubled_count:x-number}}</b></a></nav>
<section class="panel flush" aria-labelledby="orders"><header class="row"><h2 id="orders">Orders</h2><a class="btn s push" href="/admin/orders.csv"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Export CSV</a></header>
	{{#order_none}}<div class="empty"><h2>No order here</h2><p class="soft">{{#filter_all}}Nobody has ordered anything yet.{{/filter_all}}{{#filter_waiting}}No order waits to be paid.{{/filter_waiting}}{{#filter_paid}}No order is paid.{{/filter_paid}}{{#filter_cancelled}}No order was cancelled.{{/filter_cancelled}}{{#filter_refunded}}No order was refunded.{{/filter_refunded}}{{#filter_trouble}}There is nothing to look at.{{/filter_trouble}}</p></div>{{/order_none}}
	{{#order_any}}
	<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Order</th><th role="columnheader" scope="col">Date</th><th role="columnheader" scope="col">Organisation</th><th role="columnheader" scope="col" class="num">Seats</th><th role="columnheader" scope="col">Courses</th><th role="columnheader" scope="col" class="num">Amount</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#order}}
			<tr role="row"><th role="rowheader" scope="row" class="one full"><a class="title" href="/admin/orders/{{id}}">{{number}}</a>{{#invoice}}<small>{{invoice_number}}</small>{{/invoice}}</th>
				<td role="cell" class="one" data-l="Date"><time datetime="{{created_at:x-iso}}">{{created_at:x-day}}</time></td>
				<td role="cell" data-l="Organisation"><bdi>{{organisation}}</bdi></td>
				<td role="cell" class="num" data-l="Seats">{{#seats}}{{seats:x-number}}{{/seats}}</td>
				<td role="cell" data-l="Courses">{{#course_words}}<bdi>{{course_words}}</bdi>{{/course_words}}</td>
				<td role="cell" class="num" data-l="Amount">{{total_words}}</td>
				<td role="cell" data-l="Status">{{>orders/status.tpl}}{{#troubled}} <span class="tag bad">Look at it</span>{{/troubled}}</td>
				<td role="cell" class="acts"><span class="row">{{#status_is_waiting}}<a class="btn s" href="/admin/orders/{{id}}/paid"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Mark as paid<span class="vh">: {{number}}</span></a>{{/status_is_waiting}}{{#invoice}}<a class="btn s" href="/admin/orders/{{id}}/invoice"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#receipt"/></svg>Invoice<span class="vh"> of {{number}}</span></a>{{/invoice}}</span></td></tr>
			{{/order}}
		</tbody></table>
	{{>parts/pager.tpl}}
	{{/order_any}}
</section>
