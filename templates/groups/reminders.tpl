{{>parts/group.tpl}}
<div class="top"><div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>Reminders go to people who have something open here. Each gets one a day at most, whatever the number of their groups.</p></div></div>
{{>parts/tabs.tpl}}
<form class="panel flow" method="post" action="/groups/{{group_id}}/reminders" novalidate aria-labelledby="auto-title">
	<input type="hidden" name="csrf" value="{{csrf}}">
	<div class="flow s"><h2 id="auto-title">Automatic reminders</h2><p class="soft">{{#next_at}}They are on. The next ones go out {{next_at:x-then}}.{{/next_at}}{{#all_off}}All are off: nobody is reminded.{{/all_off}}{{#quiet}} None goes out from {{quiet_from}} to {{quiet_until}}{{#is_admin}}, <a href="/organisation">your organisation's quiet hours</a>{{/is_admin}}.{{/quiet}}</p></div>
	<div class="field"><label for="remind_start_days">Not started <small>days after coming in</small></label><input id="remind_start_days" name="remind_start_days" class="auto" size="4" inputmode="numeric" autocomplete="off" value="{{remind_start_days}}" aria-describedby="remind_start_days-hint{{#remind_start_days_error}} remind_start_days-error{{/remind_start_days_error}}"{{#remind_start_days_error}} aria-invalid="true"{{/remind_start_days_error}}><small id="remind_start_days-hint">Learners who have not started a course so many days after they came in. Once a course. Empty: off.</small>{{#remind_start_days_error}}<p class="err" id="remind_start_days-error">{{remind_start_days_error}}</p>{{/remind_start_days_error}}</div>
	<div class="field"><label for="remind_due_days">Due soon <small>days before</small></label><input id="remind_due_days" name="remind_due_days" class="auto" size="4" inputmode="numeric" autocomplete="off" value="{{remind_due_days}}" aria-describedby="remind_due_days-hint{{#remind_due_days_error}} remind_due_days-error{{/remind_due_days_error}}"{{#remind_due_days_error}} aria-invalid="true"{{/remind_due_days_error}}><small id="remind_due_days-hint">Learners who have not completed a course so many days before it is due. The days are set under <a href="/groups/{{group_id}}/courses">Courses</a>. Empty: off.</small>{{#remind_due_days_error}}<p class="err" id="remind_due_days-error">{{remind_due_days_error}}</p>{{/remind_due_days_error}}</div>
	<div class="field"><label for="remind_invite_days">Invite not answered <small>days after it was sent</small></label><input id="remind_invite_days" name="remind_invite_days" class="auto" size="4" inputmode="numeric" autocomplete="off" value="{{remind_invite_days}}" aria-describedby="remind_invite_days-hint{{#remind_invite_days_error}} remind_invite_days-error{{/remind_invite_days_error}}"{{#remind_invite_days_error}} aria-invalid="true"{{/remind_invite_days_error}}><small id="remind_invite_days-hint">Invited people who have neither accepted nor declined. Once; the link and its last day stay as they are. Empty: off.</small>{{#remind_invite_days_error}}<p class="err" id="remind_invite_days-error">{{remind_invite_days_error}}</p>{{/remind_invite_days_error}}</div>
	<div class="row"><button class="btn main">Save reminders</button></div>
</form>
<section class="panel flow" id="now" aria-labelledby="now-title"><h2 id="now-title">Send a reminder</h2>
	{{#choice_any}}
	<form class="flow" method="post" action="/groups/{{group_id}}/reminders/send" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<div class="field"><label for="course">Course</label><select id="course" name="course"{{#course_error}} aria-invalid="true" aria-describedby="course-error"{{/course_error}}>{{#choice}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{title}} ({{not_started}} not started, {{in_progress}} in progress)</option>{{/choice}}</select>{{#course_error}}<p class="err" id="course-error">{{course_error}}</p>{{/course_error}}</div>
		<fieldset class="flow s" id="status"{{#status_error}} aria-describedby="status-error"{{/status_error}}><legend>Whom</legend>
			<label class="opt"><input type="checkbox" name="not_started" value="1"{{#not_started}} checked{{/not_started}}><span>Everyone who has not started</span></label>
			<label class="opt"><input type="checkbox" name="in_progress" value="1"{{#in_progress}} checked{{/in_progress}}><span>Everyone in progress</span></label>
			{{#status_error}}<p class="err" id="status-error">{{status_error}}</p>{{/status_error}}
		</fieldset>
		<p class="soft">Whoever had a reminder today is left out.{{#waits_until}} It is within the quiet hours: the mails go out {{waits_until:x-then}}.{{/waits_until}}</p>
		<div class="row"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Send reminder</button></div>
	</form>
	{{/choice_any}}
	{{#choice_none}}<p class="soft">Nobody here has a course to complete.</p>{{/choice_none}}
</section>
