<div class="top"><div><h1>Courses</h1><p>A group's courses are open to its learners, whichever way they came.</p></div><a class="btn main" href="/courses/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>New course</a></div>
<nav class="chips" aria-label="Show courses"><a href="/courses"{{#filter_active}} aria-current="true"{{/filter_active}}>Active <b>{{active_count:x-number}}</b></a><a href="/courses?status=archived"{{#filter_archived}} aria-current="true"{{/filter_archived}}>Archived <b>{{archived_count:x-number}}</b></a></nav>
{{#course_any}}
<section class="panel flush" aria-label="Courses">
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Course</th><th role="columnheader" scope="col" class="num">Lessons</th><th role="columnheader" scope="col">Takes</th><th role="columnheader" scope="col" class="num">Groups</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#course}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" dir="auto" href="/courses/{{id}}">{{title}}</a>{{#stand_is_draft}} <span class="tag">Draft</span>{{/stand_is_draft}}{{#stand_is_changed}} <span class="tag">Changes not published</span>{{/stand_is_changed}}</th>
				<td role="cell" class="num" data-l="Lessons">{{lessons}}</td>
				<td role="cell" class="one" data-l="Takes">{{#hours}}{{hours}} h {{/hours}}{{#rest}}{{rest}} min{{/rest}}</td>
				<td role="cell" class="num" data-l="Groups">{{groups:x-number}}</td>
				<td role="cell" class="acts"><a class="btn s" href="/courses/{{id}}/edit"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#gear"/></svg>Settings<span class="vh"> {{title}}</span></a></td></tr>
			{{/course}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
</section>
{{/course_any}}
{{#course_none}}
<section class="panel empty">{{>parts/formation.tpl}}{{#filter_active}}<h2>No course yet</h2><p class="soft">Add the first one: a title and a few words on what it is about. Then add its lessons, publish it and give it to a group.</p>{{/filter_active}}{{#filter_archived}}<h2>No course is archived</h2><p class="soft">Archived courses are kept here, and can be restored.</p>{{/filter_archived}}</section>
{{/course_none}}
