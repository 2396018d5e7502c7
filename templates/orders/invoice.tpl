<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="{{back}}">Order {{order_number}}</a></li><li><span aria-current="page">Invoice</span></li></ol></nav>
<div class="row"><h1 class="vh">Invoice of order {{order_number}}</h1><button class="btn main" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button></div>
{{#paper}}
<article class="panel flow paper" aria-labelledby="paper-{{invoice_number}}">
	<div class="top"><div><h2 id="paper-{{invoice_number}}">{{#kind_is_invoice}}Invoice{{/kind_is_invoice}}{{#kind_is_credit}}Credit note{{/kind_is_credit}} {{invoice_number}}</h2><p><time datetime="{{at:x-iso}}">{{at:x-day}}</time>, order {{order_number}}{{#reference}}, your number <bdi>{{reference}}</bdi>{{/reference}}</p></div></div>
	<div class="cols"><div><h3>From</h3><p class="text" dir="auto">{{#seller}}{{seller}}{{/seller}}</p></div><div><h3>To</h3><p class="text" dir="auto">{{buyer}}</p></div></div>
	{{#kind_is_invoice}}
	<p>For the group <bdi>{{group_name}}</bdi>.</p>
	{{>orders/lines.tpl}}
	{{#asks}}{{#status_is_waiting}}<p><b>To be paid by <time datetime="{{due_at:x-iso}}">{{due_at:x-day}}</time>.</b></p>
	{{#terms}}<p class="text" dir="auto">{{terms}}</p>{{/terms}}{{/status_is_waiting}}
	{{#paid_at}}<p><b>Paid on <time datetime="{{paid_at:x-iso}}">{{paid_at:x-day}}</time>.</b> Nothing is due.</p>{{/paid_at}}{{/asks}}
	{{#taken_back_words}}<p><b>Taken back by credit note {{taken_back_words}}.</b> Nothing is due.</p>{{/taken_back_words}}
	{{#paid_before}}<p><b>Paid on <time datetime="{{at:x-iso}}">{{at:x-day}}</time>.</b> Nothing is due.</p>{{/paid_before}}
	{{/kind_is_invoice}}
	{{#kind_is_credit}}
	<p>{{#seats}}Seats taken back from the group <bdi>{{group_name}}</bdi>: {{seats:x-number}} at {{seat_words}}.{{/seats}}{{#whole}}The order was cancelled.{{/whole}} Credit against invoice {{of_words}}.</p>
	<p><b>Credit: {{amount_words}}</b></p>
	{{/kind_is_credit}}
</article>
{{/paper}}
