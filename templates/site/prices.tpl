<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/orders">Orders</a></li><li><a href="/admin/prices" aria-current="page">Prices</a></li></ol></nav>
<div class="top"><div><h1>Prices</h1><p>What organisations can order here, and how they are billed. Orders keep the prices they were made at.</p></div></div>
<form class="panel flow" method="post" action="/admin/prices" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="cols">
		<div class="field"><label for="currency">Currency</label><select id="currency" name="currency"{{#currency_error}} aria-invalid="true" aria-describedby="currency-error"{{/currency_error}}>{{#currency_option}}<option value="{{code}}"{{#chosen}} selected{{/chosen}}>{{label}} ({{code}})</option>{{/currency_option}}</select>{{#currency_error}}<p class="err" id="currency-error">{{currency_error}}</p>{{/currency_error}}</div>
		<div class="field"><label for="seat_price">Price of a seat <small>optional</small></label><input id="seat_price" name="seat_price" value="{{seat_price}}" inputmode="decimal" autocomplete="off" aria-describedby="seat_price-hint{{#seat_price_error}} seat_price-error{{/seat_price_error}}"{{#seat_price_error}} aria-invalid="true"{{/seat_price_error}}><small id="seat_price-hint">Empty: seats are not sold. 0: they cost nothing.</small>{{#seat_price_error}}<p class="err" id="seat_price-error">{{seat_price_error}}</p>{{/seat_price_error}}</div>
	</div>
	<div class="field"><label for="seller">Seller, as on invoices</label><textarea id="seller" name="seller" dir="auto" rows="4" required aria-describedby="seller-hint{{#seller_error}} seller-error{{/seller_error}}"{{#seller_error}} aria-invalid="true"{{/seller_error}}>
{{seller}}</textarea><small id="seller-hint">Name, address, tax number.</small>{{#seller_error}}<p class="err" id="seller-error">{{seller_error}}</p>{{/seller_error}}</div>
	<div class="field"><label for="terms">How to pay an invoice</label><textarea id="terms" name="terms" dir="auto" rows="4" required aria-describedby="terms-hint{{#terms_error}} terms-error{{/terms_error}}"{{#terms_error}} aria-invalid="true"{{/terms_error}}>
{{terms}}</textarea><small id="terms-hint">Bank, account, what to write as reference. It stands below the total.</small>{{#terms_error}}<p class="err" id="terms-error">{{terms_error}}</p>{{/terms_error}}</div>
	<div class="field"><label for="invoice_days">Days to pay an invoice</label><input id="invoice_days" name="invoice_days" class="auto" size="5" value="{{invoice_days}}" inputmode="numeric"{{#invoice_days_error}} aria-invalid="true" aria-describedby="invoice_days-error"{{/invoice_days_error}}>{{#invoice_days_error}}<p class="err" id="invoice_days-error">{{invoice_days_error}}</p>{{/invoice_days_error}}</div>
	<div class="row"><button class="btn main">Save prices</button></div>
</form>
<section class="panel flush" aria-labelledby="offers"><header class="row"><h2 id="offers">Courses on offer</h2><a class="btn s push" href="/admin/prices/offers/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Offer a course</a></header>
	{{#offer_none}}<div class="empty"><p class="soft">None yet. An organisation that orders a course gets it as one of its own, for one group.</p></div>{{/offer_none}}
	{{#offer_any}}<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Course</th><th role="columnheader" scope="col">Takes</th><th role="columnheader" scope="col" class="num">Price for a group</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">{{#offer}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/admin/prices/offers/{{id}}">{{title}}</a>{{#description}}<small dir="auto">{{description}}</small>{{/description}}</th><td role="cell" class="one" data-l="Takes">{{>parts/takes.tpl}}</td><td role="cell" class="num" data-l="Price for a group">{{price_words}}</td><td role="cell" class="acts"><a class="btn s" href="/admin/prices/offers/{{id}}/retire">Retire<span class="vh"> {{title}}</span></a></td></tr>{{/offer}}
		</tbody></table>{{/offer_any}}
</section>
