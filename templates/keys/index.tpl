{{>parts/group.tpl}}
<div class="top"><div><h1>Enrolment keys</h1><p>One key for one person. Each holds a seat of <bdi>{{group_name}}</bdi> until it is redeemed or revoked.</p></div></div>
{{>parts/tabs.tpl}}
<section class="panel flush" aria-label="Enrolment keys">
	{{#group_open}}<header>{{>keys/make.tpl}}</header>{{/group_open}}
	{{#batch_any}}{{>keys/batches.tpl}}
	{{>parts/pager.tpl}}{{/batch_any}}
	{{#batch_none}}<div class="empty"><h2>No keys yet</h2><p class="soft">Keys suit people whose address you do not know: print them as cards, or send each person one.</p></div>{{/batch_none}}
</section>
<p><a class="help" href="/help/codes"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How codes and keys work</a></p>
