<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/organisations">Organisations</a></li><li><a href="/admin/organisations/new" aria-current="page">New organisation</a></li></ol></nav>
<div class="top"><div><h1>New organisation</h1></div></div>
<form class="panel flow" method="post" action="/admin/organisations" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="field"><label for="name">Name of the organisation</label><input id="name" name="name" dir="auto" value="{{name}}" required{{#name_error}} aria-invalid="true" aria-describedby="name-error"{{/name_error}}>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
	{{>parts/zones.tpl}}
	<fieldset class="flow s"><legend>First administrator</legend>
		<p class="soft">They get a mail at once. Somebody who has an account here keeps it; others choose a password through the link in the mail.</p>
		<div class="field"><label for="email">E-mail address</label><input id="email" name="email" type="email" value="{{email}}" required autocomplete="off"{{#email_error}} aria-invalid="true" aria-describedby="email-error"{{/email_error}}>{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}</div>
		<div class="cols"><div class="field"><label for="first_name">First name <small>optional</small></label><input id="first_name" name="first_name" dir="auto" value="{{first_name}}" autocomplete="off"{{#first_name_error}} aria-invalid="true" aria-describedby="first_name-error"{{/first_name_error}}>{{#first_name_error}}<p class="err" id="first_name-error">{{first_name_error}}</p>{{/first_name_error}}</div><div class="field"><label for="last_name">Last name <small>optional</small></label><input id="last_name" name="last_name" dir="auto" value="{{last_name}}" autocomplete="off"{{#last_name_error}} aria-invalid="true" aria-describedby="last_name-error"{{/last_name_error}}>{{#last_name_error}}<p class="err" id="last_name-error">{{last_name_error}}</p>{{/last_name_error}}</div></div>
	</fieldset>
	<div class="row"><button class="btn main">Create organisation</button><a class="btn quiet" href="/admin/organisations">Cancel</a></div>
</form>
