{{#next_id}}<p>{{#next_section}}<bdi>{{next_section}}</bdi>. {{/next_section}}Next lesson: <bdi>{{next_title}}</bdi>{{#next_minutes}}, {{next_minutes}} min{{/next_minutes}}.</p>{{/next_id}}
