<div class="top"><div><h1>Organisation</h1><p>Where the people of <bdi>{{organisation_name}}</bdi> belong: branches, and branches of branches. A location is a branch too.</p></div><a class="btn main" href="/organisation/branches/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>New branch</a></div>
{{>parts/organisation.tpl}}
{{#branch_none}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>No branch yet</h2><p class="soft">Add the first one, such as a region or a house. Branches can lie inside each other, and everybody can belong to one.</p></section>
{{/branch_none}}
{{#branch_any}}
<section class="panel flush" aria-labelledby="branches">
	<header class="row"><h2 id="branches">{{count:x-number}} {{#count_one}}branch{{/count_one}}{{#count_many}}branches{{/count_many}}</h2>
		<form class="row" role="search" method="get" action="/organisation/branches"><span class="find"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#search"/></svg><label class="vh" for="q">Find a branch</label><input id="q" name="q" dir="auto" type="search" value="{{q}}" placeholder="Part of a name"></span><button class="btn">Search</button></form></header>
	{{#tree}}
	<ul class="tree">
		{{#branch}}
		<li><a class="title" href="/organisation/branches/{{id}}"><bdi>{{name}}</bdi></a> <small>{{people_words}}</small>{{#below_words}}<details{{#open}} open{{/open}}><summary>{{below_words}}<span class="vh"> of {{name}}</span></summary><ul>{{/below_words}}{{#leaf}}</li>{{/leaf}}{{#close}}</ul></details></li>{{/close}}
		{{/branch}}
	</ul>
	{{/tree}}
	{{#found_any}}<ul class="tree">{{#found}}<li><a class="title" href="/organisation/branches/{{id}}"><bdi>{{path}}</bdi></a> <small>{{people_words}}</small></li>{{/found}}</ul>{{/found_any}}
	{{#found_more}}<footer><p class="soft">There are more. Type more of the name.</p></footer>{{/found_more}}
	{{#found_none}}<div class="empty"><h3>No branch matches</h3><p class="soft">No name with “<bdi>{{q}}</bdi>” in it.</p><a class="btn" href="/organisation/branches">Show all</a></div>{{/found_none}}
</section>
{{/branch_any}}
