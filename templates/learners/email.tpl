{{>parts/group.tpl}}
<div class="top"><div><h1>The mail did not arrive?</h1><p>Invite to {{current_email}}</p></div></div>
{{#refusal}}<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The mail server refused it.</b> It said: {{refusal}}</div></div>{{/refusal}}
<section class="panel flow"><h2>Look first</h2>
	<ul class="flow s"><li>In the Junk or Spam folder.</li><li>In Outlook: on the tab “Other” beside “Focused”.</li><li>Some organisations hold back mail from outside: their IT can let it through.</li></ul>
	<form class="inline" method="post" action="/groups/{{group_id}}/invites/{{id}}/resend"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}"><div class="row"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#resend"/></svg>Resend to the same address</button><span class="soft">The link stays the same and works for longer.</span></div></form>
</section>
<section class="panel flow"><h2>Correct the e-mail address</h2><p class="soft">The link sent to the old address stops working, and a new invite goes to the corrected one. The seat stays.</p>
	<form class="flow" method="post" action="/groups/{{group_id}}/invites/{{id}}/email" novalidate><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="{{back}}">
		<div class="field"><label for="email">E-mail address</label><input id="email" name="email" type="email" autocomplete="off" value="{{email}}"{{#email_error}} aria-invalid="true" aria-describedby="email-error"{{/email_error}}>{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}</div>
		<div class="row"><button class="btn main">Correct and send</button><a class="btn quiet" href="{{back}}">Go back</a></div>
	</form>
</section>
