{{>reports/place.tpl}}
<section class="panel flow confirm"><h1>Revoke the link for <bdi>{{name}}</bdi>?</h1><p>It stops working at once, for good. Whoever opens it reads that it was revoked. Other links go on working.</p>
	<form class="row" method="post" action="{{base}}/links/{{id}}/revoke"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Revoke link</button><a class="btn quiet" href="{{base}}/links">Keep it</a></form></section>
