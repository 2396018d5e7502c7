<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/admin/organisations">Organisations</a></li><li><a href="/admin/activity" aria-current="page">Activity on this site</a></li></ol></nav>
<div class="top"><div><h1>Activity on this site</h1><p>What was done to accounts. What was done inside an organisation stands in its own log.</p></div></div>
<section class="panel flush" aria-label="Activity">
	{{#activity_any}}{{>parts/activity.tpl}}
	{{>parts/pager.tpl}}{{/activity_any}}
	{{#activity_none}}<div class="empty"><p class="soft">Nothing was done yet.</p></div>{{/activity_none}}
</section>
