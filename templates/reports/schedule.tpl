{{>reports/place.tpl}}
<div class="top"><div><h1>Scheduled reports</h1><p>The report of <bdi>{{whose}}</bdi> by mail: how many are where, and who completed since the last one.</p></div></div>
{{#of_group}}{{>parts/tabs.tpl}}{{/of_group}}
<form class="panel flow" method="post" action="{{base}}/schedule" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<h2>Schedule the report</h2>
	{{#of_group}}<div class="field"><label for="course">Course</label><select id="course" name="course"{{#course_error}} aria-invalid="true" aria-describedby="course-error"{{/course_error}}><option value="">All courses</option>{{#course_choice}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{title}}</option>{{/course_choice}}</select>{{#course_error}}<p class="err" id="course-error">{{course_error}}</p>{{/course_error}}</div>{{/of_group}}
	<fieldset class="flow s" id="every"{{#every_error}} aria-describedby="every-error"{{/every_error}}><legend>How often, at 07:00</legend>
		<label class="opt"><input type="radio" name="every" value="day"{{#every_day}} checked{{/every_day}}><span>Each day</span></label>
		<label class="opt"><input type="radio" name="every" value="week"{{#every_week}} checked{{/every_week}}><span>Each week</span></label>
		<label class="opt"><input type="radio" name="every" value="month"{{#every_month}} checked{{/every_month}}><span>Each month <small>On its first day.</small></span></label>
		{{#every_error}}<p class="err" id="every-error">{{every_error}}</p>{{/every_error}}
	</fieldset>
	<div class="field"><label for="weekday">Day of the week <small>for a weekly report</small></label><select id="weekday" name="weekday" class="auto"{{#weekday_error}} aria-invalid="true" aria-describedby="weekday-error"{{/weekday_error}}><option value="1"{{#weekday_1}} selected{{/weekday_1}}>Monday</option><option value="2"{{#weekday_2}} selected{{/weekday_2}}>Tuesday</option><option value="3"{{#weekday_3}} selected{{/weekday_3}}>Wednesday</option><option value="4"{{#weekday_4}} selected{{/weekday_4}}>Thursday</option><option value="5"{{#weekday_5}} selected{{/weekday_5}}>Friday</option><option value="6"{{#weekday_6}} selected{{/weekday_6}}>Saturday</option><option value="7"{{#weekday_7}} selected{{/weekday_7}}>Sunday</option></select>{{#weekday_error}}<p class="err" id="weekday-error">{{weekday_error}}</p>{{/weekday_error}}</div>
	<fieldset class="flow s" id="member" tabindex="-1"{{#member_error}} aria-describedby="member-error"{{/member_error}}><legend>To whom</legend>
		{{#receiver}}<label class="opt"><input type="checkbox" name="member" value="{{id}}"{{#ticked}} checked{{/ticked}}><span><bdi>{{name}}</bdi>{{#me}} (you){{/me}} <small>{{email}} · {{#role_is_admin}}Administrator{{/role_is_admin}}{{#role_is_leader}}Leader of this group{{/role_is_leader}}</small></span></label>{{/receiver}}
		{{#receiver_none}}<p class="soft">Nobody here can get it: only administrators{{#of_group}} and leaders of this group{{/of_group}} can.</p>{{/receiver_none}}
		{{#member_error}}<p class="err" id="member-error">{{member_error}}</p>{{/member_error}}
	</fieldset>
	<div class="row"><button class="btn main">Schedule report</button><a class="btn quiet" href="{{back}}">Back to the report</a></div>
</form>
<section class="panel flush" aria-labelledby="scheduled">
	<header><h2 id="scheduled">What is scheduled</h2></header>
	{{#schedule_none}}<div class="empty"><p class="soft">Nothing yet. Nobody gets this report by mail.</p></div>{{/schedule_none}}
	{{#schedule_any}}
	<table class="fold" role="table" aria-labelledby="scheduled">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">To</th>{{#of_group}}<th role="columnheader" scope="col">Course</th>{{/of_group}}<th role="columnheader" scope="col">How often</th><th role="columnheader" scope="col">Next</th><th role="columnheader" scope="col">Last</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#schedule}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><bdi>{{name}}</bdi><small>{{email}}</small></th>
				{{#of_group}}<td role="cell" data-l="Course">{{#course}}<bdi>{{course}}</bdi>{{/course}}{{#course_all}}All courses{{/course_all}}</td>{{/of_group}}
				<td role="cell" data-l="How often">{{#every_is_day}}Each day{{/every_is_day}}{{#every_is_week}}Each {{weekday}}{{/every_is_week}}{{#every_is_month}}Each month{{/every_is_month}}</td>
				<td role="cell" data-l="Next" class="one"><time datetime="{{next_at:x-iso}}">{{next_at:x-when}}</time></td>
				<td role="cell" data-l="Last" class="one">{{#sent_at}}<time datetime="{{sent_at:x-iso}}">{{sent_at:x-when}}</time>{{/sent_at}}{{#unsent}}<span class="soft">Not yet</span>{{/unsent}}</td>
				<td role="cell" class="acts">{{#mine}}<form class="inline" method="post" action="{{base}}/schedule/{{id}}/stop"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Stop<span class="vh"> the report to {{name}}</span></button></form>{{/mine}}</td>
			</tr>
			{{/schedule}}
		</tbody>
	</table>
	{{/schedule_any}}
</section>
