{{>parts/group.tpl}}
<div class="row"><button class="btn main" type="button" data-print hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#print"/></svg>Print</button><a class="btn" href="/groups/{{group_id}}/codes/{{id}}/qr.svg" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>QR code as SVG</a><a class="btn quiet" href="/groups/{{group_id}}/codes/{{id}}">Back</a></div>
{{>codes/ended.tpl}}
{{#unended}}{{#code_is_off}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The code is off.</b> <a href="/groups/{{group_id}}/codes/{{id}}">Switch it on</a> before people use it.</div></div>{{/code_is_off}}{{/unended}}
<article class="panel poster">
	<p class="soft"><bdi>{{organisation_name}}</bdi></p>
	<h1>Join <bdi>{{group_name}}</bdi></h1>
	{{>parts/qr.tpl}}
	<p>Code</p>
	<p class="big mono">{{code}}</p>
	<ol class="next flow s">
		<li>Scan the picture with your phone, or open <b>{{redeem_host}}<wbr>/redeem</b> and type the code.</li>
		{{#rule_words}}<li>Enter your e-mail address at {{rule_words}}. Open the link that comes by mail, and accept.</li>{{/rule_words}}
		{{#rule_none}}<li>Enter your name, your e-mail address and a password. Have you an account already? Log in.</li>{{/rule_none}}
		<li>Start: {{#course_many}}your {{course_count:x-number}} courses are{{/course_many}}{{#course_one}}your course is{{/course_one}}{{#course_none}}your courses will be{{/course_none}} under My learning.</li>
	</ol>
	<p class="soft">The code works from {{from_words}} to {{until_words}}.</p>
</article>
