{{#source_any}}
<form class="panel flow s" method="post" action="/groups/{{group_id}}/rules/copy" novalidate aria-labelledby="copy-title">
	<input type="hidden" name="csrf" value="{{csrf}}">
	<h2 id="copy-title">Take over a rule</h2>
	<div class="field"><label for="from">From the group</label><select id="from" name="from" aria-describedby="from-hint{{#from_error}} from-error{{/from_error}}"{{#from_error}} aria-invalid="true"{{/from_error}}><option value="">Choose a group</option>{{#source}}<option value="{{id}}"{{#chosen}} selected{{/chosen}}>{{name}}</option>{{/source}}</select><small id="from-hint">Its conditions take the place of those above, as a draft. Nothing changes until you save.</small>{{#from_error}}<p class="err" id="from-error">{{from_error}}</p>{{/from_error}}</div>
	<div class="row"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Take over</button></div>
</form>
{{/source_any}}
