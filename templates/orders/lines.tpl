<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col" class="num">Quantity</th><th role="columnheader" scope="col" class="num">Price</th><th role="columnheader" scope="col" class="num">Amount</th></tr></thead>
	<tbody role="rowgroup">{{#line}}
		<tr role="row"><th role="rowheader" scope="row" class="full"><bdi>{{label}}</bdi></th><td role="cell" class="num" data-l="Quantity">{{quantity:x-number}}</td><td role="cell" class="num" data-l="Price">{{price_words}}</td><td role="cell" class="num" data-l="Amount">{{amount_words}}</td></tr>{{/line}}
		<tr role="row"><th role="rowheader" scope="row" class="full" colspan="3">Total</th><td role="cell" class="num" data-l="Total"><b>{{sum_words}}</b></td></tr>
	</tbody></table>
