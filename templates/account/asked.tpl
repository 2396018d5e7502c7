<div class="flow">
	<div class="flow s"><h1>Look in your mail</h1>
	<p>If there is an account with this address, a mail with a link is on its way to it. The link works for 2 hours.</p></div>
	<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg><div>Nothing there after a few minutes? Look in Junk, and in Outlook also in Other. We send at most three of these mails an hour to one address.</div></div>
	<p class="soft"><a href="/password/forgot">Try another address</a> or <a href="/login">log in</a>.</p>
</div>
