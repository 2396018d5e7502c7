<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Fill a group</span></li></ol></nav>
<article class="prose">
<h1>Fill a group</h1>
<p>A group is a set of people with courses and seats. Its learners get all of its courses.</p>
<h2>Add people by hand</h2>
<ol><li>Open <b>Manage my group</b> and choose the group.</li><li>Choose <b>Enrol new users</b>.</li><li>Type up to 10 e-mail addresses, a row each. Names are optional: they greet people in the mail.</li><li>Choose when people are told: now, at a time that you choose, or not yet. You can look at the mail first.</li></ol>
<figure>
	<div class="panel flow s" aria-hidden="true">
		<div class="row"><span class="soft">1</span><span class="grow mono any">grace.tan@northfield.example</span><span class="one">Grace Tan</span></div>
		<div class="row"><span class="soft">2</span><span class="grow mono any">stefan@northfield.example</span><span class="one">Stefan Nowak</span></div>
		<div class="row"><span class="btn main">Add learners</span></div>
	</div>
	<figcaption>Each row is one person. If a row has a mistake, nothing is sent until you have corrected it or left it out.</figcaption>
</figure>
<h2>Add many people with a file</h2>
<p>Choose <b>Upload CSV</b> for up to 100,000 people at once. You see every row before anything happens: <a href="/help/imports">how imports work</a>.</p>
<h2>Add people who are here already</h2>
<p>On the group's page, <b>Add members</b> takes people from another group, or single members of the organisation. They are in the group at once, without an invite.</p>
<h2>Let the group fill itself</h2>
<p>People join when their data match a rule and leave when they no longer do: <a href="/help/rules">how rules work</a>.</p>
<h2>Ask first, or enrol at once</h2>
<ul><li><b>Ask first</b>: each person gets an invite and joins by accepting it. Until then you see the e-mail address and not the name.</li><li><b>Enrol at once</b>: each person is in the group straight away, and a mail tells them so. Somebody without an account gets a link to choose a password.</li></ul>
<p>An administrator chooses one of the two in the group's settings.</p>
<h2>Seats</h2>
<figure>
	<div class="panel flow s"><svg class="roll" viewBox="0 0 12 1" preserveAspectRatio="none" role="img" aria-label="Seats: 6 active, 2 pending, 1 prospect, 3 free"><path class="ok" d="M0 .5h6"/><path class="warn" d="M6 .5h2"/><path class="info" d="M8 .5h1"/><path d="M9 .5h3"/></svg>
		<ul class="key"><li><span class="dot ok"></span>Active <b>6</b></li><li><span class="dot warn"></span>Pending <b>2</b></li><li><span class="dot info"></span>Prospect <b>1</b></li><li><span class="dot"></span>Free <b>3</b></li></ul></div>
	<figcaption>One mark is one seat. An invite that waits for an answer holds a seat, too.</figcaption>
</figure>
<p>A seat is free again when an invite is declined, cancelled or expires. What else holds one, and what happens when somebody leaves: <a href="/help/seats">how seats work</a>.</p>
<p>Next: <a href="/help/invites">Invites and their statuses</a></p>
</article>
