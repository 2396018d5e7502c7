<section class="panel flow confirm">
	{{#state_is_accepted}}
	<h1>This invite is accepted</h1>
	<p>{{email}} is in <bdi>{{group_name}}</bdi>. Its courses are in My learning.</p>
	<div class="row"><a class="btn main" href="/learning">My learning</a></div>
	{{/state_is_accepted}}
	{{#state_is_ended}}
	<h1>This invite was used</h1>
	<p>It was accepted, and {{email}} is not in <bdi>{{group_name}}</bdi> any more. If you want to come back, ask for it: this link does not bring you back.</p>
	<div class="row"><a class="btn main" href="/learning">My learning</a></div>
	{{/state_is_ended}}
	{{#state_is_closed}}
	<h1>The account of {{email}} is closed</h1>
	<p>Nobody can log in with it, and its invite to <bdi>{{group_name}}</bdi> is not open any more. If you still want to join, ask to be invited under another address.</p>
	{{/state_is_closed}}
	{{#state_is_forgotten}}
	<h1>This account is closed</h1>
	<p>Whoever was invited to <bdi>{{group_name}}</bdi> has closed their account. Its invites went with it, and we send no more about them. If that was you and you want to come back, ask to be invited again.</p>
	{{/state_is_forgotten}}
	{{#state_is_declined}}
	<h1>You declined this invite</h1>
	<p>{{email}} is not in <bdi>{{group_name}}</bdi>, and we send no more about it. If you change your mind, ask to be invited again.</p>
	{{/state_is_declined}}
	{{#state_is_cancelled}}
	<h1>This invite was cancelled</h1>
	<p><bdi>{{organisation_name}}</bdi> has taken the invite to <bdi>{{group_name}}</bdi> back. You need not do anything. If you expected to join, ask to be invited again.</p>
	{{/state_is_cancelled}}
	{{#state_is_expired}}
	<h1>This invite has run out</h1>
	<p>{{#expires_at}}The invite to <bdi>{{group_name}}</bdi> was to be answered by <time datetime="{{expires_at:x-iso}}">{{expires_at:x-day}}</time>.{{/expires_at}} If you still want to join, ask to be invited again.</p>
	{{/state_is_expired}}
	{{#state_is_unknown}}
	<h1>This link does not work</h1>
	<p>It may have been cut off, or a newer mail took its place. Copy the whole link out of the latest mail. Invites that wait for you are in My learning, too.</p>
	<div class="row"><a class="btn main" href="/learning">My learning</a></div>
	{{/state_is_unknown}}
	{{#ask}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg><div><b>Whom to ask</b><br><span class="text" dir="auto">{{ask}}</span></div></div>{{/ask}}
</section>
