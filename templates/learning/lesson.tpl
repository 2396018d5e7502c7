<div class="read">
<article class="flow lesson">
	<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learning">My learning</a></li><li><a href="/learning/{{course_id}}">{{course_title}}</a></li></ol></nav>
	<div class="top"><div><h1 dir="auto">{{title}}</h1><p>{{#lesson_section}}<bdi>{{lesson_section}}</bdi>, lesson {{/lesson_section}}{{#no_section}}Lesson {{/no_section}}{{lesson_number}} of {{lessons_of}}{{#minutes}} · {{minutes}} min{{/minutes}}{{#optional}} · optional{{/optional}}</p></div>{{#done_at}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Complete</span>{{/done_at}}</div>
	{{#video_is_here}}<video controls preload="metadata" src="{{video}}" aria-label="{{title}}"></video>{{/video_is_here}}
	{{#video_is_away}}<p><a class="btn" href="{{video}}" rel="noopener noreferrer" target="_blank"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#play"/></svg>Watch the video<span class="vh"> (opens in a new tab)</span></a></p>{{/video_is_away}}
	{{#body}}<div class="words" dir="auto">{{body:x-markdown}}</div>{{/body}}
	{{#kind_is_quiz}}{{>learning/quiz.tpl}}{{/kind_is_quiz}}
	<form class="row" method="post" action="/learning/{{course_id}}/{{id}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="shown" value="{{shown}}">
		{{#previous_id}}<a class="btn big" href="/learning/{{course_id}}/{{previous_id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>Previous<span class="vh"> lesson</span></a>{{/previous_id}}
		{{#may_complete}}<button class="btn main big push">Mark complete and continue<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></button>{{/may_complete}}
		{{#may_skip}}<a class="btn big push" href="/learning/{{course_id}}/{{following_id}}">Skip for now<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/may_skip}}
		{{#goes_on}}<a class="btn main big push" href="/learning/{{course_id}}/{{following_id}}">Next<span class="vh"> lesson</span><svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/goes_on}}
		{{#ends}}<a class="btn main big push" href="/learning/{{course_id}}">Back to the course<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/ends}}
	</form>
</article>
<aside class="flow s outline" id="outline" aria-label="Course outline">
	<div class="flow s"><h2><a class="title" href="/learning/{{course_id}}">{{course_title}}</a></h2>
	<div class="gauge"><progress max="{{outline_of}}" value="{{outline_done}}" aria-label="Lessons complete"></progress>{{outline_done}} of {{outline_of}}</div></div>
	{{>learning/outline.tpl}}
</aside>
</div>
