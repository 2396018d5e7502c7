{{>reports/place.tpl}}
<div class="top"><div><h1>Links for auditors</h1><p>Whoever has such a link reads the report of <bdi>{{whose}}</bdi>, and nothing else, without an account.</p></div></div>
{{#of_group}}{{>parts/tabs.tpl}}{{/of_group}}
<form class="panel flow" method="post" action="{{base}}/links" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<h2>Make a link</h2>
	<div class="field"><label for="name">For whom</label><input id="name" name="name" dir="auto" value="{{name}}" required aria-describedby="name-hint{{#name_error}} name-error{{/name_error}}"{{#name_error}} aria-invalid="true"{{/name_error}}><small id="name-hint">So that you know later whose link it is. It stands on the page, too.</small>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
	{{#of_group}}<div class="field"><label for="course">Course</label><select id="course" name="course"{{#course_error}} aria-invalid="true" aria-describedby="course-error"{{/course_error}}><option value="">All courses</option>{{#course_choice}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{title}}</option>{{/course_choice}}</select>{{#course_error}}<p class="err" id="course-error">{{course_error}}</p>{{/course_error}}</div>{{/of_group}}
	<div class="field"><label for="days">Works for how many days</label><input id="days" name="days" class="auto" inputmode="numeric" value="{{days}}" required aria-describedby="days-hint{{#days_error}} days-error{{/days_error}}"{{#days_error}} aria-invalid="true"{{/days_error}}><small id="days-hint">At most 365.</small>{{#days_error}}<p class="err" id="days-error">{{days_error}}</p>{{/days_error}}</div>
	{{#of_group}}<label class="opt"><input type="checkbox" name="emails" value="1"{{#emails_1}} checked{{/emails_1}}><span>Show e-mail addresses <small>Otherwise names only.</small></span></label>{{/of_group}}
	<div class="row"><button class="btn main">Make link</button><a class="btn quiet" href="{{back}}">Back to the report</a></div>
</form>
<section class="panel flush" aria-labelledby="made">
	<header><h2 id="made">Links that were made</h2></header>
	{{#link_none}}<div class="empty"><p class="soft">None yet.</p></div>{{/link_none}}
	{{#link_any}}
	<table class="fold" role="table" aria-labelledby="made">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">For whom</th><th role="columnheader" scope="col">Link</th><th role="columnheader" scope="col">Works until</th><th role="columnheader" scope="col">Last opened</th><th role="columnheader" scope="col"><span class="vh">Actions</span></th></tr></thead>
		<tbody role="rowgroup">
			{{#link}}
			<tr role="row">
				<th role="rowheader" scope="row" class="full"><bdi>{{name}}</bdi><small>{{#of_group}}{{#course}}<bdi>{{course}}</bdi>{{/course}}{{#course_all}}All courses{{/course_all}}{{#emails}}, with e-mail addresses{{/emails}} · {{/of_group}}made {{created_at:x-then}}{{#made_by}} by <bdi>{{made_by}}</bdi>{{/made_by}}</small></th>
				<td role="cell" data-l="Link">{{#url}}<div class="row"><input id="link-{{id}}" class="grow mono" readonly value="{{url}}" aria-label="Link for {{name}}"><button class="btn s" type="button" data-copy="#link-{{id}}" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy link<span class="vh"> for {{name}}</span></button></div>{{/url}}</td>
				<td role="cell" data-l="Works until" class="one">{{#link_is_open}}{{expires_at:x-instant}}{{/link_is_open}}{{#link_is_expired}}<span class="tag">Expired</span> {{expires_at:x-day}}{{/link_is_expired}}{{#link_is_revoked}}<span class="tag">Revoked</span> {{revoked_at:x-day}}{{/link_is_revoked}}</td>
				<td role="cell" data-l="Last opened" class="one">{{#seen_at}}<time datetime="{{seen_at:x-iso}}">{{seen_at:x-when}}</time> <small>{{seen_words}}</small>{{/seen_at}}{{#unseen}}<span class="soft">Never</span>{{/unseen}}</td>
				<td role="cell" class="acts">{{#link_is_open}}<a class="btn s bad" href="{{base}}/links/{{id}}/revoke">Revoke<span class="vh"> the link for {{name}}</span></a>{{/link_is_open}}</td>
			</tr>
			{{/link}}
		</tbody>
	</table>
	{{#paged}}{{>parts/pager.tpl}}{{/paged}}
	{{/link_any}}
</section>
