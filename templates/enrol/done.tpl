{{>parts/group.tpl}}
{{#people_any}}
<div class="top"><div><h1>{{people_words}} added to <bdi>{{group_name}}</bdi></h1>
	<p>{{#when_now}}{{#invited}}The invite is on its way to {{invited}}. {{/invited}}{{#enrolled}}A mail is on its way to {{enrolled}}, who can start at once.{{/enrolled}}{{/when_now}}{{#when_later}}{{#invited}}The invite goes out to {{invited}} on <time datetime="{{notify_at:x-iso}}">{{notify_at:x-instant}}</time>.{{/invited}}{{#enrolled}}A mail goes out on <time datetime="{{notify_at:x-iso}}">{{notify_at:x-instant}}</time> to {{enrolled}}, who can start at once.{{/enrolled}}{{/when_later}}{{#when_hold}}Nobody was notified yet.{{/when_hold}}</p></div></div>
<div class="split">
	<div class="flow">
		<section class="panel flush" aria-label="People who were added">
			<table class="fold" role="table">
				<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
				<tbody role="rowgroup">
					{{#person}}
					<tr role="row">
						<th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th>
						<td role="cell">{{>parts/status.tpl}}{{#refusal}}<small>{{refusal}}</small>{{/refusal}}</td>
						<td role="cell" class="acts">{{#can_cancel}}<a class="btn s" href="/groups/{{group_id}}/invites/{{id}}/email"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Correct the address<span class="vh"> {{email}}</span></a>{{/can_cancel}}</td>
					</tr>
					{{/person}}
				</tbody>
			</table>
		</section>
		<div class="row"><a class="btn main" href="/groups/{{group_id}}/enrol/manual"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Enrol more</a><a class="btn" href="/groups/{{group_id}}">See learners</a></div>
	</div>
	<aside class="flow">
		{{#when_hold}}<section class="panel flow s"><h2>When you are ready</h2><p>Open the list of learners and press Send now at a person, or tick several and press Resend.</p></section>{{/when_hold}}
		<section class="panel flow s"><h2>If a mail does not arrive</h2>
			<ul class="flow s"><li>Look in the Junk or Spam folder.</li><li>In Outlook, look at the tab “Other” beside “Focused”.</li><li>Some organisations hold back mail from outside: their IT can let it through.</li></ul>
			{{#invited}}<p>Is the address wrong? Correct it here or in the list: the old link dies, and a new invite goes out.</p>{{/invited}}
		</section>
		{{#invited}}<section class="panel flow s"><h2>What the statuses mean</h2><p><b>Prospect</b> until the mail server has taken the mail, <b>Pending</b> until the person answers, then <b>Active</b> or Declined. Load this page again to see how far each one is.</p></section>{{/invited}}
	</aside>
</div>
{{/people_any}}
{{#people_none}}
<section class="panel empty">{{>parts/formation.tpl}}<h1>Nobody of that form is in this group any more</h1><p class="soft">Their invites were corrected or they were removed.</p><div class="row"><a class="btn main" href="/groups/{{group_id}}">See learners</a><a class="btn" href="/groups/{{group_id}}/enrol/manual">Enrol new users</a></div></section>
{{/people_none}}
