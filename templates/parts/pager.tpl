<footer class="row"><span class="soft">{{shown_words}}</span><nav class="row push" aria-label="Pages">
	{{#previous_query}}<a class="btn s" rel="prev" href="?{{previous_query}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>Previous</a>{{/previous_query}}
	{{#next_query}}<a class="btn s" rel="next" href="?{{next_query}}">Next<svg class="i" aria-hidden="true"><use href="/static/icons.svg#next"/></svg></a>{{/next_query}}
</nav></footer>
