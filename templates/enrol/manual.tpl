{{>parts/group.tpl}}
<div class="top"><div><h1>Enrol new users</h1><p>Into <bdi>{{group_name}}</bdi>. Seats: {{seats_words}}.</p></div></div>
{{>enrol/archived.tpl}}
{{#group_open}}
{{>enrol/ways.tpl}}
{{#seats_full}}<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>No seat is free.</b> {{#is_admin}}Free seats by cancelling invites, or <a href="/groups/{{group_id}}/seats">add seats</a>.{{/is_admin}}{{#is_leader}}Free seats by cancelling invites, or ask an administrator for more.{{/is_leader}}</div></div>{{/seats_full}}
{{#preview}}
<section class="panel flow" aria-labelledby="preview-title"><div class="flow s"><h2 id="preview-title">Preview of the mail</h2><p class="soft">This is what the first person would get. Nothing was sent; what you typed is still below.{{#policy_is_enrol}} Somebody who has an account already gets a mail without a link to set a password.{{/policy_is_enrol}}{{#is_admin}} Its words are those of <a href="/organisation/mail">the organisation's mail texts</a>.{{/is_admin}}</p></div>
	{{>parts/letter.tpl}}
	<div class="row"><button class="btn" form="enrol">Add learners</button></div></section>
{{/preview}}
<form class="split" id="enrol" method="post" action="/groups/{{group_id}}/enrol/manual" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<div class="flow">
		<section class="panel flush" aria-label="New learners">
			<table class="rows">
				<thead><tr><th scope="col"><span class="vh">Row</span></th><th scope="col">E-mail address</th><th scope="col">First name (optional)</th><th scope="col">Last name (optional)</th></tr></thead>
				<tbody>
					{{#row}}
					<tr><td class="rowno">{{n}}</td>
						<td><input id="email{{n}}" name="email{{n}}" type="email" placeholder="E-mail address" autocomplete="off" value="{{email}}" aria-label="E-mail address, row {{n}}"{{#email_words}} aria-invalid="true" aria-describedby="email{{n}}-error"{{/email_words}}>{{#email_words}}<span class="err" id="email{{n}}-error">{{email_words}}</span>{{/email_words}}</td>
						<td><input id="first{{n}}" name="first{{n}}" dir="auto" autocomplete="off" placeholder="First name" value="{{first}}" aria-label="First name, row {{n}}"{{#first_words}} aria-invalid="true" aria-describedby="first{{n}}-error"{{/first_words}}>{{#first_words}}<span class="err" id="first{{n}}-error">{{first_words}}</span>{{/first_words}}</td>
						<td><input id="last{{n}}" name="last{{n}}" dir="auto" autocomplete="off" placeholder="Last name" value="{{last}}" aria-label="Last name, row {{n}}"{{#last_words}} aria-invalid="true" aria-describedby="last{{n}}-error"{{/last_words}}>{{#last_words}}<span class="err" id="last{{n}}-error">{{last_words}}</span>{{/last_words}}</td></tr>
					{{/row}}
				</tbody>
			</table>
			<footer class="soft">Empty rows are left out. More than 10 people? Add these first, then enrol more.</footer>
		</section>
	</div>
	<aside class="flow">
		{{>parts/when.tpl}}
		<section class="panel flow s" aria-labelledby="next-title"><h2 id="next-title">What happens next</h2>
			{{#policy_is_ask}}<ol class="next flow s"><li>Each person gets an e-mail from you with a link.</li><li>They accept or decline. Until then you see the e-mail only.</li><li>Once accepted, they get {{#course_many}}the {{course_count:x-number}} courses of this group{{/course_many}}{{#course_one}}the course of this group{{/course_one}}{{#course_none}}the courses of this group, as soon as it has some{{/course_none}}.</li></ol>{{/policy_is_ask}}
			{{#policy_is_enrol}}<ol class="next flow s"><li>Each person is a learner of this group at once, with an account where they have none.</li><li>They get an e-mail that says so. New people set their password with the link in it.</li><li>They have {{#course_many}}the {{course_count:x-number}} courses of this group{{/course_many}}{{#course_one}}the course of this group{{/course_one}}{{#course_none}}the courses of this group, as soon as it has some{{/course_none}}.</li></ol>{{/policy_is_enrol}}
		</section>
		<button class="btn main big">Add learners</button>
		<button class="btn" name="preview" value="1"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Preview the mail</button>
	</aside>
</form>
{{/group_open}}
