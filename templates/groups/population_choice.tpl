<fieldset class="flow s" id="population"{{#population_error}} aria-describedby="population-error"{{/population_error}}><legend>How people get into the group</legend>
	<label class="opt"><input type="radio" name="population" value="manual"{{#population_manual}} checked{{/population_manual}}><span>By hand <small>You enrol people by e-mail or file, add members of <bdi>{{organisation_name}}</bdi>, or hand out codes.</small></span></label>
	<label class="opt"><input type="radio" name="population" value="automatic"{{#population_automatic}} checked{{/population_automatic}}><span>By rule <small>Members come in as they match conditions, such as a completed course or their department, and leave when they no longer match. You can still enrol people by hand; they stay.</small></span></label>
	{{#population_error}}<p class="err" id="population-error">{{population_error}}</p>{{/population_error}}
</fieldset>
