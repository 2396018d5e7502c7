{{#stops_first}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div>{{>rules/stops_line.tpl}}</div></div>{{/stops_first}}
