<section class="panel flow confirm">
	<h1>{{heading}}</h1>
	{{#for_is_password}}
	<p>{{#state_is_used}}A password was set with it. Log in with that password, or ask for another link.{{/state_is_used}}{{#state_is_expired}}A newer link, a new password or too much time came in between. Ask for another link; it takes a minute.{{/state_is_expired}}{{#state_is_unknown}}It may have been cut off. Copy the whole link out of the mail, or ask for another.{{/state_is_unknown}}</p>
	<div class="row"><a class="btn main" href="/password/forgot">Send me another link</a><a class="btn quiet" href="/login">Log in</a></div>
	{{/for_is_password}}
	{{#for_is_address}}
	<p>{{#state_is_used}}The address is confirmed. There is nothing left to do.{{/state_is_used}}{{#state_is_expired}}A newer link or too much time came in between. Send yourself another one from your account.{{/state_is_expired}}{{#state_is_unknown}}It may have been cut off. Copy the whole link out of the mail, or send yourself another one from your account.{{/state_is_unknown}}</p>
	<div class="row"><a class="btn main" href="/account">Your account</a></div>
	{{/for_is_address}}
</section>
