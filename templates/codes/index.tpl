{{>parts/group.tpl}}
<div class="top">
	<div><h1>{{group_name}}{{>parts/automatic.tpl}}</h1><p>{{>parts/led.tpl}} · {{course_words}}</p></div>
	{{#group_open}}<div class="row"><a class="btn main" href="/groups/{{group_id}}/enrol/manual"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg>Enrol new users</a></div>{{/group_open}}
</div>
{{>parts/tabs.tpl}}
<section class="panel flush" aria-labelledby="codes-title">
	<header class="row"><div class="grow"><h2 id="codes-title">Group codes</h2><p class="soft">One code for many people. They register themselves and are Active at once.</p></div>{{#group_open}}<a class="btn" href="/groups/{{group_id}}/enrol/code"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>New group code</a>{{/group_open}}</header>
	{{#code_line_any}}
	<table class="fold" role="table" aria-labelledby="codes-title">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Code</th><th role="columnheader" scope="col">Works</th><th role="columnheader" scope="col">Uses</th><th role="columnheader" scope="col">Validation rule</th><th role="columnheader" scope="col">Code status</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#code_line}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full">{{>codes/copy.tpl}}</th>
				<td role="cell" data-l="Works">{{>codes/works.tpl}}</td>
				<td role="cell" data-l="Uses">{{>codes/uses.tpl}}</td>
				<td role="cell" data-l="Validation rule">{{#rule_words}}E-mail at {{rule_words}}{{/rule_words}}{{#rule_none}}None{{/rule_none}}</td>
				<td role="cell" data-l="Code status">{{>codes/switch.tpl}}</td>
				<td role="cell" class="acts"><a class="btn s" href="/groups/{{group_id}}/codes/{{id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#qr"/></svg>QR<span class="vh"> code, link and uses of {{code}}</span></a><details class="menu" name="row"><summary class="btn icon s quiet" aria-label="More for {{code}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#more"/></svg></summary><ul><li><a href="/groups/{{group_id}}/codes/{{id}}#uses"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#group"/></svg>Who used it</a></li><li><a href="/groups/{{group_id}}/codes/{{id}}/poster"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print poster</a></li><li><a href="/groups/{{group_id}}/codes/{{id}}/edit"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Change dates or uses</a></li><li><a class="bad" href="/groups/{{group_id}}/codes/{{id}}/retire"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Retire code</a></li></ul></details></td>
			</tr>
			{{/code_line}}
		</tbody>
	</table>
	{{#paged}}{{>parts/pager.tpl}}{{/paged}}
	{{/code_line_any}}
	{{#code_line_none}}<div class="empty"><h3>No code yet</h3><p class="soft">Make one, print its poster or send its link, and people come in by themselves.</p></div>{{/code_line_none}}
	{{#retired_any}}<footer><a href="/groups/{{group_id}}/codes/retired">Retired codes</a></footer>{{/retired_any}}
</section>
<section class="panel flush" aria-labelledby="keys-title">
	<header class="flow s"><div><h2 id="keys-title">Enrolment keys</h2><p class="soft">One key for one person. Hand them out any way you like.</p></div>{{>keys/make.tpl}}</header>
	{{#batch_any}}{{>keys/batches.tpl}}{{/batch_any}}
	{{#batches_more}}<footer><a href="/groups/{{group_id}}/keys">All keys</a></footer>{{/batches_more}}
</section>
<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div>People redeem codes and keys at <a href="/redeem">{{redeem_host}}<wbr>/redeem</a>. A code works only while its status is Active and today is within its dates.</div></div>
<p><a class="help" href="/help/codes"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How codes and keys work</a></p>
