<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{{#refresh_seconds}}<noscript><meta http-equiv="refresh" content="{{refresh_seconds}}"></noscript>
{{/refresh_seconds}}<title>{{#problem_count}}Not done yet: {{/problem_count}}{{title}} · Muster</title>
<link rel="icon" href="/static/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/app.css?v={{version:url_query_escape}}">
<script type="module" src="/static/app.js?v={{version:url_query_escape}}"></script>
