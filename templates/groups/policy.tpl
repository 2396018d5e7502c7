<fieldset class="flow s" id="policy"{{#policy_error}} aria-describedby="policy-error"{{/policy_error}}><legend>What happens when you enrol somebody</legend>
	<label class="opt"><input type="radio" name="policy" value="ask"{{#policy_ask}} checked{{/policy_ask}}><span>Ask first <small>They get an invite and become a learner when they accept it. Until then you see the e-mail address, not the name.</small></span></label>
	<label class="opt"><input type="radio" name="policy" value="enrol"{{#policy_enrol}} checked{{/policy_enrol}}><span>Enrol at once <small>They are a learner straight away, with an account where they have none, and a mail says so.</small></span></label>
	{{#policy_error}}<p class="err" id="policy-error">{{policy_error}}</p>{{/policy_error}}
</fieldset>
