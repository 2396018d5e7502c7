<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{id}}" aria-current="page">{{title}}</a></li></ol></nav>
<div class="top"><div><h1>{{title}}</h1><p>{{#minutes}}Takes {{#hours}}{{hours}} h {{/hours}}{{#rest}}{{rest}} min{{/rest}}{{/minutes}}</p></div>
	<div class="row">
		{{#status_is_active}}<form class="inline" method="post" action="/courses/{{id}}/archive"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg>Archive</button></form>{{/status_is_active}}
		{{#status_is_archived}}<form class="inline" method="post" action="/courses/{{id}}/restore"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#book"/></svg>Restore</button></form>{{/status_is_archived}}
		<a class="btn main" href="/courses/{{id}}/edit"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Edit</a>
	</div></div>
{{#status_is_archived}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg><div><b>This course is archived.</b> It cannot be given to more groups. People who have begun it keep it; others see it again when it is restored.</div></div>{{/status_is_archived}}
<section class="panel flow s" aria-labelledby="about"><h2 id="about">What learners read</h2>
	{{#description}}<p class="mail">{{description}}</p>{{/description}}
	{{#no_description}}<p class="soft">No description yet.</p>{{/no_description}}
</section>
<section class="panel flow s" aria-labelledby="groups"><h2 id="groups">Groups with this course</h2>
	{{#group_any}}<ul class="flow s">{{#group}}<li><a href="/groups/{{id}}">{{name}}</a>{{#group_is_archived}} <span class="tag">Archived</span>{{/group_is_archived}}</li>{{/group}}</ul>{{/group_any}}
	{{#group_none}}<p class="soft">No group has it yet. Choose it in a group, under Courses.</p>{{/group_none}}
</section>
