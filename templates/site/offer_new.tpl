<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/orders">Orders</a></li><li><a href="/admin/prices">Prices</a></li><li><a href="/admin/prices/offers/new" aria-current="page">Offer a course</a></li></ol></nav>
<div class="top"><div><h1>Offer a course</h1><p>Whoever orders it gets it as a course of their own organisation, for one group.</p></div></div>
<form class="panel flow" method="post" action="/admin/prices/offers" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>site/offer_fields.tpl}}
	<div class="row"><button class="btn main">Offer it</button><a class="btn quiet" href="/admin/prices">Cancel</a></div>
</form>
