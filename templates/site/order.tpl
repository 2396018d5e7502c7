<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/orders">Orders</a></li><li><a href="/admin/orders/{{id}}" aria-current="page">{{number}}</a></li></ol></nav>
<div class="top"><div><h1>Order {{number}}</h1><p><a href="/admin/organisations/{{organisation_id}}"><bdi>{{organisation}}</bdi></a>, {{total_words}}. {{>orders/status.tpl}}</p></div>
	<div class="row">{{#invoice}}<a class="btn" href="/admin/orders/{{id}}/invoice"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#receipt"/></svg>Invoice</a>{{/invoice}}{{#status_is_waiting}}<a class="btn bad" href="/admin/orders/{{id}}/cancel"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg>Cancel order</a>{{/status_is_waiting}}{{#may_be_paid}}<a class="btn main" href="/admin/orders/{{id}}/paid"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Mark as paid</a>{{/may_be_paid}}</div></div>
{{#trouble}}<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>Look at this.</b> {{trouble}}</div><form class="inline" method="post" action="/admin/orders/{{id}}/settle"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">It is settled</button></form></div>{{/trouble}}
<section class="panel flush" aria-label="What was ordered">{{>orders/lines.tpl}}</section>
{{>orders/facts.tpl}}
{{#takes_back}}
<section class="panel flow" aria-labelledby="refund"><h2 id="refund">Refund seats</h2>
	{{#refundable}}<form class="flow" method="post" action="/admin/orders/{{id}}/refund" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
		<div class="field"><label for="seats_back">Seats to take back</label><input id="seats_back" name="seats_back" class="auto" size="8" value="{{seats_back}}" inputmode="numeric" autocomplete="off" aria-describedby="seats_back-hint{{#seats_back_error}} seats_back-error{{/seats_back_error}}"{{#seats_back_error}} aria-invalid="true"{{/seats_back_error}}><small id="seats_back-hint">Free now: {{refundable:x-number}} of its seats, at {{seat_words}} each. Seats that people hold, and courses, are not taken back.</small>{{#seats_back_error}}<p class="err" id="seats_back-error">{{seats_back_error}}</p>{{/seats_back_error}}</div>
		{{#payment_id}}<p class="soft">The payment provider is asked to give the money back.</p>{{/payment_id}}{{#paid_is_hand}}<p class="soft">Give the money back yourself: this only takes the seats and writes the credit note.</p>{{/paid_is_hand}}
		<div class="row"><button class="btn bad">Refund these seats</button></div></form>{{/refundable}}
	{{#none_refundable}}<p class="soft">None of its seats is free now, so none can be taken back.</p>{{/none_refundable}}
</section>
{{/takes_back}}
{{#payment_is_checkout}}
<section class="panel flush" aria-labelledby="events"><header class="row"><h2 id="events">What the payment provider said</h2></header>
	{{#event_none}}<div class="empty"><p class="soft">Nothing yet.</p></div>{{/event_none}}
	{{#event_any}}<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Event</th><th role="columnheader" scope="col">What came of it</th><th role="columnheader" scope="col">When</th></tr></thead>
		<tbody role="rowgroup">{{#event}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{kind}}<small>{{event_id}}</small></th><td role="cell" data-l="What came of it">{{result}}</td><td role="cell" class="one" data-l="When"><time datetime="{{at:x-iso}}">{{at:x-when}}</time></td></tr>{{/event}}
		</tbody></table>{{/event_any}}
	{{#payment_id}}<footer class="row"><span class="soft">Payment <code>{{payment_id}}</code></span></footer>{{/payment_id}}
</section>
{{/payment_is_checkout}}
