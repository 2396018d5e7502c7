<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/organisations">Organisations</a></li><li><a href="/admin/organisations/{{id}}" aria-current="page">{{name}}</a></li></ol></nav>
<div class="top"><div><h1>{{name}}</h1><p>Active people: {{people}}. Here since {{created_at:x-day}}. Time zone {{time_zone}}.</p></div>
	<div class="row">
		{{#status_is_active}}<a class="btn" href="/admin/organisations/{{id}}/close"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>Close</a><form class="inline" method="post" action="/organisations/{{id}}/enter"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Go in</button></form>{{/status_is_active}}
		{{#status_is_closed}}<form class="inline" method="post" action="/admin/organisations/{{id}}/reopen"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Reopen</button></form>{{/status_is_closed}}
	</div></div>
{{#status_is_closed}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg><div><b>This organisation is closed.</b> Nobody can go into it. Nothing was deleted.</div></div>{{/status_is_closed}}
<section class="panel flow" aria-labelledby="features"><h2 id="features">Features</h2>
	{{#feature}}<div class="opt"><form class="inline" method="post" action="/admin/organisations/{{id}}/features"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="feature" value="{{feature}}"><input type="hidden" name="on" value="{{#state_is_off}}1{{/state_is_off}}"><button class="switch" role="switch" aria-checked="{{#state_is_on}}true{{/state_is_on}}{{#state_is_off}}false{{/state_is_off}}" aria-label="{{label}}"></button></form><span><b>{{label}}</b> <small class="soft">{{words}}</small></span></div>{{/feature}}
</section>
<section class="panel flow s" id="offers" aria-labelledby="offers-title"><h2 id="offers-title">Courses offered</h2>
	{{#offer_any}}<ul class="lines">{{#offer}}<li class="row"><span class="grow"><bdi>{{title}}</bdi>{{#source_title}}<small>Lessons of <bdi>{{source_title}}</bdi></small>{{/source_title}}</span>{{#state_is_given}}<span class="tag">{{#archived}}They archived it{{/archived}}{{#kept}}They have it{{/kept}}</span>{{/state_is_given}}{{#state_is_open}}{{#status_is_active}}<form class="inline" method="post" action="/admin/organisations/{{id}}/offers/{{offer_id}}/give"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Give for nothing<span class="vh">: {{title}}</span></button></form>{{/status_is_active}}{{/state_is_open}}</li>{{/offer}}</ul>{{/offer_any}}
	{{#offer_none}}<p class="soft">Nothing is on offer. Offer a course under <a href="/admin/prices">Prices</a>.</p>{{/offer_none}}
</section>
<section class="panel flow s" aria-labelledby="admins"><h2 id="admins">Administrators</h2>
	{{#admin_any}}<ul class="flow s">{{#admin}}<li><a href="/admin/accounts/{{id}}"><bdi>{{name}}</bdi></a> <span class="soft">{{email}}{{#signed_in_at}}, last logged in {{signed_in_at:x-then}}{{/signed_in_at}}</span></li>{{/admin}}</ul>{{/admin_any}}
	{{#admin_none}}<p class="soft">Nobody. Go in and make somebody an administrator, under Learners.</p>{{/admin_none}}
</section>
