<div class="field">
	<label for="invite_days">Days to answer an invite</label>
	<input id="invite_days" name="invite_days" inputmode="numeric" autocomplete="off" value="{{invite_days}}" aria-describedby="invite_days-hint{{#invite_days_error}} invite_days-error{{/invite_days_error}}"{{#invite_days_error}} aria-invalid="true"{{/invite_days_error}}>
	<small id="invite_days-hint">From 1 to 365. After that an invite expires and its seat is free again.</small>
	{{#invite_days_error}}<p class="err" id="invite_days-error">{{invite_days_error}}</p>{{/invite_days_error}}
</div>
