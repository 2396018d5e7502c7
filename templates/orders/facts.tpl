<dl class="facts panel">
	<div><dt>Group</dt><dd><bdi>{{group_name}}</bdi></dd></div>
	<div><dt>Ordered by</dt><dd><bdi>{{who}}</bdi>, <time datetime="{{created_at:x-iso}}">{{created_at:x-instant}}</time></dd></div>
	{{#total}}<div><dt>Payment</dt><dd>{{#payment_is_invoice}}By invoice{{/payment_is_invoice}}{{#payment_is_checkout}}Online{{/payment_is_checkout}}</dd></div>{{/total}}
	{{#paid_at}}<div><dt>Paid</dt><dd><time datetime="{{paid_at:x-iso}}">{{paid_at:x-instant}}</time>{{#paid_is_hand}}, noted by <bdi>{{marked_by}}</bdi>{{/paid_is_hand}}{{#paid_is_provider}}, confirmed by the payment provider{{/paid_is_provider}}</dd></div>{{/paid_at}}
	{{#status_is_cancelled}}{{#ended_at}}<div><dt>Cancelled</dt><dd><time datetime="{{ended_at:x-iso}}">{{ended_at:x-instant}}</time></dd></div>{{/ended_at}}{{/status_is_cancelled}}
	{{#status_is_refunded}}<div><dt>Refunded</dt><dd>{{refunded_words}} for {{seats_refunded:x-number}} of {{seats:x-number}} seats</dd></div>{{/status_is_refunded}}
	{{#reference}}<div><dt>Purchase order</dt><dd><bdi>{{reference}}</bdi></dd></div>{{/reference}}
	{{#invoice}}<div><dt>Invoice</dt><dd><ul class="plain">{{#paper}}<li>{{invoice_number}}{{#kind_is_credit}} <span class="soft">credit note</span>{{/kind_is_credit}}</li>{{/paper}}</ul></dd></div>{{/invoice}}
	<div><dt>Invoice to</dt><dd class="text" dir="auto">{{buyer}}</dd></div>
</dl>
