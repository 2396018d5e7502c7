<div class="top"><div><h1>Accounts</h1><p>Everyone who can log in on this site, in whichever organisation.</p></div></div>
<nav class="chips" aria-label="Show accounts"><a href="/admin/accounts"{{#show_all}} aria-current="true"{{/show_all}}>All</a><a href="/admin/accounts?show=admins"{{#show_admins}} aria-current="true"{{/show_admins}}>Site administrators</a></nav>
<section class="panel flush" aria-label="Accounts">
	<header class="row"><form class="row grow" role="search" method="get" action="/admin/accounts"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search accounts</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Search by name or e-mail"></span><button class="btn">Search</button></form></header>
	{{#q_short}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div>Type at least three letters of one word. These are the latest accounts.</div></div>{{/q_short}}
	{{#item_none}}<div class="empty"><h2>No account matches</h2><p class="soft">No name or e-mail with “<bdi>{{q}}</bdi>”.</p><a class="btn" href="/admin/accounts">Show all</a></div>{{/item_none}}
	{{#item_any}}
	<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col" class="num">Organisations</th><th role="columnheader" scope="col">Last logged in</th></tr></thead>
		<tbody role="rowgroup">
			{{#item}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><a class="title" href="/admin/accounts/{{id}}">{{name}}</a>{{#known}}<small>{{email}}</small>{{/known}}</div></div></th>
				<td role="cell" data-l="Status">{{#status_is_active}}<span class="tag ok">Active</span>{{/status_is_active}}{{#status_is_closed}}<span class="tag">Closed</span>{{/status_is_closed}}{{#is_site_admin}} <span class="tag info">Site administrator</span>{{/is_site_admin}}</td>
				<td role="cell" class="num" data-l="Organisations">{{organisations:x-number}}</td>
				<td role="cell" class="one" data-l="Last logged in">{{#signed_in_at}}<time datetime="{{signed_in_at:x-iso}}">{{signed_in_at:x-when}}</time>{{/signed_in_at}}{{#known}}{{#never_signed_in}}Never{{/never_signed_in}}{{/known}}</td></tr>
			{{/item}}
		</tbody></table>
	{{>parts/pager.tpl}}
	{{/item_any}}
</section>
