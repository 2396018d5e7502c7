<div class="flow offer">
	<div class="flow s"><p class="soft">By the link to {{email}}</p>
	<h1>Join <bdi>{{group_name}}</bdi></h1>
	<p>{{#free}}One step is left, and you are in this training group of <bdi>{{joined_name}}</bdi>.{{/free}}{{#full}}A training group of <bdi>{{joined_name}}</bdi>.{{/full}}</p></div>
	<dl class="facts panel">
		<div><dt>Organisation</dt><dd><bdi>{{joined_name}}</bdi></dd></div>
		<div><dt>Group</dt><dd><bdi>{{group_name}}</bdi>{{#group_description}}<br><small class="text" dir="auto">{{group_description}}</small>{{/group_description}}</dd></div>
		{{#branch_path}}<div><dt>Location</dt><dd><bdi>{{branch_path}}</bdi></dd></div>{{/branch_path}}
		{{#course_any}}<div><dt>You get</dt><dd><ul class="plain">{{#course}}<li><bdi>{{title}}</bdi> <span class="soft one">{{>parts/takes.tpl}}</span></li>{{/course}}</ul></dd></div>{{/course_any}}
		{{#course_none}}<div><dt>You get</dt><dd>No courses yet. They appear in My learning as they are added.</dd></div>{{/course_none}}
	</dl>
	{{#full}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><div><b>This group is full.</b> If you go on, you stand on its wait list, and a mail tells you when a seat is free.</div></div>{{/full}}
	<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg><div>Once you are in, the leaders of this group see your name and how far you are in its courses.</div></div>
	{{#who_is_owner}}
	<form class="row" method="post" action="{{base}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main big">{{#free}}Accept and join{{/free}}{{#full}}Join the wait list{{/full}}</button></form>
	{{/who_is_owner}}
	{{#who_is_visitor}}
	<form class="flow" method="post" action="{{base}}" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		{{#has_password}}<p>You have an account with this address. Log in to accept.</p>{{/has_password}}
		{{#is_new}}<p>Make your account to accept. Next time you log in with this address.</p>{{/is_new}}
		{{>account/address.tpl}}
		{{>account/way_in.tpl}}
		<button class="btn main big">{{#has_password}}Log in{{/has_password}}{{#is_new}}Make account{{/is_new}} and {{#free}}accept{{/free}}{{#full}}join the wait list{{/full}}</button>
	</form>
	<p class="soft">Not your mail? Close this page and nothing happens.</p>
	{{/who_is_visitor}}
	{{#who_is_other}}
	<section class="panel flow" aria-labelledby="other-title">
		{{#asked}}
		<div class="flow s"><h2 id="other-title">We sent another link to {{email}}</h2>
		<p>It adds the address to your account. Confirm it, then open the link of the first mail once more.</p>
		<p class="soft">Nothing there? Look in the junk folder.</p></div>
		{{/asked}}
		{{#not_asked}}
		<div class="flow s"><h2 id="other-title">This link is for {{email}}</h2>
		<p>You are logged in as {{user_email}}.{{#addable}} If both addresses are yours, add this one to your account: we send a link to it. Then open this page once more.{{/addable}}</p></div>
		<div class="row">
			{{#addable}}<form class="inline" method="post" action="{{base}}/address"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main" id="new_email">Add this address</button></form>{{/addable}}
			<form class="inline" method="post" action="/logout"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="to" value="{{base}}"><button class="btn">Log out and go on</button></form>
		</div>
		{{/not_asked}}
	</section>
	{{/who_is_other}}
</div>
