{{#certificate_any}}
<section class="panel flush" aria-labelledby="certificates">
	<header><h2 id="certificates">Certificates</h2></header>
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Course</th><th role="columnheader" scope="col">State</th><th role="columnheader" scope="col">Issued</th><th role="columnheader" scope="col">Valid until</th><th role="columnheader" scope="col">Number</th></tr></thead>
		<tbody role="rowgroup">
			{{#certificate}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/certificates/{{number}}"><bdi>{{course_title}}</bdi></a></th>
				<td role="cell" class="one" data-l="State">{{>certificates/state.tpl}}</td>
				<td role="cell" class="one" data-l="Issued"><time datetime="{{issued_at:x-iso}}">{{issued_at:x-day}}</time></td>
				<td role="cell" class="one" data-l="Valid until">{{#expires_at}}<time datetime="{{expires_at:x-iso}}">{{expires_at:x-day}}</time>{{/expires_at}}</td>
				<td role="cell" class="one mono" data-l="Number">{{number}}</td></tr>
			{{/certificate}}
		</tbody>
	</table>
</section>
{{/certificate_any}}
