<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}">{{course_title}}</a></li><li><a href="/courses/{{course}}/lessons/{{lesson}}">{{lesson_title}}</a></li></ol></nav>
<div class="top"><div><h1>Edit question{{#there}} {{number}}{{/there}}</h1><p>What you change becomes part of the draft. Learners see it once you publish the course.</p></div></div>
<form class="panel flow" method="post" action="/courses/{{course}}/lessons/{{lesson}}/questions/{{question}}" novalidate><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="edits" value="{{edits}}">
	{{>lessons/question_form.tpl}}
	<div class="row"><button class="btn main">Save</button><a class="btn quiet" href="/courses/{{course}}/lessons/{{lesson}}">Cancel</a>{{#there}}<a class="btn bad push" href="/courses/{{course}}/lessons/{{lesson}}/questions/{{question}}/delete">Delete question</a>{{/there}}</div>
</form>
{{#theirs}}<section class="panel flow s" id="edits" tabindex="-1" aria-labelledby="theirs-title"><h2 id="theirs-title">What somebody else has saved meanwhile</h2>
	<div class="text" dir="auto"><b>{{their_words}}</b></div>
	<p class="soft">{{#their_kind_one}}Learners choose one answer.{{/their_kind_one}}{{#their_kind_several}}Learners choose several answers.{{/their_kind_several}}</p>
	<ul class="lines">{{#their_choice}}<li class="row"><span class="grow" dir="auto">{{choice_words}}</span>{{#choice_right}}<small>Right answer</small>{{/choice_right}}</li>{{/their_choice}}</ul>
	{{#their_feedback}}<div class="field"><b>Feedback</b><div class="text" dir="auto">{{their_feedback}}</div></div>{{/their_feedback}}
</section>{{/theirs}}
