{{>parts/group.tpl}}
<div class="top"><div><h1>Order for <bdi>{{group_name}}</bdi></h1><p>{{seats_words}}. What you order is there as soon as it is paid.</p></div></div>
{{>parts/tabs.tpl}}
{{#nothing_sold}}<section class="panel empty">{{>parts/formation.tpl}}<h2>Nothing is on sale here</h2><p class="soft">This site sells neither seats nor courses at the moment. Ask whoever runs it.</p><div class="row"><a class="btn" href="/groups/{{group_id}}/seats">Back to the seats</a></div></section>{{/nothing_sold}}
{{#something_sold}}
<form class="flow" method="post" action="/groups/{{group_id}}/order" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<section class="panel flow" aria-labelledby="add-seats"><h2 id="add-seats">Add seats</h2>
		{{#seats_sold}}<div class="field"><label for="seats">Number of seats</label><input id="seats" name="seats" class="auto" size="8" value="{{seats}}" inputmode="numeric" autocomplete="off" aria-describedby="seats-hint{{#seats_error}} seats-error{{/seats_error}}"{{#seats_error}} aria-invalid="true"{{/seats_error}}><small id="seats-hint">{{seat_words}} a seat. Leave it empty to order courses only.</small>{{#seats_error}}<p class="err" id="seats-error">{{seats_error}}</p>{{/seats_error}}</div>{{/seats_sold}}
		{{#seats_open}}<p class="soft">This group has no limit of seats, so it needs none.</p>{{/seats_open}}
	</section>
	{{#courses_offered}}
	<fieldset class="panel flow" id="offer"{{#offer_error}} aria-describedby="offer-error"{{/offer_error}}><legend class="vh">Add courses</legend><h2 id="courses">Add courses</h2>
		<p class="soft">The price of a course is for this group, however many people it has.</p>
		{{#course}}{{#choice_is_open}}<label class="opt"><input type="checkbox" name="offer" value="{{id}}"{{#ticked}} checked{{/ticked}}><span><b><bdi>{{title}}</bdi></b> {{price_words}}<small>{{#description}}<bdi>{{description}}</bdi> {{/description}}{{>parts/takes.tpl}}</small></span></label>{{/choice_is_open}}{{#choice_is_there}}<div class="opt"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg><span><b><bdi>{{title}}</bdi></b> <small>This group has it.</small></span></div>{{/choice_is_there}}{{#choice_is_ordered}}<div class="opt"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#clock"/></svg><span><b><bdi>{{title}}</bdi></b> <small>It is ordered for this group already, and waits to be paid.</small></span></div>{{/choice_is_ordered}}{{/course}}
		{{#offer_error}}<p class="err" id="offer-error">{{offer_error}}</p>{{/offer_error}}
	</fieldset>
	{{/courses_offered}}
	<div class="row"><button class="btn main" name="do" value="review">Work out the total</button><a class="btn quiet" href="/groups/{{group_id}}/seats">Cancel</a><span class="soft">Nothing is ordered yet.</span></div>
</form>
{{/something_sold}}
<p><a class="help" href="/help/orders"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How orders work</a></p>
