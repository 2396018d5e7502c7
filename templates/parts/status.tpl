{{#status_is_prospect}}<span class="st info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-prospect"/></svg>Prospect</span>{{/status_is_prospect}}
{{#status_is_undeliverable}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-undeliverable"/></svg>Undeliverable</span>{{/status_is_undeliverable}}
{{#status_is_pending}}<span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>Pending</span>{{/status_is_pending}}
{{#status_is_active}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Active</span>{{/status_is_active}}
{{#status_is_declined}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg>Declined</span>{{/status_is_declined}}
{{#status_is_cancelled}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-cancelled"/></svg>Cancelled</span>{{/status_is_cancelled}}
{{#status_is_expired}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-expired"/></svg>Expired</span>{{/status_is_expired}}
{{#status_is_archived}}<span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg>Archived</span>{{/status_is_archived}}
