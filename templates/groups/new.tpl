<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/groups">Groups</a></li><li>New group</li></ol></nav>
<div class="top"><div><h1>New group</h1><p>You can change all of it later.</p></div></div>
<form class="flow" method="post" action="/groups/new" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<section class="panel flow" aria-label="The group">
		{{>groups/fields.tpl}}
		{{>groups/population_choice.tpl}}
		{{>groups/policy.tpl}}
		{{#own_seats}}
		<div class="field">
			<label for="seats">Seats <small>optional</small></label>
			<input id="seats" name="seats" inputmode="numeric" autocomplete="off" value="{{seats}}" aria-describedby="seats-hint{{#seats_error}} seats-error{{/seats_error}}"{{#seats_error}} aria-invalid="true"{{/seats_error}}>
			<small id="seats-hint">Each invited or active person holds one. Leave it empty for no limit.</small>
			{{#seats_error}}<p class="err" id="seats-error">{{seats_error}}</p>{{/seats_error}}
		</div>
		{{/own_seats}}
		{{#ordered_seats}}<p class="soft">The group begins with no seats. You order them once it is made.</p>{{/ordered_seats}}
		{{>groups/days.tpl}}
	</section>
	<section class="panel flow" aria-labelledby="courses-title">
		<div class="flow s"><h2 id="courses-title">Courses</h2><p class="soft">Everybody in the group gets them. Their order is set on the group's Courses tab.</p></div>
		{{#course_any}}<div class="flow s">{{#course}}<label class="opt"><input type="checkbox" name="course" value="{{id}}"{{#ticked}} checked{{/ticked}}><span><bdi>{{title}}</bdi>{{#minutes}} <small>{{>parts/takes.tpl}}</small>{{/minutes}}</span></label>{{/course}}</div>{{/course_any}}
		{{#course_none}}<p>There is no course yet. Make the group now, and give it courses later: <a href="/courses/new">add a course</a>.</p>{{/course_none}}
	</section>
	<div class="row"><button class="btn main">Create and edit</button><a class="btn quiet" href="/groups">Cancel</a></div>
</form>
