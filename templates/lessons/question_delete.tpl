<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}">{{course_title}}</a></li><li><a href="/courses/{{course}}/lessons/{{lesson}}">{{lesson_title}}</a></li></ol></nav>
<section class="panel flow confirm"><h1>Delete question {{number}}?</h1>
	<p class="text" dir="auto">{{words}}</p>
	<p>It goes from the draft, with its answers. What is published stays as it is until you publish again; scores that people have stay.</p>
	<form class="row" method="post" action="/courses/{{course}}/lessons/{{lesson}}/questions/{{question}}/delete"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Delete question</button><a class="btn quiet" href="/courses/{{course}}/lessons/{{lesson}}/questions/{{question}}">Keep it</a></form></section>
