<div class="flow offer">
	<div class="flow s"><h1>Join <bdi>{{joined_name}}</bdi></h1>
	{{#welcome}}<p class="text" dir="auto">{{welcome}}</p>{{/welcome}}
	<p>Choose your group and give your e-mail address. Behind the link that we send you, you log in or make an account, and are in.</p></div>
	{{#preview}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg><div><b>The join page is off.</b> Only administrators see this; others read that it is closed. <a href="/organisation/join">Switch it on</a></div></div>{{/preview}}
	<form class="flow" method="post" action="/join/{{page_name}}" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		{{#branch_any}}
		<div class="field">
			<label for="branch">Location</label>
			<select id="branch" name="branch" required{{#branch_error}} aria-invalid="true" aria-describedby="branch-error"{{/branch_error}}><option value="">Choose a location</option>{{#branch_option}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/branch_option}}</select>
			{{#branch_error}}<p class="err" id="branch-error">{{branch_error}}</p>{{/branch_error}}
		</div>
		{{/branch_any}}
		<div class="field">
			<label for="group">Group</label>
			<select id="group" name="group" required{{#group_error}} aria-invalid="true" aria-describedby="group-error"{{/group_error}}><option value="">Choose a group</option>{{#group_option}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}{{#full}} (full: you would wait for a seat){{/full}}</option>{{/group_option}}</select>
			{{#group_error}}<p class="err" id="group-error">{{group_error}}</p>{{/group_error}}
		</div>
		<div class="field">
			<label for="email">E-mail address</label>
			<input id="email" name="email" type="email" autocomplete="email" value="{{email}}" required aria-describedby="email-hint{{#email_error}} email-error{{/email_error}}"{{#email_error}} aria-invalid="true"{{/email_error}}>
			<small id="email-hint">The one that you learn with. We send a link to it.{{#allowed}} Only addresses at {{allowed}} can join.{{/allowed}}</small>
			{{#email_error}}<p class="err" id="email-error">{{email_error}}</p>{{/email_error}}
		</div>
		<button class="btn main big">Join organisation</button>
	</form>
	{{#ask}}<p class="soft">Questions? <span class="text" dir="auto">{{ask}}</span></p>{{/ask}}
</div>
