<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}">{{course_title}}</a></li><li><a href="/courses/{{course}}/lessons/{{id}}">{{title}}</a></li></ol></nav>
<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>This is how learners will see it.</b> Nothing that you do here is recorded. <a href="/courses/{{course}}/lessons/{{id}}">Edit it</a></div></div>
<article class="flow lesson">
	<div class="top"><div><h1 dir="auto">{{title}}</h1><p>Lesson {{position}}{{#section}}, first of <bdi>{{section}}</bdi>{{/section}}{{#minutes}} · {{minutes}} min{{/minutes}}{{#optional}} · optional{{/optional}}</p></div></div>
	{{#video_is_here}}<video controls preload="metadata" src="{{video}}" aria-label="{{title}}"></video>{{/video_is_here}}
	{{#video_is_away}}<p><a class="btn" href="{{video}}" rel="noopener noreferrer" target="_blank"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#play"/></svg>Watch the video<span class="vh"> (opens in a new tab)</span></a></p>{{/video_is_away}}
	{{#body}}<div class="words" dir="auto">{{body:x-markdown}}</div>{{/body}}
	{{#kind_is_quiz}}<p><a class="btn" href="/courses/{{course}}/lessons/{{id}}/questions/preview">See its questions</a></p>{{/kind_is_quiz}}
	<div class="row">{{#previous_id}}<a class="btn big" href="/courses/{{course}}/lessons/{{previous_id}}/show"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>Previous<span class="vh"> lesson</span></a>{{/previous_id}}{{#next_id}}<a class="btn main big push" href="/courses/{{course}}/lessons/{{next_id}}/show">Next<span class="vh"> lesson</span><svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/next_id}}</div>
</article>
