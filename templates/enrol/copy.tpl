{{>parts/group.tpl}}
<div class="top"><div><h1>Enrol new users</h1><p>Into <bdi>{{group_name}}</bdi>. Seats: {{seats_words}}.</p></div></div>
{{>enrol/archived.tpl}}
{{#group_open}}
{{>enrol/ways.tpl}}
<section class="panel flow" aria-labelledby="source-title">
	<h2 id="source-title">Copy from another group</h2>
	{{#source_any}}
	<form class="flow" method="get" action="/groups/{{group_id}}/enrol/copy">
		<div class="cols">
			<div class="field"><label for="source">Copy from</label><select id="source" name="source">{{#source}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}} ({{active:x-number}} active{{#waiting}}, {{waiting:x-number}} waiting{{/waiting}})</option>{{/source}}</select></div>
			<div class="field"><label for="who">Who</label><select id="who" name="who"><option value="active">Active learners only</option><option value="everyone"{{#who_everyone}} selected{{/who_everyone}}>Everyone, also those who wait</option></select></div>
		</div>
		<div class="row"><button class="btn">Show people</button></div>
	</form>
	{{/source_any}}
	{{#source_none}}<p>{{#is_admin}}There is no other group to copy from.{{/is_admin}}{{#is_leader}}You lead no other group to copy from. An administrator of <bdi>{{organisation_name}}</bdi> can add members one by one.{{/is_leader}}</p>{{/source_none}}
</section>
{{#branches_any}}
<section class="panel flow" aria-labelledby="branch-title">
	<h2 id="branch-title">Copy from a branch</h2>
	<form class="flow" method="get" action="/groups/{{group_id}}/enrol/copy">
		{{>parts/branch.tpl}}
		<label class="opt"><input type="checkbox" name="below" value="1"{{#below}} checked{{/below}}><span>With the branches below it</span></label>
		<div class="row"><button class="btn">Show people</button></div>
	</form>
</section>
{{/branches_any}}
{{#copies}}
<section class="panel flush count" aria-labelledby="people-title">
	<header class="row"><h2 id="people-title">{{people:x-number}} {{#people_one}}person{{/people_one}}{{#people_many}}people{{/people_many}} in <bdi>{{from_name}}</bdi></h2>{{#is_admin}}<a href="/groups/{{group_id}}/enrol/copy">Choose members one by one instead</a>{{/is_admin}}</header>
	{{#person_any}}{{>enrol/people.tpl}}{{/person_any}}
	{{#person_none}}<div class="empty"><h3>Nobody to copy</h3><p class="soft">{{#source_id}}{{#who_active}}Nobody is active there. Show everyone to copy those who wait too.{{/who_active}}{{#who_everyone}}Nobody is active there or waits for an answer.{{/who_everyone}}{{/source_id}}{{#branch_chosen}}Nobody active is in this branch. Try it with the branches below it, or choose another one.{{/branch_chosen}}</p></div>{{/person_none}}
</section>
<p class="soft">People who are active there join this group at once, and get an e-mail that says so. {{#who_everyone}}Those who wait there are {{#policy_is_ask}}invited{{/policy_is_ask}}{{#policy_is_enrol}}enrolled{{/policy_is_enrol}} here too. {{/who_everyone}}Nobody leaves <bdi>{{from_name}}</bdi>.</p>
{{/copies}}
{{#chooses}}
<section class="panel flush count" aria-labelledby="people-title">
	<header class="row"><h2 id="people-title">Choose members one by one</h2>
		<form class="row" role="search" method="get" action="/groups/{{group_id}}/enrol/copy"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search members</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Name or e-mail"></span><button class="btn">Search</button></form></header>
	{{#person_any}}{{>enrol/people.tpl}}{{/person_any}}
	{{#person_none}}<div class="empty"><h3>No member found</h3><p class="soft">{{#q}}No active member of <bdi>{{organisation_name}}</bdi> was found by “<bdi>{{q}}</bdi>”. Type three letters or more of the name or e-mail. {{/q}}New people are added by e-mail.</p><div class="row">{{#q}}<a class="btn" href="/groups/{{group_id}}/enrol/copy">Show all members</a>{{/q}}<a class="btn" href="/groups/{{group_id}}/enrol/manual">Add manually</a></div></div>{{/person_none}}
</section>
<p class="soft">They join this group at once, with no invite to answer, and get an e-mail that says so.{{#group_automatic}} They are pinned: they stay whatever the rule says.{{/group_automatic}}</p>
{{/chooses}}
{{/group_open}}
