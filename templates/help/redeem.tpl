<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Redeem a code</span></li></ol></nav>
<article class="prose">
<h1>Redeem a code</h1>
<p>A <b>group code</b> is for many people; an <b>enrolment key</b> is for one. Both go into the same field, and both lead into a group with its courses.</p>
<ol>
	<li>Open <a href="/redeem">Redeem a code</a>, or scan the QR code on the poster or card. Type what you were given: capitals, blanks and dashes do not matter.</li>
	<li>The page says which group it is, and which courses you get. Nothing has happened yet.</li>
	<li>Are you new here? Enter your e-mail address and your name, and choose a password. Have you been here before? Log in, or enter the password of your account.</li>
	<li>Choose <b>Join the group</b>. Your courses are under <b>My learning</b> at once.</li>
	<li>We send a mail to a new address. Follow its link to confirm that it is yours.</li>
</ol>
<figure>
	<div class="panel flow s" aria-hidden="true"><b>Redeem a code</b><code class="code">CARE-AUTUMN</code><span class="soft">Residential care staff, Northfield Family Services. This code works until 31 Jan 2027.</span><div class="row"><span class="btn main">Join the group</span></div></div>
	<figcaption>What a code leads to.</figcaption>
</figure>
<h2>The code does not work</h2>
<ul><li><b>There is no such code</b>: look at each letter and digit again. Codes that we make have no 0, O, 1, I or L.</li><li><b>Not switched on, or its days are over</b>: ask whoever gave it to you.</li><li><b>A key that was redeemed already</b>: each works once. If it was you, log in.</li><li><b>Too many wrong codes came from here</b>: wait a few minutes, then type it with care.</li></ul>
<h2>The group is full</h2>
<p>You stand on its wait list, and My learning shows your place. A mail tells you when a seat is yours.</p>
<h2>A code for certain addresses</h2>
<p>Some codes are for addresses of one organisation only. We send a link to yours to be sure: open it, accept, and you are in. If you have an account with another address, <a href="/account">add this one to it</a> first.</p>
<p>Next: <a href="/help/accept">Accept an invite</a>, <a href="/help/sign-in">Trouble logging in</a></p>
</article>
