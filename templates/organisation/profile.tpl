<div class="top"><div><h1>Organisation</h1><p>What people see of <bdi>{{organisation_name}}</bdi>, and how it is set up.</p></div></div>
{{>parts/organisation.tpl}}
<form class="panel flow" method="post" action="/organisation" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="field"><label for="name">Name</label><input id="name" name="name" dir="auto" value="{{name}}" required aria-describedby="name-hint{{#name_error}} name-error{{/name_error}}"{{#name_error}} aria-invalid="true"{{/name_error}}><small id="name-hint">Stands on every page and in every mail.</small>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
	<div class="field"><label for="description">Description <small>optional</small></label><textarea id="description" name="description" dir="auto" rows="4" aria-describedby="description-hint{{#description_error}} description-error{{/description_error}}"{{#description_error}} aria-invalid="true"{{/description_error}}>
{{description}}</textarea><small id="description-hint">Who you are, in a few sentences.</small>{{#description_error}}<p class="err" id="description-error">{{description_error}}</p>{{/description_error}}</div>
	<div class="field"><label for="website">Website <small>optional</small></label><input id="website" name="website" value="{{website}}" inputmode="url"{{#website_error}} aria-invalid="true" aria-describedby="website-error"{{/website_error}}>{{#website_error}}<p class="err" id="website-error">{{website_error}}</p>{{/website_error}}</div>
	<div class="field"><label for="contact">Whom people may ask <small>optional</small></label><textarea id="contact" name="contact" dir="auto" rows="3" aria-describedby="contact-hint{{#contact_error}} contact-error{{/contact_error}}"{{#contact_error}} aria-invalid="true"{{/contact_error}}>
{{contact}}</textarea><small id="contact-hint">A name, an e-mail address, a telephone number, as you would write it on a letter.</small>{{#contact_error}}<p class="err" id="contact-error">{{contact_error}}</p>{{/contact_error}}</div>
	{{>parts/zones.tpl}}
	<p class="soft">By what is saved, it is {{now:x-instant}} now.</p>
	<fieldset class="flow s" id="quiet"><legend>Quiet hours</legend>
		<div class="row"><div class="field"><label for="quiet_from">From</label><select id="quiet_from" name="quiet_from" aria-describedby="quiet-hint{{#quiet_from_error}} quiet_from-error{{/quiet_from_error}}"{{#quiet_from_error}} aria-invalid="true"{{/quiet_from_error}}>{{#quiet_from}}<option value="{{hour}}"{{#chosen}} selected{{/chosen}}>{{hour_words}}</option>{{/quiet_from}}</select></div>
		<div class="field"><label for="quiet_until">Until</label><select id="quiet_until" name="quiet_until" aria-describedby="quiet-hint">{{#quiet_until}}<option value="{{hour}}"{{#chosen}} selected{{/chosen}}>{{hour_words}}</option>{{/quiet_until}}</select></div></div>
		<small id="quiet-hint">No reminder goes out in them; it waits until they are over. The same hour twice: none are quiet.</small>
		{{#quiet_from_error}}<p class="err" id="quiet_from-error">{{quiet_from_error}}</p>{{/quiet_from_error}}
	</fieldset>
	<label class="opt"><input type="checkbox" role="switch" class="switch" name="temporary_passwords" value="1"{{#temporary_passwords_1}} checked{{/temporary_passwords_1}}><span><b>Temporary passwords</b><small>People who are enrolled at once, and have no account yet, get a temporary password in the mail. They choose their own when they first log in. Switched off, the mail has a link to choose one.</small></span></label>
	<label class="opt"><input type="checkbox" role="switch" class="switch" name="password_columns" value="1"{{#password_columns_1}} checked{{/password_columns_1}}><span><b>Passwords in files</b><small>A file that is imported may have a column of first passwords, for people who have no account yet. They are never shown, mailed or written to a log, and must be changed at the first log-in. Switched off, such a column is left out of every import, and nothing of it is kept.</small></span></label>
	<fieldset class="flow s" id="seat_return"{{#seat_return_error}} aria-describedby="seat_return-error"{{/seat_return_error}}><legend>The seat of a learner who is removed or archived</legend>
		<label class="opt"><input type="radio" name="seat_return" value="unstarted"{{#seat_return_unstarted}} checked{{/seat_return_unstarted}}><span>Comes back until a course is started <small>After that it stays used, and is theirs again if they come back.</small></span></label>
		<label class="opt"><input type="radio" name="seat_return" value="always"{{#seat_return_always}} checked{{/seat_return_always}}><span>Always comes back <small>Seats that stayed used before go on being used.</small></span></label>
		{{#seat_return_error}}<p class="err" id="seat_return-error">{{seat_return_error}}</p>{{/seat_return_error}}
	</fieldset>
	<div class="row"><button class="btn main">Save</button></div>
</form>
