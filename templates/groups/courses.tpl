{{>parts/group.tpl}}
<div class="top"><div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>Everybody who is active in this group has its courses, in this order.</p></div>{{#sells_courses}}<a class="btn" href="/groups/{{group_id}}/order#courses"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add courses</a>{{/sells_courses}}</div>
{{>parts/tabs.tpl}}
{{#is_admin}}
{{#course_any}}
<form class="panel flush count" method="post" action="/groups/{{group_id}}/courses" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<table class="fold" role="table" aria-label="Courses">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="tick"><span class="vh">In this group</span></th><th role="columnheader" scope="col">Course</th><th role="columnheader" scope="col">Takes</th><th role="columnheader" scope="col">Position</th><th role="columnheader" scope="col">Due</th></tr></thead>
		<tbody role="rowgroup">
			{{#course}}
			<tr role="row">
				<td role="cell" class="tick"><input type="checkbox" id="course_{{id}}" name="course" value="{{id}}"{{#ticked}} checked{{/ticked}} aria-label="{{title}} in this group"></td>
				<th role="rowheader" scope="row" class="full"><label for="course_{{id}}">{{title}}</label>{{#status_is_archived}} <span class="tag">Archived</span>{{/status_is_archived}}{{#is_draft}} <span class="tag">Draft: learners do not see it yet</span>{{/is_draft}}</th>
				<td role="cell" class="one" data-l="Takes">{{>parts/takes.tpl}}</td>
				<td role="cell" data-l="Position"><input id="position_{{id}}" name="position_{{id}}" class="auto" size="4" inputmode="numeric" autocomplete="off" value="{{position}}" aria-label="Position of {{title}}"{{#position_words}} aria-invalid="true" aria-describedby="position_{{id}}-error"{{/position_words}}>{{#position_words}}<span class="err" id="position_{{id}}-error">{{position_words}}</span>{{/position_words}}</td>
				<td role="cell" data-l="Due"><input id="due_{{id}}" name="due_{{id}}" class="auto" type="date" value="{{due}}" aria-label="Day until which {{title}} is to be completed"{{#due_words}} aria-invalid="true" aria-describedby="due_{{id}}-error"{{/due_words}}>{{#due_words}}<span class="err" id="due_{{id}}-error">{{due_words}}</span>{{/due_words}}</td>
			</tr>
			{{/course}}
		</tbody>
	</table>
	<footer class="row"><button class="btn main">Save courses</button><span class="soft">Tick the courses of this group. Number them in the order you want; those without a number come last. A day on which a course is due is shown to its learners; nothing is locked after it.</span></footer>
</form>
{{/course_any}}
{{#course_none}}<section class="panel empty">{{>parts/formation.tpl}}<h2>There is no course yet</h2><p class="soft">Add a course to <bdi>{{organisation_name}}</bdi>, then give it to this group here.</p><div class="row"><a class="btn main" href="/courses/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>New course</a></div></section>{{/course_none}}
{{/is_admin}}
{{#is_leader}}
{{#course_any}}
<section class="panel flow s"><h2>Courses</h2><ol class="lines plain">{{#course}}<li><bdi>{{title}}</bdi>{{#status_is_archived}} <span class="tag">Archived</span>{{/status_is_archived}}{{#is_draft}} <span class="tag">Draft: learners do not see it yet</span>{{/is_draft}} <small>{{>parts/takes.tpl}}{{#due_on}} due {{due_on}}{{/due_on}}</small></li>{{/course}}</ol><p class="soft">An administrator of <bdi>{{organisation_name}}</bdi> can change them.</p></section>
{{/course_any}}
{{#course_none}}<section class="panel empty">{{>parts/formation.tpl}}<h2>This group has no course yet</h2><p class="soft">An administrator of <bdi>{{organisation_name}}</bdi> can give it some.</p></section>{{/course_none}}
{{/is_leader}}
