{{#state_is_new}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-none"/></svg>Not started</span>{{/state_is_new}}
{{#state_is_begun}}<span class="st info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#play"/></svg>In progress</span>{{/state_is_begun}}
{{#state_is_done}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Completed{{#completed_at}} <time datetime="{{completed_at:x-iso}}">{{completed_at:x-day}}</time>{{/completed_at}}</span>{{/state_is_done}}
