{{>imports/head.tpl}}
<section class="panel flow confirm"><h2>Stop the import?</h2><p>{{worked_words}} {{rest_words}} What was done stays; you can undo it afterwards.</p>
	<form class="row" method="post" action="/imports/{{import_id}}/cancel"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Stop the import</button><a class="btn quiet" href="/imports/{{import_id}}">Let it go on</a></form></section>
