{{#rule_stopped}}
<div class="note bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>The rule of this group has stopped.</b> {{rule_stopped}} Nobody comes or goes by it until {{#is_admin}}you change and save it{{/is_admin}}{{#is_leader}}an administrator changes and saves it{{/is_leader}}.</div>{{#is_admin}}{{#tab_learners}}<a class="btn s" href="/groups/{{group_id}}/rules">Change the rule</a>{{/tab_learners}}{{/is_admin}}</div>
{{/rule_stopped}}
