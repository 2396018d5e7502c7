{{#status_is_removed}}<span class="st"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg>Removed</span>{{/status_is_removed}}{{>parts/status.tpl}}
