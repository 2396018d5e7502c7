<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Accept an invite</span></li></ol></nav>
<article class="prose">
<h1>Accept an invite</h1>
<p>An invite is a mail with a link. Opening the link changes nothing: you look first, then decide.</p>
<ol>
	<li>Open the mail and follow its link. The page says who invites you, to which group, and which courses you get.</li>
	<li>Choose <b>Accept invite</b> or <b>Decline</b>.</li>
	<li>Are you new here? Enter your name and choose a password. Have you been here before? Log in.</li>
	<li>Your courses are under <b>My learning</b>.</li>
</ol>
<figure>
	<div class="panel flow s" aria-hidden="true"><b>Join Residential care staff</b><span class="soft">Dana Whitlock of Northfield Family Services invites you to this training group.</span><div class="row"><span class="btn main">Accept invite</span><span class="btn">Decline</span></div></div>
	<figcaption>The page behind the link.</figcaption>
</figure>
<h2>What others see</h2>
<p>Until you accept, the people who invited you see your e-mail address and nothing else. After that, the leaders of the group see your name and how far you are in its courses.</p>
<h2>You are logged in with another address</h2>
<p>The invite is for one address. If it is yours too, add it to your account: the page offers it. We send a mail there to be sure.</p>
<h2>The link no longer works</h2>
<ul><li><b>Cancelled</b>: the sender took it back.</li><li><b>Expired</b>: its days are over.</li><li><b>Used</b>: you have answered already. Log in to see your courses.</li></ul>
<p>Ask whoever invited you to send a new one. No mail at all? Look in Junk or Spam, and in Outlook under Other.</p>
<p>Next: <a href="/help/sign-in">Trouble logging in</a></p>
</article>
