<div class="flow s"><h2 id="quiz-title">Quiz</h2><p class="soft">Attempt {{attempt_number}}. {{questions_words}}. To pass: {{mark_words}}.</p></div>
{{#left}}
<div class="note warn" role="alert"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div class="flow s"><p><b>{{left_words}}:</b> {{#unanswered}}<a href="#q{{question_id}}">question {{number}}</a>{{#unanswered_separator}}, {{/unanswered_separator}}{{/unanswered}}. Hand in anyway? A question without an answer counts as not right. Your answers are saved.</p><div><button class="btn" form="answers" name="anyway" value="1">Hand in anyway</button></div></div></div>
{{/left}}
<form class="flow" id="answers" method="post" action="/learning/{{quiz_course}}/{{quiz_lesson}}/hand-in" data-keep="/learning/{{quiz_course}}/{{quiz_lesson}}/answers" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<input type="hidden" name="attempt" value="{{attempt_id}}">
	{{#question}}
	<div class="panel"><fieldset class="flow s" id="q{{question_id}}"><legend>{{number}}. <span class="text" dir="auto">{{words}}</span>{{#several}} <small>Choose all that are right.</small>{{/several}}</legend>
		{{#choice}}
		<label class="opt"><input type="{{#several}}checkbox{{/several}}{{#single}}radio{{/single}}" name="q{{question_id}}" value="{{choice_id}}"{{#chosen}} checked{{/chosen}}><span dir="auto">{{choice_words}}</span></label>
		{{/choice}}
	</fieldset></div>
	{{/question}}
	<div class="row"><button class="btn big" name="later" value="1">Save for later</button><button class="btn main big push"{{#left}} name="anyway" value="1"{{/left}}>Hand in{{#left}} anyway{{/left}}</button></div>
</form>
