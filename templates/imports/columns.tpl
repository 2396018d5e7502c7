{{>imports/head.tpl}}
{{#missing}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div>{{missing}}</div></div>{{/missing}}
{{#unclear}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>Not every heading is clear.</b> Look at our guesses below, correct them, and leave out what is not needed.</div></div>{{/unclear}}
<form class="flow" method="post" action="/imports/{{import_id}}/columns" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<section class="panel flush" aria-labelledby="columns-title">
		<header class="row"><h2 id="columns-title">What the columns of your file are</h2><label class="opt"><input type="checkbox" name="has_header" value="1"{{#has_header_1}} checked{{/has_header_1}}><span>The first row holds the headings</span></label></header>
		<table class="fold map" role="table">
			<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">In your file</th><th role="columnheader" scope="col">For example</th><th role="columnheader" scope="col">Our field</th></tr></thead>
			<tbody role="rowgroup">
				{{#column}}
				<tr role="row"><th role="rowheader" scope="row" class="full">{{#heading}}<bdi>{{heading}}</bdi><small>Column {{number}}</small>{{/heading}}{{#unnamed}}Column {{number}}{{/unnamed}}</th>
					<td role="cell" class="full any" data-l="For example">{{#secret}}<span class="soft">Passwords are not shown</span>{{/secret}}{{#nothing}}<span class="soft">Nothing in the first rows</span>{{/nothing}}{{#sample}}<bdi>{{value}}</bdi>{{#sample_separator}}<span class="soft"> · </span>{{/sample_separator}}{{/sample}}</td>
					<td role="cell" class="full"><label class="vh" for="column{{n}}">Our field for column {{number}}{{#heading}}, {{heading}}{{/heading}}</label><select id="column{{n}}" name="column{{n}}" aria-describedby="column{{n}}-why{{#words}} column{{n}}-error{{/words}}"{{#words}} aria-invalid="true"{{/words}}>{{#target}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/target}}</select>
						{{#words}}<span class="err" id="column{{n}}-error">{{words}}</span>{{/words}}<small id="column{{n}}-why">{{why}}</small></td></tr>
				{{/column}}
			</tbody>
		</table>
	</section>
	<div class="row"><button class="btn main">Check the rows</button>{{#status_is_mapping}}<button class="btn" form="disapprove">Disapprove</button>{{/status_is_mapping}}{{#status_is_ready}}<a class="btn" href="/imports/{{import_id}}">Back to the preview</a>{{/status_is_ready}}<a class="btn quiet" href="/imports/{{import_id}}/file" download>Download the file</a></div>
	<p class="soft">Every row is checked next. Nothing is sent before you approve.</p>
</form>
{{#status_is_mapping}}<form id="disapprove" method="post" action="/imports/{{import_id}}/disapprove"><input type="hidden" name="csrf" value="{{csrf}}"></form>{{/status_is_mapping}}
