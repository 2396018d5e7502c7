<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/account">Your account</a></li><li><a href="/account/close" aria-current="page">Close your account</a></li></ol></nav>
<section class="panel flow confirm"><h1>Close your account?</h1>
	<p>You are logged in as <b>{{user_email}}</b>. Closing is at once and for good: nobody can open the account again, and neither can we.</p>
	{{#may_not}}
	<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>Not yet.</b>
		{{#orphan}}You are the only administrator of <bdi>{{name}}</bdi>: on the page of somebody else there, under <a href="/learners">Learners</a>, choose “Make administrator” first, or ask whoever looks after this site to close the organisation. {{/orphan}}
		{{#last_site_admin}}You are the only site administrator: make somebody else one first, under <a href="/admin/accounts">Accounts</a>.{{/last_site_admin}}</div></div>
	{{/may_not}}
	<h2>What goes</h2>
	<ul>
		<li>Your name, all your e-mail addresses, your password, and every place where you are logged in. A new account with the same address knows nothing of this one.</li>
		{{#organisations}}<li>Your places in organisations: you are archived in each, and they no longer see your progress. What they noted about you in fields of their own is deleted.</li>{{/organisations}}
		{{#groups}}<li>Your groups: {{#group}}<bdi>{{group_name}}</bdi>{{#group_separator}}, {{/group_separator}}{{/group}}. Your seats are free again, where you have not begun a course.</li>{{/groups}}
		{{#leads}}<li>The groups that you lead ({{leads:x-number}}): where nobody else leads them, the administrators do. Invites that you sent stay open, as the organisation’s.</li>{{/leads}}
		{{#invites}}<li>Invites that wait for you ({{invites:x-number}}): they are declined.</li>{{/invites}}
		{{#waits}}<li>Your places on wait lists ({{waits:x-number}}).</li>{{/waits}}
		<li>Your courses: you cannot go on with them, and you cannot download anything afterwards. <a href="/account/data">Export your data</a> first.</li>
	</ul>
	<h2>What stays</h2>
	<ul>
		{{#certificates}}<li>Your certificates ({{certificates:x-number}}), with your name on them, so that whoever has the number can still verify them. Write the numbers down, or download them.</li>{{/certificates}}
		{{#orders}}<li>Orders that you made, and their invoices, as the law wants it.</li>{{/orders}}
		<li>What you learned, without your name, so that numbers stay right.</li>
		<li>The logs of your organisations: what you did, without your name, and what others did to you, as you were called then. Files that they uploaded, what other systems told them about you, and mails that they have received, are theirs.</li>
	</ul>
	{{#may}}
	<form class="flow" method="post" action="/account/close" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<input type="hidden" name="username" autocomplete="username" value="{{user_email}}">
		<div class="field"><label for="current_password">Your password</label><input id="current_password" name="current_password" type="password" autocomplete="current-password" required{{#current_password_error}} aria-invalid="true" aria-describedby="current_password-error"{{/current_password_error}}>{{#current_password_error}}<p class="err" id="current_password-error">{{current_password_error}}</p>{{/current_password_error}}</div>
		<div class="field"><label class="opt"><input type="checkbox" id="sure" name="sure" value="1"{{#sure_1}} checked{{/sure_1}}{{#sure_error}} aria-invalid="true" aria-describedby="sure-error"{{/sure_error}}><span>Close my account for good</span></label>{{#sure_error}}<p class="err" id="sure-error">{{sure_error}}</p>{{/sure_error}}</div>
		<div class="row"><button class="btn bad">Close my account</button><a class="btn quiet" href="/account">Keep it</a></div>
	</form>
	{{/may}}
	{{#may_not}}<div class="row"><a class="btn" href="/account">Back to your account</a></div>{{/may_not}}
</section>
