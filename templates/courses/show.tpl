<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{id}}" aria-current="page">{{title}}</a></li></ol></nav>
<div class="top"><div><h1 dir="auto">{{title}}</h1><p>{{#stand_is_draft}}<span class="tag">Draft</span> {{/stand_is_draft}}{{#stand_is_changed}}<span class="tag">Changes not published</span> {{/stand_is_changed}}{{#minutes}}Takes {{#hours}}{{hours}} h {{/hours}}{{#rest}}{{rest}} min{{/rest}}{{/minutes}}</p></div>
	<div class="row">
		{{#may_publish}}<form class="inline" method="post" action="/courses/{{id}}/publish"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn{{#lesson_any}} main{{/lesson_any}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Publish</button></form>{{/may_publish}}
		<a class="btn" href="/courses/{{id}}/edit"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#gear"/></svg>Settings</a>
		<details class="menu" name="row"><summary class="btn icon quiet" aria-label="More for this course"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#more"/></svg></summary><ul>
			<li><a href="/courses/{{id}}/certificates"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#award"/></svg>Certificates</a></li>
			{{#status_is_active}}<li><form class="inline" method="post" action="/courses/{{id}}/archive"><input type="hidden" name="csrf" value="{{csrf}}"><button><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg>Archive</button></form></li>{{/status_is_active}}
			{{#status_is_archived}}<li><form class="inline" method="post" action="/courses/{{id}}/restore"><input type="hidden" name="csrf" value="{{csrf}}"><button><svg class="i" aria-hidden="true"><use href="/static/icons.svg#book"/></svg>Restore</button></form></li>{{/status_is_archived}}
			<li><a class="bad" href="/courses/{{id}}/delete"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Delete</a></li>
		</ul></details>
	</div></div>
{{#status_is_archived}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg><div><b>This course is archived.</b> It cannot be given to more groups. People who have begun it keep it; others see it again when it is restored.</div></div>{{/status_is_archived}}
{{#stand_is_draft}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>Learners do not see this course yet.</b> Add its lessons, then publish it. Groups can have it before; their learners see it from then on.{{#without_lessons}} Published without lessons, its progress comes from elsewhere: by CSV, or from another system.{{/without_lessons}}</div></div>{{/stand_is_draft}}
{{#stand_is_changed}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg><div><b>Below is the draft, which learners do not see yet.</b>{{#version_at}} They see what was published on <time datetime="{{version_at:x-iso}}">{{version_at:x-day}}</time>.{{/version_at}}{{#without_lessons}} The draft has no lessons: published so, progress comes from elsewhere.{{/without_lessons}}{{#gone_any}} Gone from it: {{#gone}}<bdi>{{title}}</bdi>{{#gone_separator}}, {{/gone_separator}}{{/gone}}.{{/gone_any}}
	{{#may_discard}}<div class="row"><a href="/courses/{{id}}/discard">Discard the draft</a></div>{{/may_discard}}</div></div>{{/stand_is_changed}}
{{#elsewhere}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>This course has no lessons.</b> Its progress comes from elsewhere: by CSV, or from another system.</div></div>{{/elsewhere}}
<section class="panel flush" id="lessons" aria-labelledby="lessons-title">
	<header class="row"><h2 id="lessons-title" class="grow">Lessons{{#lesson_any}} <span class="tag">{{lesson_count}}</span>{{/lesson_any}}</h2>
		{{#lesson_room}}<a class="btn{{#without_lessons}} main{{/without_lessons}}" href="/courses/{{id}}/lessons/new?kind=text"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add lesson</a><a class="btn" href="/courses/{{id}}/lessons/new?kind=quiz"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add quiz</a>{{/lesson_room}}
	</header>
	{{#lessons_error}}<p class="err">{{lessons_error}}</p>{{/lessons_error}}
	{{#lesson_any}}<ol class="lines order" data-order>{{#lesson}}
		<li class="row" id="lesson{{id}}" data-place="{{position}}">
			<div class="grow">{{#section}}<small class="section" dir="auto">{{section}}</small>{{/section}}<span>{{position}}. <a class="title" href="/courses/{{course}}/lessons/{{id}}"><bdi>{{title}}</bdi></a>{{#kind_is_quiz}} <span class="tag">Quiz, {{questions}} {{#questions_is_one}}question{{/questions_is_one}}{{#questions_is_many}}questions{{/questions_is_many}}</span>{{/kind_is_quiz}}{{#optional}} <span class="tag">Optional</span>{{/optional}}{{#change_is_new}} <span class="tag ok">New</span>{{/change_is_new}}{{#change_is_changed}} <span class="tag ok">Changed</span>{{/change_is_changed}}{{#change_is_moved}} <span class="tag ok">Moved</span>{{/change_is_moved}}</span>{{#minutes}}<small>{{minutes}} min</small>{{/minutes}}{{#wrong}}<p class="err">{{wrong}}</p>{{/wrong}}</div>
			<form class="inline" method="post" action="/courses/{{course}}/lessons/{{id}}/move"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="up" value="1"><button class="btn s quiet" name="to" value="{{up_to}}"{{#is_first}} disabled{{/is_first}}{{#focus_up}} autofocus{{/focus_up}}>Up<span class="vh"> {{title}}</span></button></form>
			<form class="inline" method="post" action="/courses/{{course}}/lessons/{{id}}/move"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="down" value="1"><button class="btn s quiet" name="to" value="{{down_to}}"{{#is_last}} disabled{{/is_last}}{{#focus_down}} autofocus{{/focus_down}}>Down<span class="vh"> {{title}}</span></button></form>
			<a class="btn s" href="/courses/{{course}}/lessons/{{id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#edit"/></svg>Edit<span class="vh"> {{title}}</span></a>
			<a class="btn icon s quiet" href="/courses/{{course}}/lessons/{{id}}/show" aria-label="See {{title}} as a learner"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#open"/></svg></a>
		</li>{{/lesson}}
	</ol>{{/lesson_any}}
	{{#lesson_none}}<div class="empty"><p class="soft">No lesson yet. A lesson is a text with pictures or a video; a quiz asks questions.</p></div>{{/lesson_none}}
	{{#lesson_full}}<footer class="soft">A course has at most 200 lessons. Delete one to add another, or make a second course.</footer>{{/lesson_full}}
</section>
<section class="panel flow s" aria-labelledby="about"><h2 id="about">What learners read</h2>
	{{#description}}<p class="mail" dir="auto">{{description}}</p>{{/description}}
	{{#no_description}}<p class="soft">No description yet.</p>{{/no_description}}
</section>
<dl class="facts panel">
	<div><dt>In progress</dt><dd>{{in_progress}}</dd></div>
	<div><dt>Completed</dt><dd>{{completed}}</dd></div>
	<div><dt>Certificate</dt><dd>{{#certificate}}Yes{{#months_words}}, valid for {{months_words}}{{/months_words}}{{/certificate}}{{#no_certificate}}None{{/no_certificate}}</dd></div>
	{{#published_at}}<div><dt>Published</dt><dd><time datetime="{{published_at:x-iso}}">{{published_at:x-day}}</time>{{#version_number}}, version {{version_number}}{{/version_number}}</dd></div>{{/published_at}}
	<div><dt>Other systems call it</dt><dd>{{#activity_iri}}<code class="code">{{activity_iri}}</code> {{/activity_iri}}<code class="code">{{our_iri}}</code></dd></div>
</dl>
<section class="panel flow s" aria-labelledby="groups"><h2 id="groups">Groups with this course</h2>
	{{#group_any}}<ul class="flow s">{{#group}}<li><a href="/groups/{{id}}"><bdi>{{name}}</bdi></a>{{#group_is_archived}} <span class="tag">Archived</span>{{/group_is_archived}}</li>{{/group}}</ul>{{/group_any}}
	{{#group_none}}<p class="soft">No group has it yet. Choose it in a <a href="/groups">group</a>, under Courses.</p>{{/group_none}}
</section>
