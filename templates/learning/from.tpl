{{#group_name}}{{group_name}}{{#organisation_name}}, {{/organisation_name}}{{/group_name}}{{organisation_name}}{{#takes}} · {{/takes}}{{>parts/takes.tpl}}
