<section class="panel flow confirm">
	<div class="flow s"><h1>Choose {{#purpose_is_welcome}}your{{/purpose_is_welcome}}{{#purpose_is_reset}}a new{{/purpose_is_reset}} password</h1>
	<p class="soft">For {{email}}.{{#purpose_is_reset}} You are then logged out everywhere else.{{/purpose_is_reset}}</p></div>
	<form class="flow" method="post" action="/password/reset/{{token}}" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<input type="hidden" name="email" autocomplete="username" value="{{email}}">
		{{#purpose_is_welcome}}
		{{>account/name.tpl}}
		{{/purpose_is_welcome}}
		{{>account/password.tpl}}
		<button class="btn main big">Set password and log in</button>
	</form>
</section>
