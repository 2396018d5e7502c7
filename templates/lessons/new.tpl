<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/{{course}}">{{course_title}}</a></li><li><a href="/courses/{{course}}/lessons/new?kind={{kind:url_query_escape}}" aria-current="page">{{#kind_is_quiz}}New quiz{{/kind_is_quiz}}{{#kind_is_text}}New lesson{{/kind_is_text}}</a></li></ol></nav>
<div class="top"><div><h1>{{#kind_is_quiz}}New quiz{{/kind_is_quiz}}{{#kind_is_text}}New lesson{{/kind_is_text}}</h1><p>It comes at the end of the course; you can move it.{{#kind_is_quiz}} Its questions come after that.{{/kind_is_quiz}}</p></div></div>
<form class="panel flow" method="post" action="/courses/{{course}}/lessons" enctype="multipart/form-data" novalidate data-editor><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="kind" value="{{kind}}">
	{{>lessons/form.tpl}}
</form>
