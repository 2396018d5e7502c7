<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Invites and their statuses</span></li></ol></nav>
<article class="prose">
<h1>Invites and their statuses</h1>
<p>In a group that asks first, everyone begins with an invite. Its status stands on the group's page.</p>
<figure>
	<dl class="facts panel">
		<div><dt><span class="st info"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-prospect"/></svg>Prospect</span></dt><dd>We are trying to deliver the invite. Once the mail server has taken it, it is pending.</dd></div>
		<div><dt><span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-undeliverable"/></svg>Undeliverable</span></dt><dd>The mail server refused it for good. Its words stand in the list.</dd></div>
		<div><dt><span class="st warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-pending"/></svg>Pending</span></dt><dd>The invite was sent. We wait for an answer.</dd></div>
		<div><dt><span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-active"/></svg>Active</span></dt><dd>They accepted, are in the group, and have its courses.</dd></div>
		<div><dt><span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-declined"/></svg>Declined</span></dt><dd>They said no. The seat is free again.</dd></div>
		<div><dt><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-cancelled"/></svg>Cancelled</span></dt><dd>You cancelled it. Its link no longer works.</dd></div>
		<div><dt><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-expired"/></svg>Expired</span></dt><dd>Nobody answered in time. The seat is free again.</dd></div>
		<div><dt><span class="st soft"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#s-archived"/></svg>Archived</span></dt><dd>No longer connected with the organisation. They keep the courses that they have begun.</dd></div>
	</dl>
	<figcaption>The words are the same on every page.</figcaption>
</figure>
<h2>Resend</h2>
<p>Sends the same invite once more. The link stays the same, and works for longer. You can resend an invite once an hour, so that nobody's inbox is flooded.</p>
<h2>Cancel</h2>
<p>The link stops working at once and the seat is free. You can invite the person again later.</p>
<h2>Several at a time</h2>
<p>Tick people in the list, or everyone that the search matches. Buttons for them appear below the list.</p>
<h2>Names</h2>
<p>Until somebody accepts, you see only the e-mail address, even if you typed a name. That is a promise to the invited person.</p>
<p>Next: <a href="/help/mail">Mail that does not arrive</a></p>
</article>
