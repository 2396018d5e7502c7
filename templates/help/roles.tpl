<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Who may do what</span></li></ol></nav>
<article class="prose">
<h1>Who may do what</h1>
<p>Everyone has one account on this site. What they may do depends on the organisation and the group.</p>
<figure>
	<dl class="facts panel">
		<div><dt>Learner</dt><dd>Answers invites, takes courses, sees only what is their own.</dd></div>
		<div><dt>Group leader</dt><dd>Sees the people and courses of the groups that they lead, and nothing else. Enrols people, resends and cancels invites, removes people from the group.</dd></div>
		<div><dt>Administrator</dt><dd>Does everything in one organisation: makes groups, courses and leaders, sets seats, archives and restores people, changes the profile and the mails, reads the activity log.</dd></div>
		<div><dt>Site administrator</dt><dd>Looks after the whole site: opens and closes organisations and accounts.</dd></div>
	</dl>
	<figcaption>Each role includes the ones above it.</figcaption>
</figure>
<h2>Make somebody a leader</h2>
<p>In the group's settings, under leaders. They must be a member of the organisation already.</p>
<h2>Make somebody an administrator</h2>
<p>Under <b>Learners</b>, open the person and choose <b>Make administrator</b>. Every organisation keeps at least one.</p>
<h2>Several organisations</h2>
<p>Somebody may be an administrator in one organisation and a learner in another. The menu at the top changes between them. Nothing of one organisation is visible in another.</p>
</article>
