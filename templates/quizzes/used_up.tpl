{{#quiz_any}}
<section class="panel flush" aria-labelledby="used-up">
	<header><h2 id="used-up">Quizzes without an attempt left</h2></header>
	<table class="fold" role="table" aria-labelledby="used-up">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Quiz</th><th role="columnheader" scope="col">Attempts</th><th role="columnheader" scope="col">Best score</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#quiz}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><bdi>{{quiz_title}}</bdi><small><bdi>{{course_title}}</bdi></small></th>
				<td role="cell" data-l="Attempts">{{used}}</td><td role="cell" data-l="Best score">{{best}}%</td>
				<td role="cell" class="acts"><form class="inline" method="post" action="/learners/{{id}}/quizzes/{{lesson_id}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Give one more attempt<span class="vh"> at {{quiz_title}}</span></button></form></td></tr>
			{{/quiz}}
		</tbody>
	</table>
</section>
{{/quiz_any}}
