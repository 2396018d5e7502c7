<svg class="roll" viewBox="0 0 {{roll_length}} 1" preserveAspectRatio="none" role="img" aria-label="Seats: {{roll_label}}">
	{{#roll_active}}<path class="ok" d="M{{roll_active_at}} .5h{{roll_active}}"/>{{/roll_active}}
	{{#roll_pending}}<path class="warn" d="M{{roll_pending_at}} .5h{{roll_pending}}"/>{{/roll_pending}}
	{{#roll_prospect}}<path class="info" d="M{{roll_prospect_at}} .5h{{roll_prospect}}"/>{{/roll_prospect}}
	{{#roll_reserved}}<path class="held" d="M{{roll_reserved_at}} .5h{{roll_reserved}}"/>{{/roll_reserved}}
	{{#roll_free}}<path d="M{{roll_free_at}} .5h{{roll_free}}"/>{{/roll_free}}
</svg>
