{{#group_id}}<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/groups">Groups</a></li><li><a href="/groups/{{group_id}}">{{group_name}}</a></li></ol></nav>{{/group_id}}
<div class="top"><div><h1>{{title}}</h1><p>Started <time datetime="{{created_at:x-iso}}">{{created_at:x-then}}</time>. It goes on when you leave this page.</p></div></div>
<section class="panel flow" id="run"{{#going_on}} data-live="/jobs/{{id}}"{{/going_on}} aria-labelledby="run-title">
	{{#state_is_waiting}}<h2 id="run-title">Waiting for its turn</h2>{{/state_is_waiting}}{{#state_is_running}}<h2 id="run-title">Running</h2>{{/state_is_running}}{{#state_is_done}}<h2 id="run-title">Finished</h2>{{/state_is_done}}{{#state_is_dead}}<h2 id="run-title">Stopped</h2>{{/state_is_dead}}
	{{#going_on}}<div role="status" class="flow s">{{#total}}<progress max="{{total}}" value="{{worked}}" aria-labelledby="run-title"></progress><p>{{worked:x-number}} of {{of_total}}</p>{{/total}}{{#uncounted}}<progress aria-labelledby="run-title"></progress><p>{{so_far}} so far</p>{{/uncounted}}</div>{{/going_on}}
	{{#state_is_done}}<div class="note ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg><div role="status">{{result}}</div></div>{{/state_is_done}}
	{{#state_is_dead}}<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div role="status">{{result}}</div></div>{{/state_is_dead}}
	<dl class="facts"><div><dt>Done</dt><dd>{{done:x-number}}</dd></div><div><dt>Left out</dt><dd>{{skipped:x-number}}</dd></div>{{#finished_at}}<div><dt>Finished</dt><dd><time datetime="{{finished_at:x-iso}}">{{finished_at:x-when}}</time></dd></div>{{/finished_at}}</dl>
</section>
<div class="row">{{#group_id}}<a class="btn main" href="/groups/{{group_id}}"><span>Back to <bdi>{{group_name}}</bdi></span></a>{{/group_id}}{{#going_on}}<a class="btn quiet" href="/jobs/{{id}}">Refresh</a>{{/going_on}}</div>
