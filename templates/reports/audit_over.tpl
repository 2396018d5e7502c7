<section class="panel flow confirm">
	{{#link_is_expired}}<h1>This link has run out</h1><p>The report of <bdi>{{organisation_name}}</bdi> could be read by it until {{expires_at:x-day}}. Ask whoever sent it for another one.</p>{{/link_is_expired}}
	{{#link_is_revoked}}<h1>This link was revoked</h1><p><bdi>{{organisation_name}}</bdi> does not show the report by it any more. Ask whoever sent it if you still need to see it.</p>{{/link_is_revoked}}
	{{#link_is_gone}}<h1>This report is not there any more</h1><p>What this link showed was changed or closed by <bdi>{{organisation_name}}</bdi>. Ask whoever sent it for another one.</p>{{/link_is_gone}}
</section>
