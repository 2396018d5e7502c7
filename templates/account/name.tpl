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
