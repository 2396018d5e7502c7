<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learners">Learners</a></li><li><a href="/learners/requests">Requests</a></li><li><a href="/learners/requests/{{id}}" aria-current="page"><bdi>{{name}}</bdi></a></li></ol></nav>
<div class="top"><div><h1><bdi>{{name}}</bdi> asks to carry progress over</h1><p>Into <bdi>{{title}}</bdi>. Asked <time datetime="{{asked_at:x-iso}}">{{asked_at:x-then}}</time>.</p></div><a class="btn" href="/learners/{{member_id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg>Learner's page</a></div>
<dl class="facts panel">
	<div><dt>Learner</dt><dd><bdi>{{name}}</bdi> <small>{{email}}</small></dd></div>
	<div><dt>Course here</dt><dd><bdi>{{title}}</bdi> <small>{{#course_is_new}}Not started{{/course_is_new}}{{#course_is_open}}In progress, {{now_progress}}%{{/course_is_open}}{{#course_is_done}}Completed {{now_completed_at:x-day}}{{/course_is_done}}</small></dd></div>
	{{#from_course}}<div><dt>Made in</dt><dd><bdi>{{from_course}}</bdi>{{#from_organisation}} at <bdi>{{from_organisation}}</bdi>{{/from_organisation}}</dd></div>{{/from_course}}
	{{#from_is_done}}<div><dt>There</dt><dd>Completed {{from_completed_at:x-day}}{{#from_score}}, score {{from_score}}%{{/from_score}} <small>as this site knows it</small></dd></div>{{/from_is_done}}
	{{#from_is_begun}}<div><dt>There</dt><dd>In progress, {{from_progress}}%{{#from_score}}, score {{from_score}}%{{/from_score}} <small>as this site knows it</small></dd></div>{{/from_is_begun}}
	{{#source_is_statements}}<div><dt>Told by</dt><dd>Another system, in statements with an address of theirs, before they had the course</dd></div>{{/source_is_statements}}
	{{#from_number}}<div><dt>Certificate</dt><dd><a href="/certificates/{{from_number:url_query_escape}}" class="mono">{{from_number}}</a></dd></div>{{/from_number}}
	{{#words}}<div><dt>They say</dt><dd><span class="text" dir="auto">{{words}}</span></dd></div>{{/words}}
	{{#decided_at}}<div><dt>Decided</dt><dd>{{#request_is_approved}}Approved{{/request_is_approved}}{{#request_is_declined}}Declined{{/request_is_declined}}{{#request_is_withdrawn}}Withdrawn by the learner{{/request_is_withdrawn}} {{decided_at:x-day}}{{#decider}} by <bdi>{{decider}}</bdi>{{/decider}}</dd></div>{{/decided_at}}
	{{#answer}}<div><dt>Answer</dt><dd><span class="text" dir="auto">{{answer}}</span></dd></div>{{/answer}}
</dl>
{{#source_is_words}}{{#request_is_waiting}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>Nothing on this site shows it.</b> Ask for what they have, before you approve.</div></div>{{/request_is_waiting}}{{/source_is_words}}
{{#request_is_waiting}}
<div class="split">
<form class="panel flow" method="post" action="/learners/requests/{{id}}/approve" novalidate aria-labelledby="approve-title">
	<input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="approve-title">Approve</h2>
	<fieldset class="flow s" id="as"{{#as_error}} aria-describedby="as-error"{{/as_error}}><legend>What is recorded</legend>
		<label class="opt"><input type="radio" name="as" value="completed"{{#as_completed}} checked{{/as_completed}}><span>They completed the course <small>They get its certificate, where it gives one.</small></span></label>
		<div class="cols"><div class="field"><label for="date">Date</label><input id="date" name="date" type="date" max="{{today}}" value="{{date}}"{{#date_error}} aria-invalid="true" aria-describedby="date-error"{{/date_error}}>{{#date_error}}<p class="err" id="date-error">{{date_error}}</p>{{/date_error}}</div>
		<div class="field"><label for="score">Score in per cent <small>optional</small></label><input id="score" name="score" inputmode="numeric" value="{{score}}"{{#score_error}} aria-invalid="true" aria-describedby="score-error"{{/score_error}}>{{#score_error}}<p class="err" id="score-error">{{score_error}}</p>{{/score_error}}</div></div>
		<label class="opt"><input type="radio" name="as" value="progress"{{#as_progress}} checked{{/as_progress}}><span>They did a part of it <small>They go on from there.</small></span></label>
		<div class="field"><label for="percent">Progress in per cent</label><input id="percent" name="percent" inputmode="numeric" value="{{percent}}"{{#percent_error}} aria-invalid="true" aria-describedby="percent-error"{{/percent_error}}>{{#percent_error}}<p class="err" id="percent-error">{{percent_error}}</p>{{/percent_error}}</div>
		{{#as_error}}<p class="err" id="as-error">{{as_error}}</p>{{/as_error}}
	</fieldset>
	<div class="field"><label for="reply">Words for the learner <small>optional</small></label><textarea id="reply" name="reply" dir="auto" rows="2"{{#reply_error}} aria-invalid="true" aria-describedby="reply-error"{{/reply_error}}>
{{reply}}</textarea>{{#reply_error}}<p class="err" id="reply-error">{{reply_error}}</p>{{/reply_error}}</div>
	<div class="row"><button class="btn main">Approve</button></div>
</form>
<form class="panel flow" method="post" action="/learners/requests/{{id}}/decline" novalidate aria-labelledby="decline-title">
	<input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="decline-title">Decline</h2>
	<div class="field"><label for="reason">Why</label><textarea id="reason" name="reason" dir="auto" rows="3"{{#reason_error}} aria-invalid="true" aria-describedby="reason-error"{{/reason_error}}>
{{reason}}</textarea>{{#reason_error}}<p class="err" id="reason-error">{{reason_error}}</p>{{/reason_error}}</div>
	<div class="row"><button class="btn bad">Decline</button></div>
</form>
</div>
{{/request_is_waiting}}
