<section class="panel flow confirm">
	<div class="flow s"><h1>Choose {{#purpose_is_welcome}}your{{/purpose_is_welcome}}{{#purpose_is_reset}}a new{{/purpose_is_reset}} password</h1>
	<p class="soft">For {{email}}.{{#purpose_is_reset}} You are then logged out everywhere else.{{/purpose_is_reset}}</p></div>
	<form class="flow" method="post" action="/password/reset/{{token}}" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<input type="hidden" name="email" autocomplete="username" value="{{email}}">
		{{#purpose_is_welcome}}
		<div class="field">
			<label for="first_name">First name</label>
			<input id="first_name" name="first_name" dir="auto" autocomplete="given-name" value="{{first_name}}" required{{#first_name_error}} aria-invalid="true" aria-describedby="first_name-error"{{/first_name_error}}>
			{{#first_name_error}}<p class="err" id="first_name-error">{{first_name_error}}</p>{{/first_name_error}}
		</div>
		<div class="field">
			<label for="last_name">Last name <small>optional</small></label>
			<input id="last_name" name="last_name" dir="auto" autocomplete="family-name" value="{{last_name}}"{{#last_name_error}} aria-invalid="true" aria-describedby="last_name-error"{{/last_name_error}}>
			{{#last_name_error}}<p class="err" id="last_name-error">{{last_name_error}}</p>{{/last_name_error}}
		</div>
		{{/purpose_is_welcome}}
		{{>account/password.tpl}}
		<button class="btn main big">Set password and log in</button>
	</form>
</section>
