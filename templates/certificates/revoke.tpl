<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses/{{course_id}}/certificates">Certificates</a></li><li><a href="/certificates/{{number}}">{{number}}</a></li><li><span aria-current="page">Revoke</span></li></ol></nav>
<section class="panel flow confirm"><h1>Revoke the certificate of <bdi>{{learner_name}}</bdi>?</h1>
	<p>For <b dir="auto">{{course_title}}</b>, number {{number}}. Whoever looks it up reads that it was revoked, but not why. <bdi>{{learner_name}}</bdi> can print it no more. Nobody is told by mail, and the progress stays.</p>
	<form class="flow" method="post" action="/certificates/{{number}}/revoke" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}">
		<div class="field"><label for="why">Reason</label>
			<input id="why" name="why" dir="auto" value="{{why}}" required aria-describedby="why-hint{{#why_error}} why-error{{/why_error}}"{{#why_error}} aria-invalid="true"{{/why_error}}>
			<small id="why-hint">For administrators, in the activity log too. Up to 200 characters.</small>
			{{#why_error}}<p class="err" id="why-error">{{why_error}}</p>{{/why_error}}</div>
		<div class="row"><button class="btn bad">Revoke certificate</button><a class="btn quiet" href="/certificates/{{number}}">Keep it</a></div>
	</form>
</section>
