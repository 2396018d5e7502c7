<table><thead><tr><th scope="col">What</th><th scope="col" class="num">Price</th><th scope="col" class="num">Amount</th></tr></thead>
	<tbody>{{#line}}
		<tr><th scope="row">{{#offer_id}}<input type="hidden" name="offer" value="{{offer_id}}">{{/offer_id}}<bdi>{{label}}</bdi></th><td class="num one">{{quantity:x-number}} × {{price_words}}</td><td class="num one">{{amount_words}}</td></tr>{{/line}}
		<tr><th scope="row" colspan="2">Total</th><td class="num one"><b>{{sum_words}}</b></td></tr>
	</tbody></table>
