<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learners">Learners</a></li><li><a href="/learners/new" aria-current="page">Add a person</a></li></ol></nav>
<div class="top"><div><h1>Add a person</h1><p>They belong to <bdi>{{organisation_name}}</bdi> at once, without a group, and get a mail. Somebody without an account finds a link in it to set a password.</p></div></div>
<form class="panel flow" method="post" action="/learners/new" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="cols">
		<div class="field"><label for="first_name">First name</label><input id="first_name" name="first_name" dir="auto" value="{{first_name}}" autocomplete="off" required{{#first_name_error}} aria-invalid="true" aria-describedby="first_name-error"{{/first_name_error}}>{{#first_name_error}}<p class="err" id="first_name-error">{{first_name_error}}</p>{{/first_name_error}}</div>
		<div class="field"><label for="last_name">Last name <small>optional</small></label><input id="last_name" name="last_name" dir="auto" value="{{last_name}}" autocomplete="off"{{#last_name_error}} aria-invalid="true" aria-describedby="last_name-error"{{/last_name_error}}>{{#last_name_error}}<p class="err" id="last_name-error">{{last_name_error}}</p>{{/last_name_error}}</div>
	</div>
	<div class="field"><label for="email">E-mail</label><input id="email" name="email" type="email" value="{{email}}" autocomplete="off" required aria-describedby="email-hint{{#email_error}} email-error{{/email_error}}"{{#email_error}} aria-invalid="true"{{/email_error}}><small id="email-hint">Somebody who has an account already keeps the name that they have in it.</small>{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}</div>
	{{>members/details.tpl}}
	<div class="row"><button class="btn main">Add person</button><a class="btn quiet" href="/learners">Cancel</a></div>
</form>
<p class="soft">To bring somebody into a group, open the group and choose “Enrol new users”.</p>
