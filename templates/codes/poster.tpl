{{>parts/group.tpl}}
<div class="row"><button class="btn main" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button><a class="btn" href="/groups/{{group_id}}/codes/{{id}}/qr.svg" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>QR code as SVG</a><a class="btn quiet" href="/groups/{{group_id}}/codes/{{id}}">Back</a></div>
<article class="panel poster">
	<p class="soft"><bdi>{{organisation_name}}</bdi></p>
	<h1>Join <bdi>{{group_name}}</bdi></h1>
	{{>parts/qr.tpl}}
	<p>Code</p>
	<p class="big mono">{{code}}</p>
	<ol class="next flow s">
		<li>Scan the picture with your phone, or open <b>{{redeem_url}}</b> and type the code.</li>
		<li>Enter your name{{#rule_words}}, your e-mail address at {{rule_words}}{{/rule_words}}{{#rule_none}}, your e-mail address{{/rule_none}} and a password. Have you an account already? Log in.</li>
		<li>Start: {{#course_many}}your {{course_count:x-number}} courses are{{/course_many}}{{#course_one}}your course is{{/course_one}}{{#course_none}}your courses will be{{/course_none}} under My learning.</li>
	</ol>
	<p class="soft">The code works from {{from_words}} to {{until_words}}.</p>
</article>
