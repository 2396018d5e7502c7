<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Trouble logging in</span></li></ol></nav>
<article class="prose">
<h1>Trouble logging in</h1>
<p>Your e-mail address and your password are all you need.</p>
<h2>Forgotten the password</h2>
<ol><li>Choose <a href="/password/forgot">Forgotten your password?</a> on the log-in page.</li><li>Enter your e-mail address. A mail comes if there is an account with it.</li><li>Follow the link in it within 2 hours, and choose a new password.</li></ol>
<figure>
	<div class="panel flow s" aria-hidden="true"><b>Log in</b><span class="soft">E-mail address</span><span class="mono">priya.raman@northfield.example</span><span class="soft">Password</span><span class="mono">••••••••••</span><span class="btn main">Log in</span></div>
	<figcaption>Use the address that your invite was sent to.</figcaption>
</figure>
<h2>The address or password is not right</h2>
<ul><li>Use the address that your invite was sent to. You may have several.</li><li>Capitals and small letters matter in the password, not in the address.</li><li>After several wrong tries we make everyone wait for a while. The page says how long.</li></ul>
<h2>You never chose a password</h2>
<p>Follow the link in your invite or welcome mail. If it is too old, use <a href="/password/forgot">Forgotten your password?</a>: that works for a first password, too.</p>
<h2>No mail comes</h2>
<p>Look in Junk or Spam, and in Outlook under Other. Then check the address for a slip. The page answers the same whether there is an account or not, so that nobody can find out who has one.</p>
<h2>Somebody else may know your password</h2>
<p>Choose a new one under your account. That ends all your other sessions.</p>
</article>
