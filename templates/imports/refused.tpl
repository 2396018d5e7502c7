{{>imports/head.tpl}}
<section class="panel flow" aria-labelledby="refused-title">
	<h2 id="refused-title">This file cannot be used</h2>
	<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div>{{refusal}}</div></div>
	<p>Nobody was added and nothing was sent. The file stays here.</p>
	<div class="row"><a class="btn main" href="{{import_again}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#upload"/></svg>Upload another file</a><a class="btn" href="/imports/{{import_id}}/file" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download this file</a></div>
</section>
<p><a class="help" href="/help/imports"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>What a file needs</a></p>
