<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/accounts">Accounts</a></li><li><a href="/admin/accounts/{{id}}">{{name}}</a></li></ol></nav>
<div class="top"><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><h1>{{name}}</h1>{{#known}}<p>{{email}}</p>{{/known}}</div></div>
	<div class="row">
		{{#status_is_active}}<form class="inline" method="post" action="/admin/accounts/{{id}}/reset"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Send password reset</button></form><form class="inline" method="post" action="/admin/accounts/{{id}}/sessions/end"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#exit"/></svg>End all sessions</button></form>
		{{#no_site_admin}}<form class="inline" method="post" action="/admin/accounts/{{id}}/site-admin"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="on" value="1"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>Make site administrator</button></form>{{/no_site_admin}}{{#site_admin}}<a class="btn" href="/admin/accounts/{{id}}/site-admin"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>Take site administration away</a>{{/site_admin}}
		<a class="btn bad" href="/admin/accounts/{{id}}/close">Close account</a>{{/status_is_active}}
		{{#status_is_closed}}{{#known}}<form class="inline" method="post" action="/admin/accounts/{{id}}/reopen"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Reopen account</button></form>{{/known}}{{/status_is_closed}}
	</div></div>
{{#status_is_closed}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg><div><b>This account is closed.</b> {{#known}}Nobody can log in with it. Its addresses stay taken.{{/known}}{{#forgotten}}Its owner closed it for good: nothing says any more whose it was, and its addresses are free.{{/forgotten}}</div></div>{{/status_is_closed}}
<dl class="facts panel">
	<div><dt>Account since</dt><dd>{{created_at:x-day}}</dd></div>
	{{#known}}<div><dt>Last logged in</dt><dd>{{#signed_in_at}}{{signed_in_at:x-when}}{{/signed_in_at}}{{#never_signed_in}}Never{{/never_signed_in}}</dd></div>
	<div><dt>Password</dt><dd>{{#password_is_yes}}Set{{/password_is_yes}}{{#password_is_no}}Not chosen yet{{/password_is_no}}</dd></div>{{/known}}
	<div><dt>Sessions</dt><dd>{{sessions}} open</dd></div>
	<div><dt>Site administrator</dt><dd>{{#site_admin}}Yes{{/site_admin}}{{#no_site_admin}}No{{/no_site_admin}}</dd></div>
</dl>
<section class="panel flow s" aria-labelledby="addresses"><h2 id="addresses">Addresses</h2>
	{{#address_any}}<ul class="flow s">{{#address}}<li>{{email}}{{#is_main}} <span class="tag">Main address</span>{{/is_main}}{{#confirmed_at}} <span class="soft">confirmed {{confirmed_at:x-day}}</span>{{/confirmed_at}}{{#unconfirmed}} <span class="tag warn">Not confirmed</span>{{/unconfirmed}}</li>{{/address}}</ul>{{/address_any}}
	{{#address_none}}<p class="soft">None.</p>{{/address_none}}
</section>
<section class="panel flow s" aria-labelledby="places"><h2 id="places">Organisations</h2>
	{{#place_any}}<ul class="flow s">{{#place}}<li><a href="/admin/organisations/{{id}}"><bdi>{{name}}</bdi></a>{{#organisation_is_closed}} <span class="tag">Closed</span>{{/organisation_is_closed}} <span class="soft">{{#role_is_admin}}Administrator{{/role_is_admin}}{{#role_is_leader}}Group leader{{/role_is_leader}}{{#role_is_learner}}Learner{{/role_is_learner}} since {{joined_at:x-day}}</span></li>{{/place}}</ul>{{/place_any}}
	{{#place_none}}<p class="soft">None.</p>{{/place_none}}
	{{#past_any}}<h3>Archived in</h3>
	<ul class="flow s">{{#past}}<li><a href="/admin/organisations/{{id}}"><bdi>{{name}}</bdi></a>{{#organisation_is_closed}} <span class="tag">Closed</span>{{/organisation_is_closed}}</li>{{/past}}</ul>{{/past_any}}
</section>
