<nav class="crumbs" aria-label="Breadcrumb"><ol><li>{{#is_admin}}<a href="/learners">Learners</a>{{/is_admin}}{{#is_leader}}<a href="/groups">Groups</a>{{/is_leader}}</li><li><a href="/learners/{{id}}">{{name}}</a></li></ol></nav>
<div class="top"><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><h1>{{name}}</h1>{{#known}}<p>{{email}}</p>{{/known}}</div></div>
	{{#is_admin}}
	<div class="row">
		{{#person_is_active}}
		<a class="btn" href="/learners/{{id}}/edit"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Edit</a>
		<a class="btn" href="/learners/{{id}}/role"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>{{#role_is_learner}}Make administrator{{/role_is_learner}}{{#role_is_admin}}Take administration away{{/role_is_admin}}</a>
		<a class="btn" href="/learners/{{id}}/archive"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg>Archive</a>
		{{/person_is_active}}
		{{#person_is_archived}}{{#restorable}}<form class="inline" method="post" action="/learners/{{id}}/restore"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Restore</button></form>{{/restorable}}{{/person_is_archived}}
	</div>
	{{/is_admin}}
</div>
<dl class="facts panel">
	<div><dt>Status</dt><dd>{{#person_is_active}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Active</span>{{/person_is_active}}{{#person_is_archived}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg>Archived</span>{{/person_is_archived}}{{#person_is_archived}} since {{archived_at:x-day}}{{/person_is_archived}}{{#shut}}<br>Their account is closed{{#is_admin}}. Once the site has opened it again, they can be restored{{/is_admin}}.{{/shut}}</dd></div>
	{{#branch}}<div><dt>Branch</dt><dd dir="auto">{{branch}}</dd></div>{{/branch}}
	{{#detail}}{{#value}}<div><dt><bdi>{{label}}</bdi></dt><dd><span dir="auto" class="any">{{value}}</span>{{#not_fitting}} <span class="tag warn">{{not_fitting}}</span>{{/not_fitting}}</dd></div>{{/value}}{{/detail}}
	{{#is_admin}}<div><dt>Role</dt><dd>{{#role_is_admin}}Administrator{{/role_is_admin}}{{#role_is_learner}}{{#led_any}}Group leader{{/led_any}}{{#led_none}}Learner{{/led_none}}{{/role_is_learner}}</dd></div>
	{{#led_any}}<div><dt>Leads</dt><dd><ul class="plain flow s">{{#led}}<li><a href="/groups/{{id}}">{{name}}</a></li>{{/led}}</ul></dd></div>{{/led_any}}
	<div><dt>Here since</dt><dd>{{joined_at:x-day}}</dd></div>
	{{#known}}<div><dt>Last logged in</dt><dd>{{#signed_in_at}}{{signed_in_at:x-when}}{{/signed_in_at}}{{#never_signed_in}}Not yet{{/never_signed_in}}</dd></div>{{/known}}{{/is_admin}}
</dl>
<section class="panel flush" aria-labelledby="why">
	<header><h2 id="why">Why is this person here?</h2></header>
	{{#place_none}}<div class="empty"><p class="soft">They are in no group as a learner.</p></div>{{/place_none}}
	{{#place_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Group</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">How it came about</th></tr></thead>
		<tbody role="rowgroup">
			{{#place}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><a class="title" href="/groups/{{group_id}}">{{group_name}}</a>{{#group_is_archived}} <span class="tag">Archived group</span>{{/group_is_archived}}</th>
				<td role="cell" class="one" data-l="Status">{{>parts/status.tpl}}{{#removed}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg>Removed</span>{{/removed}}<small>since {{status_at:x-day}}</small></td>
				<td role="cell" class="full" data-l="How it came about"><p>{{#added_by}}<bdi>{{added_by}}</bdi>{{/added_by}}{{#by_themselves}}They themselves{{/by_themselves}} {{#how_is_invited}}invited{{/how_is_invited}}{{#how_is_enrolled}}enrolled{{/how_is_enrolled}}{{#how_is_joined}}joined as{{/how_is_joined}}{{#how_is_ruled}}Brought in as{{/how_is_ruled}} {{#known}}{{email}}{{/known}}{{#forgotten}}an address that is no longer known{{/forgotten}} {{#route_is_manual}}by hand{{/route_is_manual}}{{#route_is_existing}}from the members of the organisation{{#route_detail}}, branch <bdi>{{route_detail}}</bdi>{{/route_detail}}{{/route_is_existing}}{{#route_is_copy}}from another group{{#route_detail}}, {{route_detail}}{{/route_detail}}{{/route_is_copy}}{{#route_is_import}}by the file {{route_detail}}{{/route_is_import}}{{#route_is_join}}on the join page{{#route_detail}} {{route_detail}}{{/route_detail}}{{/route_is_join}}{{#route_is_code}}with the group code {{route_detail}}{{/route_is_code}}{{#route_is_key}}with an enrolment key ({{route_detail}}){{/route_is_key}}{{#route_is_rule}}by the group's rule{{#route_detail}} (<bdi>{{route_detail}}</bdi>){{/route_detail}}{{/route_is_rule}}{{#route_is_demo}}as part of the demo{{/route_is_demo}} on {{added_at:x-instant}}.{{#how_is_invited}}{{#invited_at}} The mail server took the invite on {{invited_at:x-instant}}.{{/invited_at}}{{/how_is_invited}}</p>{{#by_rule}}<p>{{#stays_is_rule}}The rule decides. {{/stays_is_rule}}{{#stays_is_pinned}}Pinned: here whatever the rule says. {{/stays_is_pinned}}<a href="/groups/{{group_id}}/rules/why/{{person_id}}">Why is this person here, or not?<span class="vh"> In {{group_name}}</span></a></p>{{/by_rule}}</td>
			</tr>
			{{/place}}
		</tbody>
	</table>
	{{/place_any}}
</section>
<section class="panel flush" aria-labelledby="courses">
	<header><h2 id="courses">Courses</h2></header>
	{{#course_none}}<div class="empty"><p class="soft">{{#person_is_archived}}Progress of archived people is not shown. Certificates that they had by then stay.{{/person_is_archived}}{{#person_is_active}}They have no courses yet. A group's courses come with it.{{/person_is_active}}</p></div>{{/course_none}}
	{{#course_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Course</th><th role="columnheader" scope="col">Progress</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col" class="num">Score</th><th role="columnheader" scope="col">Started</th><th role="columnheader" scope="col">Last activity</th></tr></thead>
		<tbody role="rowgroup">
			{{#course}}
			<tr role="row"><th role="rowheader" scope="row" class="full" dir="auto">{{title}}</th>
				<td role="cell" data-l="Progress"><span class="gauge"><progress max="100" value="{{progress}}" aria-label="Progress in {{title}}"></progress>{{progress}}%</span></td>
				<td role="cell" data-l="Status">{{#course_is_new}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-none"/></svg>Not started</span>{{/course_is_new}}{{#course_is_open}}<span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>In progress</span>{{/course_is_open}}{{#course_is_done}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Completed</span><small>on {{completed_at:x-day}}</small>{{/course_is_done}}</td>
				<td role="cell" class="num" data-l="Score">{{#scored}}{{score}}%{{/scored}}</td>
				<td role="cell" class="one" data-l="Started">{{#started_at}}{{started_at:x-day}}{{/started_at}}</td>
				<td role="cell" class="one" data-l="Last activity">{{#last_at}}{{last_at:x-day}}{{/last_at}}</td></tr>
			{{/course}}
		</tbody>
	</table>
	{{/course_any}}
</section>
{{>members/certificates.tpl}}
{{#may_assign}}{{>members/extra.tpl}}{{/may_assign}}
{{>quizzes/used_up.tpl}}
<section class="panel flush" aria-labelledby="activity">
	<header><h2 id="activity">What was done</h2></header>
	{{#activity_any}}{{>parts/activity.tpl}}{{/activity_any}}
	{{#activity_none}}<div class="empty"><p class="soft">Nothing is in the log about this person.</p></div>{{/activity_none}}
</section>
