{{#owner_is_you}}
<section class="panel flow confirm">
	<h1>Is this address yours?</h1>
	<p><b>{{email}}</b></p>
	<p>Confirm it, and you can log in with it and accept invites sent to it.{{#main_is_yes}} Your mails go there from then on{{#claimed_none}}; {{user_email}} stays one of your addresses{{/claimed_none}}.{{/main_is_yes}}{{#claimed}} {{claimed}}, which was never confirmed, is then no longer one of yours.{{/claimed}}</p>
	<form class="row" method="post" action="/verify/{{token}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Confirm this address</button><a class="btn quiet" href="/account">Not now</a></form>
</section>
{{/owner_is_you}}
{{#owner_is_taken}}
<section class="panel flow confirm">
	<h1>This address has an account of its own</h1>
	<p><b>{{email}}</b> belongs to another account here, so it cannot become one of {{user_email}}’s. Log out, then log in with {{email}}.</p>
	<form class="row" method="post" action="/logout"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Log out</button><a class="btn quiet" href="/account">Stay logged in</a></form>
</section>
{{/owner_is_taken}}
{{#owner_is_other}}
<section class="panel flow confirm">
	<h1>This link is for another account</h1>
	<p>You are logged in as {{user_email}}, but this link was asked for from another account. If that was you, log out, then log in with the account that {{email}} was added to: the link stays as it is. If it was not you, there is nothing to do: without this link nobody gets the address.</p>
	<form class="row" method="post" action="/logout"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="to" value="/verify/{{token}}"><button class="btn main">Log out and go on</button><a class="btn quiet" href="/account">Stay logged in</a></form>
</section>
{{/owner_is_other}}
