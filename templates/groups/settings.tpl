{{>parts/group.tpl}}
<div class="top"><div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>{{>parts/led.tpl}}</p></div></div>
{{>parts/tabs.tpl}}
<form class="panel flow" method="post" action="/groups/{{group_id}}/settings" novalidate aria-labelledby="settings-title">
	<input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="settings-title">Settings</h2>
	{{>groups/fields.tpl}}
	{{#is_admin}}{{>groups/policy.tpl}}{{/is_admin}}
	{{>groups/days.tpl}}
	{{#is_leader}}
	<dl class="facts">
		<div><dt>Enrolling</dt><dd>{{#policy_is_ask}}Ask first: people get an invite and join when they accept it.{{/policy_is_ask}}{{#policy_is_enrol}}At once: people are learners straight away, and a mail says so.{{/policy_is_enrol}}</dd></div>
	</dl>
	<p class="soft">An administrator of <bdi>{{organisation_name}}</bdi> can change this, the seats, the courses and the leaders.</p>
	{{/is_leader}}
	<div class="row"><button class="btn main">Save settings</button></div>
</form>
<section class="panel flow s" id="population" aria-labelledby="population-title"><h2 id="population-title">Filled {{#group_automatic}}by rule{{/group_automatic}}{{#group_manual}}by hand{{/group_manual}}</h2>
	<p>{{#group_automatic}}Members come in as they match <a href="/groups/{{group_id}}/rules">the rule</a>, and leave when they no longer match. People who were enrolled by hand stay.{{/group_automatic}}{{#group_manual}}People come in as they are enrolled, or come by a code or the join page. No rule adds or removes anybody.{{/group_manual}}</p>
	{{#is_admin}}<div class="row"><a class="btn" href="/groups/{{group_id}}/population"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>{{#group_automatic}}Fill it by hand{{/group_automatic}}{{#group_manual}}Let a rule fill it{{/group_manual}}</a></div>{{/is_admin}}
</section>
<section class="panel flow" id="leaders" aria-labelledby="leaders-title">
	<div class="flow s"><h2 id="leaders-title">Leaders</h2><p class="soft">A leader enrols people here and follows them. They see this group and no other.</p></div>
	{{#leader_any}}
	<table class="fold" role="table" aria-labelledby="leaders-title">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Leader</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#leader}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div>{{name}}<small>{{email}}</small></div></div></th>
				<td role="cell" class="acts">{{#is_admin}}<form class="inline" method="post" action="/groups/{{group_id}}/leaders/{{id}}/remove"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Remove<span class="vh"> {{name}} as a leader</span></button></form>{{/is_admin}}</td>
			</tr>
			{{/leader}}
		</tbody>
	</table>
	{{/leader_any}}
	{{#leader_none}}<p>Nobody leads this group yet. Administrators look after it.</p>{{/leader_none}}
	{{#is_admin}}
	<form class="row" role="search" method="get" action="/groups/{{group_id}}/settings#leaders"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="who">Find a member to lead this group</label><input id="who" name="who" dir="auto" type="search" value="{{who}}" placeholder="Find a member by name or e-mail"></span><button class="btn">Find</button></form>
	{{#member_error}}<p class="err" id="member">{{member_error}}</p>{{/member_error}}
	{{#who}}
	{{#found_any}}
	<table class="fold" role="table" aria-label="Members found">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Member</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#found}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th>
				<td role="cell" class="acts">{{#leads_is_yes}}<span class="soft">Leads this group</span>{{/leads_is_yes}}{{#leads_is_no}}<form class="inline" method="post" action="/groups/{{group_id}}/leaders"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="member" value="{{id}}"><button class="btn s">Make leader<span class="vh">: {{name}}</span></button></form>{{/leads_is_no}}</td>
			</tr>
			{{/found}}
		</tbody>
	</table>
	{{#found_many}}<p class="soft">Only the first 20 are shown. Type more of the name or e-mail.</p>{{/found_many}}
	{{/found_any}}
	{{#found_none}}<p>No active member of <bdi>{{organisation_name}}</bdi> was found by “<bdi>{{who}}</bdi>”. Type three letters or more of the name or e-mail, or enrol the person first.</p>{{/found_none}}
	{{/who}}
	{{/is_admin}}
</section>
{{#is_admin}}
<section class="panel flow s" aria-labelledby="duplicate-title"><h2 id="duplicate-title">Duplicate</h2><p>Makes another group with the same settings, courses and leaders, and without learners.{{#group_automatic}} It has the same rule as a draft: nobody comes in before you save it.{{/group_automatic}}</p>
	<form class="row" method="post" action="/groups/{{group_id}}/duplicate"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Duplicate this group</button></form></section>
<section class="panel flow s" id="archive" aria-labelledby="archive-title">
	{{#group_open}}<h2 id="archive-title">Archive</h2><p>Puts the group away when its work is done. Its people keep their courses; nobody new can come in. You can restore it.</p><div class="row"><a class="btn" href="/groups/{{group_id}}/archive"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg>Archive this group</a></div>{{/group_open}}
	{{#group_archived}}<h2 id="archive-title">Restore</h2><p>The group takes people again, and its waiting invites are seen again.</p>
	<form class="row" method="post" action="/groups/{{group_id}}/restore"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">Restore this group</button></form>{{/group_archived}}
</section>
{{/is_admin}}
