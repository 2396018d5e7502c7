<div class="top"><div><h1>My learning</h1><p>Hello{{#first_name}} <bdi>{{first_name}}</bdi>{{/first_name}}.{{#to_do}} {{to_do}}{{/to_do}}{{#in_between}} You are in no group now: an invite or a code brings you into one.{{/in_between}}{{#archived_from}} You were archived in <bdi>{{archived_from}}</bdi>. No code brings you back: ask there to be restored.{{/archived_from}}</p></div><a class="btn" href="/redeem"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#key"/></svg>Redeem a code</a></div>
{{#closed}}
<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#lock"/></svg><div><b><bdi>{{organisation_name}}</bdi> is closed.</b> Nobody can go into it until it is reopened. Nothing was deleted.</div></div>
{{/closed}}
{{#invite}}
<section class="panel invite row" aria-labelledby="invite-{{id}}">
	<span class="av" aria-hidden="true"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg></span>
	<div class="grow"><h2 id="invite-{{id}}"><bdi>{{organisation_name}}</bdi> invites you to <bdi>{{group_name}}</bdi></h2>
	<p class="soft">{{courses_words}}{{#sender_name}}Invited by <bdi>{{sender_name}}</bdi>. {{/sender_name}}{{#expires_at}}Answer by <time datetime="{{expires_at:x-iso}}">{{expires_at:x-day}}</time>.{{/expires_at}}</p></div>
	<div class="row"><a class="btn quiet" href="/learning/invites/{{id}}">Read more<span class="vh"> about {{group_name}}</span></a>
	<form class="inline" method="post" action="/learning/invites/{{id}}/decline"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">Decline<span class="vh"> {{group_name}}</span></button></form>
	<form class="inline" method="post" action="/learning/invites/{{id}}/accept"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn{{#first}} main{{/first}}">Accept invite<span class="vh"> to {{group_name}}</span></button></form></div>
</section>
{{/invite}}
{{#waiting}}
<section class="panel row" aria-labelledby="waiting-{{id}}">
	<span class="av" aria-hidden="true"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg></span>
	<div class="grow"><h2 id="waiting-{{id}}">You are waiting for a seat in <bdi>{{group_name}}</bdi></h2>
	<p class="soft">Place {{place:x-number}} on the wait list of <bdi>{{organisation_name}}</bdi>, since <time datetime="{{added_at:x-iso}}">{{added_at:x-day}}</time>. When a seat is free for you, you are in, and a mail tells you.</p></div>
	<form class="inline" method="post" action="/learning/waiting/{{id}}/leave"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">Leave the wait list<span class="vh"> of {{group_name}}</span></button></form>
</section>
{{/waiting}}
{{#hero}}
<section class="panel course hero" aria-labelledby="hero-title">
	{{>parts/cover.tpl}}
	<div class="flow"><div><p class="soft">Continue where you left off</p><h2 id="hero-title"><a class="title" href="/learning/{{id}}">{{title}}</a></h2><p class="soft">{{>learning/from.tpl}}{{>learning/due.tpl}}</p>{{>learning/next.tpl}}</div>
	{{>learning/gauge.tpl}}
	<div class="row">{{#next_id}}<a class="btn{{#none_invites}} main{{/none_invites}} big" href="/learning/{{id}}/{{next_id}}">Continue<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/next_id}}{{#lessons_is_no}}<a class="btn{{#none_invites}} main{{/none_invites}} big" href="/learning/{{id}}">Open course<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/lessons_is_no}}{{#left_words}}<span class="soft">{{left_words}}</span>{{/left_words}}</div></div>
</section>
{{/hero}}
{{>leave/archived.tpl}}
{{#courses}}
<section class="flow" aria-labelledby="courses-title"><h2 id="courses-title">My courses</h2>
	<ul class="courses">
		{{#course}}
		<li class="panel course">{{>parts/cover.tpl}}
			<div class="flow s"><h3><a class="title" href="/learning/{{id}}">{{title}}</a></h3>
			<p class="soft">{{#state_is_done}}Completed{{#completed_at}} <time datetime="{{completed_at:x-iso}}">{{completed_at:x-day}}</time>{{/completed_at}}{{#score}} · score {{score}}%{{/score}}{{/state_is_done}}{{#state_is_begun}}{{>learning/from.tpl}}{{/state_is_begun}}{{#state_is_new}}{{>learning/from.tpl}}{{/state_is_new}}{{>learning/due.tpl}}</p>
			{{>learning/gauge.tpl}}
			<div class="row">
				{{#state_is_new}}{{#lessons_is_yes}}<form class="inline" method="post" action="/learning/{{id}}/start"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn{{#leads}} main{{/leads}}">Start<span class="vh"> {{title}}</span></button></form>{{/lessons_is_yes}}{{/state_is_new}}
				{{#state_is_begun}}{{#next_id}}<a class="btn" href="/learning/{{id}}/{{next_id}}">Continue<span class="vh"> {{title}}</span></a>{{/next_id}}{{/state_is_begun}}
				{{#state_is_done}}{{#certificate_number}}<a class="btn" href="/certificates/{{certificate_number}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#award"/></svg>Certificate<span class="vh"> of {{title}}</span></a>{{/certificate_number}}{{#lessons_is_yes}}<a class="btn quiet" href="/learning/{{id}}">Review<span class="vh"> {{title}}</span></a>{{/lessons_is_yes}}{{/state_is_done}}
				{{#lessons_is_no}}<a class="btn{{#leads}} main{{/leads}}" href="/learning/{{id}}">Open<span class="vh"> {{title}}</span></a>{{/lessons_is_no}}
			</div></div></li>
		{{/course}}
	</ul>
</section>
{{/courses}}
{{>learning/certificates.tpl}}
{{>leave/groups.tpl}}
{{#group_any}}
<section class="panel flow s" aria-labelledby="waiting-title"><h2 id="waiting-title">Groups without courses</h2>
	<p class="soft">You are in. Courses appear above as they are added.</p>
	<ul class="lines">{{#group}}<li><bdi>{{group_name}}</bdi> <small>{{organisation_name}}</small></li>{{/group}}</ul>
</section>
{{/group_any}}
{{#past_any}}
<section class="panel flush" aria-labelledby="past-title">
	<header><h2 id="past-title">Past groups</h2></header>
	<table class="fold" role="table" aria-labelledby="past-title"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Group</th><th role="columnheader" scope="col">Organisation</th><th role="columnheader" scope="col">From</th><th role="columnheader" scope="col">Until</th></tr></thead><tbody role="rowgroup">
		{{#past}}<tr role="row"><th role="rowheader" scope="row" class="full">{{group_name}}</th><td role="cell" class="any" data-l="Organisation">{{organisation_name}}</td><td role="cell" data-l="From"><time datetime="{{since_at:x-iso}}">{{since_at:x-day}}</time></td><td role="cell" data-l="Until"><time datetime="{{until_at:x-iso}}">{{until_at:x-day}}</time></td></tr>{{/past}}
	</tbody></table>
</section>
{{/past_any}}
{{#nothing}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>Nothing to learn yet</h2>
	<p class="soft">When somebody invites you to a group, the invite and its courses appear here. Were you invited at another address? Add it to your account.</p>
	<div class="row"><a class="btn" href="/account">Your account</a></div>
</section>
{{/nothing}}
{{#certificate_none}}
<section class="panel flow s" id="certificates" aria-labelledby="certificates-title"><h2 id="certificates-title">My certificates</h2>
	<p class="soft">None yet. Once you complete a course that gives one, it is here.</p>
</section>
{{/certificate_none}}
