<section class="panel flow s" aria-labelledby="weeks"><div class="row"><h2 id="weeks">Completions by {{bar_unit}}</h2><span class="soft push">{{bar_sum}}</span></div>
	<svg class="bars" viewBox="0 0 {{bar_count}} 4" preserveAspectRatio="none" role="img" aria-label="Completions in each {{bar_unit}} of this time: {{bar_words}}">{{#bar}}<path class="base" d="M{{x}} 4v-4"/>{{#height}}<path d="M{{x}} 4v-{{height}}"/>{{/height}}{{/bar}}</svg>
	<div class="row soft"><span>{{bars_from:x-day}}</span><span class="push">{{bars_till:x-day}}</span></div>
</section>
