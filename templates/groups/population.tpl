{{>parts/group.tpl}}
{{#to_automatic}}
<section class="panel flow confirm"><h1>Let a rule fill <bdi>{{group_name}}</bdi>?</h1>
	<p>Members of <bdi>{{organisation_name}}</bdi> then come in as they match the rule, and leave when they no longer match. Nobody comes or goes before you have written the rule, seen whom it adds and removes, and saved it.{{#latest}} Rule {{latest:x-number}}, the last one that the group had, waits for you there as a draft.{{/latest}}</p>
	<form class="flow" method="post" action="/groups/{{group_id}}/population" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="population" value="automatic">
		{{#learners}}
		<fieldset class="flow s" id="stay"{{#stay_error}} aria-describedby="stay-error"{{/stay_error}}><legend>{{learners_words}} in it now</legend>
			<label class="opt"><input type="radio" name="stay" value="pin"{{#stay_pin}} checked{{/stay_pin}}><span>Everybody who is in it stays <small>They are pinned: whatever the rule says, they stay until somebody removes them.</small></span></label>
			<label class="opt"><input type="radio" name="stay" value="decide"{{#stay_decide}} checked{{/stay_decide}}><span>Let the rule decide about them <small>Once a rule is saved, those whom it does not match are removed, those who were enrolled by hand too. Before you save it you see who they are.</small></span></label>
			{{#stay_error}}<p class="err" id="stay-error">{{stay_error}}</p>{{/stay_error}}
		</fieldset>
		{{/learners}}
		{{#learners_none}}<input type="hidden" name="stay" value="pin"><p>Nobody is in it now.</p>{{/learners_none}}
		{{#invited}}<p>Invites that wait for an answer: {{invited:x-number}}. They go on working, and whoever accepts one stays whatever the rule says.</p>{{/invited}}
		{{#waiting}}<p>People on the wait list: {{waiting:x-number}}. They keep their places.</p>{{/waiting}}
		<p class="soft">Enrolling by hand, files and codes go on working. Whoever comes that way stays whatever the rule says.</p>
		<div class="row"><button class="btn main">Fill by rule</button><a class="btn quiet" href="/groups/{{group_id}}/settings">Leave it as it is</a></div>
	</form></section>
{{/to_automatic}}
{{#to_manual}}
<section class="panel flow confirm"><h1>Fill <bdi>{{group_name}}</bdi> by hand from now on?</h1>
	<ul class="flow s">
		<li>{{learners_words}} in it now. {{#learners}}Everybody stays{{#by_rule}}; those who came by the rule ({{by_rule:x-number}}) too{{/by_rule}}.{{/learners}}</li>
		<li>{{#latest}}The rule rests: nobody comes or goes by it any more. It stays in <a href="/groups/{{group_id}}/rules/history">the history</a>, and waits as a draft if you let a rule fill the group again.{{/latest}}{{#latest_none}}The group has no saved rule yet; drafts are kept.{{/latest_none}}</li>
		{{#excluded}}<li>People who are kept out: {{excluded:x-number}}. That ends, since only a rule would bring them back.</li>{{/excluded}}
		{{#waiting}}<li>People on the wait list: {{waiting:x-number}}. They stay on it, and come in as seats are free.</li>{{/waiting}}
	</ul>
	<p>Nobody gets a mail.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/population"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="population" value="manual"><button class="btn bad">Fill by hand</button><a class="btn quiet" href="/groups/{{group_id}}/settings">Leave it as it is</a></form></section>
{{/to_manual}}
