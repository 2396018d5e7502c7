<div class="top">
	<div><h1>Reports</h1><p>All groups of <bdi>{{organisation_name}}</bdi>. Who is where in a course stands in the report of the group.</p></div>
	<div class="row"><a class="btn" href="/reports/schedule"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Scheduled reports</a><a class="btn" href="/reports/links"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#link"/></svg>Links for auditors</a></div>
</div>
<form class="panel pick" method="get" action="/reports" novalidate>
	<div class="field"><label for="since">Completions from <small>optional</small></label><input id="since" name="since" type="date" value="{{since}}"{{#since_error}} aria-invalid="true" aria-describedby="since-error"{{/since_error}}>{{#since_error}}<p class="err" id="since-error">{{since_error}}</p>{{/since_error}}</div>
	<div class="field"><label for="till">To <small>optional</small></label><input id="till" name="till" type="date" value="{{till}}"{{#till_error}} aria-invalid="true" aria-describedby="till-error"{{/till_error}}>{{#till_error}}<p class="err" id="till-error">{{till_error}}</p>{{/till_error}}</div>
	<button class="btn main">Show report</button>
</form>
{{>REPORT}}
<p><a class="help" href="/help/reports"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How reports work</a></p>
