<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learning">My learning</a></li><li><a href="/learning/{{id}}" aria-current="page">{{title}}</a></li></ol></nav>
<section class="panel course hero">
	{{>parts/cover.tpl}}
	<div class="flow"><div class="flow s"><h1 dir="auto">{{title}}</h1><p>{{>learning/state.tpl}}{{>learning/due.tpl}}</p>
	{{#state_is_done}}<p>{{#has_lessons}}{{outline_done}} of {{outline_of}} lessons{{/has_lessons}}{{#score}}{{#has_lessons}} · {{/has_lessons}}score {{score}}%{{/score}}{{#spent}} · {{#spent_hours}}{{spent_hours}} h {{/spent_hours}}{{#spent_rest}}{{spent_rest}} min {{/spent_rest}}spent{{/spent}}</p>{{/state_is_done}}
	{{#state_is_begun}}{{>learning/next.tpl}}{{/state_is_begun}}</div>
	{{>learning/gauge.tpl}}
	<div class="row">
		{{#state_is_new}}{{#has_lessons}}<form class="inline" method="post" action="/learning/{{id}}/start"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main big">Start<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></button></form>{{/has_lessons}}{{/state_is_new}}
		{{#state_is_begun}}{{#next_id}}<a class="btn main big" href="/learning/{{id}}/{{next_id}}">Continue<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/next_id}}{{/state_is_begun}}
		{{#state_is_done}}{{#certificate_number}}<a class="btn main big" href="/certificates/{{certificate_number}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#award"/></svg>Certificate</a>{{/certificate_number}}{{#has_lessons}}<a class="btn big" href="/learning/{{id}}/{{first_id}}">Review</a>{{/has_lessons}}{{/state_is_done}}
		{{#left_words}}<span class="soft">{{left_words}}</span>{{/left_words}}
	</div></div>
</section>
{{#again_is_yes}}
<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><div><b>Your certificate {{#certificate_is_expired}}expired{{/certificate_is_expired}}{{#certificate_is_valid}}expires{{/certificate_is_valid}} on <time datetime="{{expires_at:x-iso}}">{{expires_at:x-day}}</time>.</b> Take the course again to renew it{{#has_lessons}}: you begin with no lesson complete, and{{/has_lessons}}{{#lessons_is_no}}:{{/lessons_is_no}} your certificate stays.</div>
	<form class="inline" method="post" action="/learning/{{id}}/again"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">Take it again</button></form></div>
{{/again_is_yes}}
{{>leave/archived.tpl}}
{{>carry/course.tpl}}
<div class="split">
	<div class="flow">
		{{#description}}<article class="prose" aria-label="About this course"><p class="text" dir="auto">{{description}}</p></article>{{/description}}
		{{#has_lessons}}<section class="panel flow s outline" aria-labelledby="lessons-title"><h2 id="lessons-title">Lessons</h2>{{>learning/outline.tpl}}</section>{{/has_lessons}}
		{{#lessons_is_no}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>This course is taken elsewhere.</b> Its lessons are in another system or in a room, and how far you are is told from there. You have nothing to do here.</div></div>{{/lessons_is_no}}
	</div>
	<aside class="panel"><dl class="facts">
		{{#takes}}<div><dt>Takes</dt><dd>{{>parts/takes.tpl}}</dd></div>{{/takes}}
		{{#has_lessons}}<div><dt>To complete it</dt><dd>{{takes_words}}</dd></div>{{/has_lessons}}
		{{#gives_certificate}}<div><dt>Certificate</dt><dd>When you complete it.{{#certificate_months}} Valid for {{certificate_months}} {{#months_one}}month{{/months_one}}{{#months_many}}months{{/months_many}}.{{/certificate_months}}</dd></div>{{/gives_certificate}}
		{{#state_is_done}}{{#certificate_number}}<div><dt>Certificate</dt><dd><a href="/certificates/{{certificate_number}}">{{certificate_number}}</a>{{#expires_at}}<br>{{#certificate_is_expired}}Expired on{{/certificate_is_expired}}{{#certificate_is_valid}}Valid until{{/certificate_is_valid}} <time datetime="{{expires_at:x-iso}}">{{expires_at:x-day}}</time>{{/expires_at}}</dd></div>{{/certificate_number}}{{/state_is_done}}
		{{#group_any}}<div><dt>Through</dt><dd><ul class="plain">{{#group}}<li>{{group_name}}</li>{{/group}}</ul></dd></div>{{/group_any}}
		<div><dt>Organisation</dt><dd>{{organisation_name}}</dd></div>
		{{#started_at}}<div><dt>Started</dt><dd><time datetime="{{started_at:x-iso}}">{{started_at:x-day}}</time></dd></div>{{/started_at}}
		<div><dt>Whom to ask</dt><dd>{{#contact}}<span class="text" dir="auto">{{contact}}</span>{{/contact}}{{#no_contact}}{{#leader_any}}<ul class="plain">{{#leader}}<li>{{leader_name}} <small>{{leader_email}}</small></li>{{/leader}}</ul>{{/leader_any}}{{#leader_none}}{{organisation_name}}{{/leader_none}}{{/no_contact}}</dd></div>
		{{#may_carry}}<div><dt>Done before?</dt><dd><a href="/learning/{{id}}/carry">Carry progress over</a></dd></div>{{/may_carry}}
	</dl></aside>
</div>
