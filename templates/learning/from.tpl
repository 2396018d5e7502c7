{{#group_name}}<bdi>{{group_name}}</bdi>{{#organisation_name}}, {{/organisation_name}}{{/group_name}}<bdi>{{organisation_name}}</bdi>{{#takes}} · {{/takes}}{{>parts/takes.tpl}}
