<div class="flow">
	<div class="flow s"><h1>Forgotten your password?</h1>
	<p class="soft">We send a mail with a link. It lets you choose a new password.</p></div>
	<form class="flow" method="post" action="/password/forgot" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<div class="field">
			<label for="email">E-mail address</label>
			<input id="email" name="email" type="email" autocomplete="username" value="{{email}}" required{{#email_error}} aria-invalid="true" aria-describedby="email-error"{{/email_error}}>
			{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}
		</div>
		<button class="btn main big">Send the link</button>
	</form>
	<p class="soft">You remember it? <a href="/login">Log in</a>.</p>
</div>
