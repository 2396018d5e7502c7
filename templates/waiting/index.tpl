{{>parts/group.tpl}}
<div class="top"><div><h1>Wait list</h1><p>{{seats_words}}</p></div></div>
{{>parts/tabs.tpl}}
<section class="panel flush" aria-label="People who wait">
	{{#person_any}}
	<header><p class="soft">When a seat is free, the first in line gets it, and a mail says so. People whom you enrol by hand or from a file do not wait.</p></header>
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Person</th><th role="columnheader" scope="col" class="num">Place</th><th role="columnheader" scope="col">Came by</th><th role="columnheader" scope="col">Waits since</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#person}}
			<tr role="row"><th role="rowheader" scope="row" class="full">{{email}}</th>
				<td role="cell" class="num" data-l="Place">{{place:x-number}}</td>
				<td role="cell" data-l="Came by">{{#route_is_code}}Group code <span class="mono">{{route_detail}}</span>{{/route_is_code}}{{#route_is_join}}Join page{{/route_is_join}}{{#route_is_rule}}Rule{{/route_is_rule}}</td>
				<td role="cell" class="one" data-l="Waits since"><time datetime="{{added_at:x-iso}}">{{added_at:x-when}}</time></td>
				<td role="cell" class="acts"><a class="btn s icon" href="/groups/{{group_id}}/waiting/{{id}}/remove" aria-label="Take {{email}} off the wait list" title="Take off the wait list"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg></a></td></tr>
			{{/person}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/person_any}}
	{{#person_none}}
	<div class="empty"><h2>Nobody waits</h2><p class="soft">Whoever comes by a group code{{#group_automatic}}, the join page or the rule{{/group_automatic}}{{#group_manual}} or the join page{{/group_manual}} while no seat is free stands here, in the order of their coming. When a seat is free, the first in line gets it, and a mail says so.</p></div>
	{{/person_none}}
</section>
<p><a class="help" href="/help/seats"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How seats work</a></p>
