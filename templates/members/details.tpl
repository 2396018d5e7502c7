{{#has_branches}}{{>parts/branch.tpl}}{{/has_branches}}
{{#detail}}
<div class="field"><label for="{{field}}"><bdi>{{label}}</bdi>{{#optional}} <small>optional</small>{{/optional}}</label>
	{{#type_in}}<input id="{{field}}" name="{{field}}" dir="auto" value="{{value}}"{{#is_date}} type="date"{{/is_date}}{{#is_number}} inputmode="decimal"{{/is_number}}{{#error}} aria-invalid="true"{{/error}}{{#described}} aria-describedby="{{described}}"{{/described}}>{{/type_in}}
	{{#choose}}<select id="{{field}}" name="{{field}}" dir="auto"{{#error}} aria-invalid="true"{{/error}}{{#described}} aria-describedby="{{described}}"{{/described}}><option value=""></option>{{#left_over}}<option value="{{left_over}}" selected>{{left_over}}</option>{{/left_over}}{{#detail_option}}<option value="{{label}}"{{#chosen}} selected{{/chosen}}>{{label}}</option>{{/detail_option}}</select>{{/choose}}
	{{#kept}}<small id="{{field}}-kept">“<bdi>{{kept}}</bdi>” is {{not_fitting}}. It is kept until you change it.</small>{{/kept}}
	{{#error}}<p class="err" id="{{field}}-error">{{error}}</p>{{/error}}</div>
{{/detail}}
{{#details_none}}<p class="soft">Branches and additional fields are asked for here, once there are any: see <a href="/organisation/branches">Organisation</a>.</p>{{/details_none}}
