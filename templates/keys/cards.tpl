{{>parts/group.tpl}}
<div class="top"><div><h1>Cards of <bdi>{{batch_name}}</bdi></h1><p>{{unused_words}}. Print the page and cut it along the lines; each card is for one person.</p></div>
	<div class="row"><button class="btn main" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button><a class="btn quiet" href="/groups/{{group_id}}/keys/{{batch_id}}">Back</a></div></div>
{{#cards}}
<ul class="cards plain">
	{{#card}}
	<li>{{>parts/qr.tpl}}<div class="flow s"><p><b><bdi>{{group_name}}</bdi></b><br><small><bdi>{{organisation_name}}</bdi></small></p><code class="code">{{text}}</code><small>Scan the picture, or open {{redeem_host}}<wbr>/redeem and type the key. It is yours alone.</small></div></li>
	{{/card}}
</ul>
{{/cards}}
