{{>parts/group.tpl}}
<div class="top">
	<div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>{{>parts/led.tpl}} · {{course_words}}</p></div>
	<div class="row">{{#course_count}}<a class="btn" href="/groups/{{group_id}}/reminders"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg>Reminders</a>{{/course_count}}<a class="btn" href="/groups/{{group_id}}/reports/schedule"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Scheduled reports</a><a class="btn" href="/groups/{{group_id}}/reports/links"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#link"/></svg>Links for auditors</a></div>
</div>
{{>parts/tabs.tpl}}
{{#courseless}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>There is nothing to report yet</h2><p class="soft">This group has no courses. Its report shows how far its learners are in them.</p><div class="row"><a class="btn main" href="/groups/{{group_id}}/courses">Courses of this group</a></div></section>
{{/courseless}}
{{#pick}}
<form class="panel pick" method="get" action="/groups/{{group_id}}/reports" novalidate>
	<div class="field grow"><label for="course">Course</label><select id="course" name="course">{{#choice}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{title}}{{#is_draft}} (draft){{/is_draft}}{{#is_archived}} (archived){{/is_archived}}</option>{{/choice}}<option value="all"{{#all_chosen}} selected{{/all_chosen}}>All courses</option></select></div>
	<div class="field"><label for="show">Learners</label><select id="show" name="show">
		<option value="active"{{#show_active}} selected{{/show_active}}>All active</option>
		<option value="not-started"{{#show_not_started}} selected{{/show_not_started}}>Not started</option>
		<option value="in-progress"{{#show_in_progress}} selected{{/show_in_progress}}>In progress</option>
		<option value="completed"{{#show_completed}} selected{{/show_completed}}>Completed</option>
		<option value="invited"{{#show_invited}} selected{{/show_invited}}>Invited</option>
		<option value="archived"{{#show_archived}} selected{{/show_archived}}>Archived</option>
		<option value="everyone"{{#show_everyone}} selected{{/show_everyone}}>Everyone</option>
	</select></div>
	<div class="field"><label for="since">From <small>optional</small></label><input id="since" name="since" type="date" value="{{since}}"{{#since_error}} aria-invalid="true" aria-describedby="since-error"{{/since_error}}>{{#since_error}}<p class="err" id="since-error">{{since_error}}</p>{{/since_error}}</div>
	<div class="field"><label for="till">To <small>optional</small></label><input id="till" name="till" type="date" value="{{till}}"{{#till_error}} aria-invalid="true" aria-describedby="till-error"{{/till_error}}>{{#till_error}}<p class="err" id="till-error">{{till_error}}</p>{{/till_error}}</div>
	<button class="btn main">Show report</button>
</form>
{{/pick}}
{{#hint}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>Choose a course, then Show report</h2><p class="soft">You see every learner of this group with their status, progress, score and certificate. With From and To you choose the days for the picture, and of Completed also who is listed.</p><p><a class="help" href="/help/reports"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How reports work</a></p></section>
{{/hint}}
{{>REPORT}}
