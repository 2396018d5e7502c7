<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course_id}}"><bdi>{{course_title}}</bdi></a></li><li><span aria-current="page">Certificates</span></li></ol></nav>
<div class="top"><div><h1>Certificates</h1><p>Issued for <bdi>{{course_title}}</bdi>. Of archived people you see those that were issued until then.</p></div><a class="btn" href="/courses/{{course_id}}/certificates.csv" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Export CSV</a></div>
<section class="panel flush" aria-label="Certificates">
	<header class="row"><form class="row grow" role="search" method="get" action="/courses/{{course_id}}/certificates"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Search certificates</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Name, e-mail or number"></span><button class="btn">Search</button></form></header>
	{{#certificate_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Learner</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col">Completed</th><th role="columnheader" scope="col">Valid until</th><th role="columnheader" scope="col">Number</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#certificate}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/learners/{{member_id}}"><bdi>{{learner_name}}</bdi></a>{{#person_is_archived}} <span class="tag">Archived</span>{{/person_is_archived}}</th>
				<td role="cell" class="one" data-l="State">{{>certificates/state.tpl}}</td>
				<td role="cell" class="one" data-l="Completed"><time datetime="{{completed_at:x-iso}}">{{completed_at:x-day}}</time></td>
				<td role="cell" class="one" data-l="Valid until">{{#expires_at}}<time datetime="{{expires_at:x-iso}}">{{expires_at:x-day}}</time>{{/expires_at}}</td>
				<td role="cell" class="one mono" data-l="Number">{{number}}</td>
				<td role="cell" class="acts"><a class="btn s" href="/certificates/{{number}}">Open<span class="vh"> the certificate of {{learner_name}}</span></a></td></tr>
			{{/certificate}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/certificate_any}}
	{{#certificate_none}}<div class="empty">{{#searched}}<h2>No certificate matches</h2><p class="soft">Search for a part of the name, the address or the number, or show all.</p><a class="btn" href="/courses/{{course_id}}/certificates">Show all</a>{{/searched}}{{#unsearched}}<h2>No certificate yet</h2><p class="soft">Each learner gets one on completing the course, if the course gives certificates.</p>{{/unsearched}}</div>{{/certificate_none}}
</section>
