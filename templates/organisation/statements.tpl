<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/keys">API keys</a></li><li><a href="/organisation/keys/statements" aria-current="page">Statements received</a></li></ol></nav>
<div class="top"><div><h1>Statements received</h1><p>What other systems told about your people, and what became of it.</p></div></div>
<section class="panel flush" aria-label="Statements received">
	<header><nav class="chips" aria-label="Filter by what became of them"><a href="?"{{#filter_all}} aria-current="true"{{/filter_all}}>All</a><a href="?show=progress"{{#filter_progress}} aria-current="true"{{/filter_progress}}>Progress</a><a href="?show=no-person"{{#filter_no_person}} aria-current="true"{{/filter_no_person}}>Unknown person</a><a href="?show=no-course"{{#filter_no_course}} aria-current="true"{{/filter_no_course}}>Unknown course</a><a href="?show=not-open"{{#filter_not_open}} aria-current="true"{{/filter_not_open}}>Not their course</a><a href="?show=no-progress"{{#filter_no_progress}} aria-current="true"{{/filter_no_progress}}>No progress in it</a><a href="?show=voiding"{{#filter_voiding}} aria-current="true"{{/filter_voiding}}>Taking back</a><a href="?show=voided"{{#filter_voided}} aria-current="true"{{/filter_voided}}>Taken back before</a></nav></header>
	{{#statement_any}}
	<table class="fold" role="table">
		<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Who</th><th role="columnheader" scope="col">Did</th><th role="columnheader" scope="col">What</th><th role="columnheader" scope="col">What became of it</th><th role="columnheader" scope="col">Received</th></tr></thead>
		<tbody role="rowgroup">
			{{#statement}}
			<tr role="row"><th role="rowheader" scope="row" class="full address">{{#person}}<span dir="auto">{{person}}</span> <small dir="auto">{{known_by}}</small>{{/person}}{{#person_missing}}<span dir="auto">{{known_by}}</span>{{/person_missing}}</th>
				<td role="cell" data-l="Did"><span dir="auto">{{verb}}</span></td>
				<td role="cell" class="full" data-l="What"><span dir="auto">{{what}}</span></td>
				<td role="cell" class="full" data-l="What became of it">{{#fate_is_progress}}<span class="tag ok">Progress</span> <small>{{event_words}}</small>{{/fate_is_progress}}{{#fate_is_no_person}}<span class="tag warn">Unknown person</span> <small>Nobody of your organisation has this address or account.</small>{{/fate_is_no_person}}{{#fate_is_no_course}}<span class="tag warn">Unknown course</span> <small>No course of yours has this address or activity id.</small>{{/fate_is_no_course}}{{#fate_is_not_open}}<span class="tag warn">Not their course</span> <small>No group of theirs has the course.</small>{{/fate_is_not_open}}{{#fate_is_no_progress}}<span class="tag">No progress in it</span>{{/fate_is_no_progress}}{{#fate_is_voiding}}<span class="tag">Takes another one back</span>{{/fate_is_voiding}}{{#fate_is_voided}}<span class="tag">Taken back before it came</span>{{/fate_is_voided}}{{#taken_back}} <span class="tag">Taken back</span>{{/taken_back}}</td>
				<td role="cell" data-l="Received"><time class="one" datetime="{{received_at:x-iso}}">{{received_at:x-when}}</time><small><bdi>{{key_name}}</bdi></small></td></tr>
			{{/statement}}
		</tbody>
	</table>
	{{>parts/pager.tpl}}
	{{/statement_any}}
	{{#statement_none}}<div class="empty">{{#filtered}}<h2>No statement of this kind</h2><a class="btn" href="/organisation/keys/statements">Show all</a>{{/filtered}}{{#unfiltered}}<h2>No statement yet</h2><p class="soft">As soon as a system sends one with an API key, it will stand here.</p>{{/unfiltered}}</div>{{/statement_none}}
</section>
<p><a class="help" href="/help/xapi"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How other systems send progress</a></p>
