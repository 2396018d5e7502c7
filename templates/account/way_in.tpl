{{#has_password}}
<div class="field">
	<label for="password">Password</label>
	<input id="password" name="password" type="password" autocomplete="current-password" required{{#password_error}} aria-invalid="true" aria-describedby="password-error"{{/password_error}}>
	<a class="push" href="/password/forgot">Forgotten your password?</a>
	{{#password_error}}<p class="err" id="password-error">{{password_error}}</p>{{/password_error}}
</div>
{{/has_password}}
{{#is_new}}
<div class="cols">
	{{>account/name.tpl}}
</div>
{{>account/password.tpl}}
{{/is_new}}
