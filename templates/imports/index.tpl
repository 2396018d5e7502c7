<div class="top"><div><h1>Imports</h1><p>{{#is_admin}}Every file that was uploaded{{/is_admin}}{{#is_leader}}Every file that was uploaded for the groups that you lead{{/is_leader}}, what became of it, and the file itself.</p></div>{{#may_import}}<a class="btn main" href="/imports/new"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#upload"/></svg>Import people</a>{{/may_import}}</div>
{{#import_any}}
<section class="panel flush" aria-label="Imports">
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">File</th><th role="columnheader" scope="col">Status</th><th role="columnheader" scope="col">What for</th><th role="columnheader" scope="col">Rows</th><th role="columnheader" scope="col">Uploaded</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#import}}
			<tr role="row"><th role="rowheader" scope="row" class="full"><a class="title" href="/imports/{{id}}"><bdi>{{file_name}}</bdi></a></th>
				<td role="cell">{{>imports/outcome.tpl}}</td>
				<td role="cell" data-l="What for">{{#kind_is_enrol}}Enrol into one group{{/kind_is_enrol}}{{#kind_is_groups}}Enrol into the groups named{{/kind_is_groups}}{{#kind_is_people}}Add people{{/kind_is_people}}{{#kind_is_associate}}Add existing people{{/kind_is_associate}}{{#kind_is_update}}Change people{{/kind_is_update}}{{#kind_is_remove}}Take out of groups{{/kind_is_remove}}{{#kind_is_progress}}Record progress{{/kind_is_progress}}{{#group_name}}<small><bdi>{{group_name}}</bdi></small>{{/group_name}}</td>
				<td role="cell" class="one" data-l="Rows">{{#row_count}}{{#status_is_running}}{{run_to:x-number}} of {{/status_is_running}}{{#status_is_paused}}{{run_to:x-number}} of {{/status_is_paused}}{{#status_is_done}}{{rows_done:x-number}} of {{/status_is_done}}{{#status_is_cancelled}}{{rows_done:x-number}} of {{/status_is_cancelled}}{{#status_is_undone}}{{rows_done:x-number}} of {{/status_is_undone}}{{row_count:x-number}}{{#status_is_done}} done{{/status_is_done}}{{#status_is_cancelled}} done{{/status_is_cancelled}}{{#status_is_undone}} had been done{{/status_is_undone}}{{#rows_wrong}}<small>{{rows_wrong:x-number}} with errors</small>{{/rows_wrong}}{{/row_count}}</td>
				<td role="cell" data-l="Uploaded"><time class="one" datetime="{{created_at:x-iso}}">{{created_at:x-when}}</time><small><bdi>{{uploader}}</bdi></small></td>
				<td role="cell" class="acts"><a class="btn s" href="/imports/{{id}}/file" download><svg class="i" aria-hidden="true"><use href="/static/icons.svg#download"/></svg>File<span class="vh"> {{file_name}}</span></a></td></tr>
			{{/import}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
</section>
{{/import_any}}
{{#import_none}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>No file was uploaded yet</h2><p class="soft">A CSV file brings many people in at once. You see each of its rows before anything happens.</p><div class="row">{{#may_import}}<a class="btn" href="/imports/new">Import people</a>{{/may_import}}<a class="btn" href="/groups">Choose a group to fill</a></div></section>
{{/import_none}}
<p><a class="help" href="/help/imports"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How imports work</a></p>
