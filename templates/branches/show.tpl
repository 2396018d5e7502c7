<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/branches">Branches</a></li>{{#above}}<li><a href="/organisation/branches/{{id}}">{{name}}</a></li>{{/above}}<li><a href="/organisation/branches/{{id}}" aria-current="page">{{branch_name}}</a></li></ol></nav>
<div class="top"><div><h1 dir="auto">{{branch_name}}</h1><p>{{people_words}}</p></div>
	<div class="row"><a class="btn" href="/organisation/branches/{{id}}/delete"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#bin"/></svg>Delete</a><a class="btn" href="/learners?branch={{branch_path:url_query_escape}}&amp;below=1"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg>Show its people</a><a class="btn main" href="/organisation/branches/new?parent={{branch_path:url_query_escape}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add a branch below</a></div></div>
<form class="panel flow" method="post" action="/organisation/branches/{{id}}" novalidate aria-labelledby="rename"><input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="rename">Rename</h2>
	<div class="field"><label for="name">Name</label><input id="name" name="name" dir="auto" value="{{name}}" required{{#name_error}} aria-invalid="true" aria-describedby="name-error"{{/name_error}}>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
	<div class="row"><button class="btn">Rename</button></div>
</form>
<form class="panel flow" method="post" action="/organisation/branches/{{id}}/move" novalidate aria-labelledby="move"><input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="move">Move</h2>
	<p>All that is below it moves along, and its people stay in it.</p>
	{{>parts/branch.tpl}}
	<div class="row"><button class="btn">Move</button></div>
</form>
<section class="panel flow s" aria-labelledby="below"><h2 id="below">Branches below</h2>
	{{#child_any}}<ul class="flow s">{{#child}}<li><a href="/organisation/branches/{{id}}"><bdi>{{name}}</bdi></a></li>{{/child}}</ul>{{/child_any}}
	{{#child_none}}<p class="soft">None.</p>{{/child_none}}
</section>
