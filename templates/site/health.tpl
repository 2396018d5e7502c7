<div class="top"><div><h1>Health</h1><p>How this installation is, at {{now:x-instant}}.</p></div></div>
{{#mailer_late}}<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The mailer was not seen for ten minutes.</b> No mail goes out. On the machine, look at <code>systemctl status muster-work</code>, and run <code>muster check</code>.</div></div>{{/mailer_late}}
{{#mailer_unseen}}<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The mailer has never run.</b> No mail goes out. On the machine, start <code>muster-work</code>, and run <code>muster check</code>.</div></div>{{/mailer_unseen}}
{{#mail_down}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The mail server does not take mails now.</b> <q>{{mail_down}}</q> They wait, are tried every minute, and go out by themselves. <code>muster check</code> says what to mend.</div></div>{{/mail_down}}
{{#oldest_late}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><div><b>Mail waits since {{oldest_at:x-then}}.</b> The mail server may be slow, or not reachable. <code>muster check</code> says so.</div></div>{{/oldest_late}}
<dl class="panel tiles">
	<div><dt>Mailer</dt><dd>{{#mailer_well}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Running</span>{{/mailer_well}}{{#mailer_late}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg>Not seen lately</span>{{/mailer_late}}{{#mailer_unseen}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg>Never seen</span>{{/mailer_unseen}}</dd><dd>{{#mailer_at}}last seen {{mailer_at:x-then}}{{/mailer_at}}</dd></div>
	<div><dt>Background work</dt><dd>{{#runner_well}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Running</span>{{/runner_well}}{{#runner_late}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg>Not seen lately</span>{{/runner_late}}{{#runner_unseen}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg>Never seen</span>{{/runner_unseen}}</dd><dd>{{#runner_at}}last seen {{runner_at:x-then}}{{/runner_at}}</dd></div>
	<div><dt>Mail to go now</dt><dd>{{mails_due}}</dd><dd>{{#oldest_at}}oldest from {{oldest_at:x-then}}{{/oldest_at}}</dd></div>
	<div><dt>Mail for later</dt><dd>{{mails_later}}</dd><dd>scheduled, or tried again</dd></div>
	<div><dt>Failed mail</dt><dd>{{mails_failed}}</dd><dd>given up</dd></div>
	<div><dt>Jobs waiting</dt><dd>{{jobs_waiting}}</dd><dd>{{jobs_dead}} given up</dd></div>
	<div><dt>Database</dt><dd>{{database_size}}</dd><dd>{{engine}}, schema {{schema_version}}</dd></div>
</dl>
{{#failed_any}}
<section class="panel flush" aria-labelledby="failed"><header><h2 id="failed">Latest failed mails</h2></header>
	<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">To</th><th role="columnheader" scope="col">From</th><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col">The server's words</th></tr></thead>
		<tbody role="rowgroup">{{#failed}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{email}}</th><td role="cell" data-l="From">{{#organisation}}<bdi>{{organisation}}</bdi>{{/organisation}}{{#no_organisation}}The site{{/no_organisation}}</td><td role="cell" class="one" data-l="When">{{#done_at}}{{done_at:x-when}}{{/done_at}}</td><td role="cell" class="any" data-l="The server's words">{{reply}}</td></tr>{{/failed}}
		</tbody></table></section>
{{/failed_any}}
{{#dead_any}}
<section class="panel flush" aria-labelledby="dead"><header><h2 id="dead">Latest jobs given up</h2></header>
	<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Job</th><th role="columnheader" scope="col">Of</th><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col">Result</th></tr></thead>
		<tbody role="rowgroup">{{#dead}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{#title}}<bdi>{{title}}</bdi>{{/title}} <small>{{kind}}</small></th><td role="cell" data-l="Of">{{#organisation}}<bdi>{{organisation}}</bdi>{{/organisation}}</td><td role="cell" class="one" data-l="When">{{#finished_at}}{{finished_at:x-when}}{{/finished_at}}</td><td role="cell" class="any" data-l="Result">{{result}}</td></tr>{{/dead}}
		</tbody></table></section>
{{/dead_any}}
