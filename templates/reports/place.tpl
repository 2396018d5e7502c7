{{#of_group}}{{>parts/group.tpl}}{{/of_group}}
{{#of_organisation}}<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/reports">Reports</a></li><li>{{here}}</li></ol></nav>{{/of_organisation}}
