<div class="field">
	<label for="email">E-mail address</label>
	<input id="email" type="email" autocomplete="username" value="{{email}}" readonly{{#email_error}} aria-invalid="true" aria-describedby="email-error"{{/email_error}}>
	{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}
</div>
