{{#own_group_any}}
<section class="panel flush" aria-labelledby="own-groups-title" id="groups">
	<header class="row"><h2 id="own-groups-title">My groups</h2><a class="help push" href="/learning/what-leaders-see"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>What my leaders can see</a></header>
	<table class="fold" role="table" aria-labelledby="own-groups-title"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Group</th><th role="columnheader" scope="col">Organisation</th><th role="columnheader" scope="col">Since</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead><tbody role="rowgroup">
		{{#own_group}}<tr role="row"><th role="rowheader" scope="row" class="full" dir="auto">{{group_name}}</th><td role="cell" class="any" data-l="Organisation" dir="auto">{{organisation_name}}</td><td role="cell" class="one" data-l="Since"><time datetime="{{since_at:x-iso}}">{{since_at:x-day}}</time></td><td role="cell" class="acts"><a class="btn s" href="/learning/groups/{{id}}/leave">Leave<span class="vh"> {{group_name}}</span></a></td></tr>{{/own_group}}
	</tbody></table>
</section>
{{/own_group_any}}
