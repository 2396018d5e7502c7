<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/orders">Seats and orders</a></li><li><a href="/orders/{{id}}">{{number}}</a></li></ol></nav>
<section class="panel flow confirm"><h1>Cancel order {{number}}?</h1>
	{{#status_is_waiting}}<p>Nothing is to be paid then, and nothing comes of it.{{#invoice}} Its invoice is taken back by a credit note.{{/invoice}} If you have paid already, keep it: that payment counts.</p>
	<form class="row" method="post" action="/orders/{{id}}/cancel"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Cancel order</button><a class="btn quiet" href="/orders/{{id}}">Keep it</a></form>{{/status_is_waiting}}
	{{#settled}}<p>It does not wait to be paid any more, so it cannot be cancelled.</p><div class="row"><a class="btn" href="/orders/{{id}}">Back to the order</a></div>{{/settled}}
</section>
