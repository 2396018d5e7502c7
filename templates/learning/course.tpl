<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learning">My learning</a></li><li><a href="/learning/{{id}}" aria-current="page">{{title}}</a></li></ol></nav>
<section class="panel course hero">
	{{>parts/cover.tpl}}
	<div class="flow"><div class="flow s"><h1>{{title}}</h1><p>{{>learning/state.tpl}}</p></div></div>
</section>
<div class="split">
	<article class="prose" aria-label="About this course">{{#description}}<p class="text" dir="auto">{{description}}</p>{{/description}}{{#no_description}}<p class="soft">This course has no description yet.</p>{{/no_description}}</article>
	<aside class="panel"><dl class="facts">
		{{#takes}}<div><dt>Takes</dt><dd>{{>parts/takes.tpl}}</dd></div>{{/takes}}
		{{#group_any}}<div><dt>Through</dt><dd><ul class="plain">{{#group}}<li>{{group_name}}</li>{{/group}}</ul></dd></div>{{/group_any}}
		<div><dt>Organisation</dt><dd>{{organisation_name}}</dd></div>
		{{#started_at}}<div><dt>Started</dt><dd><time datetime="{{started_at:x-iso}}">{{started_at:x-day}}</time></dd></div>{{/started_at}}
		<div><dt>Whom to ask</dt><dd>{{#contact}}<span class="text" dir="auto">{{contact}}</span>{{/contact}}{{#no_contact}}{{#leader_any}}<ul class="plain">{{#leader}}<li>{{leader_name}} <small>{{leader_email}}</small></li>{{/leader}}</ul>{{/leader_any}}{{#leader_none}}{{organisation_name}}{{/leader_none}}{{/no_contact}}</dd></div>
	</dl></aside>
</div>
