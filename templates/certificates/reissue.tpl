<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses/{{course_id}}/certificates">Certificates</a></li><li><a href="/certificates/{{number}}">{{number}}</a></li><li><span aria-current="page">Issue anew</span></li></ol></nav>
<section class="panel flow confirm"><h1>Issue the certificate anew?</h1>
	{{#name_now}}
	<dl class="facts"><div><dt>It says</dt><dd dir="auto">{{learner_name}}</dd></div><div><dt>It will say</dt><dd dir="auto"><b>{{name_now}}</b></dd></div></dl>
	<p>Number, course and days stay as they are. What was printed before shows the old name; whoever looks up the number sees the new one.</p>
	<form class="row" method="post" action="/certificates/{{number}}/reissue"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main">Issue anew</button><a class="btn quiet" href="/certificates/{{number}}">Leave it as it is</a></form>
	{{/name_now}}
	{{#no_name_now}}<p>There is nothing to change: it says the learner's name as it is now, it was revoked, or the learner has closed their account. A name is changed under the learner's own account.</p>
	<div class="row"><a class="btn" href="/certificates/{{number}}">Back to the certificate</a></div>{{/no_name_now}}
</section>
