{{#organisations_many}}
<details class="menu org" name="head">
	<summary><svg class="i" aria-hidden="true"><use href="/static/icons.svg#org"/></svg><span>{{organisation_name}}{{#organisation_unset}}Choose an organisation{{/organisation_unset}}</span><span class="vh">, change organisation</span><svg class="i" aria-hidden="true"><use href="/static/icons.svg#down"/></svg></summary>
	<ul>
		{{#organisation}}
		<li><form method="post" action="/organisations/{{id}}/enter"><input type="hidden" name="csrf" value="{{csrf}}"><button{{#current_is_yes}} aria-current="true"{{/current_is_yes}}><svg class="i" aria-hidden="true">{{#current_is_yes}}<use href="/static/icons.svg#check"/>{{/current_is_yes}}{{#current_is_no}}<use href="/static/icons.svg#org"/>{{/current_is_no}}</svg>{{name}}</button></form></li>
		{{/organisation}}
	</ul>
</details>
{{/organisations_many}}
{{#organisation_only}}
<p class="org"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#org"/></svg><span>{{organisation_name}}</span></p>
{{/organisation_only}}
