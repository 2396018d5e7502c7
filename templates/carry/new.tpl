<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learning">My learning</a></li><li><a href="/learning/{{id}}"><bdi>{{title}}</bdi></a></li><li><span aria-current="page">Carry progress over</span></li></ol></nav>
<div class="top"><div><h1>Carry progress over</h1><p>You have done all or a part of <bdi>{{title}}</bdi> before, somewhere else? Ask <bdi>{{organisation_name}}</bdi> to count it here. An administrator decides.</p></div></div>
{{>carry/course.tpl}}
{{#over}}<section class="panel empty"><h2>You have completed this course here</h2><p class="soft">There is nothing to carry over.</p><a class="btn" href="/learning/{{id}}">Back to the course</a></section>{{/over}}
{{#may}}
<form class="panel flow" method="post" action="/learning/{{id}}/carry" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<fieldset class="flow s" id="from"{{#from_error}} aria-describedby="from-error"{{/from_error}}><legend>Where did you do it?</legend>
		{{#source}}<label class="opt"><input type="radio" name="from" value="{{name}}"{{#chosen}} checked{{/chosen}}><span><bdi>{{from_course}}</bdi> at <bdi>{{from_organisation}}</bdi> <small><b><bdi>{{organisation_name}}</bdi> will see:</b> <bdi>{{from_course}}</bdi> at <bdi>{{from_organisation}}</bdi>, {{#source_is_done}}completed {{from_completed_at:x-day}}{{/source_is_done}}{{#source_is_begun}}in progress, {{from_progress}}%{{/source_is_begun}}{{#from_started_at}}, started {{from_started_at:x-day}}{{/from_started_at}}{{#from_score}}, score {{from_score}}%{{/from_score}}{{#from_number}}, certificate {{from_number}}{{/from_number}}. Nothing else of it.</small></span></label>{{/source}}
		{{#heard}}<label class="opt"><input type="radio" name="from" value="statements"{{#from_statements}} checked{{/from_statements}}><span>In another system, before I joined <small>It told <bdi>{{organisation_name}}</bdi> of you: {{#done}}completed {{at:x-day}}{{/done}}{{#begun}}begun {{at:x-day}}{{/begun}}{{#score}}, score {{score}}%{{/score}}.</small></span></label>{{/heard}}
		<label class="opt"><input type="radio" name="from" value="certificate"{{#from_certificate}} checked{{/from_certificate}}><span>I have a certificate with a number <small>Of this site, and yours. <bdi>{{organisation_name}}</bdi> will see what stands on it: course, organisation, day and score.</small></span></label>
		<label class="opt"><input type="radio" name="from" value="words"{{#from_words}} checked{{/from_words}}><span>Somewhere else, or before I joined <small><bdi>{{organisation_name}}</bdi> will see what you write below.</small></span></label>
		{{#from_error}}<p class="err" id="from-error">{{from_error}}</p>{{/from_error}}
	</fieldset>
	<div class="field"><label for="number">Number of the certificate <small>if you have one</small></label><input id="number" name="number" class="mono" autocomplete="off" value="{{number}}"{{#number_error}} aria-invalid="true" aria-describedby="number-error"{{/number_error}}>{{#number_error}}<p class="err" id="number-error">{{number_error}}</p>{{/number_error}}</div>
	<div class="field"><label for="words">What else should they know? <small>needed where you chose “Somewhere else”</small></label><textarea id="words" name="words" dir="auto" rows="4"{{#words_error}} aria-invalid="true" aria-describedby="words-error"{{/words_error}}>
{{words}}</textarea>{{#words_error}}<p class="err" id="words-error">{{words_error}}</p>{{/words_error}}</div>
	<div class="row"><button class="btn main">Send the request</button><a class="btn quiet" href="/learning/{{id}}">Back to the course</a></div>
</form>
{{/may}}
