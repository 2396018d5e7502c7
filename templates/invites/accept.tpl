<div class="flow offer">
	<div class="flow s"><p class="soft"><a href="{{base}}">Back to the invite</a></p>
	<h1>Join <bdi>{{group_name}}</bdi></h1>
	{{#has_password}}<p>You have an account with this address. Log in, and you are in the group.</p>{{/has_password}}
	{{#is_new}}<p>Make your account, and you are in the group. Next time you log in with this address.</p>{{/is_new}}</div>
	<form class="flow" method="post" action="{{base}}/accept" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		{{>account/address.tpl}}
		{{>account/way_in.tpl}}
		<button class="btn main big">{{#has_password}}Log in and accept{{/has_password}}{{#is_new}}Make account and accept{{/is_new}}</button>
	</form>
</div>
