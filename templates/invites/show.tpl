<div class="flow offer">
	<div class="flow s"><p class="soft">Invite for {{email}}</p>
	<h1>Join <bdi>{{group_name}}</bdi></h1>
	<p>{{#sender_name}}<bdi>{{sender_name}}</bdi> of {{/sender_name}}<bdi>{{organisation_name}}</bdi> invites you to this training group.</p></div>
	<dl class="facts panel">
		<div><dt>Organisation</dt><dd>{{organisation_name}}</dd></div>
		<div><dt>Group</dt><dd><bdi>{{group_name}}</bdi>{{#group_description}}<br><small class="text" dir="auto">{{group_description}}</small>{{/group_description}}</dd></div>
		{{#sender_name}}<div><dt>Invited by</dt><dd><bdi>{{sender_name}}</bdi>{{#sender_role}}, {{sender_role}}{{/sender_role}}</dd></div>{{/sender_name}}
		{{#expires_at}}<div><dt>Answer by</dt><dd><time datetime="{{expires_at:x-iso}}">{{expires_at:x-day}}</time></dd></div>{{/expires_at}}
		{{#course_any}}<div><dt>You get</dt><dd><ul class="plain">{{#course}}<li><bdi>{{title}}</bdi> <span class="soft one">{{>parts/takes.tpl}}</span></li>{{/course}}</ul></dd></div>{{/course_any}}
		{{#course_none}}<div><dt>You get</dt><dd>No courses yet. They appear in My learning as they are added.</dd></div>{{/course_none}}
	</dl>
	<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg><div>If you accept, the leaders of this group see your name and how far you are in its courses. Until then they see your e-mail address only.</div></div>
	{{#who_is_owner}}
	<div class="row">
		<form class="inline" method="post" action="{{base}}/accept"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main big">Accept invite</button></form>
		<form class="inline" method="post" action="{{base}}/decline"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn big" id="decline">Decline</button></form>
	</div>
	{{/who_is_owner}}
	{{#who_is_visitor}}
	<div class="row">
		<a class="btn main big" href="{{base}}/accept">Accept invite</a>
		<form class="inline" method="post" action="{{base}}/decline"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn big" id="decline">Decline</button></form>
	</div>
	<p class="soft">Next, you {{#has_password}}log in{{/has_password}}{{#is_new}}make an account{{/is_new}}. Not your invite? Close this page and nothing happens.</p>
	{{/who_is_visitor}}
	{{#who_is_closed}}
	<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The account of {{email}} is closed,</b> so this invite cannot be accepted with it. Ask to be invited under another address: {{ask}}</div></div>
	<div class="row">
		<form class="inline" method="post" action="{{base}}/decline"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn big" id="decline">Decline</button></form>
	</div>
	{{/who_is_closed}}
	{{#who_is_other}}
	<section class="panel flow" aria-labelledby="other-title">
		{{#asked}}
		<div class="flow s"><h2 id="other-title">We sent a link to {{email}}</h2>
		<p>Open the mail and confirm the address. It is then one of yours, and this invite waits in My learning.</p>
		<p class="soft">Nothing there? Look in the junk folder.</p></div>
		<div class="row"><a class="btn main" href="/learning">My learning</a></div>
		{{/asked}}
		{{#not_asked}}
		<div class="flow s"><h2 id="other-title">This invite is for {{email}}</h2>
		<p>You are logged in as {{user_email}}.{{#addable}} If both addresses are yours, add this one to your account: we send a link to it, and then the invite waits in My learning.{{/addable}}</p></div>
		<div class="row">
			{{#addable}}<form class="inline" method="post" action="{{base}}/address"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main" id="new_email">Add this address</button></form>{{/addable}}
			<form class="inline" method="post" action="/logout"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="to" value="{{base}}"><button class="btn">Log out and go on</button></form>
		</div>
		{{/not_asked}}
	</section>
	<div class="row">
		<form class="inline" method="post" action="{{base}}/decline"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn" id="decline">Decline invite</button></form>
	</div>
	{{/who_is_other}}
</div>
