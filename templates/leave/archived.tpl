{{#archived_by}}
<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#archive"/></svg><div><b><bdi>{{organisation_name}}</bdi> archived you on <time datetime="{{archived_at:x-iso}}">{{archived_at:x-day}}</time>:</b> you keep {{#this_course}}this course{{/this_course}}{{#all_courses}}the courses that you had begun{{/all_courses}}, and they no longer see your progress. Certificates that they had issued by then stay visible to them.</div></div>
{{/archived_by}}
