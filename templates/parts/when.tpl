<fieldset class="panel flow s" id="when"{{#when_error}} aria-describedby="when-error"{{/when_error}}><legend class="vh">Notify</legend>
	<h2 aria-hidden="true">Notify</h2>
	{{#when_error}}<p class="err" id="when-error">{{when_error}}</p>{{/when_error}}
	<label class="opt"><input type="radio" name="when" value="now"{{#when_now}} checked{{/when_now}}><span>Now <small>Mails go out as soon as you press the button.</small></span></label>
	{{#scheduled}}
	<label class="opt"><input type="radio" name="when" value="later"{{#when_later}} checked{{/when_later}}><span>At a scheduled time <small>{{#policy_is_ask}}People stay Prospect until then.{{/policy_is_ask}}{{#policy_is_enrol}}People are in at once and hear of it then.{{/policy_is_enrol}}</small></span></label>
	<div class="cols">
		<div class="field"><label for="date">Date</label><input id="date" name="date" type="date" value="{{date}}" aria-describedby="zone-hint{{#date_error}} date-error{{/date_error}}"{{#date_error}} aria-invalid="true"{{/date_error}}>{{#date_error}}<p class="err" id="date-error">{{date_error}}</p>{{/date_error}}</div>
		<div class="field"><label for="time">Time</label><input id="time" name="time" type="time" value="{{time}}" aria-describedby="zone-hint{{#time_error}} time-error{{/time_error}}"{{#time_error}} aria-invalid="true"{{/time_error}}>{{#time_error}}<p class="err" id="time-error">{{time_error}}</p>{{/time_error}}</div>
	</div>
	<small id="zone-hint">Time zone {{zone}}; it is {{now:x-instant}} there.</small>
	{{/scheduled}}
	<label class="opt"><input type="radio" name="when" value="hold"{{#when_hold}} checked{{/when_hold}}><span>Not yet <small>{{#into_groups}}You send the mails from the group's list when you are ready.{{/into_groups}}{{#into_none}} Who comes into no group gets no mail: tell them yourself to choose a password by “Forgotten your password?”.{{/into_none}}</small></span></label>
</fieldset>
