<div class="top"><div><h1>Organisations</h1></div> <div class="row"><a class="btn" href="/admin/orders?status=waiting"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#receipt"/></svg>Orders{{#orders_waiting}} <span class="tag warn">{{orders_waiting:x-number}} to be paid</span>{{/orders_waiting}}</a><a class="btn main" href="/admin/organisations/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>New organisation</a></div></div>
<nav class="chips" aria-label="Show organisations"><a href="/admin/organisations"{{#filter_active}} aria-current="true"{{/filter_active}}>Active <b>{{active_count:x-number}}</b></a><a href="/admin/organisations?status=closed"{{#filter_closed}} aria-current="true"{{/filter_closed}}>Closed <b>{{closed_count:x-number}}</b></a></nav>
<section class="panel flush" aria-label="Organisations">
	<header class="row"><form class="row grow" role="search" method="get" action="/admin/organisations"><input type="hidden" name="status" value="{{status}}"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search organisations</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Beginning of the name"></span><button class="btn">Search</button></form></header>
	{{#item_none}}<div class="empty"><h2>No organisation here</h2><p class="soft">{{#q}}None begins with “<bdi>{{q}}</bdi>”.{{/q}}</p>{{#q}}<a class="btn" href="/admin/organisations">Show all</a>{{/q}}</div>{{/item_none}}
	{{#item_any}}
	<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Organisation</th><th role="columnheader" scope="col" class="num">Groups</th><th role="columnheader" scope="col" class="num">People</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">Last activity</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#item}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/admin/organisations/{{id}}">{{name}}</a></th>
				<td role="cell" class="num" data-l="Groups">{{groups:x-number}}</td><td role="cell" class="num" data-l="People">{{people:x-number}}</td>
				<td role="cell" data-l="Status">{{#status_is_active}}<span class="tag ok">Active</span>{{/status_is_active}}{{#status_is_closed}}<span class="tag">Closed</span>{{/status_is_closed}}</td>
				<td role="cell" class="one" data-l="Last activity">{{#active_at}}<time datetime="{{active_at:x-iso}}">{{active_at:x-when}}</time>{{/active_at}}</td>
				<td role="cell" class="acts">{{#status_is_active}}<form class="inline" method="post" action="/organisations/{{id}}/enter"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Go in<span class="vh"> to {{name}}</span></button></form>{{/status_is_active}}</td></tr>
			{{/item}}
		</tbody></table>
	{{>parts/pager.tpl}}
	{{/item_any}}
</section>
<p><a class="help" href="/admin/activity"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>Activity on this site</a></p>
