{{>imports/head.tpl}}
{{#status_is_disapproved}}<div class="note" role="status"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>Disapproved: nothing was done.</b> Nobody was invited, enrolled or changed, and nothing was sent.</div></div>
<div class="row"><a class="btn main" href="{{import_again}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#upload"/></svg>Upload another file</a><a class="btn" href="/imports/{{import_id}}/file" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download this file</a></div>{{/status_is_disapproved}}
{{#status_is_done}}<div class="note ok" role="status"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg><div><b>{{done_words}}</b> {{#invited}}{{#notify_is_now}}They stay Pending until they accept. {{/notify_is_now}}{{#notify_is_later}}They are told {{notify_at:x-then}} and stay Prospect until then. {{/notify_is_later}}{{#notify_is_hold}}Their invites are not sent yet: you send them from the group's list. {{/notify_is_hold}}{{/invited}}{{#created}}{{#kind_is_people}}{{#notify_is_hold}}They are not told yet. Who came into no group gets no mail: tell them yourself to choose a password by “Forgotten your password?”. {{/notify_is_hold}}{{/kind_is_people}}{{/created}}{{rest_words}}</div></div>{{/status_is_done}}
{{#status_is_cancelled}}<div class="note warn" role="status"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The import was stopped{{#unworked}} before its last {{unworked}}{{/unworked}}.</b> {{done_words}} {{rest_words}}</div></div>{{/status_is_cancelled}}
{{#status_is_undone}}<div class="note" role="status"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>The import was undone.</b> {{undone_words}}{{#unworked}} It had been stopped before its last {{unworked}}.{{/unworked}}</div></div>{{/status_is_undone}}
{{#lines}}
<dl class="panel tiles">
	{{#invited}}<div><dt>Invited</dt><dd>{{invited:x-number}}</dd><dd>{{#notify_is_now}}Told at once{{/notify_is_now}}{{#notify_is_later}}Told {{notify_at:x-then}}{{/notify_is_later}}{{#notify_is_hold}}Not told yet{{/notify_is_hold}}</dd></div>{{/invited}}
	{{#enrolled}}<div><dt>Enrolled</dt><dd>{{enrolled:x-number}}</dd><dd>{{#notify_is_now}}Told at once{{/notify_is_now}}{{#notify_is_later}}Told {{notify_at:x-then}}{{/notify_is_later}}{{#notify_is_hold}}Not told yet{{/notify_is_hold}}</dd></div>{{/enrolled}}
	{{#created}}<div><dt>New people</dt><dd>{{created:x-number}}</dd></div>{{/created}}
	{{#changed}}<div><dt>Values changed</dt><dd>{{changed:x-number}}</dd></div>{{/changed}}
	{{#archived}}<div><dt>Archived</dt><dd>{{archived:x-number}}</dd></div>{{/archived}}
	{{#restored}}<div><dt>Restored</dt><dd>{{restored:x-number}}</dd></div>{{/restored}}
	{{#removed}}<div><dt>Removed</dt><dd>{{removed:x-number}}</dd></div>{{/removed}}
	{{#recorded}}<div><dt>Progress recorded</dt><dd>{{recorded:x-number}}</dd></div>{{/recorded}}
	{{#undone}}<div><dt>Taken back</dt><dd>{{undone:x-number}}</dd></div>{{/undone}}
	{{#kept}}<div><dt>Kept after the undo</dt><dd>{{kept:x-number}}</dd></div>{{/kept}}
	{{#already}}<div><dt>Already there</dt><dd>{{already:x-number}}</dd><dd>Nothing to do</dd></div>{{/already}}
	{{#partly}}<div><dt>Done in part</dt><dd>{{partly:x-number}}</dd><dd>The rows tell what is missing</dd></div>{{/partly}}
	<div><dt>Left out</dt><dd>{{left_out:x-number}}</dd><dd>{{#wrong}}<a href="/imports/{{import_id}}/rows.csv" download>Download these rows</a>{{/wrong}}</dd></div>
	{{#not_reached}}<div><dt>Not reached</dt><dd>{{not_reached:x-number}}</dd><dd><a href="/imports/{{import_id}}/rest.csv" download>Download these rows</a></dd></div>{{/not_reached}}
	{{#seats_held}}<div><dt>Seats used</dt><dd>{{seats_held}}{{#seats_whole}} <small>of {{seats_whole}}</small>{{/seats_whole}}</dd><dd>{{#seats_whole}}{{seats_free}} free{{/seats_whole}}</dd></div>{{/seats_held}}
</dl>
<section class="panel flush" aria-label="Row by row" id="rows">
	<header class="row"><nav class="chips" aria-label="Show rows"><a href="/imports/{{import_id}}?show=done"{{#lines_are_done}} aria-current="true"{{/lines_are_done}}><span class="ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg></span>What was done <b>{{deeds:x-number}}</b></a><a href="/imports/{{import_id}}?show=out"{{#lines_are_out}} aria-current="true"{{/lines_are_out}}><span class="bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg></span>Rows left out{{#already}}, or there already{{/already}}{{#partly}}, or done in part{{/partly}} <b>{{out:x-number}}</b></a></nav><span class="push"></span>{{#wrong}}<a class="btn s" href="/imports/{{import_id}}/rows.csv" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download to mend</a>{{/wrong}}</header>
	{{#lines_are_done}}
	{{#deed_none}}<div class="empty"><h2>Nothing was done</h2></div>{{/deed_none}}
	{{#deed_any}}<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">E-mail address</th><th role="columnheader" scope="col">Line</th><th role="columnheader" scope="col">What happened</th><th role="columnheader" scope="col">Now</th></tr></thead><tbody role="rowgroup">
		{{#deed}}<tr role="row"><th role="rowheader" scope="row" class="full"><div class="who"><div>{{email}}</div></div></th><td role="cell" class="rowno" data-l="Line">{{line}}</td><td role="cell" data-l="What happened">{{>imports/deed.tpl}}{{#deed_group}}<small><bdi>{{deed_group}}</bdi></small>{{/deed_group}}{{#field}}<small><bdi>{{field}}</bdi></small>{{/field}}{{#deed_course}}<small><bdi>{{deed_course}}</bdi></small>{{/deed_course}}{{#was}}<small>{{#before}}from “<bdi>{{before}}</bdi>” {{/before}}{{#after}}to “<bdi>{{after}}</bdi>”{{/after}}{{#gone}}to nothing{{/gone}}</small>{{/was}}</td><td role="cell">{{>imports/standing.tpl}}{{#undone_is_undone}}<small>Taken back</small>{{/undone_is_undone}}{{#undone_is_kept}}<small>Kept: used or changed meanwhile</small>{{/undone_is_kept}}</td></tr>{{/deed}}
	</tbody></table>{{>parts/pager.tpl}}{{/deed_any}}
	{{/lines_are_done}}
	{{#lines_are_out}}
	{{#row_none}}<div class="empty"><h2>No row was left out</h2></div>{{/row_none}}
	{{#row_any}}<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">E-mail address</th><th role="columnheader" scope="col">Line</th><th role="columnheader" scope="col">Reason</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead><tbody role="rowgroup">
		{{#row}}<tr role="row"><th role="rowheader" scope="row" class="full"><div class="who"><div>{{#email}}<bdi>{{email}}</bdi>{{/email}}{{#no_email}}<i class="soft">No address</i>{{/no_email}}</div></div></th><td role="cell" class="rowno" data-l="Line">{{line}}</td><td role="cell" class="full" data-l="Reason">{{#verdict_is_skipped}}Skipped in the preview. {{/verdict_is_skipped}}{{reason}}</td><td role="cell" class="acts">{{#by_hand}}<a class="btn s" href="/groups/{{group_id}}/enrol/manual?email1={{email:url_query_escape}}&amp;first1={{first:url_query_escape}}&amp;last1={{last:url_query_escape}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Correct and enrol<span class="vh"> {{email}}</span></a>{{/by_hand}}</td></tr>{{/row}}
	</tbody></table>{{>parts/pager.tpl}}{{/row_any}}
	{{/lines_are_out}}
</section>
<div class="row">{{#to_mend}}<a class="btn" href="{{import_again}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#upload"/></svg>Upload {{#wrong}}mended {{/wrong}}rows</a>{{/to_mend}}<a class="btn" href="/imports/{{import_id}}/file" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download the file</a>{{#undoable}}<a class="btn bad" href="/imports/{{import_id}}/undo">Undo this import</a>{{/undoable}}</div>
{{#scrubbed}}<p class="soft">The passwords were taken out of the kept file.</p>{{/scrubbed}}
{{/lines}}
