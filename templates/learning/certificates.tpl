{{#certificate_any}}
<section class="panel flush" id="certificates" aria-labelledby="certificates-title">
	<header><h2 id="certificates-title">My certificates</h2></header>
	<table class="fold" role="table"><thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Course</th><th role="columnheader" scope="col">Issued by</th><th role="columnheader" scope="col">Issued</th><th role="columnheader" scope="col">Valid until</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead><tbody role="rowgroup">
		{{#certificate}}
		<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/certificates/{{number}}"><bdi>{{course_title}}</bdi></a></th>
			<td role="cell" class="any" data-l="Issued by"><bdi>{{organisation_name}}</bdi></td>
			<td role="cell" class="one" data-l="Issued">{{issued}}</td>
			<td role="cell" class="one" data-l="Valid until">{{#state_is_revoked}}{{>certificates/state.tpl}}{{/state_is_revoked}}{{#state_is_expired}}{{>certificates/state.tpl}}<small>on {{valid_until}}</small>{{/state_is_expired}}{{#state_is_valid}}{{#valid_until}}{{valid_until}}{{/valid_until}}{{#for_good}}No end date{{/for_good}}{{/state_is_valid}}</td>
			<td role="cell" class="acts"><span class="row">{{#again_is_take}}<a class="btn s" href="/learning/{{course_id}}">Take it again<span class="vh">: {{course_title}}</span></a>{{/again_is_take}}{{#again_is_go}}<a class="btn s" href="/learning/{{course_id}}">Go on<span class="vh"> with {{course_title}}</span></a>{{/again_is_go}}{{#stands}}<a class="btn s" href="/certificates/{{number}}/certificate.pdf" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>PDF<span class="vh">, {{course_title}}</span></a>{{/stands}}</span></td></tr>
		{{/certificate}}
	</tbody></table>
</section>
{{/certificate_any}}
