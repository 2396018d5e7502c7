<div class="flow offer">
	<div class="flow s"><p class="soft"><a href="/redeem">Another code</a></p>
	<h1>Redeem a code</h1>
	<p><code class="code">{{shown}}</code></p></div>
	<div class="note ok" id="found"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg><div><b><bdi>{{group_name}}</bdi></b>, <bdi>{{organisation_name}}</bdi>.
		{{#course_any}}<br>You get: {{#course}}<bdi>{{title}}</bdi>{{#course_separator}}, {{/course_separator}}{{/course}}.{{/course_any}}
		{{#course_none}}<br>No courses yet. They appear in My learning as they are added.{{/course_none}}
		<br>{{#kind_is_code}}This code works until {{until}}.{{/kind_is_code}}{{#kind_is_key}}This key works once.{{/kind_is_key}}{{#allowed}} It is for addresses at {{allowed}}.{{/allowed}}</div></div>
	{{#kind_is_code}}{{#is_full}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><div><b>This group is full.</b> You can get onto its wait list, and come in when a seat is free.</div></div>{{/is_full}}{{/kind_is_code}}
	{{#who_is_in}}
	<p>You are in this group already, so nothing is used.</p>
	<div class="row"><a class="btn main big" href="/learning">My learning</a></div>
	{{/who_is_in}}
	{{#who_is_archived}}
	<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>You were archived in this {{archived_in}},</b> so no code brings you back. Ask an administrator of <bdi>{{organisation_name}}</bdi> to restore you.</div></div>
	<div class="row"><a class="btn main big" href="/learning">My learning</a></div>
	{{/who_is_archived}}
	{{#who_is_waiting}}
	<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><div><b>You are on the wait list of this group,</b> at place {{place:x-number}}. When a seat is free for you, you are in, and a mail tells you.</div></div>
	<div class="row"><a class="btn main big" href="/learning">My learning</a></div>
	{{/who_is_waiting}}
	{{#who_is_known}}
	<form class="flow" method="post" action="{{base}}">
		<input type="hidden" name="csrf" value="{{csrf}}">
		<p>You join as <b><bdi>{{user_name}}</bdi></b> ({{user_email}}).</p>
		<div class="row"><button class="btn main big">{{#to_list}}Join the wait list{{/to_list}}{{#to_group}}Join the group{{/to_group}}</button></div>
	</form>
	<form class="row" method="post" action="/logout"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="to" value="{{base}}"><span class="soft">Not you?</span> <button class="link">Log out</button></form>
	{{/who_is_known}}
	{{#who_is_visitor}}
	<form class="flow" method="post" action="{{base}}" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<div class="field">
			<label for="email">E-mail address</label>
			<input id="email" name="email" type="email" autocomplete="email" value="{{email}}" required aria-describedby="email-hint{{#email_error}} email-error{{/email_error}}"{{#email_error}} aria-invalid="true"{{/email_error}}>
			<small id="email-hint">{{#is_new}}We send a link to confirm it. Use an address you can open now.{{/is_new}}{{#has_password}}There is an account with this address. Enter its password, and the code is added to it.{{/has_password}}</small>
			{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}
		</div>
		{{>account/way_in.tpl}}
		<div class="row"><button class="btn main big">{{#to_list}}Join the wait list{{/to_list}}{{#to_group}}Join the group{{/to_group}}</button></div>
	</form>
	{{#is_new}}<p class="soft">Already have an account? <a href="/login?to={{base:url_query_escape}}">Log in</a> first and the code is added to it.</p>{{/is_new}}
	{{/who_is_visitor}}
	{{#who_is_asked}}
	<form class="flow" method="post" action="{{base}}" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<div class="field">
			<label for="email">E-mail address</label>
			<input id="email" name="email" type="email" autocomplete="email" value="{{email}}" required aria-describedby="email-hint{{#email_error}} email-error{{/email_error}}"{{#email_error}} aria-invalid="true"{{/email_error}}>
			<small id="email-hint">We send a link there. Open it and accept, and you are in.</small>
			{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}
		</div>
		<div class="row"><button class="btn main big">Send me the link</button></div>
	</form>
	<p class="soft">Already have an account? <a href="/login?to={{base:url_query_escape}}">Log in</a> first and the code is added to it.</p>
	{{/who_is_asked}}
</div>
