<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/courses">Courses</a></li><li><a href="/courses/new" aria-current="page">New course</a></li></ol></nav>
<div class="top"><div><h1>New course</h1></div></div>
<form class="panel flow" method="post" action="/courses" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="field"><label for="title">Title</label><input id="title" name="title" dir="auto" value="{{title}}" required{{#title_error}} aria-invalid="true" aria-describedby="title-error"{{/title_error}}>{{#title_error}}<p class="err" id="title-error">{{title_error}}</p>{{/title_error}}</div>
	<div class="field"><label for="description">Description <small>optional</small></label><textarea id="description" name="description" dir="auto" rows="6" aria-describedby="description-hint{{#description_error}} description-error{{/description_error}}"{{#description_error}} aria-invalid="true"{{/description_error}}>
{{description}}</textarea><small id="description-hint">What it is about and for whom. Learners read it in My learning and in mails.</small>{{#description_error}}<p class="err" id="description-error">{{description_error}}</p>{{/description_error}}</div>
	<div class="field"><label for="minutes">How long it takes, in minutes <small>optional</small></label><input id="minutes" name="minutes" value="{{minutes}}" inputmode="numeric" aria-describedby="minutes-hint{{#minutes_error}} minutes-error{{/minutes_error}}"{{#minutes_error}} aria-invalid="true"{{/minutes_error}}><small id="minutes-hint">90 is shown as 1 h 30 min.</small>{{#minutes_error}}<p class="err" id="minutes-error">{{minutes_error}}</p>{{/minutes_error}}</div>
	<div class="row"><button class="btn main">Add course</button><a class="btn quiet" href="/courses">Cancel</a></div>
</form>
