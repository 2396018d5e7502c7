<div class="top">
	<div><h2>Groups</h2><p><bdi>{{organisation_name}}</bdi> · made <time datetime="{{made_at:x-iso}}">{{made_at:x-instant}}</time></p></div>
	<div class="row">{{#links}}<a class="btn" href="/reports.csv"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>CSV</a><a class="btn" href="/reports.xlsx"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>XLSX</a>{{/links}}<button class="btn" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button></div>
</div>
<dl class="panel tiles">
	<div><dt>Groups</dt><dd>{{groups:x-number}}</dd></div>
	<div><dt>Active learners</dt><dd>{{learners:x-number}}</dd><dd>each counted once in each group</dd></div>
	<div><dt>Seats used</dt><dd>{{#limited}}{{seats_used:x-number}} <small>of {{seats:x-number}}</small>{{/limited}}{{#unlimited}}No limit{{/unlimited}}</dd><dd>{{#limited}}{{seats_free:x-number}} free{{#held_without_limit}}; {{/held_without_limit}}{{/limited}}{{#held_without_limit}}{{held_without_limit:x-number}} in groups without a limit{{/held_without_limit}}</dd></div>
</dl>
<div class="lead">
	<section class="panel flow s" aria-labelledby="invites"><h2 id="invites">Invites</h2>
		<table>
			<tbody>
				<tr><th scope="row"><span class="st info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-prospect"/></svg>Prospect</span> <span class="soft">on their way</span></th><td class="num">{{prospect:x-number}}</td></tr>
				<tr><th scope="row"><span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>Pending</span> <span class="soft">waiting for an answer</span></th><td class="num">{{pending:x-number}}</td></tr>
				<tr><th scope="row"><span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Active</span></th><td class="num">{{active:x-number}}</td></tr>
				<tr><th scope="row"><span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg>Declined</span></th><td class="num">{{declined:x-number}}</td></tr>
				<tr><th scope="row"><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-cancelled"/></svg>Cancelled</span></th><td class="num">{{cancelled:x-number}}</td></tr>
				<tr><th scope="row"><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-expired"/></svg>Expired</span></th><td class="num">{{expired:x-number}}</td></tr>
				<tr><th scope="row"><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg>Archived</span></th><td class="num">{{archived:x-number}}</td></tr>
			</tbody>
		</table>
	</section>
	<div>{{>parts/bars.tpl}}</div>
</div>
<section class="panel flush" aria-label="Groups">
	{{#group_none}}
	<div class="empty"><h2>No group yet</h2><p class="soft">A group that is not archived has its row here.</p></div>
	{{/group_none}}
	{{#group_any}}
	<header><p class="soft">Not started, in progress and completed count each learner once for each course of the group.</p></header>
	<table class="fold" role="table">
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
