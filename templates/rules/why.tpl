{{>parts/group.tpl}}
<div class="top"><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><h1>Why: <bdi>{{name}}</bdi></h1><p>{{email}}</p></div></div>{{#is_admin}}<a class="btn" href="/groups/{{group_id}}/rules/why"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg>Ask about somebody else</a>{{/is_admin}}</div>
{{>parts/tabs.tpl}}
<section class="panel flow" aria-labelledby="answer">
	<h2 id="answer"><bdi>{{name}}</bdi>
		{{#stands_is_in}}{{#match_is_yes}}is here: the rule matches.{{/match_is_yes}}{{#match_is_no}}is here although the rule does not match any more.{{/match_is_no}}{{#match_is_none}}is here, and there is no rule yet.{{/match_is_none}}{{/stands_is_in}}
		{{#stands_is_pinned}}{{#match_is_yes}}is here, pinned: the rule matches too.{{/match_is_yes}}{{#match_is_no}}is here although the rule does not match: pinned.{{/match_is_no}}{{#match_is_none}}is here, pinned: there is no rule yet.{{/match_is_none}}{{/stands_is_pinned}}
		{{#stands_is_excluded}}{{#match_is_yes}}is not here although the rule matches: kept out.{{/match_is_yes}}{{#match_is_no}}is not here: kept out, and the rule does not match.{{/match_is_no}}{{#match_is_none}}is not here: kept out.{{/match_is_none}}{{/stands_is_excluded}}
		{{#stands_is_waiting}}waits for a seat{{#wait_place}}, as number {{wait_place:x-number}} in line{{/wait_place}}{{#match_is_yes}}: the rule matches{{/match_is_yes}}.{{/stands_is_waiting}}
		{{#stands_is_invited}}is invited and has not answered yet{{#match_is_yes}}, so the rule waits, although it matches{{/match_is_yes}}.{{/stands_is_invited}}
		{{#stands_is_archived}}is archived in <bdi>{{organisation_name}}</bdi>: rules ask active people only.{{/stands_is_archived}}
		{{#stands_is_out}}{{#match_is_yes}}is not here although the rule matches.{{/match_is_yes}}{{#match_is_no}}is not here: the rule does not match.{{/match_is_no}}{{#match_is_none}}is not here: there is no rule yet.{{/match_is_none}}{{/stands_is_out}}
	</h2>
	{{#stands_is_in}}{{#route_is_rule}}<p>Brought in by the rule on {{added_at:x-day}}{{#route_detail}}: <bdi>{{route_detail}}</bdi>{{/route_detail}}.</p>{{/route_is_rule}}{{/stands_is_in}}
	{{#stands_is_pinned}}
	<p>{{#pinned_at}}Pinned{{#pinned_by}} by <bdi>{{pinned_by}}</bdi>{{/pinned_by}} on {{pinned_at:x-day}}.{{/pinned_at}}{{#pinned_by_coming}}Pinned, because they did not come in by the rule: {{#added_by}}<bdi>{{added_by}}</bdi> put them in{{/added_by}}{{#route_is_code}} with a group code{{/route_is_code}}{{#route_is_key}} with an enrolment key{{/route_is_key}}{{#route_is_join}} by the join page{{/route_is_join}}{{#route_is_import}} from a file{{/route_is_import}}{{#route_is_copy}} from another group{{/route_is_copy}}{{#route_is_existing}} from the members of the organisation{{/route_is_existing}}{{#route_is_manual}} by hand{{/route_is_manual}} on {{added_at:x-day}}.{{/pinned_by_coming}} They stay whatever the rule says.</p>
	{{/stands_is_pinned}}
	{{#stands_is_excluded}}
	<p>{{#why_is_removed}}Kept out{{#excluded_by}} by <bdi>{{excluded_by}}</bdi>{{/excluded_by}} on {{excluded_at:x-day}}.{{/why_is_removed}}{{#why_is_left}}They left by themselves, or said no to an invite, on {{excluded_at:x-day}}.{{/why_is_left}}{{#why_is_import}}Kept out by a file{{#excluded_by}} of <bdi>{{excluded_by}}</bdi>{{/excluded_by}} on {{excluded_at:x-day}}.{{/why_is_import}} The rule does not bring them in until you allow it. <a href="/groups/{{group_id}}/rules/excluded">Everyone who stays out</a></p>
	{{/stands_is_excluded}}
	{{#stands_is_waiting}}<p>No seat was free when the rule matched. <a href="/groups/{{group_id}}/waiting">The wait list</a></p>{{/stands_is_waiting}}
	{{#rule_stopped}}<p><b>The rule has stopped,</b> so nobody comes or goes. {{rule_stopped}}</p>{{/rule_stopped}}
	{{#group_archived}}<p><b>The group is archived,</b> so its rule rests.</p>{{/group_archived}}
	{{#unsettled}}{{#group_open}}<p>The rule is being applied. Look again in a moment.</p>{{/group_open}}{{/unsettled}}
	{{#group_open}}
	<div class="row">
		{{#stands_is_in}}<form class="inline" method="post" action="/groups/{{group_id}}/learners/{{membership_id}}/pin"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="/groups/{{group_id}}/rules/why/{{person_id}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg>Pin: keep here whatever the rule says</button></form>{{/stands_is_in}}
		{{#stands_is_pinned}}<form class="inline" method="post" action="/groups/{{group_id}}/learners/{{membership_id}}/unpin"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="/groups/{{group_id}}/rules/why/{{person_id}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>Let the rule decide</button></form>{{/stands_is_pinned}}
		{{#stands_is_in}}<a class="btn bad" href="/groups/{{group_id}}/learners/{{membership_id}}/remove">Remove and keep out</a>{{/stands_is_in}}{{#stands_is_pinned}}<a class="btn bad" href="/groups/{{group_id}}/learners/{{membership_id}}/remove">Remove and keep out</a>{{/stands_is_pinned}}
		{{#stands_is_excluded}}<form class="inline" method="post" action="/groups/{{group_id}}/rules/excluded/{{person_id}}/allow"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="/groups/{{group_id}}/rules/why/{{person_id}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Allow again</button></form>{{/stands_is_excluded}}
		{{#may_exclude}}<form class="inline" method="post" action="/groups/{{group_id}}/rules/excluded/{{person_id}}/exclude"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="back" value="/groups/{{group_id}}/rules/why/{{person_id}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg>Keep out whatever the rule says</button></form>{{/may_exclude}}
		{{#may_add}}<a class="btn" href="/groups/{{group_id}}/enrol/copy?q={{email:url_query_escape}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Add by hand</a>{{/may_add}}
	</div>
	{{/group_open}}
</section>
{{#conditions}}
<section class="panel flush" aria-labelledby="asked">
	<header><div><h2 id="asked">What the rule asks for, and what they have</h2><p class="soft">{{#rule_is_all}}The rule matches when all of this holds.{{/rule_is_all}}{{#rule_is_any}}The rule matches when any of this holds.{{/rule_is_any}}</p></div></header>
	<table class="fold" role="table" aria-labelledby="asked">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Condition</th><th role="columnheader" scope="col">What they have</th><th role="columnheader" scope="col">Holds</th></tr></thead>
		<tbody role="rowgroup">
			{{#block}}
			{{#several}}<tr role="row"><th role="rowheader" scope="row" class="full">{{#one_of}}At least one of these:{{/one_of}}{{#all_of}}All of these together:{{/all_of}}</th><td role="cell" class="any"></td><td role="cell" class="one" data-l="Holds">{{#block_is_yes}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Yes</span>{{/block_is_yes}}{{#block_is_no}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg>No</span>{{/block_is_no}}</td></tr>{{/several}}
			{{#condition}}
			<tr role="row"><th role="rowheader" scope="row" class="full any">{{#several}}– {{/several}}<bdi>{{asks}}</bdi></th>
				<td role="cell" class="any" data-l="What they have"><bdi>{{has}}</bdi></td>
				<td role="cell" class="one" data-l="Holds">{{#holds_is_yes}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Yes</span>{{/holds_is_yes}}{{#holds_is_no}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg>No</span>{{/holds_is_no}}</td></tr>
			{{/condition}}
			{{/block}}
		</tbody>
	</table>
</section>
{{/conditions}}
<div class="row">{{#person_page}}<a href="/learners/{{person_id}}">The page of <bdi>{{name}}</bdi></a>{{/person_page}}<a class="help" href="/help/rules"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How rules work</a></div>
