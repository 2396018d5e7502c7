<nav class="tabs" aria-label="Group"><ul>
	<li><a href="/groups/{{group_id}}"{{#tab_learners}} aria-current="page"{{/tab_learners}}>Learners <span class="tag">{{count_all:x-number}}</span></a></li>
	<li><a href="/groups/{{group_id}}/codes"{{#tab_codes}} aria-current="page"{{/tab_codes}}>Codes <span class="tag">{{code_count:x-number}}</span></a></li>
	<li><a href="/groups/{{group_id}}/seats"{{#tab_seats}} aria-current="page"{{/tab_seats}}>Seats{{#seats_free}} <span class="tag">{{seats_free}} free</span>{{/seats_free}}</a></li>
	<li><a href="/groups/{{group_id}}/reports"{{#tab_reports}} aria-current="page"{{/tab_reports}}>Reports</a></li>
	<li><a href="/groups/{{group_id}}/courses"{{#tab_courses}} aria-current="page"{{/tab_courses}}>Courses <span class="tag">{{course_count:x-number}}</span></a></li>
	{{#group_automatic}}<li><a href="/groups/{{group_id}}/rules"{{#tab_rules}} aria-current="page"{{/tab_rules}}>Rules</a></li>{{/group_automatic}}
	<li><a href="/groups/{{group_id}}/settings"{{#tab_settings}} aria-current="page"{{/tab_settings}}>Settings</a></li>
</ul></nav>
{{#group_archived}}
<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg><div><b>This group is archived.</b> Its people keep their courses. Nobody can be enrolled until it is restored.</div>
	{{#is_admin}}<form class="inline" method="post" action="/groups/{{group_id}}/restore"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Restore group</button></form>{{/is_admin}}</div>
{{/group_archived}}
