<div class="flow">
	<div class="flow s"><h1>Log in</h1>
	{{#resuming}}<p>You were logged out meanwhile. Log in and you can send what you typed.</p>{{/resuming}}
	{{#resuming_password}}<p>You were logged out meanwhile. Log in, then fill in the form once more: passwords are not kept.</p>{{/resuming_password}}
	{{#resuming_file}}<p>You were logged out meanwhile. Log in, then choose the file again: a file cannot be carried along.</p>{{/resuming_file}}
	{{#carried_too_long}}<p>You were logged out meanwhile, and what you typed is too long to be kept here. Go back and copy it, then log in and put it in again.</p>{{/carried_too_long}}
	<p class="soft">Use the e-mail address your invite was sent to. New here with a code? <a href="/redeem">Redeem a code</a>.</p></div>
	<form class="flow" method="post" action="/login" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<input type="hidden" name="to" value="{{to}}">
		{{>parts/carried.tpl}}
		<div class="field">
			<label for="email">E-mail address</label>
			<input id="email" name="email" type="email" autocomplete="username" value="{{email}}" required{{#email_error}} aria-invalid="true" aria-describedby="email-error"{{/email_error}}>
			{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}
		</div>
		<div class="field">
			<label for="password">Password</label>
			<input id="password" name="password" type="password" autocomplete="current-password" required{{#password_error}} aria-invalid="true" aria-describedby="password-error"{{/password_error}}>
			<a class="push" href="/password/forgot">Forgotten your password?</a>
			{{#password_error}}<p class="err" id="password-error">{{password_error}}</p>{{/password_error}}
		</div>
		<label class="opt"><input type="checkbox" name="keep" value="1"{{#keep_1}} checked{{/keep_1}}><span>Keep me logged in on this device</span></label>
		<button class="btn main big">Log in</button>
	</form>
</div>
