<div class="field">
	<label for="name">Group name</label>
	<input id="name" name="name" dir="auto" autocomplete="off" value="{{name}}" required{{#name_error}} aria-invalid="true" aria-describedby="name-error"{{/name_error}}>
	{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}
</div>
<div class="field">
	<label for="description">Description <small>optional</small></label>
	<textarea id="description" name="description" dir="auto" rows="3"{{#description_error}} aria-invalid="true" aria-describedby="description-error"{{/description_error}}>
{{description}}</textarea>
	{{#description_error}}<p class="err" id="description-error">{{description_error}}</p>{{/description_error}}
</div>
