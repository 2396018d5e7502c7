<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/account">Your account</a></li><li><a href="/account/data"{{#of_all}} aria-current="page"{{/of_all}}>What Muster knows about you</a></li>{{#of_one}}<li><span aria-current="page">{{one_title}}</span></li>{{/of_one}}</ol></nav>
<div class="top"><div><h1>What Muster knows about you</h1><p>Everything that is kept about your account, in all organisations. The file holds the same, without cuts, for other programs.</p></div><a class="btn main" href="/account/data.json" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Export my data</a></div>
{{#of_all}}<p class="soft">Here are the first of each kind. In the file each kind is a list under the name in grey; times are seconds since 1 January 1970, UTC.</p>{{/of_all}}
{{#section}}
<section class="panel flow s" aria-labelledby="s-{{name}}">
	<div class="row"><h2 id="s-{{name}}">{{title}}</h2><code class="soft">{{name}}</code></div>
	<p class="soft">{{words}}</p>
	{{#nothing}}<p>Nothing.</p>{{/nothing}}
	{{#entry_any}}<ul class="lines">{{#entry}}<li class="any">{{#leaf}}<span class="soft">{{label}}</span> {{#at}}<time datetime="{{at:x-iso}}">{{at:x-instant}}</time>{{/at}}<bdi>{{value}}</bdi>{{#leaf_separator}} · {{/leaf_separator}}{{/leaf}}</li>{{/entry}}</ul>{{/entry_any}}
	{{#more}}{{#of_all}}<p><a href="/account/data?show={{name:url_query_escape}}">Show all<span class="vh"> of {{title}}</span></a></p>{{/of_all}}{{/more}}
</section>
{{/section}}
{{#of_one}}<div class="row">{{#not_first}}<a class="btn" href="/account/data?show={{one_name:url_query_escape}}">From the beginning</a>{{/not_first}}{{#next_after}}<a class="btn" href="/account/data?show={{one_name:url_query_escape}}&amp;after={{next_after:url_query_escape}}">Next</a>{{/next_after}}<a class="btn quiet" href="/account/data">All kinds</a></div>{{/of_one}}
