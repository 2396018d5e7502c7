<div class="top">
	<div><h1>Manage my group</h1><p>{{#groups_any}}{{active:x-number}} {{#groups_one}}group{{/groups_one}}{{#groups_many}}groups{{/groups_many}} in <bdi>{{organisation_name}}</bdi>.{{#is_admin}}{{#led}} You lead {{led:x-number}} of them.{{/led}}{{/is_admin}}{{/groups_any}}{{#no_groups}}The groups of <bdi>{{organisation_name}}</bdi> and the people in them.{{/no_groups}}</p></div>
	{{#is_admin}}<a class="btn main" href="/groups/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>New group</a>{{/is_admin}}
</div>
{{>parts/checklist.tpl}}
{{#groups_any}}
<dl class="panel tiles">
	{{>seats/tile.tpl}}
	<div><dt>Active learners</dt><dd>{{learners:x-number}}</dd></div>
	<div><dt>Waiting for an answer</dt><dd>{{waiting:x-number}}</dd></div>
</dl>
<section class="panel flush" aria-label="Groups">
	<header class="row">
		<form class="row grow" role="search" method="get" action="/groups"><input type="hidden" name="show" value="{{show}}"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search groups</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Search groups, leaders"></span><button class="btn">Search</button>
			<label class="vh" for="sort">Sort by</label><select id="sort" name="sort" class="auto" data-submit><option value="activity"{{#sort_activity}} selected{{/sort_activity}}>Last activity</option><option value="name"{{#sort_name}} selected{{/sort_name}}>Name</option></select></form>
		<nav class="chips" aria-label="Show groups">
			<a href="/groups?q={{q:url_query_escape}}&amp;sort={{sort:url_query_escape}}"{{#filter_all}} aria-current="true"{{/filter_all}}>All <b>{{active:x-number}}</b></a>
			{{#is_admin}}<a href="/groups?show=led&amp;q={{q:url_query_escape}}&amp;sort={{sort:url_query_escape}}"{{#filter_led}} aria-current="true"{{/filter_led}}>I lead <b>{{led:x-number}}</b></a>{{/is_admin}}
			<a href="/groups?show=full&amp;q={{q:url_query_escape}}&amp;sort={{sort:url_query_escape}}"{{#filter_full}} aria-current="true"{{/filter_full}}>Full <b>{{full:x-number}}</b></a>
			<a href="/groups?show=archived&amp;q={{q:url_query_escape}}&amp;sort={{sort:url_query_escape}}"{{#filter_archived}} aria-current="true"{{/filter_archived}}>Archived <b>{{archived:x-number}}</b></a>
		</nav>
	</header>
	{{#group_none}}
	<div class="empty"><h2>No group here</h2><p class="soft">{{#q}}No group or leader here is called “<bdi>{{q}}</bdi>”.{{/q}}{{#q_none}}{{#filter_full}}No group is full.{{/filter_full}}{{#filter_archived}}No group is archived.{{/filter_archived}}{{#filter_led}}You lead no group.{{/filter_led}}{{#filter_all}}All groups are archived.{{/filter_all}}{{/q_none}}</p><a class="btn" href="/groups">Show all groups</a></div>
	{{/group_none}}
	{{#group_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Group</th><th role="columnheader" scope="col">Leaders</th><th role="columnheader" scope="col">Learners</th><th role="columnheader" scope="col">Seats</th><th role="columnheader" scope="col">Courses</th></tr></thead>
		<tbody role="rowgroup">
			{{#group}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><a class="title" href="/groups/{{id}}">{{name}}</a>{{#population_is_automatic}} <span class="tag"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>Automatic</span>{{#stopped}} <span class="tag bad">Rule stopped</span>{{/stopped}}{{/population_is_automatic}}<small>{{description}}</small></th>
				<td role="cell" data-l="Leaders">{{#leader}}<bdi>{{leader}}</bdi>{{#leaders_more}} <span class="tag">+{{leaders_more}}</span>{{/leaders_more}}{{/leader}}{{#leader_is_missing}}<span class="soft">Nobody yet</span>{{/leader_is_missing}}</td>
				<td role="cell" data-l="Learners" class="one">{{learners:x-number}}{{#waiting}} <span class="tag warn">{{waiting:x-number}} waiting</span>{{/waiting}}</td>
				<td role="cell" data-l="Seats">{{#seats_is_limited}}<span class="gauge"><svg class="roll s" viewBox="0 0 20 1" preserveAspectRatio="none" aria-hidden="true">{{#pips}}<path class="{{#room_is_full}}warn{{/room_is_full}}{{#room_is_free}}ok{{/room_is_free}}" d="M0 .5h{{pips}}"/>{{/pips}}{{#pips_free}}<path d="M{{pips}} .5h{{pips_free}}"/>{{/pips_free}}</svg><span>{{seats_held:x-number}} of {{seats:x-number}}{{#is_full}} <span class="tag warn">Full</span>{{/is_full}}</span></span>{{/seats_is_limited}}{{#seats_is_open}}<span class="soft">{{seats_held:x-number}}, no limit</span>{{/seats_is_open}}</td>
				<td role="cell" data-l="Courses" class="one">{{courses:x-number}}</td>
			</tr>
			{{/group}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/group_any}}
</section>
{{/groups_any}}
{{#no_groups}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>No group yet</h2><p class="soft">{{#is_admin}}A group has people, courses and a number of seats. Make the first one, then enrol people into it.{{/is_admin}}{{#is_leader}}You lead no group now. An administrator of <bdi>{{organisation_name}}</bdi> can make you the leader of one.{{/is_leader}}</p>{{#is_admin}}<div class="row"><a class="btn" href="/groups/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Make the first group</a></div>{{/is_admin}}</section>
{{/no_groups}}
