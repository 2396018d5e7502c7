{{>parts/group.tpl}}
{{#one}}
<section class="panel flow confirm"><h1>Revoke the key {{text}}?</h1><p>Nobody can redeem it any more, and its seat is free again. This cannot be undone; you can make another key.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/keys/one/{{id}}/revoke"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Revoke key</button><a class="btn quiet" href="/groups/{{group_id}}/keys/{{batch_id}}">Keep it</a></form></section>
{{/one}}
{{#all}}
<section class="panel flow confirm"><h1>Revoke all unused keys of <bdi>{{batch_name}}</bdi>?</h1><p>{{unused_words}}. Nobody can redeem them any more, and their seats are free again. Keys that were redeemed stay as they are. This cannot be undone.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/keys/{{batch_id}}/revoke"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Revoke unused keys</button><a class="btn quiet" href="/groups/{{group_id}}/keys/{{batch_id}}">Keep them</a></form></section>
{{/all}}
