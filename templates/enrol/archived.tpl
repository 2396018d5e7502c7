{{#group_archived}}
<section class="panel empty">{{>parts/formation.tpl}}<h2>This group is archived</h2><p class="soft">Nobody can be enrolled until it is restored.{{#is_leader}} Ask an administrator of <bdi>{{organisation_name}}</bdi> to do that.{{/is_leader}}</p><div class="row">{{#is_admin}}<a class="btn main" href="/groups/{{group_id}}/settings#archive">Go to its settings</a>{{/is_admin}}<a class="btn" href="/groups/{{group_id}}">See learners</a></div></section>
{{/group_archived}}
