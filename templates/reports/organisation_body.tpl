<div class="top">
	<div><h2 dir="auto">{{organisation_name}}</h2><p>All groups · made <time datetime="{{made_at:x-iso}}">{{made_at:x-instant}}</time></p></div>
	<div class="row">{{#links}}<a class="btn" href="/reports.csv"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>CSV</a><a class="btn" href="/reports.xlsx"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>XLSX</a>{{/links}}<button class="btn" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button></div>
</div>
<dl class="panel tiles">
	<div><dt>Groups</dt><dd>{{groups:x-number}}</dd></div>
	<div><dt>Active learners</dt><dd>{{learners:x-number}}</dd><dd>each counted once in each group</dd></div>
	{{>seats/tile.tpl}}
</dl>
<div class="lead">
	<section class="panel flow s" aria-labelledby="invites"><div class="row"><h2 id="invites">Invites</h2>{{#roll}}<span class="soft push">one bar for each {{#roll_each}}person{{/roll_each}}{{#roll_shares}}5%{{/roll_shares}}</span>{{/roll}}</div>
		{{#roll}}<svg class="roll" viewBox="0 0 {{roll_length}} 1" preserveAspectRatio="none" aria-hidden="true">{{#roll_active}}<path class="ok" d="M{{roll_active_at}} .5h{{roll_active}}"/>{{/roll_active}}{{#roll_pending}}<path class="warn" d="M{{roll_pending_at}} .5h{{roll_pending}}"/>{{/roll_pending}}{{#roll_prospect}}<path class="info" d="M{{roll_prospect_at}} .5h{{roll_prospect}}"/>{{/roll_prospect}}{{#roll_declined}}<path class="bad" d="M{{roll_declined_at}} .5h{{roll_declined}}"/>{{/roll_declined}}{{#roll_over}}<path d="M{{roll_over_at}} .5h{{roll_over}}"/>{{/roll_over}}</svg>{{/roll}}
		<ul class="key"><li><span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Active</span> <b>{{active:x-number}}</b></li><li><span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>Pending</span> <b>{{pending:x-number}}</b></li><li><span class="st info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-prospect"/></svg>Prospect</span> <b>{{prospect:x-number}}</b></li><li><span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg>Declined</span> <b>{{declined:x-number}}</b></li><li><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-cancelled"/></svg>Cancelled</span> <b>{{cancelled:x-number}}</b></li><li><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-expired"/></svg>Expired</span> <b>{{expired:x-number}}</b></li><li><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg>Archived</span> <b>{{archived:x-number}}</b></li></ul>
	</section>
	{{>parts/bars.tpl}}
</div>
<section class="panel flush" aria-labelledby="groups">
	{{#group_none}}
	<div class="empty"><h2 id="groups">No group yet</h2><p class="soft">A group that is not archived has its row here.</p>{{#links}}<a class="btn" href="/groups">Manage my group</a>{{/links}}</div>
	{{/group_none}}
	{{#group_any}}
	<header><h2 id="groups">Groups</h2><p class="soft">Completed, in progress and not started count each learner once for each course of the group.</p></header>
	<table class="fold" role="table" aria-labelledby="groups">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Group</th><th role="columnheader" scope="col" class="num">Learners</th><th role="columnheader" scope="col">Completed</th><th role="columnheader" scope="col" class="num">In progress</th><th role="columnheader" scope="col" class="num">Not started</th><th role="columnheader" scope="col" class="num">Average score</th><th role="columnheader" scope="col">Seats</th></tr></thead>
		<tbody role="rowgroup">
			{{#group}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full" dir="auto">{{#way}}<a href="/groups/{{way}}/reports?course=all">{{name}}</a>{{/way}}{{#plain}}{{name}}{{/plain}}</th>
				<td role="cell" data-l="Learners" class="num one">{{learners:x-number}}{{#waiting}} <span class="tag warn">{{waiting:x-number}} waiting</span>{{/waiting}}</td>
				<td role="cell" data-l="Completed">{{#learns}}<span class="gauge"><progress max="100" value="{{share}}" aria-label="Completed in {{name}}"></progress>{{completed:x-number}} of {{places:x-number}}</span>{{/learns}}</td>
				<td role="cell" data-l="In progress" class="num">{{in_progress:x-number}}</td>
				<td role="cell" data-l="Not started" class="num">{{not_started:x-number}}</td>
				<td role="cell" data-l="Average score" class="num">{{#scored}}{{score}}%{{/scored}}</td>
				<td role="cell" data-l="Seats" class="one">{{seats_held:x-number}}{{#seats_is_limited}} of {{seats:x-number}}{{/seats_is_limited}}{{#seats_is_open}}, no limit{{/seats_is_open}}</td>
			</tr>
			{{/group}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/group_any}}
</section>
