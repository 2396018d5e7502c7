{{>parts/group.tpl}}
<div class="top"><div><h1>Enrol new users</h1><p>Into <bdi>{{group_name}}</bdi>. Seats: {{seats_words}}.</p></div></div>
{{>enrol/archived.tpl}}
{{#group_open}}
{{>enrol/ways.tpl}}
{{>imports/upload.tpl}}
{{/group_open}}
