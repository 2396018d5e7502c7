<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}/lessons/{{lesson}}">{{lesson_title}}</a></li></ol></nav>
<div class="top"><div><h1>Edit question{{#there}} {{number}}{{/there}}</h1><p>What you change becomes part of the draft. Learners see it once you publish the course.</p></div></div>
<form class="panel flow" method="post" action="/courses/{{course}}/lessons/{{lesson}}/questions/{{question}}" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	{{>lessons/question_form.tpl}}
	<div class="row"><button class="btn main">Save</button><a class="btn quiet" href="/courses/{{course}}/lessons/{{lesson}}">Cancel</a>{{#there}}<a class="btn bad push" href="/courses/{{course}}/lessons/{{lesson}}/questions/{{question}}/delete">Delete question</a>{{/there}}</div>
</form>
