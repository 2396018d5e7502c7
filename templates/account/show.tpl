<div class="top"><div><h1>Your account</h1><p>How you log in, and where your mails go.</p></div></div>
<div class="split">
<div class="flow">
	<section class="panel flow" aria-labelledby="addresses-title">
		<div class="flow s"><h2 id="addresses-title">Your e-mail addresses</h2>
		<p class="soft">You can log in with each of them, and accept invites sent to it. Our mails go to the main one.</p></div>
		<table class="fold" role="table" aria-labelledby="addresses-title">
			<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Address</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
			<tbody role="rowgroup">
				{{#own_address}}
				<tr role="row">
					<th role="rowheader" scope="row" class="full">{{email}}</th>
					<td role="cell">{{#main_is_yes}}<span class="tag">Main</span> {{/main_is_yes}}{{#confirmed_is_yes}}Confirmed{{/confirmed_is_yes}}{{#confirmed_is_no}}<span class="tag warn">Not confirmed</span>{{/confirmed_is_no}}</td>
					<td role="cell" class="acts">
						{{#confirmed_is_no}}<form class="inline" method="post" action="/account/addresses/{{id}}/resend"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#resend"/></svg>Send the link<span class="vh"> to {{email}}</span></button></form>{{/confirmed_is_no}}
						{{#main_is_no}}
						{{#confirmed_is_yes}}<form class="inline" method="post" action="/account/addresses/{{id}}/main"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Make main<span class="vh"> address: {{email}}</span></button></form>{{/confirmed_is_yes}}
						<form class="inline" method="post" action="/account/addresses/{{id}}/remove"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s bad">Remove<span class="vh"> {{email}}</span></button></form>
						{{/main_is_no}}
					</td>
				</tr>
				{{/own_address}}
				{{#waiting}}
				<tr role="row">
					<th role="rowheader" scope="row" class="full">{{email}}<small>Open the link in the mail we sent there.{{#main_is_yes}} It then becomes the main one.{{/main_is_yes}}</small></th>
					<td role="cell"><span class="tag warn">Waiting for you</span></td>
					<td role="cell" class="acts"><form class="inline" method="post" action="/account/waiting/{{id}}/remove"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Withdraw<span class="vh"> {{email}}</span></button></form></td>
				</tr>
				{{/waiting}}
			</tbody>
		</table>
		<form class="flow" method="post" action="/account/addresses" novalidate>
			<input type="hidden" name="csrf" value="{{csrf}}">
			<div class="field">
				<label for="new_email">Add or change to another address</label>
				<input id="new_email" name="new_email" type="email" autocomplete="email" value="{{new_email}}" aria-describedby="new_email-hint{{#new_email_error}} new_email-error{{/new_email_error}}"{{#new_email_error}} aria-invalid="true"{{/new_email_error}}>
				<small id="new_email-hint">We send a link there. Nothing changes until you open it.</small>
				{{#new_email_error}}<p class="err" id="new_email-error">{{new_email_error}}</p>{{/new_email_error}}
			</div>
			<label class="opt"><input type="checkbox" name="make_main" value="1"{{#make_main_1}} checked{{/make_main_1}}><span>Make it my main address <small>The one you have now stays yours until you remove it.</small></span></label>
			<div class="row"><button class="btn">Send the link</button></div>
		</form>
	</section>

	<section class="panel flow" aria-labelledby="sessions-title">
		<div class="flow s"><h2 id="sessions-title">Where you are logged in</h2>
		<p class="soft">End what you do not know, and change your password then.</p></div>
		<table class="fold" role="table" aria-labelledby="sessions-title">
			<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Device</th><th role="columnheader" scope="col">Address</th><th role="columnheader" scope="col">Last seen</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
			<tbody role="rowgroup">
				{{#device}}
				<tr role="row">
					<th role="rowheader" scope="row" class="full">{{words}}{{#current_is_yes}} <span class="tag ok">This device</span>{{/current_is_yes}}</th>
					<td role="cell" class="one" data-l="Address">{{address}}</td>
					<td role="cell" class="one" data-l="Last seen"><time datetime="{{seen_at:x-iso}}">{{seen_at:x-when}}</time></td>
					<td role="cell" class="acts">{{#current_is_no}}<form class="inline" method="post" action="/account/sessions/{{id}}/end"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">End<span class="vh"> {{words}}, {{address}}</span></button></form>{{/current_is_no}}</td>
				</tr>
				{{/device}}
			</tbody>
		</table>
		{{#other_devices}}<form class="row" method="post" action="/account/sessions/end"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">End all others</button></form>{{/other_devices}}
	</section>
</div>
<div class="flow">
	<section class="panel flow" aria-labelledby="name-title">
		<h2 id="name-title">Your name</h2>
		<form class="flow" method="post" action="/account" novalidate>
			<input type="hidden" name="csrf" value="{{csrf}}">
			{{>account/name.tpl}}
			<div class="row"><button class="btn main">Save name</button></div>
		</form>
	</section>

	<section class="panel flow" aria-labelledby="password-title">
		<div class="flow s"><h2 id="password-title">Your password</h2>
		<p class="soft">When you change it, you are logged out on every other device.</p></div>
		<form class="flow" method="post" action="/account/password" novalidate>
			<input type="hidden" name="csrf" value="{{csrf}}">
			<input type="hidden" name="username" autocomplete="username" value="{{user_email}}">
			<div class="field">
				<label for="current_password">Present password</label>
				<input id="current_password" name="current_password" type="password" autocomplete="current-password" required{{#current_password_error}} aria-invalid="true" aria-describedby="current_password-error"{{/current_password_error}}>
				{{#current_password_error}}<p class="err" id="current_password-error">{{current_password_error}}</p>{{/current_password_error}}
			</div>
			{{>account/password.tpl}}
			<div class="row"><button class="btn">Change password</button></div>
		</form>
	</section>

	<section class="panel flow s" aria-labelledby="own-title">
		<h2 id="own-title">Your data</h2>
		<ul class="lines">
			<li><a href="/learning/what-leaders-see">What my leaders can see</a><br><small>Who sees what of you, with its present values.</small></li>
			<li><a href="/account/data">What Muster knows about you</a><br><small>All of it, to read and to download as a file.</small></li>
			<li><a href="/account/close">Close your account</a><br><small>For good. The page says what goes and what stays.</small></li>
		</ul>
	</section>
</div>
</div>
