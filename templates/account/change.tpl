<section class="panel flow confirm">
	<div class="flow s"><h1>Choose your own password</h1>
	<p class="soft">The one you logged in with was made for you, and others may have seen it. After this you go on to where you were going.</p></div>
	<form class="flow" method="post" action="/password/change" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<input type="hidden" name="to" value="{{to}}">
		{{>account/password.tpl}}
		<button class="btn main big">Set password</button>
	</form>
</section>
