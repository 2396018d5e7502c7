<div class="field">
	<label for="password">New password</label>
	<input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="password-hint{{#password_error}} password-error{{/password_error}}"{{#password_error}} aria-invalid="true"{{/password_error}}>
	<small id="password-hint">8 to 256 characters, any you like. A few words in a row are easy to remember and hard to guess.</small>
	{{#password_error}}<p class="err" id="password-error">{{password_error}}</p>{{/password_error}}
</div>
