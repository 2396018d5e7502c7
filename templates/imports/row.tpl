{{>imports/head.tpl}}
{{#summary_any}}<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div class="flow s"><b>This row has an error:</b><ul class="plain problems">{{#row_problem}}<li>{{words}}</li>{{/row_problem}}{{#summary}}<li><a href="#{{name}}">{{words}}</a></li>{{/summary}}</ul></div></div>{{/summary_any}}
<form class="panel flow confirm" method="post" action="/imports/{{import_id}}/rows/{{number}}" novalidate aria-labelledby="row-title">
	<input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="whole" value="1"><input type="hidden" name="back" value="{{back}}">
	<div class="flow s"><h2 id="row-title">Correct line {{line}}</h2><p class="soft">Only this import changes; the file stays as you uploaded it.</p></div>
	{{#cell}}
	<div class="field"><label for="{{name}}">{{label}}{{#title}} <small>“<bdi>{{title}}</bdi>” in the file</small>{{/title}}</label>{{#choice}}<select id="{{name}}" name="{{name}}"{{#wrong}} aria-invalid="true"{{/wrong}}{{#told}} aria-describedby="{{name}}-told"{{/told}}>{{#option}}<option value="{{choice_value}}"{{#chosen}} selected{{/chosen}}>{{choice_value}}</option>{{/option}}</select>{{/choice}}{{#secret}}<input id="{{name}}" name="{{name}}" type="password" autocomplete="new-password"{{#wrong}} aria-invalid="true"{{/wrong}}{{#told}} aria-describedby="{{name}}-told"{{/told}}>{{/secret}}{{#open}}<input id="{{name}}" name="{{name}}" dir="auto" autocomplete="off" value="{{value}}"{{#wrong}} aria-invalid="true"{{/wrong}}{{#told}} aria-describedby="{{name}}-told"{{/told}}>{{/open}}
		{{#secret}}<small>Kept, not shown. What you type here replaces it.</small>{{/secret}}{{#told}}<div id="{{name}}-told">{{#error}}<p class="err">{{words}}</p>{{/error}}{{#warning}}<p><small class="warn">{{words}}</small></p>{{/warning}}</div>{{/told}}</div>
	{{/cell}}
	{{#other_any}}<details><summary>Columns that are left out</summary><dl class="facts">{{#other}}<div><dt class="any">{{title}}</dt><dd class="any" dir="auto">{{value}}</dd></div>{{/other}}</dl></details>{{/other_any}}
	<div class="row"><button class="btn main">Save</button><a class="btn quiet" href="{{back}}#row-{{number}}">Back to the preview</a></div>
</form>
