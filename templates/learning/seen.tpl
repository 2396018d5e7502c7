<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/learning">My learning</a></li><li><a href="/learning/what-leaders-see" aria-current="page">What my leaders can see</a></li></ol></nav>
<div class="top"><div><h1>What my leaders can see</h1><p>Who sees what of you, with what stands there now.</p></div></div>
{{#nobody}}<section class="panel empty"><h2>Nobody sees anything</h2><p class="soft">You belong to no organisation. Until you accept an invite, whoever invited you sees your e-mail address only.</p></section>{{/nobody}}
{{#organisation_seen}}
<section class="flow" aria-label="{{organisation_name}}">
	<h2 dir="auto">{{organisation_name}}</h2>
	<section class="panel flow s" aria-label="Administrators of {{organisation_name}}">
		<h3>Its administrators: {{#administrator}}<bdi>{{person}}</bdi>{{#administrator_separator}}, {{/administrator_separator}}{{/administrator}}</h3>
		<p>They see all that is listed here, how you came into each group, what was done to your place there, what you asked to have carried over, and which mails were sent to you.</p>
		<dl class="facts">
			{{#name}}<div><dt>Name</dt><dd dir="auto">{{name}}</dd></div>{{/name}}
			<div><dt>Main address</dt><dd>{{email}}</dd></div>
			<div><dt>Role</dt><dd>{{#role_is_admin}}Administrator{{/role_is_admin}}{{#role_is_learner}}Learner, or leader of groups{{/role_is_learner}}</dd></div>
			<div><dt>Here since</dt><dd>{{joined_at:x-day}}</dd></div>
			<div><dt>Last logged in</dt><dd>{{#signed_in_at}}{{signed_in_at:x-when}}{{/signed_in_at}}</dd></div>
			{{#branch}}<div><dt>Branch</dt><dd dir="auto">{{branch}}</dd></div>{{/branch}}
			{{#value_noted}}<div><dt dir="auto">{{label}}</dt><dd dir="auto" class="any">{{value}}</dd></div>{{/value_noted}}
		</dl>
		{{#all}}
		<h4>Your courses</h4>
		{{>learning/seen_courses.tpl}}
		<h4>Your certificates</h4>
		{{#certificate_any}}<ul>{{#certificate}}<li><bdi>{{course_title}}</bdi>, <span class="mono">{{number}}</span>, issued {{issued_at:x-day}}</li>{{/certificate}}</ul>{{/certificate_any}}
		{{#certificate_none}}<p class="soft">None.</p>{{/certificate_none}}
		{{/all}}
	</section>
	{{#group}}
	<section class="panel flow s" aria-label="Leaders of {{group_name}}">
		<h3>Leaders of <bdi>{{group_name}}</bdi>: {{#leader}}<bdi>{{person}}</bdi>{{#leader_separator}}, {{/leader_separator}}{{/leader}}{{#leader_none}}nobody leads it now{{/leader_none}}</h3>
		<p>They see your name, the address <b>{{known_by}}</b>, your branch and the fields above, since when and how you are in the group ({{added_at:x-day}}), what was done to your place in it, the certificates of its courses, and how far you are in these:</p>
		{{>learning/seen_courses.tpl}}
		<div class="row"><a class="btn s" href="/learning#groups">Leave a group</a></div>
	</section>
	{{/group}}
</section>
{{/organisation_seen}}
{{#archived_by}}
<section class="panel flow s" aria-label="{{organisation_name}}"><h2 dir="auto">{{organisation_name}}</h2>
	<p>It archived you on {{archived_at:x-day}}. Since then nobody there sees your progress; they see that you were there, and the certificates that they had issued by then:</p>
	{{#certificate_any}}<ul>{{#certificate}}<li><bdi>{{course_title}}</bdi>, <span class="mono">{{number}}</span>, issued {{issued_at:x-day}}</li>{{/certificate}}</ul>{{/certificate_any}}
	{{#certificate_none}}<p class="soft">There are none.</p>{{/certificate_none}}
</section>
{{/archived_by}}
<section class="panel flow s" aria-labelledby="others"><h2 id="others">Who else</h2>
	<ul>
		<li><b>Whoever gets a report.</b> Administrators and leaders can hand out what they see of your courses: as a file, by mail, or by a link for auditors.</li>
		<li><b>Whoever has a certificate's number</b> sees your name, the course, the organisation, the days, and whether it is valid.</li>
		<li><b>The site's administrators</b> see your name, all your addresses, the organisations that you belong to, and on how many devices you are logged in. Nobody else sees your other addresses, or where else you belong. They may also go into any organisation and see there what its administrators see; where they do not belong to it, its log says that they went in.</li>
	</ul></section>
<section class="panel flow s" aria-labelledby="never"><h2 id="never">What none of them ever see</h2>
	<ul>
		<li>Your password.</li>
		<li>Which answers you chose in a quiz: only the score, and whether you have used up your attempts.</li>
		<li>Which devices and network addresses you log in from.</li>
		<li>Which pages you read, and when: only that a lesson is complete, as a part of the progress.</li>
	</ul>
	<p>All that is kept about you: <a href="/account/data">What Muster knows about you</a>.</p></section>
