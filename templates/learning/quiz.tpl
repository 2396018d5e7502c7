<section class="flow quiz" id="quiz" aria-labelledby="quiz-title">
{{#quiz_empty}}
<div class="panel flow"><h2 id="quiz-title">Quiz</h2><p>This quiz has no questions yet. Tell {{#quiz_contact}}<bdi>{{quiz_contact}}</bdi>{{/quiz_contact}}{{#no_contact}}an administrator of your organisation{{/no_contact}}.</p></div>
{{/quiz_empty}}
{{#may_start}}
<div class="panel flow"><h2 id="quiz-title">Quiz</h2>
	<p>{{questions_words}}. To pass: {{mark_words}}. You have {{left_of}}.</p>
	<p class="soft">You can stop on the way and come back: answers that are saved stay. The quiz counts once you hand it in.</p>
	<form class="row" method="post" action="/learning/{{quiz_course}}/{{quiz_lesson}}/start"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main big">Start the quiz</button></form></div>
{{/may_start}}
{{#quiz_open}}{{>quizzes/attempt.tpl}}{{/quiz_open}}
{{#quiz_result}}{{>quizzes/result.tpl}}{{/quiz_result}}
</section>
