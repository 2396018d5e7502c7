<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/orders">Orders</a></li><li><a href="/admin/orders/{{id}}">{{number}}</a></li></ol></nav>
<section class="panel flow confirm"><h1>Is order {{number}} paid?</h1>
	{{#may_be_paid}}<p>{{total_words}} from <bdi>{{organisation}}</bdi>{{#paper}}{{#kind_is_invoice}}, invoice {{invoice_number}}{{/kind_is_invoice}}{{/paper}}{{#reference}}, purchase order <bdi>{{reference}}</bdi>{{/reference}}. Say so only when the money has arrived: this cannot be undone, only refunded.</p>
	<p>Then the group <bdi>{{group_name}}</bdi> gets at once:</p>
	<ul class="lines">{{#line}}<li>{{#line_is_seats}}Seats: {{quantity:x-number}}{{/line_is_seats}}{{#line_is_course}}The course <bdi>{{label}}</bdi>{{/line_is_course}}</li>{{/line}}</ul>
	<p>A mail tells <bdi>{{who}}</bdi>.{{#status_is_cancelled}} The order was cancelled; it gets a new invoice.{{/status_is_cancelled}}{{#checkout_url}} The payment page that is open for it is closed.{{/checkout_url}}</p>
	<form class="row" method="post" action="/admin/orders/{{id}}/paid"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Mark as paid</button><a class="btn quiet" href="/admin/orders/{{id}}">Not yet</a></form>{{/may_be_paid}}
	{{#paid_at}}<p>Yes: it was paid on <time datetime="{{paid_at:x-iso}}">{{paid_at:x-instant}}</time>. There is nothing to do.</p><div class="row"><a class="btn" href="/admin/orders/{{id}}">Back to the order</a></div>{{/paid_at}}</section>
