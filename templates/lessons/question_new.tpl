<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}">{{course_title}}</a></li><li><a href="/courses/{{course}}/lessons/{{lesson}}">{{lesson_title}}</a></li></ol></nav>
<div class="top"><div><h1>New question</h1><p>It becomes part of the draft. Learners see it once you publish the course.</p></div></div>
<form class="panel flow" method="post" action="/courses/{{course}}/lessons/{{lesson}}/questions" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>lessons/question_form.tpl}}
	<div class="row"><button class="btn main">Add question</button><button class="btn" name="another" value="1">Add and write another</button><a class="btn quiet" href="/courses/{{course}}/lessons/{{lesson}}">Cancel</a></div>
</form>
