{{>parts/group.tpl}}
<div class="top"><div><h1>Rule {{number}} of <bdi>{{group_name}}</bdi></h1><p>Saved <time datetime="{{made_at:x-iso}}">{{made_at:x-then}}</time>{{#maker}} by <bdi>{{maker}}</bdi>{{/maker}}. {{#undoes}}It took back rule {{undoes}}. {{/undoes}}{{#status_is_current}}{{#runs}}It is the rule of the group now.{{/runs}}{{#stopped}}It has stopped.{{/stopped}}{{/status_is_current}}{{#status_is_past}}Another one followed, or the group is filled by hand.{{/status_is_past}}</p></div><a class="btn" href="/groups/{{group_id}}/rules/history"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>All rules</a></div>
{{>parts/tabs.tpl}}
<section class="panel flow s" aria-labelledby="asks-title"><h2 id="asks-title">Who is in</h2>
	{{>rules/words.tpl}}
	<p class="soft">{{#tell}}Whoever came in was told by e-mail.{{/tell}}{{#silent}}Nobody was told by e-mail.{{/silent}}</p>
	{{#stopped}}<p><b>It stopped.</b> {{stopped}}</p>{{/stopped}}
</section>
<nav class="chips" aria-label="What the rule did">
	<a href="?did=added"{{#did_added}} aria-current="true"{{/did_added}}>Came in <b>{{added:x-number}}</b></a>
	<a href="?did=removed"{{#did_removed}} aria-current="true"{{/did_removed}}>Left <b>{{removed:x-number}}</b></a>
	{{#is_admin}}
	<a href="?did=waited"{{#did_waited}} aria-current="true"{{/did_waited}}>Put on the wait list <b>{{waited:x-number}}</b></a>
	{{#unwaited}}<a href="?did=unwaited"{{#did_unwaited}} aria-current="true"{{/did_unwaited}}>Taken off the wait list</a>{{/unwaited}}
	{{/is_admin}}
</nav>
<section class="panel flush" aria-label="People">
	{{#deed_any}}
	<table class="fold" role="table" aria-label="People">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th>{{#reasons}}<th role="columnheader" scope="col">Why</th>{{/reasons}}<th role="columnheader" scope="col">When</th></tr></thead>
		<tbody role="rowgroup">
			{{#deed}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th>
				{{#reasons}}<td role="cell" class="full" data-l="Why"><bdi>{{why}}</bdi></td>{{/reasons}}
				<td role="cell" class="one" data-l="When"><time datetime="{{at:x-iso}}">{{at:x-when}}</time></td></tr>
			{{/deed}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/deed_any}}
	{{#deed_none}}<div class="empty"><h2>Nobody</h2><p class="soft">{{#did_added}}Nobody came in by this rule.{{/did_added}}{{#did_removed}}Nobody left by this rule.{{/did_removed}}{{#did_waited}}Nobody was put on the wait list by this rule.{{/did_waited}}{{#did_unwaited}}Nobody was taken off the wait list by this rule.{{/did_unwaited}}</p></div>{{/deed_none}}
</section>
