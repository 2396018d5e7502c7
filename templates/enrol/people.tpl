<form id="bulk" method="post" action="/groups/{{group_id}}/enrol/copy"><input type="hidden" name="csrf" value="{{csrf}}">{{#source_id}}<input type="hidden" name="source" value="{{source_id}}"><input type="hidden" name="who" value="{{who}}">{{/source_id}}{{#branch_chosen}}<input type="hidden" name="branch" value="{{branch_chosen}}">{{#below}}<input type="hidden" name="below" value="1">{{/below}}{{/branch_chosen}}<input type="hidden" name="q" value="{{q}}"><input type="hidden" name="after" value="{{after}}"></form>
<table class="fold" role="table">
	<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="tick"><span class="vh">Selected</span><input type="checkbox" data-all hidden aria-label="Select all on this page"></th><th role="columnheader" scope="col">Member</th><th role="columnheader" scope="col">In this group</th></tr></thead>
	<tbody role="rowgroup">
		{{#person}}
		<tr role="row">
			<td role="cell" class="tick">{{#here_is_free}}<input type="checkbox" name="id" value="{{id}}" form="bulk"{{#ticked}} checked{{/ticked}} aria-label="Select {{email}}">{{/here_is_free}}</td>
			<th role="rowheader" scope="row" class="full">{{>parts/who.tpl}}</th>
			<td role="cell" data-l="In this group">{{#here_is_free}}<span class="soft">No</span>{{/here_is_free}}{{#here_is_active}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Already active</span>{{/here_is_active}}{{#here_is_waiting}}<span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>Already invited</span>{{/here_is_waiting}}{{#here_is_archived}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg>Archived</span>{{/here_is_archived}}</td>
		</tr>
		{{/person}}
	</tbody>
</table>
<div class="row bulk" role="group" aria-label="With the selected people"><b> selected</b><button class="btn s main" form="bulk"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#enrol"/></svg><span>Add to <bdi>{{group_name}}</bdi></span></button></div>
{{#copies}}<footer class="row"><button class="btn" form="bulk" name="all" value="1"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy everyone, {{people:x-number}}</button><span class="soft">On all pages. Those who are here already are left out.</span></footer>{{/copies}}
{{>parts/pager.tpl}}
