<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Mail that does not arrive</span></li></ol></nav>
<article class="prose">
<h1>Mail that does not arrive</h1>
<p>Most mails that are missing have arrived in another folder.</p>
<h2>Ask the person to look</h2>
<ol><li>In <b>Junk</b> or <b>Spam</b>.</li><li>In Outlook, under <b>Other</b>, beside <b>Focused</b>. In Gmail, under <b>Promotions</b> and <b>Updates</b>.</li><li>For a mail from your organisation, by its name.</li></ol>
<figure>
	<div class="panel row" aria-hidden="true"><span class="chips"><span class="tag">Focused</span><span class="tag warn">Other <b>1</b></span></span><span class="row grow"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg> You are invited to a group</span></div>
	<figcaption>Outlook puts mail from new senders under Other.</figcaption>
</figure>
<h2>Look at the status</h2>
<ul><li><span class="st info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-prospect"/></svg>Prospect</span> for more than a few minutes: the mail is still on its way, or goes out at the time that you chose.</li><li><span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-undeliverable"/></svg>Undeliverable</span>: the mail server refused it. Its words stand beside it; often the address is mistyped.</li><li><span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>Pending</span>: the server of the address took it. If it is nowhere to be found, the organisation's IT may hold back mail from outside.</li></ul>
<h2>Send it again, or correct the address</h2>
<ol><li>In the group's list, open the menu at the end of the row.</li><li>Choose <b>Mail did not arrive</b>.</li><li>Resend to the same address, or correct it. The old link then stops working, and the seat stays.</li></ol>
<h2>In the meantime</h2>
<p>Somebody who has an account sees a waiting invite under <b>My learning</b> after logging in, with or without the mail.</p>
</article>
