<dl class="facts panel">
	<div><dt>Group</dt><dd>{{group_name}}</dd></div>
	<div><dt>Ordered by</dt><dd><bdi>{{who}}</bdi>, <time datetime="{{created_at:x-iso}}">{{created_at:x-instant}}</time></dd></div>
	<div><dt>Payment</dt><dd>{{#payment_is_invoice}}By invoice{{/payment_is_invoice}}{{#payment_is_checkout}}Online{{/payment_is_checkout}}</dd></div>
	{{#paid_at}}<div><dt>Paid</dt><dd><time datetime="{{paid_at:x-iso}}">{{paid_at:x-instant}}</time>{{#paid_is_hand}}, noted by <bdi>{{marked_by}}</bdi>{{/paid_is_hand}}{{#paid_is_provider}}, confirmed by the payment provider{{/paid_is_provider}}</dd></div>{{/paid_at}}
	{{#status_is_cancelled}}{{#ended_at}}<div><dt>Cancelled</dt><dd><time datetime="{{ended_at:x-iso}}">{{ended_at:x-instant}}</time></dd></div>{{/ended_at}}{{/status_is_cancelled}}
	{{#status_is_refunded}}<div><dt>Refunded</dt><dd>{{refunded_words}} for {{seats_refunded:x-number}} of {{seats:x-number}} seats</dd></div>{{/status_is_refunded}}
	{{#reference}}<div><dt>Your number</dt><dd><bdi>{{reference}}</bdi></dd></div>{{/reference}}
	<div><dt>Invoice to</dt><dd class="text" dir="auto">{{buyer}}</dd></div>
</dl>
