{{#section}}
{{#section_title}}<details{{#section_open}} open{{/section_open}}><summary><span class="grow">{{section_number}}. <bdi>{{section_title}}</bdi></span><small>{{section_done}} of {{section_of}}<span class="vh"> complete</span></small><svg class="i" aria-hidden="true"><use href="/static/icons.svg#down"/></svg></summary>
	<ol class="plain">
		{{#lesson}}{{>learning/outline_lesson.tpl}}{{/lesson}}
	</ol></details>{{/section_title}}
{{#no_title}}<ol class="plain">
	{{#lesson}}{{>learning/outline_lesson.tpl}}{{/lesson}}
</ol>{{/no_title}}
{{/section}}
