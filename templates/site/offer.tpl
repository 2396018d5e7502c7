<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/orders">Orders</a></li><li><a href="/admin/prices">Prices</a></li><li><a href="/admin/prices/offers/{{id}}" aria-current="page">{{offer_title}}</a></li></ol></nav>
<div class="top"><div><h1 dir="auto">{{offer_title}}</h1><p>A course on offer. What you change counts for orders from now on.</p></div><a class="btn" href="/admin/prices/offers/{{id}}/retire">Retire</a></div>
<form class="panel flow" method="post" action="/admin/prices/offers/{{id}}" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>site/offer_fields.tpl}}
	<div class="row"><button class="btn main">Save</button><a class="btn quiet" href="/admin/prices">Cancel</a></div>
</form>
