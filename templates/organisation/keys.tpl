<div class="top"><div><h1>Organisation</h1><p>API keys let other systems tell what your people have learned there.</p></div><a class="btn" href="/organisation/keys/statements">Statements received</a></div>
{{>parts/organisation.tpl}}
<section class="panel flush" aria-label="API keys">
	<header><form class="row keys" method="post" action="/organisation/keys" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
		<div class="field"><label for="name">Name of a new key</label><input id="name" name="name" dir="auto" autocomplete="off" value="{{name}}" aria-describedby="name-hint{{#name_error}} name-error{{/name_error}}"{{#name_error}} aria-invalid="true"{{/name_error}}><small id="name-hint">Which system will have it.</small>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
		<button class="btn main"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#key"/></svg>Make key</button></form></header>
	{{#key_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">System</th><th role="columnheader" scope="col">User</th><th role="columnheader" scope="col">Made</th><th role="columnheader" scope="col">Last used</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#key}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><bdi>{{name}}</bdi>{{#state_is_revoked}} <span class="tag">Revoked</span>{{/state_is_revoked}}</th>
				<td role="cell" class="full" data-l="User"><code>{{user_name}}</code></td>
				<td role="cell" data-l="Made"><time datetime="{{created_at:x-iso}}">{{created_at:x-day}}</time>{{#maker}} by <bdi>{{maker}}</bdi>{{/maker}}</td>
				<td role="cell" class="one" data-l="Last used">{{#used_at}}<time datetime="{{used_at:x-iso}}">{{used_at:x-when}}</time>{{/used_at}}{{#unused}}<span class="soft">Never</span>{{/unused}}</td>
				<td role="cell" class="acts">{{#state_is_on}}<a class="btn s" href="/organisation/keys/{{id}}/revoke">Revoke<span class="vh"> {{name}}</span></a>{{/state_is_on}}</td></tr>
			{{/key}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/key_any}}
	{{#key_none}}<div class="empty"><h2>No API keys yet</h2><p class="soft">A system that speaks xAPI, such as a course from another provider, sends progress here with a key of its own.</p></div>{{/key_none}}
</section>
<section class="panel flow" aria-labelledby="where"><h2 id="where">Where statements go</h2>
	<div class="row"><input id="endpoint" class="grow mono" readonly value="{{endpoint}}" aria-label="Endpoint"><button class="btn" type="button" data-copy="#endpoint" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy address</button></div></section>
<p><a class="help" href="/help/xapi"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How other systems send progress</a></p>
