{{#roll}}<svg class="roll" viewBox="0 0 {{roll_length}} 1" preserveAspectRatio="none" role="img" aria-label="{{stay:x-number}} stay, {{added:x-number}} will be added, {{removed:x-number}} will be removed">{{#roll_stay}}<path class="ok" d="M{{roll_stay_at}} .5h{{roll_stay}}"/>{{/roll_stay}}{{#roll_added}}<path class="info" d="M{{roll_added_at}} .5h{{roll_added}}"/>{{/roll_added}}{{#roll_removed}}<path class="bad" d="M{{roll_removed_at}} .5h{{roll_removed}}"/>{{/roll_removed}}</svg>{{/roll}}
<ul class="key"><li><span class="dot ok"></span>Stay <b>{{stay:x-number}}</b></li><li><span class="dot info"></span>Added <b>{{added:x-number}}</b></li><li><span class="dot bad"></span>Removed <b>{{removed:x-number}}</b></li></ul>
{{#comer_any}}<h3>Will be added{{#would_wait}}, or wait for a seat{{/would_wait}}</h3>
<ul class="lines">{{#comer}}<li><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><a class="title" href="/groups/{{group_id}}/rules/why/{{id}}"><bdi>{{name}}</bdi></a><small>{{why}}</small></div></div></li>{{/comer}}</ul>
{{#comer_all}}<p><a href="/groups/{{group_id}}/rules/added">All {{comer_all}} who will be added{{#would_wait}}, or wait for a seat{{/would_wait}}</a></p>{{/comer_all}}{{/comer_any}}
{{#leaver_any}}<h3>Will be removed</h3>
<ul class="lines">{{#leaver}}<li><div class="who"><span class="av" aria-hidden="true">{{initials}}</span><div><a class="title" href="/groups/{{group_id}}/rules/why/{{id}}"><bdi>{{name}}</bdi></a><small>{{why}}</small></div></div></li>{{/leaver}}</ul>
{{#leaver_all}}<p><a href="/groups/{{group_id}}/rules/removed">All {{leaver_all}} who will be removed</a></p>{{/leaver_all}}{{/leaver_any}}
{{#nobody_moves}}<p>Nobody comes in or leaves.</p>{{/nobody_moves}}
{{#pinned_words}}<p class="soft">{{pinned_words}} {{#pinned_one}}stays although the rule does not match: <a href="/groups/{{group_id}}?status=pinned">pinned</a>.{{/pinned_one}}{{#pinned_many}}stay although the rule does not match: <a href="/groups/{{group_id}}?status=pinned">pinned</a>.{{/pinned_many}}</p>{{/pinned_words}}
{{#queued_words}}<p class="soft">{{queued_words}} {{#queued_one}}matches and waits{{/queued_one}}{{#queued_many}}match and wait{{/queued_many}} for a seat: <a href="/groups/{{group_id}}/waiting">wait list</a>.</p>{{/queued_words}}
{{#excluded_words}}<p class="soft">{{excluded_words}} {{#excluded_one}}matches but stays{{/excluded_one}}{{#excluded_many}}match but stay{{/excluded_many}} out: <a href="/groups/{{group_id}}/rules/excluded">excluded</a>.</p>{{/excluded_words}}
{{>rules/would_wait.tpl}}
<p class="soft">{{seats_after}}{{#seats_open}} Whoever has started a course here keeps the seat.{{/seats_open}}</p>
