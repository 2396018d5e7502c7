<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}">{{course_title}}</a></li><li><a href="/courses/{{course}}/lessons/{{lesson}}">{{lesson_title}}</a></li></ol></nav>
<div class="top"><div><h1>Preview: <bdi>{{lesson_title}}</bdi></h1><p>As learners see it, in the order in which it was written. You can tick; nothing is saved or marked. Learners see the feedback of what they answered right at once; right answers, and the rest of the feedback, once they have passed or have no attempts left.</p></div><a class="btn" href="/courses/{{course}}/lessons/{{lesson}}">Back to the lesson</a></div>
{{#question_none}}<section class="panel empty"><p class="soft">There are no questions yet.</p><div class="row"><a class="btn main" href="/courses/{{course}}/lessons/{{lesson}}/questions/new">Add question</a></div></section>{{/question_none}}
{{#question_any}}
<div class="flow lesson quiz">
	{{#question}}
	<div class="panel flow s"><fieldset class="flow s"><legend>{{number}}. <span class="text" dir="auto">{{words}}</span>{{#several}} <small>Choose all that are right.</small>{{/several}}</legend>
		{{#choice}}
		<label class="opt"><input type="{{#several}}checkbox{{/several}}{{#single}}radio{{/single}}" name="q{{question_id}}" value="{{choice_id}}"><span><bdi>{{choice_words}}</bdi>{{#choice_right}} <span class="tag ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Right answer</span>{{/choice_right}}</span></label>
		{{/choice}}</fieldset>
		{{#feedback}}<p class="soft text" dir="auto">{{feedback}}</p>{{/feedback}}
	</div>
	{{/question}}
</div>
{{/question_any}}
