{{>parts/group.tpl}}
<div class="top"><div><h1><bdi>{{batch_name}}</bdi></h1><p>Enrolment keys, made {{created_at:x-day}}{{#maker}} by <bdi>{{maker}}</bdi>{{/maker}}</p></div>
	<div class="row"><a class="btn" href="/groups/{{group_id}}/keys/{{batch_id}}/keys.csv" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download CSV</a>{{#unused}}<a class="btn main" href="/groups/{{group_id}}/keys/{{batch_id}}/cards"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print as cards</a>{{/unused}}</div></div>
{{>parts/tabs.tpl}}
<section class="panel flush" aria-label="Keys">
	<header class="row"><p class="grow">{{redeemed:x-number}} of {{made:x-number}} redeemed. {{unused_words}}.{{#revoked}} {{revoked:x-number}} revoked.{{/revoked}}</p>{{#unused}}<a class="btn s quiet bad push" href="/groups/{{group_id}}/keys/{{batch_id}}/revoke"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Revoke all unused</a>{{/unused}}</header>
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Key</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">Redeemed by</th><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#key}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{#status_is_unused}}<div class="row one"><code class="code" id="key-{{id}}">{{text}}</code><button class="btn s icon" type="button" data-copy="#key-{{id}}" aria-label="Copy {{text}}" title="Copy" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg></button></div>{{/status_is_unused}}{{#status_is_redeemed}}<code>{{text}}</code>{{/status_is_redeemed}}{{#status_is_revoked}}<code class="soft">{{text}}</code>{{/status_is_revoked}}</th>
				<td role="cell" data-l="Status">{{#status_is_unused}}<span class="soft">Unused</span>{{/status_is_unused}}{{#status_is_redeemed}}<span class="ok">Redeemed</span>{{/status_is_redeemed}}{{#status_is_revoked}}<span class="soft">Revoked</span>{{/status_is_revoked}}</td>
				<td role="cell" class="full" data-l="Redeemed by">{{#email}}{{>parts/who.tpl}}{{/email}}</td>
				<td role="cell" class="one" data-l="When">{{#status_is_redeemed}}<time datetime="{{status_at:x-iso}}">{{status_at:x-when}}</time>{{/status_is_redeemed}}{{#status_is_revoked}}<time datetime="{{status_at:x-iso}}">{{status_at:x-when}}</time>{{/status_is_revoked}}</td>
				<td role="cell" class="acts">{{#status_is_unused}}<a class="btn s" href="/groups/{{group_id}}/keys/one/{{id}}/revoke">Revoke<span class="vh"> {{text}}</span></a>{{/status_is_unused}}</td></tr>
			{{/key}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
</section>
<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div>People redeem keys at <a href="/redeem">{{redeem_host}}<wbr>/redeem</a>.</div></div>
