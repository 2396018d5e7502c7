{{#problem_count}}
<div class="note bad" role="alert" id="problems" tabindex="-1"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg>
	<div class="flow s">
		<b>Not done yet. This needs a change:</b>
		<ul class="plain problems">
			{{#problem_general}}<li>{{words}}</li>{{/problem_general}}
			{{#problem}}<li><a href="#{{field}}">{{words}}</a></li>{{/problem}}
		</ul>
	</div>
</div>
{{/problem_count}}
