<section class="panel flow wrong">
	<h1>{{heading}}</h1>
	<p>{{words}}</p>
	<div class="row"><a class="btn main" href="{{home_path}}">{{home_words}}</a>{{#inside}}<a class="btn quiet" href="/help">Help</a>{{/inside}}</div>
	{{#request_id}}<p class="soft">If it happens again, tell the person who runs this site this number: <code class="code">{{request_id}}</code></p>{{/request_id}}
</section>
