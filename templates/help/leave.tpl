<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Your data, and leaving</span></li></ol></nav>
<article class="prose">
<h1>Your data, and leaving</h1>
<p>You decide where you learn, and you can see at any time what is known of you.</p>
<h2>Who sees what of you</h2>
<p><a href="/learning/what-leaders-see">What my leaders can see</a> names everybody who sees something of you, and shows it with its present values. <a href="/account/data">What Muster knows about you</a> shows all that is kept, and gives it to you as a file.</p>
<h2>Leave a group</h2>
<ol>
	<li>Open <b>My learning</b>. Under <b>My groups</b> choose <b>Leave</b>.</li>
	<li>The page says what happens to your seat and to each course. Courses that you have begun stay yours.</li>
	<li>Right afterwards you can undo it. Later, ask whoever leads the group. A group that fills itself by a rule does not bring you back.</li>
</ol>
<h2>When an organisation archives you</h2>
<p>You keep the courses that you have begun, and get their certificates. The organisation no longer sees your progress, only the certificates that it had issued by then. You wait for a seat in none of its groups any more. When it restores you, it sees all of it again.</p>
<h2>Done it before? Carry progress over</h2>
<ol>
	<li>Open the course, and choose <b>Carry progress over</b>.</li>
	<li>Say where you did it: in another organisation on this site, by the number of a certificate, in another system, or in your own words. You see what you give away before you ask.</li>
	<li>An administrator approves or declines it, and a mail tells you.</li>
</ol>
<p>Administrators find what waits under <b>Learners</b>, then <b>Requests</b>.</p>
<h2>Close your account</h2>
<p>Open <a href="/account">Your account</a>, then <b>Close your account</b>. The page says what goes and what stays. It is for good, so export your data first.</p>
</article>
