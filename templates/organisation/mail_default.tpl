<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/mail">Mail texts</a></li><li><a href="/organisation/mail/{{kind}}">{{kind_title}}</a></li></ol></nav>
<section class="panel flow confirm"><h1>Go back to the default text?</h1><p>Your own words for this mail are deleted. Mails that were sent stay as they are.</p>
	<p><b>{{default_subject}}</b></p><pre>{{default_body}}</pre>
	<form class="row" method="post" action="/organisation/mail/{{kind}}/default"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Back to the default</button><a class="btn quiet" href="/organisation/mail/{{kind}}">Keep my words</a></form></section>
