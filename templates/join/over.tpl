<section class="panel flow confirm">
	{{#state_is_closed}}
	<h1>This join page is closed</h1>
	<p><bdi>{{joined_name}}</bdi> does not take people by this page just now. Ask them for an invite, or look again later.</p>
	{{/state_is_closed}}
	{{#state_is_used}}
	<h1>This link was used</h1>
	<p>{{email}} has joined by it. Log in with that address: the group and its courses are in My learning.</p>
	<div class="row"><a class="btn main" href="/learning">My learning</a></div>
	{{/state_is_used}}
	{{#state_is_expired}}
	<h1>This link has run out</h1>
	<p>It worked for three days. We can send another to {{email}}, for <bdi>{{group_name}}</bdi>{{#branch_path}}, <bdi>{{branch_path}}</bdi>{{/branch_path}} as you chose.</p>
	<form class="row" method="post" action="/join/{{page_name}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="group" value="{{group_id}}"><input type="hidden" name="branch" value="{{branch_id}}"><input type="hidden" name="email" value="{{email}}"><button class="btn main">Send me another link</button></form>
	{{/state_is_expired}}
	{{#state_is_withdrawn}}
	<h1>This group is not offered any more</h1>
	<p><bdi>{{joined_name}}</bdi> has taken <bdi>{{group_name}}</bdi> off the join page. You are not in it, and nothing was used up. You can choose another group.</p>
	<div class="row"><a class="btn main" href="/join/{{page_name}}">Choose another group</a></div>
	{{/state_is_withdrawn}}
	{{#state_is_refused}}
	<h1>This address cannot join any more</h1>
	<p><bdi>{{joined_name}}</bdi> has changed which addresses can join, and {{email}} is not among them. Use another address, or ask for an invite.</p>
	<div class="row"><a class="btn main" href="/join/{{page_name}}">Use another address</a></div>
	{{/state_is_refused}}
	{{#state_is_shut}}
	<h1>The account of {{email}} is closed</h1>
	<p>So nobody can join with this address. Use another one, or ask the person who runs this site to reopen the account.</p>
	<div class="row"><a class="btn main" href="/join/{{page_name}}">Use another address</a></div>
	{{/state_is_shut}}
	{{#state_is_archived}}
	<h1>You were in <bdi>{{joined_name}}</bdi> before</h1>
	<p>Your place there was archived, so the join page cannot bring you back. Ask them to restore you; your earlier progress is then there as well.</p>
	{{/state_is_archived}}
	{{#state_is_already}}
	<h1>You are in <bdi>{{group_name}}</bdi> already</h1>
	<p>There is nothing left to do. The group and its courses are in My learning.</p>
	<div class="row"><a class="btn main" href="/learning">My learning</a></div>
	{{/state_is_already}}
	{{#state_is_unknown}}
	<h1>This link does not work</h1>
	<p>It may have been cut off, or it is an old one. Copy the whole link out of the latest mail, or open the join page and ask for another.</p>
	<div class="row"><a class="btn main" href="/join/{{page_name}}">Open the join page</a></div>
	{{/state_is_unknown}}
	{{#ask}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg><div><b>Whom to ask</b><br><span class="text" dir="auto">{{ask}}</span></div></div>{{/ask}}
</section>
