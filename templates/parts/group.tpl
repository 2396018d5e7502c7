<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/groups">Groups</a></li><li><a href="/groups/{{group_id}}">{{group_name}}</a></li>{{#crumb}}<li>{{crumb}}</li>{{/crumb}}</ol></nav>
