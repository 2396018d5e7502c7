{{>parts/group.tpl}}
<div class="top">
	<div><h1>Seats</h1><p>{{seats_words}}</p></div>
	<div class="row">{{#sells_courses}}<a class="btn" href="/groups/{{group_id}}/order#courses"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add courses</a>{{/sells_courses}}{{#sells_seats}}<a class="btn main" href="/groups/{{group_id}}/order"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add seats</a>{{/sells_seats}}</div>
</div>
{{>parts/tabs.tpl}}
<div class="lead">
	<section class="panel flow s" aria-labelledby="holders-title">
		<h2 id="holders-title">What holds the seats</h2>
		{{#roll}}{{>parts/roll.tpl}}{{/roll}}
		<table>
			<tbody>
				<tr><th scope="row"><span class="dot ok"></span> <a href="/groups/{{group_id}}?status=active">Active learners</a></th><td class="num">{{count_active:x-number}}</td></tr>
				<tr><th scope="row"><span class="dot warn"></span> <a href="/groups/{{group_id}}?status=pending">Pending invites</a></th><td class="num">{{count_pending:x-number}}</td></tr>
				<tr><th scope="row"><span class="dot info"></span> <a href="/groups/{{group_id}}?status=prospect">Invites on their way</a></th><td class="num">{{count_prospect:x-number}}</td></tr>
				<tr><th scope="row"><span class="dot held"></span> <a href="/groups/{{group_id}}/keys">Unused enrolment keys</a></th><td class="num">{{keys_unused:x-number}}</td></tr>
				<tr><th scope="row"><span class="dot held"></span> <a href="/groups/{{group_id}}/seats/kept">People who left after having started</a></th><td class="num">{{seats_kept:x-number}}</td></tr>
				{{#seats_free}}<tr><th scope="row"><span class="dot"></span> Free</th><td class="num">{{seats_free}}</td></tr>{{/seats_free}}
			</tbody>
		</table>
		<p class="soft">{{#seats_stay}}A learner who leaves after having started a course keeps the seat used; others give it back.{{/seats_stay}}{{#seats_return}}Whoever leaves gives the seat back, always.{{/seats_return}}{{#is_admin}} <a href="/organisation#seat_return">Change this</a>{{/is_admin}}</p>
	</section>
	<div class="flow">
		<dl class="panel tiles">
			<div><dt>Free</dt><dd>{{#seats_free}}{{seats_free}} <small>of {{seats_whole}}</small>{{/seats_free}}{{#seats_endless}}No limit{{/seats_endless}}</dd><dd>{{seats_held:x-number}} held</dd></div>
			<div><dt>Wait list</dt><dd>{{on_wait_list:x-number}}</dd><dd><a href="/groups/{{group_id}}/waiting">Show the wait list</a></dd></div>
		</dl>
		{{#may_set}}
		<form class="panel flow s" method="post" action="/groups/{{group_id}}/seats" novalidate>
			<input type="hidden" name="csrf" value="{{csrf}}">
			<div class="field"><label for="seats">Number of seats <small>optional</small></label><input id="seats" name="seats" inputmode="numeric" autocomplete="off" value="{{seats}}" aria-describedby="seats-hint{{#seats_error}} seats-error{{/seats_error}}"{{#seats_error}} aria-invalid="true"{{/seats_error}}><small id="seats-hint">{{#seats_held}}At least {{seats_held:x-number}}, as many as are held. {{/seats_held}}Leave it empty for no limit.</small>{{#seats_error}}<p class="err" id="seats-error">{{seats_error}}</p>{{/seats_error}}</div>
			<div class="row"><button class="btn">Save number</button></div>
		</form>
		{{/may_set}}
		{{#ordered}}<p class="panel">The number of seats changes by ordering them.{{#sells_seats}} <a href="/groups/{{group_id}}/order">Add seats</a>{{/sells_seats}}{{#sells_no_seats}} None are on sale at the moment: ask whoever runs this site.{{/sells_no_seats}}</p>{{/ordered}}
		{{#is_leader}}<p class="panel">An administrator of <bdi>{{organisation_name}}</bdi> can add seats.</p>{{/is_leader}}
	</div>
</div>
<section class="panel flush" aria-labelledby="ledger-title">
	<header class="row"><div class="grow"><h2 id="ledger-title">Why the balance is what it is</h2><p class="soft">Every change, latest first. Nobody can change these lines.</p></div><a class="help" href="/help/seats"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How seats work</a></header>
	<table class="fold" role="table" aria-labelledby="ledger-title">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">What happened</th><th role="columnheader" scope="col">By</th><th role="columnheader" scope="col">When</th><th role="columnheader" scope="col" class="num">Change</th><th role="columnheader" scope="col" class="num">Held afterwards</th></tr></thead>
		<tbody role="rowgroup">
			{{#entry}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full">{{>seats/what.tpl}}</th>
				<td role="cell" data-l="By">{{#who_is_person}}<bdi>{{who}}</bdi>{{/who_is_person}}{{#who_is_other}}<span class="soft">The person</span>{{/who_is_other}}{{#who_is_muster}}<span class="soft">Muster</span>{{/who_is_muster}}</td>
				<td role="cell" class="one" data-l="When"><time datetime="{{at:x-iso}}">{{at:x-when}}</time></td>
				<td role="cell" class="num one" data-l="Change">{{change}}</td>
				<td role="cell" class="num one" data-l="Held afterwards">{{balance}}</td>
			</tr>
			{{/entry}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
</section>
