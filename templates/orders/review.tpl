{{>parts/group.tpl}}
<div class="top"><div><h1>Your order for <bdi>{{group_name}}</bdi></h1><p>Nothing is ordered until you say so below.</p></div></div>
<form class="flow" method="post" action="/groups/{{group_id}}/order" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{#seats}}<input type="hidden" name="seats" value="{{seats}}">{{/seats}}
	<input type="hidden" name="total" value="{{total}}">
	<section class="panel flush" id="total" aria-label="What you order">
		{{>orders/lines.tpl}}
		{{#total_error}}<p class="err" id="total-error">{{total_error}}</p>{{/total_error}}
	</section>
	<section class="panel flow" aria-labelledby="pay"><h2 id="pay">{{#costs}}How to pay{{/costs}}{{#costs_nothing}}Nothing to pay{{/costs_nothing}}</h2>
		{{#costs_nothing}}<p>This costs nothing: what you order is there at once.</p>{{/costs_nothing}}
		{{#by_card_too}}<fieldset class="flow s" id="payment"{{#payment_error}} aria-describedby="payment-error"{{/payment_error}}><legend class="vh">How to pay</legend>
			<label class="opt"><input type="radio" name="payment" value="checkout"{{#payment_checkout}} checked{{/payment_checkout}}><span>Pay online now <small>On the page of our payment provider. What you order is there as soon as the payment is confirmed.</small></span></label>
			<label class="opt"><input type="radio" name="payment" value="invoice"{{#payment_invoice}} checked{{/payment_invoice}}><span>Pay by invoice <small>You get the invoice at once. What you order is there once your payment has arrived.</small></span></label>
			{{#payment_error}}<p class="err" id="payment-error">{{payment_error}}</p>{{/payment_error}}</fieldset>{{/by_card_too}}
		{{#by_invoice_only}}<input type="hidden" name="payment" value="invoice">{{#costs}}<p>By invoice{{#invoice_days}}, within {{invoice_days}}{{/invoice_days}}. You get it at once; what you order is there once your payment has arrived.</p>{{/costs}}{{#payment_error}}<p class="err" id="payment">{{payment_error}}</p>{{/payment_error}}{{/by_invoice_only}}
		{{#costs_nothing}}<input type="hidden" name="buyer" value="{{buyer}}">{{/costs_nothing}}
		{{#costs}}<div class="field"><label for="buyer">Name and address for the invoice</label><textarea id="buyer" name="buyer" dir="auto" rows="4" required{{#buyer_error}} aria-invalid="true" aria-describedby="buyer-error"{{/buyer_error}}>
{{buyer}}</textarea>{{#buyer_error}}<p class="err" id="buyer-error">{{buyer_error}}</p>{{/buyer_error}}</div>
		<div class="field"><label for="reference">Purchase order number <small>optional</small></label><input id="reference" name="reference" dir="auto" value="{{reference}}" autocomplete="off" aria-describedby="reference-hint{{#reference_error}} reference-error{{/reference_error}}"{{#reference_error}} aria-invalid="true"{{/reference_error}}><small id="reference-hint">Your own number or name for it. It stands on the invoice.</small>{{#reference_error}}<p class="err" id="reference-error">{{reference_error}}</p>{{/reference_error}}</div>{{/costs}}
	</section>
	<div class="row"><button class="btn main" name="do" value="place">{{#costs}}Order for {{total_words}}{{/costs}}{{#costs_nothing}}Order{{/costs_nothing}}</button><button class="btn" name="do" value="change">Change it</button><a class="btn quiet" href="/groups/{{group_id}}/seats">Cancel</a></div>
</form>
