{{>imports/head.tpl}}
<div class="flow" id="run"{{#going_on}} data-live="/imports/{{import_id}}" data-next="/imports/{{import_id}}"{{/going_on}}>
	<section class="panel flow" aria-labelledby="run-title">
		<div class="row"><h2 id="run-title">{{#status_is_running}}{{run_title}}{{/status_is_running}}{{#status_is_paused}}Paused{{/status_is_paused}}{{#status_is_undoing}}Taking back what it did{{/status_is_undoing}}</h2><b class="push num">{{progress_words}}</b></div>
		<progress max="{{whole}}" value="{{done}}" aria-labelledby="run-title"></progress>
		{{#spoken}}<p class="vh" role="status">{{spoken}}</p>{{/spoken}}
		{{#at_work}}<ul class="key"><li><span class="dot ok"></span>Done <b>{{rows_done:x-number}}</b></li><li><span class="dot bad"></span>Failed <b>{{failed:x-number}}</b></li>{{#already}}<li><span class="dot"></span>Already there <b>{{already:x-number}}</b></li>{{/already}}<li><span class="dot"></span>Left out of the file <b>{{left_out:x-number}}</b></li>{{#left_words}}<li class="soft">{{left_words}}</li>{{/left_words}}</ul>{{/at_work}}
		{{#status_is_undoing}}<ul class="key"><li><span class="dot ok"></span>Taken back <b>{{undone:x-number}}</b></li><li><span class="dot warn"></span>Kept <b>{{kept:x-number}}</b></li>{{#left_words}}<li class="soft">{{left_words}}</li>{{/left_words}}</ul>{{/status_is_undoing}}
		{{#going_on}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div>You can leave this page. {{#status_is_running}}We e-mail {{#uploader_is_you}}you{{/uploader_is_you}}{{#uploader_is_other}}<bdi>{{uploader}}</bdi>{{/uploader_is_other}} when the import is done.{{/status_is_running}}{{#status_is_undoing}}It goes on by itself.{{/status_is_undoing}}</div></div>{{/going_on}}
		{{#status_is_paused}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The import waits where it is.</b> What was done stays. Resume it, or stop it for good.</div></div>{{/status_is_paused}}
	</section>
	{{#at_work}}{{#row_any}}
	<section class="panel flush" aria-labelledby="last">
		<header><h2 id="last">Last rows</h2></header>
		<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">E-mail address</th><th role="columnheader" scope="col">Line</th><th role="columnheader" scope="col">Result</th></tr></thead><tbody role="rowgroup">
			{{#row}}<tr role="row"><th role="rowheader" scope="row" class="full"><div class="who"><div>{{email}}</div></div></th><td role="cell" class="rowno" data-l="Line">{{line}}</td><td role="cell">{{#told_is_standing}}{{>imports/standing.tpl}}{{/told_is_standing}}{{#told_is_deed}}{{>imports/deed.tpl}}{{/told_is_deed}}{{#told_is_none}}{{>imports/verdict.tpl}}{{/told_is_none}}{{#reason}}<small>{{reason}}</small>{{/reason}}</td></tr>{{/row}}
		</tbody></table>
	</section>
	{{/row_any}}{{/at_work}}
</div>
<div class="row">
	{{#going_on}}<a class="btn" href="/imports/{{import_id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#resend"/></svg>Refresh</a>{{/going_on}}
	{{#status_is_running}}<form class="inline" method="post" action="/imports/{{import_id}}/pause"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">Pause</button></form>{{/status_is_running}}
	{{#status_is_paused}}<form class="inline" method="post" action="/imports/{{import_id}}/resume"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Resume</button></form>{{/status_is_paused}}
	{{#at_work}}<a class="btn bad" href="/imports/{{import_id}}/cancel">Stop the import</a>{{/at_work}}
</div>
