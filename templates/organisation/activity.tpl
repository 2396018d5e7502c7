<div class="top"><div><h1>Organisation</h1><p>Who did what to whom, latest first. Nobody can change this log.</p></div></div>
{{>parts/organisation.tpl}}
<nav class="chips" aria-label="Show activity"><a href="/organisation/activity"{{#all_chosen}} aria-current="true"{{/all_chosen}}>All</a>{{#kind}}<a href="/organisation/activity?kind={{kind:url_query_escape}}"{{#is_chosen}} aria-current="true"{{/is_chosen}}>{{label}}</a>{{/kind}}</nav>
<section class="panel flush" aria-label="Activity">
	{{#activity_any}}{{>parts/activity.tpl}}
	{{>parts/pager.tpl}}{{/activity_any}}
	{{#activity_none}}<div class="empty"><p class="soft">Nothing of this kind was done yet.</p></div>{{/activity_none}}
</section>
