<div class="top"><div><h1>The key is made</h1><p>Copy the password now: it is shown this once only. Put all three into the system that will send statements.</p></div></div>
<section class="panel flow" aria-label="The key">
	<div class="field"><label for="endpoint">Endpoint</label><div class="row"><input id="endpoint" class="grow mono" readonly value="{{endpoint}}"><button class="btn" type="button" data-copy="#endpoint" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy<span class="vh"> the endpoint</span></button></div></div>
	<div class="field"><label for="user">User</label><div class="row"><input id="user" class="grow mono" readonly value="{{user}}"><button class="btn" type="button" data-copy="#user" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy<span class="vh"> the user</span></button></div></div>
	<div class="field"><label for="password">Password</label><div class="row"><input id="password" class="grow mono" readonly autocomplete="off" value="{{password}}"><button class="btn" type="button" data-copy="#password" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy<span class="vh"> the password</span></button></div></div>
	<div class="row"><a class="btn main" href="/organisation/keys">I have copied it</a></div>
</section>
<p><a class="help" href="/help/xapi"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How other systems send progress</a></p>
