<section class="panel flush" id="questions" aria-labelledby="questions-title">
	<header class="row"><h2 id="questions-title">Questions</h2>
		{{#question_any}}<a class="btn" href="/courses/{{quiz_course}}/lessons/{{quiz_lesson}}/questions/preview">Preview the quiz</a>{{/question_any}}
		{{#question_room}}<a class="btn" href="/courses/{{quiz_course}}/lessons/{{quiz_lesson}}/questions/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add question</a>{{/question_room}}
	</header>
	{{#question_none}}<div class="empty"><p class="soft">No questions yet. A quiz needs at least one before the course can be published.</p></div>{{/question_none}}
	{{#question_any}}
	<table class="fold" role="table" aria-labelledby="questions-title">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Question</th><th role="columnheader" scope="col">Answers</th>{{#share_attempts}}<th role="columnheader" scope="col">Answered right</th>{{/share_attempts}}<th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#question}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full">{{number}}. <a class="title" dir="auto" href="/courses/{{quiz_course}}/lessons/{{quiz_lesson}}/questions/{{question_id}}">{{words}}</a></th>
				<td role="cell" data-l="Answers">{{choices}}<small>{{#question_is_one}}one is right{{/question_is_one}}{{#question_is_several}}several may be right{{/question_is_several}}</small></td>
				{{#share_attempts}}<td role="cell" data-l="Answered right">{{share}}</td>{{/share_attempts}}
				<td role="cell" class="acts">
					<form class="inline" method="post" action="/courses/{{quiz_course}}/lessons/{{quiz_lesson}}/questions/{{question_id}}/shift"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s quiet" name="by" value="-1">Up<span class="vh"> question {{number}}</span></button><button class="btn s quiet" name="by" value="1">Down<span class="vh"> question {{number}}</span></button></form>
					<a class="btn icon s quiet bad" href="/courses/{{quiz_course}}/lessons/{{quiz_lesson}}/questions/{{question_id}}/delete" aria-label="Delete question {{number}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg></a>
				</td>
			</tr>
			{{/question}}
		</tbody>
	</table>
	{{#share_attempts}}<footer class="soft">Of the latest attempts that were handed in (up to 100), at the quiz as it is published. Who answered what is shown to nobody but themselves.</footer>{{/share_attempts}}
	{{/question_any}}
	{{#question_full}}<footer class="soft">A quiz holds up to 100 questions. Delete one to add another.</footer>{{/question_full}}
</section>
