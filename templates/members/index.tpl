<div class="top"><div><h1>Learners</h1><p>Everyone who belongs to <bdi>{{organisation_name}}</bdi>. Somebody who is invited appears here when they accept.</p></div>
	<div class="row"><a class="btn" href="/learners/requests">Requests{{#requests}} <span class="tag warn">{{requests:x-number}}</span>{{/requests}}</a>{{#may_import}}<a class="btn" href="/imports/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#upload"/></svg>Import people</a>{{/may_import}}<a class="btn" href="/learners.csv?{{filter_query}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Export CSV</a><a class="btn main" href="/learners/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add a person</a></div></div>
<nav class="chips" aria-label="Show people"><a href="/learners?q={{q:url_query_escape}}&amp;branch={{branch_chosen:url_query_escape}}{{#below}}&amp;below=1{{/below}}{{#groupless}}&amp;groupless=1{{/groupless}}"{{#filter_active}} aria-current="true"{{/filter_active}}><span class="ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg></span>Active <b>{{active_count:x-number}}</b></a><a href="/learners?status=archived&amp;q={{q:url_query_escape}}&amp;branch={{branch_chosen:url_query_escape}}{{#below}}&amp;below=1{{/below}}{{#groupless}}&amp;groupless=1{{/groupless}}"{{#filter_archived}} aria-current="true"{{/filter_archived}}><span class="soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg></span>Archived <b>{{archived_count:x-number}}</b></a></nav>
<section class="panel flush" aria-label="People">
	<header>
		<form class="flow" role="search" method="get" action="/learners"><input type="hidden" name="status" value="{{status}}">
			<div class="row"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search people</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Name, e-mail or a value"></span><button class="btn">Search</button>{{#filtered}}<a class="btn quiet" href="/learners?status={{status:url_query_escape}}">Show everyone</a>{{/filtered}}</div>
			<details class="more"{{#narrowed}} open{{/narrowed}}><summary>Narrow down</summary>
				<div class="flow s">{{#has_branches}}<div class="offer">{{>parts/branch.tpl}}</div>
				<label class="opt"><input type="checkbox" name="below" value="1"{{#below}} checked{{/below}}><span>With the branches below it</span></label>{{/has_branches}}
				<label class="opt"><input type="checkbox" name="groupless" value="1"{{#groupless}} checked{{/groupless}}><span>Only people without a group</span></label>
				<div class="row"><button class="btn">Show</button></div></div></details></form>
	</header>
	{{#person_none}}
	<div class="empty">{{#q}}<h2>Nobody here matches</h2><p class="soft">No name or e-mail with “<bdi>{{q}}</bdi>” among these people, no branch of that name, and no field with this value. Type at least three letters of any part of a name, or the beginning of a last name.</p><a class="btn" href="/learners">Show everyone</a>{{/q}}
	{{#narrowed}}<h2>Nobody stands here</h2><p class="soft">Nobody among these people is in this branch, or without a group.</p>{{/narrowed}}
	{{#filter_archived}}<h2>Nobody is archived</h2><p class="soft">People who are archived are kept here, and can be restored.</p>{{/filter_archived}}{{#filter_active}}<p class="soft">People come in through a group: open it and choose “Enrol new users”. Or add a person here, without a group.</p>{{/filter_active}}</div>
	{{/person_none}}
	{{#person_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Name</th><th role="columnheader" scope="col">Branch</th><th role="columnheader" scope="col">Role</th><th role="columnheader" scope="col" class="num">Learns in</th><th role="columnheader" scope="col" class="num">Leads</th><th role="columnheader" scope="col">Here since</th></tr></thead>
		<tbody role="rowgroup">
			{{#person}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><a class="title" href="/learners/{{id}}">{{name}}</a><small>{{email}}</small></div></div></th>
				<td role="cell" class="any" data-l="Branch">{{branch}}</td>
				<td role="cell" data-l="Role">{{#role_is_admin}}<span class="tag info">Administrator</span>{{/role_is_admin}}{{#role_is_leader}}<span class="tag">Group leader</span>{{/role_is_leader}}{{#role_is_learner}}Learner{{/role_is_learner}}</td>
				<td role="cell" class="num" data-l="Learns in">{{learns_in:x-number}}</td>
				<td role="cell" class="num" data-l="Leads">{{leads:x-number}}</td>
				<td role="cell" class="one" data-l="Here since"><time datetime="{{joined_at:x-iso}}">{{joined_at:x-day}}</time></td>
			</tr>
			{{/person}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/person_any}}
</section>
<p><a class="help" href="/help/roles"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>Who may do what</a></p>
