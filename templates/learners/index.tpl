{{>parts/group.tpl}}
<div class="top">
	<div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>{{>parts/led.tpl}} · {{course_words}}</p></div>
	{{#group_open}}<div class="row"><a class="btn" href="/groups/{{group_id}}/enrol/copy"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Add members</a><a class="btn{{#count_all}} main{{/count_all}}" href="/groups/{{group_id}}/enrol/manual"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Enrol new users</a></div>{{/group_open}}
</div>
{{>parts/tabs.tpl}}
{{>rules/stopped.tpl}}
<div class="lead">
	<section class="panel flow s" aria-labelledby="seats">
		<div class="row"><h2 id="seats">Seats</h2><span class="soft">{{seats_words}}</span><a class="push" href="/groups/{{group_id}}/seats">{{#is_admin}}{{#seats_whole}}Add seats{{/seats_whole}}{{#seats_endless}}Show seats{{/seats_endless}}{{/is_admin}}{{#is_leader}}Show seats{{/is_leader}}</a></div>
		{{#roll}}{{>parts/roll.tpl}}{{/roll}}
		<ul class="key"><li><span class="dot ok"></span>Active <b>{{count_active:x-number}}</b></li><li><span class="dot warn"></span>Pending <b>{{count_pending:x-number}}</b></li><li><span class="dot info"></span>Prospect <b>{{count_prospect:x-number}}</b></li>{{#seats_reserved}}<li><span class="dot held"></span>Reserved <b>{{seats_reserved:x-number}}</b></li>{{/seats_reserved}}{{#seats_free}}<li><span class="dot"></span>Free <b>{{seats_free}}</b></li>{{/seats_free}}</ul>
		{{#waiting_words}}<p><a href="/groups/{{group_id}}/waiting">{{waiting_words}} on the wait list</a></p>{{/waiting_words}}
	</section>
	<dl class="panel tiles">
		<div><dt>Waiting for an answer</dt><dd>{{seats_waiting:x-number}}</dd><dd>{{#waiting_long}}{{waiting_long:x-number}} for more than 7 days{{/waiting_long}}</dd></div>
		<div><dt>Active learners</dt><dd>{{count_active:x-number}}</dd><dd>in {{course_words}}</dd></div>
	</dl>
</div>
{{#count_all}}
<nav class="chips" aria-label="Filter by status">
	<a href="/groups/{{group_id}}?sort={{sort:url_query_escape}}"{{#filter_all}} aria-current="true"{{/filter_all}}>All <b>{{count_all:x-number}}</b></a>
	<a href="/groups/{{group_id}}?status=prospect&amp;sort={{sort:url_query_escape}}"{{#filter_prospect}} aria-current="true"{{/filter_prospect}}><span class="info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-prospect"/></svg></span>Prospect <b>{{count_prospect:x-number}}</b></a>
	<a href="/groups/{{group_id}}?status=pending&amp;sort={{sort:url_query_escape}}"{{#filter_pending}} aria-current="true"{{/filter_pending}}><span class="warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg></span>Pending <b>{{count_pending:x-number}}</b></a>
	<a href="/groups/{{group_id}}?status=active&amp;sort={{sort:url_query_escape}}"{{#filter_active}} aria-current="true"{{/filter_active}}><span class="ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg></span>Active <b>{{count_active:x-number}}</b></a>
	{{#group_automatic}}<a href="/groups/{{group_id}}?status=by_rule&amp;sort={{sort:url_query_escape}}"{{#filter_by_rule}} aria-current="true"{{/filter_by_rule}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>By rule</a>
	<a href="/groups/{{group_id}}?status=pinned&amp;sort={{sort:url_query_escape}}"{{#filter_pinned}} aria-current="true"{{/filter_pinned}}><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>Pinned</a>{{/group_automatic}}
	<a href="/groups/{{group_id}}?status=declined&amp;sort={{sort:url_query_escape}}"{{#filter_declined}} aria-current="true"{{/filter_declined}}><span class="bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg></span>Declined <b>{{count_declined:x-number}}</b></a>
	<a href="/groups/{{group_id}}?status=cancelled&amp;sort={{sort:url_query_escape}}"{{#filter_cancelled}} aria-current="true"{{/filter_cancelled}}><span class="soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-cancelled"/></svg></span>Cancelled <b>{{count_cancelled:x-number}}</b></a>
	<a href="/groups/{{group_id}}?status=expired&amp;sort={{sort:url_query_escape}}"{{#filter_expired}} aria-current="true"{{/filter_expired}}><span class="soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-expired"/></svg></span>Expired <b>{{count_expired:x-number}}</b></a>
	<a href="/groups/{{group_id}}?status=archived&amp;sort={{sort:url_query_escape}}"{{#filter_archived}} aria-current="true"{{/filter_archived}}><span class="soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg></span>Archived <b>{{count_archived:x-number}}</b></a>
</nav>
<section class="panel flush count" aria-label="Learners">
	<header class="row">
		<form class="row grow" role="search" method="get" action="/groups/{{group_id}}"><input type="hidden" name="status" value="{{status}}"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search learners</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Search by name or e-mail"></span><button class="btn">Search</button>
			<label class="vh" for="sort">Sort by</label><select id="sort" name="sort" class="auto" data-submit><option value="activity"{{#sort_activity}} selected{{/sort_activity}}>Last activity</option><option value="name"{{#sort_name}} selected{{/sort_name}}>Name or e-mail</option></select></form>
		<a class="btn push" href="/groups/{{group_id}}/learners.csv?{{filter_query}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Export</a>
	</header>
	{{#learner_none}}
	<div class="empty"><h2>Nobody here matches</h2><p class="soft">{{#q}}No name or e-mail with “<bdi>{{q}}</bdi>”. Names are found once people have accepted.{{/q}}{{#q_none}}{{#filter_pinned}}Nobody is pinned: the rule decides about everybody.{{/filter_pinned}}{{#filter_by_rule}}Nobody is here by the rule.{{/filter_by_rule}}{{/q_none}}</p><a class="btn" href="/groups/{{group_id}}">Show everyone</a></div>
	{{/learner_none}}
	{{#learner_any}}
	<form id="bulk" method="post" action="/groups/{{group_id}}/learners/bulk"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="status" value="{{status}}"><input type="hidden" name="q" value="{{q}}"><input type="hidden" name="sort" value="{{sort}}"></form>
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="tick"><span class="vh">Select</span><input type="checkbox" data-all hidden aria-label="Select all on this page"></th><th role="columnheader" scope="col">Learner</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">Courses</th><th role="columnheader" scope="col">Last activity</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#learner}}
			<tr role="row">
				<td role="cell" class="tick"><input type="checkbox" name="id" value="{{id}}" form="bulk" aria-label="Select {{email}}"></td>
				<th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th>
				<td role="cell">{{>parts/status.tpl}}{{#group_automatic}}{{#stays_is_rule}}<small><a href="/groups/{{group_id}}/rules/why/{{member_id}}">By rule<span class="vh">: why {{email}} is here</span></a></small>{{/stays_is_rule}}{{#stays_is_pinned}}<small><a href="/groups/{{group_id}}/rules/why/{{member_id}}">Pinned<span class="vh">: why {{email}} is here</span></a></small>{{/stays_is_pinned}}{{/group_automatic}}</td>
				<td role="cell">{{#status_is_active}}{{#course_count}}<span class="gauge"><progress max="{{course_count}}" value="{{courses_done}}" aria-label="Courses completed by {{email}}"></progress>{{courses_done}} of {{course_count}}</span>{{/course_count}}{{/status_is_active}}{{#status_is_unconfirmed}}{{#course_count}}<span class="gauge"><progress max="{{course_count}}" value="{{courses_done}}" aria-label="Courses completed by {{email}}"></progress>{{courses_done}} of {{course_count}}</span>{{/course_count}}{{/status_is_unconfirmed}}</td>
				<td role="cell">
					{{#status_is_active}}{{shown_at:x-when}}{{/status_is_active}}
					{{#status_is_unconfirmed}}Not logged in yet<small>since <span class="one">{{shown_at:x-then}}</span></small>{{/status_is_unconfirmed}}
					{{#status_is_pending}}Invite sent <span class="one">{{shown_at:x-then}}</span><small>Answer by <span class="one">{{expires_at:x-then}}</span></small>{{/status_is_pending}}
					{{#status_is_held}}Not notified yet{{/status_is_held}}
					{{#status_is_prospect}}Invite goes out <span class="one">{{shown_at:x-then}}</span>{{/status_is_prospect}}
					{{#status_is_undeliverable}}<span class="bad">Not delivered</span><small>{{refusal}}</small>{{/status_is_undeliverable}}
					{{#status_is_declined}}Declined <span class="one">{{shown_at:x-then}}</span>{{/status_is_declined}}
					{{#status_is_cancelled}}Cancelled <span class="one">{{shown_at:x-then}}</span>{{/status_is_cancelled}}
					{{#status_is_expired}}Expired <span class="one">{{shown_at:x-then}}</span>{{/status_is_expired}}
					{{#status_is_archived}}Archived <span class="one">{{shown_at:x-then}}</span>{{/status_is_archived}}
				</td>
				<td role="cell" class="acts">{{#status_is_unconfirmed}}{{>parts/resend.tpl}}{{/status_is_unconfirmed}}{{#acts_is_waiting}}{{>parts/resend.tpl}}
					<a class="btn s icon" href="/groups/{{group_id}}/invites/{{id}}/cancel?back={{back:url_query_escape}}" aria-label="Cancel invite to {{email}}" title="Cancel invite"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg></a>{{/acts_is_waiting}}
					{{#acts_is_ended}}{{#known}}<form class="inline" method="post" action="/groups/{{group_id}}/invites/{{id}}/reinvite"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button class="btn s"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Invite again<span class="vh"> {{email}}</span></button></form>{{/known}}{{/acts_is_ended}}
					{{#status_is_archived}}{{#is_admin}}{{#known}}<form class="inline" method="post" action="/groups/{{group_id}}/learners/{{id}}/restore"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button class="btn s"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Restore<span class="vh"> {{email}}</span></button></form>{{/known}}{{/is_admin}}{{/status_is_archived}}
					<details class="menu" name="row"><summary class="btn icon s quiet" aria-label="More for {{email}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#more"/></svg></summary><ul>
						{{#opens}}<li><a href="/learners/{{member_id}}#courses"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#report"/></svg>Progress</a></li>{{#group_manual}}<li><a href="/learners/{{member_id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg>Why is this person here?</a></li>{{/group_manual}}{{#group_automatic}}<li><a href="/groups/{{group_id}}/rules/why/{{member_id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg>Why is this person here?</a></li>{{/group_automatic}}{{/opens}}
						{{#group_automatic}}{{#stays_is_rule}}<li><form class="inline" method="post" action="/groups/{{group_id}}/learners/{{id}}/pin"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>Pin: keep here whatever the rule says</button></form></li>{{/stays_is_rule}}
						{{#stays_is_pinned}}<li><form class="inline" method="post" action="/groups/{{group_id}}/learners/{{id}}/unpin"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>Let the rule decide</button></form></li>{{/stays_is_pinned}}{{/group_automatic}}
						{{#acts_is_waiting}}<li><a href="/groups/{{group_id}}/invites/{{id}}/email?back={{back:url_query_escape}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Mail did not arrive</a></li>{{/acts_is_waiting}}
						{{#is_admin}}{{#status_is_active}}<li><a href="/groups/{{group_id}}/learners/{{id}}/archive?back={{back:url_query_escape}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg>Archive</a></li>{{/status_is_active}}{{/is_admin}}
						<li><a class="bad" href="/groups/{{group_id}}/learners/{{id}}/remove?back={{back:url_query_escape}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Remove from group</a></li></ul></details></td>
			</tr>
			{{/learner}}
		</tbody>
	</table>
	<div class="bulk row" role="group" aria-label="With the selected learners"><b> selected</b>
		{{#many}}<label class="opt"><input type="checkbox" name="all" value="1" form="bulk"><span>Everyone that matches{{#match_count}}, {{match_count:x-number}}{{/match_count}}</span></label>{{/many}}
		<button class="btn s" form="bulk" name="do" value="resend"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#resend"/></svg>Resend</button>{{#group_automatic}}<button class="btn s" form="bulk" name="do" value="pin"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>Pin</button><button class="btn s" form="bulk" name="do" value="unpin"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>Let the rule decide</button>{{/group_automatic}}<button class="btn s" form="bulk" name="do" value="cancel"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg>Cancel invite</button>{{#is_admin}}<button class="btn s" form="bulk" name="do" value="archive"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg>Archive</button>{{/is_admin}}<button class="btn s bad" form="bulk" name="do" value="remove"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Remove</button></div>
	{{>parts/pager.tpl}}
	{{/learner_any}}
</section>
{{#group_automatic}}<p class="row"><a href="/groups/{{group_id}}/rules/excluded">Who stays out</a>{{#is_admin}}<a href="/groups/{{group_id}}/rules/why">Why is somebody here, or not?</a>{{/is_admin}}</p>{{/group_automatic}}
<details class="panel"><summary><b>What the statuses mean</b></summary>
	<dl class="facts">
		<div><dt><span class="st info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-prospect"/></svg>Prospect</span></dt><dd>We are trying to deliver the invite. Once delivered it moves to Pending.</dd></div>
		<div><dt><span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>Pending</span></dt><dd>The invite was sent. We are waiting for the person to accept.</dd></div>
		<div><dt><span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Active</span></dt><dd>The person is in the group and has its courses.</dd></div>
		<div><dt><span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg>Declined</span></dt><dd>The person said no. The seat is free again.</dd></div>
		<div><dt><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-cancelled"/></svg>Cancelled</span></dt><dd>You cancelled the invite. Its link no longer works.</dd></div>
		<div><dt><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-expired"/></svg>Expired</span></dt><dd>Nobody answered in time. The seat is free again; you can invite the person anew.</dd></div>
		<div><dt><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg>Archived</span></dt><dd>No longer connected with the organisation. They keep courses in progress.</dd></div>
	</dl>
</details>
{{/count_all}}
{{#nobody}}
{{#group_manual}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>No one is in this group yet</h2><p class="soft">Enrol people by e-mail, or add people who are members of your organisation already.</p><div class="row"><a class="btn main" href="/groups/{{group_id}}/enrol/manual"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Enrol new users</a><a class="btn" href="/groups/{{group_id}}/enrol/copy"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Add members</a></div></section>
{{/group_manual}}
{{#group_automatic}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>No one is in this group yet</h2><p class="soft">People come in by themselves as they match the group's rule. Whoever you add by hand stays whatever the rule says.</p><div class="row"><a class="btn main" href="/groups/{{group_id}}/rules"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>{{#is_admin}}Write the rule{{/is_admin}}{{#is_leader}}See the rule{{/is_leader}}</a><a class="btn" href="/groups/{{group_id}}/enrol/manual"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Enrol new users</a></div></section>
{{/group_automatic}}
{{/nobody}}
