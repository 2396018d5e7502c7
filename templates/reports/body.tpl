<div class="top">
	<div><h2 dir="auto">{{course}}</h2><p><bdi>{{group_name}}</bdi>{{#period}} · {{period}}{{/period}} · made <time datetime="{{made_at:x-iso}}">{{made_at:x-instant}}</time></p></div>
	<div class="row">{{#links}}<a class="btn" href="/groups/{{group_id}}/reports.csv?{{file_query}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>CSV</a><a class="btn" href="/groups/{{group_id}}/reports.xlsx?{{file_query}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>XLSX</a>{{/links}}<button class="btn" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button></div>
</div>
{{#behind}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>This report is being brought up to date.</b> The group's courses were changed: some learners may be missing here for a few minutes.</div></div>{{/behind}}
{{#one_course}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>All active learners are shown.</b> Choose one course to see who has not started, is in progress, or has completed it.</div></div>{{/one_course}}
<dl class="panel tiles">
	<div><dt>Completed</dt><dd>{{completed:x-number}} <small>of {{learners:x-number}}</small></dd><dd>{{share}}</dd></div>
	<div><dt>In progress</dt><dd>{{in_progress:x-number}}</dd><dd>{{quiet}}</dd></div>
	<div><dt>Not started</dt><dd>{{not_started:x-number}}</dd><dd>{{#remind}}<a href="/groups/{{group_id}}/reminders?course={{course_value:url_query_escape}}#now">Send a reminder</a>{{/remind}}</dd></div>
	<div><dt>Average score</dt><dd>{{#average}}{{average}}{{/average}}{{#scoreless}}–{{/scoreless}}</dd><dd>{{#scoreless}}No scores yet{{/scoreless}}{{#average}}{{#pass_mark}}Pass mark {{pass_mark}}%{{/pass_mark}}{{/average}}</dd></div>
	<div><dt>Time spent</dt><dd>{{#spent}}{{spent}}{{/spent}}{{#spentless}}–{{/spentless}}</dd><dd>{{#spent}}Average of completed{{/spent}}{{#spentless}}No completions yet{{/spentless}}</dd></div>
</dl>
<div class="lead">
	<section class="panel flow s" aria-labelledby="where"><div class="row"><h2 id="where">Where learners are</h2>{{#roll}}<span class="soft push">{{#roll_each}}one bar for each {{#of_one}}learner{{/of_one}}{{#of_all}}learner and course{{/of_all}}{{/roll_each}}{{#roll_shares}}one bar for each 5%{{/roll_shares}}</span>{{/roll}}</div>
		{{#roll}}<svg class="roll" viewBox="0 0 {{roll_length}} 1" preserveAspectRatio="none" role="img" aria-label="{{roll_label}}">{{#roll_completed}}<path class="ok" d="M{{roll_completed_at}} .5h{{roll_completed}}"/>{{/roll_completed}}{{#roll_in_progress}}<path class="warn" d="M{{roll_in_progress_at}} .5h{{roll_in_progress}}"/>{{/roll_in_progress}}{{#roll_not_started}}<path d="M{{roll_not_started_at}} .5h{{roll_not_started}}"/>{{/roll_not_started}}</svg>{{/roll}}
		{{#nobody}}<p class="soft">Nobody is learning here yet.</p>{{/nobody}}
		<ul class="key"><li><span class="dot ok"></span>Completed <b>{{completed:x-number}}</b></li><li><span class="dot warn"></span>In progress <b>{{in_progress:x-number}}</b></li><li><span class="dot"></span>Not started <b>{{not_started:x-number}}</b></li></ul>
	</section>
	{{>parts/bars.tpl}}
</div>
{{#of_all}}
<section class="panel flush" aria-label="Courses">
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Course</th><th role="columnheader" scope="col">Completed</th><th role="columnheader" scope="col" class="num">In progress</th><th role="columnheader" scope="col" class="num">Not started</th><th role="columnheader" scope="col" class="num">Average score</th></tr></thead>
		<tbody role="rowgroup">
			{{#each}}
			<tr role="row"><th role="rowheader" scope="row" class="full" dir="auto">{{#way}}<a href="?course={{way:url_query_escape}}">{{title}}</a>{{/way}}{{#plain}}{{title}}{{/plain}}{{#course_is_draft}} <span class="tag">Draft</span>{{/course_is_draft}}{{#course_is_archived}} <span class="tag">Archived</span>{{/course_is_archived}}</th><td role="cell" data-l="Completed"><span class="gauge"><progress max="100" value="{{share}}" aria-label="Completed {{title}}"></progress>{{completed:x-number}} of {{learners:x-number}}</span></td><td role="cell" data-l="In progress" class="num">{{in_progress:x-number}}</td><td role="cell" data-l="Not started" class="num">{{not_started:x-number}}</td><td role="cell" data-l="Average score" class="num">{{#score}}{{score}}%{{/score}}</td></tr>
			{{/each}}
		</tbody>
	</table>
</section>
{{/of_all}}
<section class="panel flush" aria-label="Learners">
	{{#header}}<header class="row">
		{{#emails}}<form class="row grow" role="search" method="get"><input type="hidden" name="course" value="{{course_value}}"><input type="hidden" name="show" value="{{show}}"><input type="hidden" name="since" value="{{since}}"><input type="hidden" name="till" value="{{till}}"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search learners</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Search by name or e-mail"></span><button class="btn">Search</button></form>{{/emails}}
		{{#completed_within}}<p class="soft">Only those who completed it {{completed_within}}. <a href="?{{everybody_query}}">Show all who completed it</a></p>{{/completed_within}}
	</header>{{/header}}
	{{#learner_none}}
	<div class="empty">{{#sought}}<h2>Nobody here matches</h2>{{#q}}<p class="soft">No name or e-mail with “<bdi>{{q}}</bdi>”. Names are found once people have accepted.</p><a class="btn" href="?{{everybody_query}}">Clear the search</a>{{/q}}{{/sought}}{{#empty}}<h2>Nobody is learning here yet</h2><p class="soft">Learners stand here once they are active in the group.</p>{{#links}}<div class="row"><a class="btn" href="/groups/{{group_id}}/enrol"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Enrol new users</a><a class="btn" href="?course={{course_value:url_query_escape}}&amp;show=everyone">Show everyone</a></div>{{/links}}{{/empty}}</div>
	{{/learner_none}}
	{{#learner_any}}
	<table class="fold tight" role="table">
		<thead role="rowgroup"><tr role="row">
			<th role="columnheader" scope="col" aria-sort="{{learner_sort}}">{{#learner_query}}<a href="?{{learner_query}}">Learner{{#learner_up}} <svg class="i up" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/learner_up}}{{#learner_down}} <svg class="i" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/learner_down}}</a>{{/learner_query}}{{#learner_fixed}}Learner{{/learner_fixed}}</th>
			{{#of_one}}
			<th role="columnheader" scope="col" aria-sort="{{progress_sort}}">{{#progress_query}}<a href="?{{progress_query}}">Progress{{#progress_up}} <svg class="i up" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/progress_up}}{{#progress_down}} <svg class="i" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/progress_down}}</a>{{/progress_query}}{{#progress_fixed}}Progress{{/progress_fixed}}</th>
			<th role="columnheader" scope="col" aria-sort="{{completed_sort}}">{{#completed_query}}<a href="?{{completed_query}}">Status{{#completed_up}} <svg class="i up" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/completed_up}}{{#completed_down}} <svg class="i" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/completed_down}}</a>{{/completed_query}}{{#completed_fixed}}Status{{/completed_fixed}}</th>
			<th role="columnheader" scope="col" class="num">Score</th>
			<th role="columnheader" scope="col" class="num">Time spent</th>
			<th role="columnheader" scope="col" aria-sort="{{last_sort}}">{{#last_query}}<a href="?{{last_query}}">Last activity{{#last_up}} <svg class="i up" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/last_up}}{{#last_down}} <svg class="i" aria-hidden="true"><use href="/static/icons.svg#down"/></svg>{{/last_down}}</a>{{/last_query}}{{#last_fixed}}Last activity{{/last_fixed}}</th>
			<th role="columnheader" scope="col">Certificate</th>
			{{/of_one}}
			{{#of_all}}
			<th role="columnheader" scope="col">Courses completed</th>
			<th role="columnheader" scope="col">Status</th>
			{{/of_all}}
		</tr></thead>
		<tbody role="rowgroup">
			{{#learner}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><div class="who">{{#name_is_shown}}<span class="av" aria-hidden="true">{{initials}}</span>{{/name_is_shown}}{{#name_is_hidden}}<span class="av x" aria-hidden="true"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg></span>{{/name_is_hidden}}<div>{{#profile}}<a href="/learners/{{profile}}" dir="auto">{{label}}</a>{{/profile}}{{#plain}}<bdi>{{label}}</bdi>{{/plain}}{{#below}}<small>{{below}}</small>{{/below}}</div></div></th>
				{{#of_one}}
				<td role="cell" data-l="Progress">{{#stand}}<span class="gauge"><progress max="100" value="{{progress}}" aria-label="Progress of {{label}}"></progress>{{progress}}%</span>{{/stand}}</td>
				<td role="cell" data-l="Status">{{#stand_is_done}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Completed</span><small class="one">{{completed_at:x-day}}</small>{{/stand_is_done}}{{#stand_is_begun}}<span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>In progress</span>{{/stand_is_begun}}{{#stand_is_new}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-none"/></svg>Not started</span>{{/stand_is_new}}{{#placed}}{{>parts/status.tpl}}{{/placed}}</td>
				<td role="cell" data-l="Score" class="num">{{#scored}}{{score}}%{{/scored}}{{#unscored}}–{{/unscored}}</td>
				<td role="cell" data-l="Time spent" class="num one">{{#spent}}{{spent}}{{/spent}}{{#spentless}}–{{/spentless}}</td>
				<td role="cell" data-l="Last activity">{{#last_at}}<time class="one" datetime="{{last_at:x-iso}}">{{last_at:x-day}}</time>{{#started_at}}<small>started <span class="one">{{started_at:x-then}}</span></small>{{/started_at}}{{/last_at}}{{#stand_is_new}}–{{/stand_is_new}}</td>
				<td role="cell" data-l="Certificate">{{#certificate}}<a class="st" href="/certificates/{{certificate}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#award"/></svg>{{issued_at:x-day}}<span class="vh"> certificate of {{label}}</span></a>{{#expired}}<small>Expired {{expires_at:x-day}}</small>{{/expired}}{{/certificate}}{{#uncertified}}<span class="soft">–</span>{{/uncertified}}</td>
				{{/of_one}}
				{{#of_all}}
				<td role="cell" data-l="Courses completed">{{#status_is_active}}<span class="gauge"><progress max="{{course_count}}" value="{{courses_done}}" aria-label="Courses completed by {{label}}"></progress>{{courses_done}} of {{course_count}}</span>{{/status_is_active}}</td>
				<td role="cell" data-l="Status">{{>parts/status.tpl}}</td>
				{{/of_all}}
			</tr>
			{{/learner}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/learner_any}}
</section>
