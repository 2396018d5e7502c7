<section class="panel flow wrong">
	<div class="flow s"><h1>{{heading}}</h1>
	<p class="soft">{{words}}</p></div>
	{{#typed_any}}<dl class="facts">{{#typed}}<div><dt>{{name}}</dt><dd class="text" dir="auto">{{value}}</dd></div>{{/typed}}</dl>{{/typed_any}}
	{{#button}}<form class="row" method="post" action="{{action}}">
		<input type="hidden" name="csrf" value="{{csrf}}">
		{{>parts/carried.tpl}}
		{{#look}}<a class="btn main" href="/" target="_blank">Look first<span class="vh"> (opens in a new tab)</span></a>{{/look}}<button class="btn{{#send}} main{{/send}}">{{button}}</button><a class="btn quiet" href="/">Drop it</a>
	</form>{{/button}}
	{{#request_id}}<p class="soft">If it happens again, tell the person who runs this site this number: <code class="code">{{request_id}}</code></p>{{/request_id}}
</section>
