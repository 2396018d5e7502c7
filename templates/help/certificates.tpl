<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Certificates</span></li></ol></nav>
<article class="prose">
<h1>Certificates</h1>
<p>Whoever completes a course that gives certificates gets one at once. A mail says so, and it stays under <a href="/learning#certificates">My certificates</a>, also after they have left the group.</p>
<ol>
	<li>Open <b>My learning</b> and choose the certificate. <b>Download PDF</b> saves it, <b>Print</b> prints it on one page of A4.</li>
	<li>Somebody wants to see it? Pass the link on, or the number. No account is needed.</li>
	<li>Whoever follows the link, scans the QR code or enters the number under <a href="/certificates">Check a certificate</a> reads the name, the course, the organisation, the days, and whether it is valid. They see no score, no address and nothing else.</li>
</ol>
<figure>
	<div class="panel flow s" aria-hidden="true"><b>This certificate is valid</b><span class="soft">Priya Raman, Mandated reporter essentials, Northfield Family Services. Valid until 2 Oct 2028.</span><code class="code">ACDE-FGHJ-KMNP</code></div>
	<figcaption>What is told about a number.</figcaption>
</figure>
<h2>It expires</h2>
<p>A course says for how many months its certificates are valid: to the end of the same day so many months later. One mail reminds of it, 30 days before. From 60 days before, and after it has expired, <b>Take it again</b> in My learning leads to the course; the new certificate has a number of its own, and the old one stays.</p>
<h2>It shows the wrong name</h2>
<p>A certificate says what was so on its day. Change your name under <a href="/account">Your account</a>, then ask your organisation to issue it anew: the number stays.</p>
<h2>For administrators</h2>
<ul>
	<li>Whether a course gives certificates, and for how long, is one of its settings. A change holds for those that are issued from then on.</li>
	<li>All certificates of a course are listed under <b>Certificates</b> on its page, to search and to export; those of one person are on their page.</li>
	<li><b>Revoke</b> ends one, with a reason for the activity log; it can be taken back. Whoever looks it up reads that it was revoked, not why.</li>
	<li>Where the progress itself is taken back, for example as an import is undone, the certificate is revoked by itself, and counts again when the course is completed again.</li>
	<li>Of archived people you see the certificates that were issued until then.</li>
</ul>
<p>Next: <a href="/help/roles">Who may do what</a></p>
</article>
