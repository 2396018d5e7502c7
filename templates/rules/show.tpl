{{>parts/group.tpl}}
<div class="top"><div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>{{>parts/led.tpl}} · {{course_words}}</p></div></div>
{{>parts/tabs.tpl}}
{{>rules/stopped.tpl}}
<section class="panel flow" aria-labelledby="rule-title">
	<div><h2 id="rule-title">Who is in this group</h2><p class="soft">People join when they match and leave when they no longer do. It happens at once. <a class="help" href="/help/rules"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How rules work</a></p></div>
	{{#rule}}
	{{>rules/words.tpl}}
	<p class="soft">{{#tell}}Whoever joins gets an e-mail.{{/tell}}{{#silent}}Whoever joins gets no e-mail.{{/silent}} Nobody gets one when they leave.{{#is_leader}} Administrators can change the rule.{{/is_leader}}</p>
	{{/rule}}
	{{#no_rule}}<p>No rule is saved yet, so nobody comes or goes by one.{{#is_leader}} Administrators can write it.{{/is_leader}}</p>{{/no_rule}}
</section>
{{>rules/about.tpl}}
