<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}">{{course_title}}</a></li><li><a href="/courses/{{course}}/lessons/{{lesson}}" aria-current="page">{{lesson_title}}</a></li></ol></nav>
<div class="top"><div><h1 dir="auto">{{lesson_title}}</h1></div><div class="row"><a class="btn" href="/courses/{{course}}/lessons/{{lesson}}/show">See it as a learner</a><a class="btn bad" href="/courses/{{course}}/lessons/{{lesson}}/delete"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Delete</a></div></div>
<form class="panel flow" method="post" action="/courses/{{course}}/lessons/{{lesson}}" enctype="multipart/form-data" novalidate data-editor><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kind" value="{{kind}}"><input type="hidden" name="edits" value="{{edits}}">
	{{>lessons/form.tpl}}
</form>
{{#theirs}}<section class="panel flow s" id="edits" tabindex="-1" aria-labelledby="theirs-title"><h2 id="theirs-title">What somebody else has saved meanwhile</h2>
	<p><b dir="auto">{{their_title}}</b></p>
	<textarea class="mono" rows="12" readonly dir="auto" aria-label="Their text">
{{their_body}}</textarea>
</section>{{/theirs}}
{{#kind_is_quiz}}{{>lessons/questions.tpl}}{{/kind_is_quiz}}
