{{>parts/group.tpl}}
<div class="top"><div><h1>History of the rule</h1><p>Every rule that was saved for <bdi>{{group_name}}</bdi>, and what it did. Whoever came or went twice counts twice.</p></div>
	<div class="row">{{#group_automatic}}<a class="btn" href="/groups/{{group_id}}/rules"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#rules"/></svg>Rule of the group</a>{{#is_admin}}{{#may_undo}}<a class="btn" href="/groups/{{group_id}}/rules/undo"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>Undo the last change</a>{{/may_undo}}{{/is_admin}}{{/group_automatic}}</div></div>
{{>parts/tabs.tpl}}
{{>rules/stopped.tpl}}
{{#group_manual}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div>This group is filled by hand now. Nobody comes or goes by a rule.</div></div>{{/group_manual}}
{{#version_any}}
<section class="panel flush" aria-labelledby="history-title">
	<header><h2 id="history-title">Rules, newest first</h2></header>
	<table class="fold" role="table" aria-labelledby="history-title">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Rule</th><th role="columnheader" scope="col">Who is in</th><th role="columnheader" scope="col">What it did</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#version}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><a class="title" href="/groups/{{group_id}}/rules/history/{{id}}">Rule {{number}}</a>{{#status_is_current}} <span class="tag{{#stopped}} bad{{/stopped}}{{#runs}} ok{{/runs}}">{{#stopped}}Stopped{{/stopped}}{{#runs}}Now{{/runs}}</span>{{/status_is_current}}<small>{{#undoes}}Took back rule {{undoes}}. {{/undoes}}<time datetime="{{made_at:x-iso}}">{{made_at:x-when}}</time>{{#maker}}, <bdi>{{maker}}</bdi>{{/maker}}</small></th>
				<td role="cell" class="full">{{>rules/words.tpl}}</td>
				<td role="cell" data-l="What it did">{{did_words}}</td>
				<td role="cell" class="acts"><a class="btn s" href="/groups/{{group_id}}/rules/history/{{id}}">Who<span class="vh"> came or went by rule {{number}}</span></a></td>
			</tr>
			{{/version}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
</section>
{{/version_any}}
{{#version_none}}<section class="panel empty">{{>parts/formation.tpl}}<h2>No rule yet</h2><p class="soft">Once a rule is saved it stands here, with who came in and who left by it.</p></section>{{/version_none}}
