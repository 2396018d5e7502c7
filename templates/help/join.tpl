<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">The join page</span></li></ol></nav>
<article class="prose">
<h1>The join page</h1>
<p>A page of your own where people join without being invited one by one. You share its link; they do the rest.</p>
<h2>Set it up</h2>
<ol>
	<li>Open <b>Join page</b> in the menu. You need to be an administrator, and there has to be a group.</li>
	<li>Tick the groups that people can choose, and the locations if they are to say where they work. Locations are your branches.</li>
	<li>Switch <b>Join page is on</b>, and save.</li>
	<li>Choose <b>Copy link</b> and put the link into a mail, a text message, your website or your staff pages. The QR code leads to the same page.</li>
</ol>
<figure>
	<div class="panel flow s" aria-hidden="true"><b>Join Northfield Family Services</b><span class="soft">Location: Riverside House</span><span class="soft">Group: Volunteers 2026</span><span class="soft">E-mail address: sam@northfield.example</span><div class="row"><span class="btn main">Join organisation</span></div></div>
	<figcaption>What people see behind the link.</figcaption>
</figure>
<h2>What people do</h2>
<p>They choose a location and a group and enter their e-mail address. We send a link there, which shows that the address is theirs. Behind it they log in or make an account, accept, and are in the group with its courses. You need not do anything.</p>
<p>The link in the mail works for three days. Whoever comes later can ask for another.</p>
<h2>Who can join</h2>
<p>Anyone with the link, as a learner. With an e-mail allow list, only people with an address at the domains on it: <b>northfield.example</b> stands for anna@northfield.example, but not for anna@sub.northfield.example. <b>*.northfield.example</b> stands for every domain below it.</p>
<h2>Seats</h2>
<p>Nobody holds a seat before they have accepted. When a group is full, people go on its wait list, and come in one after the other as seats become free.</p>
<h2>Change or end it</h2>
<p>With another name in the address, the old link stops working at once; print the QR code anew. Switched off, the page says that it is closed. Whoever has joined stays.</p>
<p>Next: <a href="/help/invites">Invites and their statuses</a></p>
</article>
