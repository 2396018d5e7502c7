{{>parts/group.tpl}}
<div class="top"><div><h1>Change {{code}}</h1><p>The code itself stays as it is. {{uses_words}}</p></div></div>
{{>parts/tabs.tpl}}
<form class="panel flow" method="post" action="/groups/{{group_id}}/codes/{{id}}/edit" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	{{>codes/fields.tpl}}
	<div class="row"><button class="btn main">Save</button><a class="btn quiet" href="/groups/{{group_id}}/codes/{{id}}">Cancel</a></div>
</form>
