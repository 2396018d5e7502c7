{{>parts/group.tpl}}
<div class="top"><div><h1>{{code}}</h1><p>Group code of <bdi>{{group_name}}</bdi></p></div>
	{{#open}}<div class="row"><a class="btn" href="/groups/{{group_id}}/codes/{{id}}/edit"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Change dates or uses</a><a class="btn main" href="/groups/{{group_id}}/codes/{{id}}/poster"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print poster</a></div>{{/open}}</div>
{{>parts/tabs.tpl}}
{{#code_is_retired}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>This code is retired.</b> It works no more. Who used it stays in the group.</div></div>{{/code_is_retired}}
{{#open}}{{>codes/ended.tpl}}{{/open}}
<div class="{{#open}}split{{/open}}">
	<div class="flow">
		<section class="panel flow" aria-label="The code">
			<dl class="facts">
				<div><dt>Code</dt><dd>{{>codes/copy.tpl}}</dd></div>
				{{#open}}<div><dt>Code status</dt><dd>{{>codes/switch.tpl}}</dd></div>{{/open}}
				<div><dt>Works</dt><dd>{{>codes/works.tpl}}</dd></div>
				<div><dt>Uses</dt><dd>{{>codes/uses.tpl}}</dd></div>
				<div><dt>Validation rule</dt><dd>{{#rule_words}}E-mail at {{rule_words}}{{/rule_words}}{{#rule_none}}None{{/rule_none}}</dd></div>
				<div><dt>Made</dt><dd><time datetime="{{created_at:x-iso}}">{{created_at:x-day}}</time>{{#maker}} by <bdi>{{maker}}</bdi>{{/maker}}</dd></div>
			</dl>
		</section>
		<section class="panel flush" id="uses" aria-labelledby="uses-title">
			<header><h2 id="uses-title">Who used it</h2></header>
			{{#use_any}}
			<table class="fold" role="table" aria-labelledby="uses-title">
				<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Learner</th><th role="columnheader" scope="col">Status now</th><th role="columnheader" scope="col">Used</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
				<tbody role="rowgroup">
					{{#use}}
					<tr role="row"><th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th>
						<td role="cell">{{>codes/standing.tpl}}</td>
						<td role="cell" class="one" data-l="Used"><time datetime="{{at:x-iso}}">{{at:x-when}}</time></td>
						<td role="cell" class="acts">{{#opens}}<a class="btn s" href="/learners/{{member_id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg>Open<span class="vh"> {{email}}</span></a>{{/opens}}</td></tr>
					{{/use}}
				</tbody>
			</table>
			{{>parts/pager.tpl}}
			{{/use_any}}
			{{#use_none}}<div class="empty"><h3>Nobody yet</h3>{{#unended}}<p class="soft">{{#code_is_off}}The code is off. Switch it on, then share it.{{/code_is_off}}{{#code_is_active}}Share the code, its link or its QR code.{{/code_is_active}}</p>{{/unended}}</div>{{/use_none}}
		</section>
	</div>
	{{#open}}
	<aside class="flow">
		<section class="panel flow s" id="qr" aria-labelledby="qr-title"><h2 id="qr-title">Link and QR code</h2>
			<p class="soft">Both open the redeem page with the code filled in.</p>
			{{>parts/qr.tpl}}
			<input id="link" class="mono" readonly value="{{url}}" aria-label="Link of {{code}}">
			<div class="row"><button class="btn" type="button" data-copy="#link" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy link</button><a class="btn" href="/groups/{{group_id}}/codes/{{id}}/qr.svg" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download SVG</a></div>
		</section>
		<p><a class="btn quiet bad" href="/groups/{{group_id}}/codes/{{id}}/retire"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Retire code</a></p>
	</aside>
	{{/open}}
</div>
