<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/imports">Imports</a></li><li><a href="/imports/new" aria-current="page">Import people</a></li></ol></nav>
<div class="top"><div><h1>Import people</h1><p>From a CSV file, for the whole of <bdi>{{organisation_name}}</bdi>. For one group only, open the group and choose “Enrol new users”.</p></div></div>
{{>imports/upload.tpl}}
