<div class="top"><div><h1>Organisation</h1><p>Every mail to your people, and what the mail server said.</p></div></div>
{{>parts/organisation.tpl}}
<section class="panel flush" aria-label="Messages">
	<header class="row"><form class="row grow" role="search" method="get" action="/organisation/messages"><input type="hidden" name="status" value="{{status_chosen}}"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search by address</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="E-mail address, or how it begins"></span><button class="btn">Search</button></form>
	<nav class="chips" aria-label="Filter by state"><a href="?q={{q:url_query_escape}}"{{#filter_all}} aria-current="true"{{/filter_all}}>All</a><a href="?status=queued&amp;q={{q:url_query_escape}}"{{#filter_queued}} aria-current="true"{{/filter_queued}}>Waiting</a><a href="?status=sent&amp;q={{q:url_query_escape}}"{{#filter_sent}} aria-current="true"{{/filter_sent}}>Sent</a><a href="?status=failed&amp;q={{q:url_query_escape}}"{{#filter_failed}} aria-current="true"{{/filter_failed}}>Failed</a><a href="?status=held&amp;q={{q:url_query_escape}}"{{#filter_held}} aria-current="true"{{/filter_held}}>Held</a><a href="?status=dropped&amp;q={{q:url_query_escape}}"{{#filter_dropped}} aria-current="true"{{/filter_dropped}}>Dropped</a></nav></header>
	{{#message_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">To</th><th role="columnheader" scope="col">Mail</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#message}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{email}}{{#subject}}<small>{{subject}}</small>{{/subject}}</th>
				<td role="cell" class="one" data-l="Mail">{{#kind_is_invite}}Invite{{/kind_is_invite}}{{#kind_is_enrolled}}Enrolled{{/kind_is_enrolled}}{{#kind_is_welcome}}Welcome{{/kind_is_welcome}}{{#kind_is_waitlisted}}Wait list{{/kind_is_waitlisted}}{{#kind_is_promoted}}A seat is free{{/kind_is_promoted}}{{#kind_is_wait_ended}}Wait list over{{/kind_is_wait_ended}}{{#kind_is_joining}}Join page{{/kind_is_joining}}{{#kind_is_reset}}New password{{/kind_is_reset}}{{#kind_is_address}}Confirm an address{{/kind_is_address}}{{#kind_is_password_changed}}Password changed{{/kind_is_password_changed}}{{#kind_is_address_changed}}Address changed{{/kind_is_address_changed}}{{#kind_is_imported}}Import done{{/kind_is_imported}}{{#kind_is_test}}Test mail{{/kind_is_test}}</td>
				<td role="cell" class="full any" data-l="State">{{#status_is_held}}<span class="tag">Held</span>{{/status_is_held}}{{#status_is_queued}}<span class="tag warn">Waiting</span>{{/status_is_queued}}{{#status_is_sent}}<span class="tag ok">Sent</span>{{/status_is_sent}}{{#status_is_failed}}<span class="tag bad">Failed</span>{{/status_is_failed}}{{#status_is_dropped}}<span class="tag">Dropped</span>{{/status_is_dropped}}{{#tries}} <small>{{tries}} tries</small>{{/tries}}{{#reply}}<br><small>{{reply}}</small>{{/reply}}</td>
				<td role="cell" class="one" data-l="When">{{#done_at}}<time datetime="{{done_at:x-iso}}">{{done_at:x-when}}</time>{{/done_at}}{{#goes_at}}<small>not before</small> <time datetime="{{goes_at:x-iso}}">{{goes_at:x-when}}</time>{{/goes_at}}</td>
				<td role="cell" class="acts">{{#status_is_failed}}<form class="inline" method="post" action="/organisation/messages/{{id}}/send"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#resend"/></svg>Send again<span class="vh"> to {{email}}</span></button></form>{{/status_is_failed}}</td></tr>
			{{/message}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/message_any}}
	{{#message_none}}<div class="empty">{{#filtered}}<h2>No message matches</h2><p class="soft">Search for the beginning of an address, or show all.</p><a class="btn" href="/organisation/messages">Show all</a>{{/filtered}}{{#unfiltered}}<h2>No mail yet</h2><p class="soft">Invites and other mails to your people will stand here, with what the mail server said to each.</p>{{/unfiltered}}</div>{{/message_none}}
</section>
<p><a class="help" href="/help/mail"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>Mail that does not arrive</a></p>
