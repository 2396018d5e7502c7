<div class="field"><label for="name">Name</label><input id="name" name="name" dir="auto" value="{{name}}" required aria-describedby="name-hint{{#name_error}} name-error{{/name_error}}"{{#name_error}} aria-invalid="true"{{/name_error}}><small id="name-hint">As it stands on a person's page, and at the head of a column in files.</small>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
<fieldset class="flow s" id="type"{{#type_error}} aria-describedby="type-error"{{/type_error}}><legend>What it holds</legend>
	<label class="opt"><input type="radio" name="type" value="text"{{#type_text}} checked{{/type_text}}><span>Text <small>Anything, up to 500 characters. Also for numbers that begin with a nought.</small></span></label>
	<label class="opt"><input type="radio" name="type" value="number"{{#type_number}} checked{{/type_number}}><span>A number <small>With or without decimals.</small></span></label>
	<label class="opt"><input type="radio" name="type" value="date"{{#type_date}} checked{{/type_date}}><span>A date</span></label>
	<label class="opt"><input type="radio" name="type" value="choice"{{#type_choice}} checked{{/type_choice}}><span>A choice <small>One of the list below.</small></span></label>
	{{#type_error}}<p class="err" id="type-error">{{type_error}}</p>{{/type_error}}
</fieldset>
<div class="field"><label for="choices">Choices <small>for a choice only</small></label><textarea id="choices" name="choices" dir="auto" rows="6" aria-describedby="choices-hint{{#choices_error}} choices-error{{/choices_error}}"{{#choices_error}} aria-invalid="true"{{/choices_error}}>
{{choices}}</textarea><small id="choices-hint">One on each line, in the order in which they are offered.</small>{{#choices_error}}<p class="err" id="choices-error">{{choices_error}}</p>{{/choices_error}}</div>
<label class="opt"><input type="checkbox" role="switch" class="switch" name="required" value="1"{{#required_1}} checked{{/required_1}}><span><b>Required</b><small>Whoever adds or edits a person has to fill it in. People who are here already, and files, may lack it.</small></span></label>
