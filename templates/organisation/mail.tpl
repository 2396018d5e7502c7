<div class="top"><div><h1>Organisation</h1><p>The mails that <bdi>{{organisation_name}}</bdi> sends: whom they come from, and their words.</p></div></div>
{{>parts/organisation.tpl}}
<form class="panel flow" method="post" action="/organisation/mail" novalidate aria-labelledby="sender-title"><input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="sender-title">Sender</h2>
	<div class="field"><label for="sender_name">Sender name <small>optional</small></label><input id="sender_name" name="sender_name" dir="auto" value="{{sender_name}}" autocomplete="off" aria-describedby="sender_name-hint{{#sender_name_error}} sender_name-error{{/sender_name_error}}"{{#sender_name_error}} aria-invalid="true"{{/sender_name_error}}><small id="sender_name-hint">Mails come from “{{#sender_name}}<bdi>{{sender_name}}</bdi>{{/sender_name}}{{#organisation_shown}}<bdi>{{organisation_name}}</bdi>{{/organisation_shown}} via Muster”, {{mail_from}}. Empty: the organisation's name.</small>{{#sender_name_error}}<p class="err" id="sender_name-error">{{sender_name_error}}</p>{{/sender_name_error}}</div>
	<div class="field"><label for="reply_to">Reply address <small>optional</small></label><input id="reply_to" name="reply_to" type="email" value="{{reply_to}}" autocomplete="off" aria-describedby="reply_to-hint{{#reply_to_error}} reply_to-error{{/reply_to_error}}"{{#reply_to_error}} aria-invalid="true"{{/reply_to_error}}><small id="reply_to-hint">Answers to your mails go there. Empty: to whoever sent the invite.</small>{{#reply_to_error}}<p class="err" id="reply_to-error">{{reply_to_error}}</p>{{/reply_to_error}}</div>
	<div class="row"><button class="btn main">Save sender</button></div>
</form>
<section class="panel flush" aria-label="Mail texts">
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Mail</th><th role="columnheader" scope="col">Subject</th><th role="columnheader" scope="col">Words</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#text}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/organisation/mail/{{kind}}">{{title}}</a><small>{{sent}}</small></th>
				<td role="cell" data-l="Subject">{{subject}}</td>
				<td role="cell" class="one" data-l="Words">{{#own}}<span class="tag info">Yours</span>{{/own}}{{#standard}}<span class="tag">Default</span>{{/standard}}</td>
				<td role="cell" class="acts"><a class="btn s" href="/organisation/mail/{{kind}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Edit<span class="vh"> {{title}}</span></a></td></tr>
			{{/text}}
		</tbody>
	</table>
</section>
<p><a class="help" href="/help/mail"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>Mail that does not arrive</a></p>
