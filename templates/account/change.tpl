<section class="panel flow confirm">
	<div class="flow s"><h1>Choose your own password</h1>
	<p class="soft">The one you logged in with was made for you, and others may have seen it. After this you go on to where you were going.</p>
	{{#resuming}}<p>Then you can send what you typed.</p>{{/resuming}}
	{{#resuming_password}}<p>Then you fill in the form once more: passwords are not kept.</p>{{/resuming_password}}
	{{#resuming_file}}<p>Then you choose the file again: a file cannot be carried along.</p>{{/resuming_file}}
	{{#carried_too_long}}<p>What you typed is too long to be kept here. Go back and copy it, then set your password and put it in again.</p>{{/carried_too_long}}</div>
	<form class="flow" method="post" action="/password/change" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<input type="hidden" name="to" value="{{to}}">
		{{>parts/carried.tpl}}
		{{>account/password.tpl}}
		<button class="btn main big">Set password</button>
	</form>
</section>
