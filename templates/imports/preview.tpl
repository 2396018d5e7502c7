{{>imports/head.tpl}}
{{#same}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The same file was uploaded before,</b> <time datetime="{{created_at:x-iso}}">{{created_at:x-then}}</time> by <bdi>{{person}}</bdi>. <a href="/imports/{{id}}">See that import.</a> Whoever is there already is left out: nobody is asked twice.</div></div>{{/same}}
{{#password_kept}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#key"/></svg><div><b>The passwords in “<bdi>{{password_kept}}</bdi>” are kept sealed and never shown.</b> They are for new accounts only, and have to be changed at the first log-in. Once the import is over they are taken out of the kept file, too.</div></div>{{/password_kept}}
{{#password_refused}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#key"/></svg><div><b>The passwords in “<bdi>{{password_refused}}</bdi>” are left out.</b> <bdi>{{organisation_name}}</bdi> takes no passwords in files. New people set their own by the link in their mail.</div></div>{{/password_refused}}
{{#unread_any}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>Columns that are left out: {{#unread}}“<bdi>{{title}}</bdi>”{{#unread_separator}}, {{/unread_separator}}{{/unread}}{{#unread_more}} and {{unread_more}} more{{/unread_more}}.</b>{{#switched_on}} If one of them should be read, choose what it is: <a href="/imports/{{import_id}}/columns">Change columns</a>.{{/switched_on}}</div></div>{{/unread_any}}
{{#nothing}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>This file would change nothing.</b> {{#in_vain}}No seat is free, so nobody would come in. {{#is_admin}}Give the group more seats first, then check again.{{/is_admin}}{{#is_leader}}Ask an administrator for more seats, then check again.{{/is_leader}} {{/in_vain}}{{#error}}Correct its rows below, or disapprove it and upload a corrected file.{{/error}}{{#all_there}}Everybody in it is there already.{{/all_there}}</div></div>{{/nothing}}
<div{{#seats}} class="lead"{{/seats}}>
	<section class="panel flow s" aria-labelledby="sum">
		<div class="row"><h2 id="sum">{{rows_words}}</h2><span class="soft">{{plan_words}}</span></div>
		<svg class="roll" viewBox="0 0 {{roll_length}} 1" preserveAspectRatio="none" role="img" aria-label="{{valid:x-number}} rows valid, {{warning:x-number}} with a warning, {{error:x-number}} with an error, {{skipped:x-number}} skipped">
			{{#roll_valid}}<path class="ok" d="M{{roll_valid_at}} .5h{{roll_valid}}"/>{{/roll_valid}}
			{{#roll_warning}}<path class="warn" d="M{{roll_warning_at}} .5h{{roll_warning}}"/>{{/roll_warning}}
			{{#roll_error}}<path class="bad" d="M{{roll_error_at}} .5h{{roll_error}}"/>{{/roll_error}}
			{{#roll_skipped}}<path d="M{{roll_skipped_at}} .5h{{roll_skipped}}"/>{{/roll_skipped}}
		</svg>
		<ul class="key"><li><span class="dot ok"></span>Valid <b>{{valid:x-number}}</b></li><li><span class="dot warn"></span>Warning <b>{{warning:x-number}}</b></li><li><span class="dot bad"></span>Error <b>{{error:x-number}}</b></li>{{#skipped}}<li><span class="dot"></span>Skipped <b>{{skipped:x-number}}</b></li>{{/skipped}}</ul>
	</section>
	{{#seats}}
	<section class="panel flow s" aria-labelledby="seats-title"><h2 id="seats-title">Seats{{#group_name}} in <bdi>{{group_name}}</bdi>{{/group_name}}</h2>
		{{#seat_group}}<p{{#seats_is_short}} class="warn"{{/seats_is_short}}>{{#other}}<a href="/groups/{{seat_group_id}}"><bdi>{{seat_group_name}}</bdi></a>: {{/other}}{{words}}</p>{{#whole}}<meter min="0" max="{{whole}}" high="{{nearly}}" value="{{after_import}}" aria-label="Seats used in {{seat_group_name}} after this import"></meter>{{/whole}}{{/seat_group}}
		{{#seats_unnamed}}<p class="warn">{{seats_unnamed}}</p>{{/seats_unnamed}}
		{{#seats_others}}<p>{{seats_others}}</p>{{/seats_others}}
	</section>
	{{/seats}}
</div>
<section class="panel flush" aria-label="Preview" id="rows">
	<header class="row"><nav class="chips" aria-label="Show rows">
		<a href="/imports/{{import_id}}"{{#filter_all}} aria-current="true"{{/filter_all}}>All <b>{{row_count:x-number}}</b></a>
		<a href="/imports/{{import_id}}?verdict=valid"{{#filter_valid}} aria-current="true"{{/filter_valid}}><span class="ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg></span>Valid <b>{{valid:x-number}}</b></a>
		<a href="/imports/{{import_id}}?verdict=warning"{{#filter_warning}} aria-current="true"{{/filter_warning}}><span class="warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg></span>Warning <b>{{warning:x-number}}</b></a>
		<a href="/imports/{{import_id}}?verdict=error"{{#filter_error}} aria-current="true"{{/filter_error}}><span class="bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg></span>Error <b>{{error:x-number}}</b></a>
		<a href="/imports/{{import_id}}?verdict=skipped"{{#filter_skipped}} aria-current="true"{{/filter_skipped}}><span class="soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-cancelled"/></svg></span>Skipped <b>{{skipped:x-number}}</b></a>
	</nav></header>
	<header class="row"><form class="row grow" role="search" method="get" action="/imports/{{import_id}}"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search rows</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Beginning of an e-mail address"></span><button class="btn s">Search</button></form>
		<form class="inline" method="post" action="/imports/{{import_id}}/check"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#resend"/></svg>Check again</button></form>
		{{#switched_on}}<a class="btn s" href="/imports/{{import_id}}/columns"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Change columns</a>{{/switched_on}}
		{{#error}}<a class="btn s" href="/imports/{{import_id}}/rows.csv" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Rows with errors</a>{{/error}}
	</header>
	{{#row_none}}<div class="empty"><h2>No row here</h2><p class="soft">{{#q}}No address begins with “<bdi>{{q}}</bdi>”. Rows without a readable address are found under Error.{{/q}}{{#filtered}}No row has this verdict.{{/filtered}}</p><a class="btn" href="/imports/{{import_id}}">Show all rows</a></div>{{/row_none}}
	{{#row_any}}
	<div class="scroll" role="region" aria-label="Rows of the file" tabindex="0"><table class="fold preview" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Line</th><th role="columnheader" scope="col">Check</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th>{{#column}}<th role="columnheader" scope="col">{{#title}}<bdi>{{title}}</bdi>{{/title}}{{#untitled}}Column {{column_number}}{{/untitled}}<small>{{#label}}{{label}}{{/label}}{{#unused}}Left out{{/unused}}</small></th>{{/column}}</tr></thead>
		<tbody role="rowgroup">
			{{#row}}
			<tr role="row" id="row-{{number}}"><td role="cell" class="rowno" data-l="Line">{{line}}</td>
				<td role="cell">{{>imports/verdict.tpl}}{{#told_in}}<small>in {{told_in}}</small>{{/told_in}}{{#plans_differ}}<small>{{>imports/plan.tpl}}</small>{{/plans_differ}}</td>
				<td role="cell" class="acts"><a class="btn s icon" href="/imports/{{import_id}}/rows/{{number}}?back={{back:url_query_escape}}" aria-label="Correct line {{line}}{{#email}}, {{email}}{{/email}}" title="Correct"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg></a><form class="inline" method="post" action="/imports/{{import_id}}/rows/{{number}}/skip"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}">{{#skipped_is_yes}}<button class="btn s icon" aria-label="Take line {{line}} in again{{#email}}, {{email}}{{/email}}" title="Take in again"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg></button>{{/skipped_is_yes}}{{#skipped_is_no}}<button class="btn s icon" name="skip" value="1" aria-label="Skip line {{line}}{{#email}}, {{email}}{{/email}}" title="Skip"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg></button>{{/skipped_is_no}}</form></td>
				{{#cell}}<td role="cell" data-l="{{name}}"{{#look}} class="{{look}}"{{/look}}>{{#secret}}<i class="one">Not shown</i>{{/secret}}{{#value}}<bdi>{{value}}</bdi>{{/value}}{{#blank}}<i>empty</i>{{/blank}}{{#problem}}<small>{{words}}</small>{{#suggested}}<div class="row"><form class="inline" method="post" action="/imports/{{import_id}}/rows/{{number}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><button class="btn s" name="c{{column}}" value="{{suggested}}"><span>Use “<bdi>{{suggested}}</bdi>”</span></button></form>{{#everywhere}}<form class="inline" method="post" action="/imports/{{import_id}}/replace"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><input type="hidden" name="column" value="{{column}}"><input type="hidden" name="from" value="{{everywhere}}"><input type="hidden" name="to" value="{{suggested}}"><button class="btn s"><span>In all rows with “<bdi>{{everywhere_shown}}</bdi>”</span></button></form>{{/everywhere}}</div>{{/suggested}}{{/problem}}</td>{{/cell}}</tr>
			{{/row}}
		</tbody>
	</table></div>
	{{>parts/pager.tpl}}
	{{/row_any}}
</section>
<form id="disapprove" class="inline" method="post" action="/imports/{{import_id}}/disapprove"><input type="hidden" name="csrf" value="{{csrf}}"></form>
<form class="{{#tells}}lead{{/tells}}{{#silent}}flow{{/silent}}" id="approve" method="post" action="/imports/{{import_id}}/approve" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	{{#tells}}{{>parts/when.tpl}}{{/tells}}
	<section class="panel flow" aria-labelledby="decide"><h2 id="decide">Approve or disapprove</h2>
	{{#switched_off}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg><div><b>CSV upload is switched off for your organisation.</b> This file waits until it is on again, or you disapprove it.</div></div>{{/switched_off}}
	<div class="flow">
	{{#errors_words}}<div class="field"><label class="opt"><input type="checkbox" id="leave" name="leave" value="1"{{#leave_1}} checked{{/leave_1}}{{#leave_error}} aria-invalid="true" aria-describedby="leave-error"{{/leave_error}}><span>{{errors_words}} <small>What is left out can be downloaded, corrected and uploaded again.</small></span></label>{{#leave_error}}<p class="err" id="leave-error">{{leave_error}}</p>{{/leave_error}}</div>{{/errors_words}}
	{{#over_words}}<div class="field"><label class="opt"><input type="checkbox" id="over" name="over" value="1"{{#over_1}} checked{{/over_1}}{{#over_error}} aria-invalid="true" aria-describedby="over-error"{{/over_error}}><span>{{over_words}} <small>{{#over_fit}}{{#over_many}}In the groups with too few seats, in{{/over_many}}{{#over_one}}In{{/over_one}} the order of the file. {{/over_fit}}{{#over_kept}}Whoever left and whose seat was kept comes in all the same. {{/over_kept}}{{#over_people}}New people are added to the organisation all the same. {{/over_people}}{{#is_admin}}Or give the group more seats first, then check again.{{/is_admin}}{{#is_leader}}Or ask an administrator for more seats, then check again.{{/is_leader}}</small></span></label>{{#over_error}}<p class="err" id="over-error">{{over_error}}</p>{{/over_error}}</div>{{/over_words}}
	{{#notify_column}}<p class="soft">Rows with a time of their own in “<bdi>{{notify_column}}</bdi>” keep it.</p>{{/notify_column}}
	{{#tells}}<p><a class="help" href="/imports/{{import_id}}/mail"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Preview the mail</a></p>{{/tells}}
	</div>
	<div class="row"><span class="push"></span><button class="btn" form="disapprove">Disapprove</button>{{#approve_words}}<button class="btn main">{{approve_words}}</button>{{/approve_words}}</div>
	</section>
</form>
<p><a class="help" href="/help/imports"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How imports work</a></p>
