<div class="top"><div><h1>Report for <bdi>{{name}}</bdi></h1><p><bdi>{{organisation_name}}</bdi> lets you read this report until {{expires_at:x-instant}}. It shows how things stand now.</p></div></div>
{{>REPORT}}
