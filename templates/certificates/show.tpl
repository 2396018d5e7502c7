<section class="flow verdict" aria-labelledby="verdict">
	{{#state_is_valid}}<div class="row ok"><span class="sign"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg></span><div><h1 id="verdict">This certificate is valid</h1><p class="soft">{{#valid_until}}Until {{valid_until}}.{{/valid_until}}{{#for_good}}It does not expire.{{/for_good}}</p></div></div>{{/state_is_valid}}
	{{#state_is_expired}}<div class="row warn"><span class="sign"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg></span><div><h1 id="verdict">This certificate has expired</h1><p class="soft">It was valid until {{valid_until}}.</p></div></div>{{/state_is_expired}}
	{{#state_is_revoked}}<div class="row bad"><span class="sign"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg></span><div><h1 id="verdict">This certificate was revoked</h1><p class="soft">It does not count any more. <bdi>{{issuer_name}}</bdi> can say why.</p></div></div>{{/state_is_revoked}}
	<dl class="facts panel">
		<div><dt>Name</dt><dd><b dir="auto">{{learner_name}}</b></dd></div>
		<div><dt>Course</dt><dd dir="auto">{{course_title}}</dd></div>
		<div><dt>Issued by</dt><dd dir="auto">{{issuer_name}}</dd></div>
		<div><dt>Completed</dt><dd>{{completed}}</dd></div>
		<div><dt>Valid until</dt><dd>{{#valid_until}}{{valid_until}}{{/valid_until}}{{#for_good}}No end date{{/for_good}}</dd></div>
		<div><dt>Number</dt><dd><code class="code">{{number}}</code></dd></div>
	</dl>
	<p class="soft">Looked up on <time datetime="{{checked_at:x-iso}}">{{checked_at:x-instant}}</time>. {{#own}}Whoever looks up the number sees this and nothing else.{{/own}}{{#not_own}}This is all that is told about it. <a href="/certificates">Check another certificate</a>.{{/not_own}}{{#log_in_to}} Is it yours? <a href="/login?to={{log_in_to:url_query_escape}}">Log in</a> to print it or to save it as PDF.{{/log_in_to}}</p>
</section>
{{#renewal}}
<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><div><b>{{#state_is_valid}}It expires soon.{{/state_is_valid}}{{#state_is_expired}}It has expired.{{/state_is_expired}}</b> {{#again_is_take}}<a href="/learning/{{course_id}}">Take the course again</a> for a new one.{{/again_is_take}}{{#again_is_go}}<a href="/learning/{{course_id}}">Go on with the course</a> for a new one.{{/again_is_go}}</div></div>
{{/renewal}}
{{#paper}}
<section class="flow" aria-labelledby="paper">
	<div class="top"><div><h2 id="paper">The certificate</h2></div><div class="row"><button class="btn" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button><a class="btn main" href="/certificates/{{number}}/certificate.pdf" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>Download PDF</a></div></div>
	<article class="certificate" aria-label="Certificate {{number}}">
		{{>certificates/band.tpl}}
		<div class="body">
			<p class="soft">Certificate of completion</p>
			<p class="name {{name_size}}"><bdi>{{learner_name}}</bdi></p>
			<p class="soft">has completed</p>
			<p class="what {{title_size}}"><bdi>{{course_title}}</bdi></p>
		</div>
		<div class="foot">
			<dl><div><dt>Issued by</dt><dd><bdi>{{issuer_name}}</bdi></dd></div><div><dt>Completed</dt><dd>{{completed}}</dd></div><div><dt>Valid until</dt><dd>{{#valid_until}}{{valid_until}}{{/valid_until}}{{#for_good}}No end date{{/for_good}}</dd></div></dl>
			<p><b>Number {{number}}</b><small>See whether it is valid: {{address}}</small></p>
			{{>parts/qr.tpl}}
		</div>
	</article>
	<div class="field"><label for="link">Link for whoever asks for the certificate</label>
		<div class="row"><input id="link" class="grow mono" readonly value="{{address}}" aria-describedby="link-hint"><button class="btn" type="button" data-copy="#link" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy link</button></div>
		<small id="link-hint">It shows what stands above: the name, the course, the days, and whether it is valid. Nothing else.</small></div>
</section>
{{/paper}}
{{#manage}}
<section class="panel flow" aria-labelledby="manage"><h2 id="manage">Manage this certificate</h2>
	<dl class="facts"><div><dt>Learner</dt><dd><a href="/learners/{{member_id}}"><bdi>{{learner_name}}</bdi></a></dd></div>
		<div><dt>Course</dt><dd><a href="/courses/{{course_id}}/certificates"><bdi>{{course_title}}</bdi></a></dd></div>
		{{#revoked_at}}<div><dt>Revoked</dt><dd><time datetime="{{revoked_at:x-iso}}">{{revoked_at:x-instant}}</time>{{#revoked_by}} by <bdi>{{revoked_by}}</bdi>{{/revoked_by}}</dd></div>
		<div><dt>Reason</dt><dd dir="auto">{{revoked_why}}</dd></div>{{/revoked_at}}</dl>
	{{#name_now}}<p>Its learner is called <bdi>{{name_now}}</bdi> now.</p>{{/name_now}}
	{{#is_waiting}}<p class="soft">It counts again by itself once the course is completed.</p>{{/is_waiting}}
	<div class="row">
		{{#name_now}}<a class="btn" href="/certificates/{{number}}/reissue">Issue anew with this name</a>{{/name_now}}
		{{#may_restore}}<form class="inline" method="post" action="/certificates/{{number}}/restore"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">Let it count again</button></form>{{/may_restore}}
		{{#may_revoke}}<a class="btn bad" href="/certificates/{{number}}/revoke">Revoke</a>{{/may_revoke}}
	</div>
</section>
{{/manage}}
{{#own}}<p><a class="help" href="/help/certificates"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How certificates work</a></p>{{/own}}
