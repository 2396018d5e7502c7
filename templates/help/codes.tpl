<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Codes and keys</span></li></ol></nav>
<article class="prose">
<h1>Codes and keys</h1>
<p>With a code or a key people come into a group by themselves, and are Active at once.</p>
<h2>A group code: one for many</h2>
<ol><li>Open the group and choose <b>Enrol new users</b>, then <b>Group code</b>.</li><li>Let a code be made, or choose your own. Say from when until when it works. These are whole days in the time zone of your organisation.</li><li>If you like, say how often it may be used, and which e-mail domains may use it. With such a rule people confirm their address by a mail before they are in.</li><li>Choose <b>Make the code</b>. It works only while its <b>Code status</b> is Active.</li><li>Share the code, its link, its QR code or its poster.</li></ol>
<p>Each use takes a seat when it happens. If no seat is free, people go to the wait list. Under <b>Codes</b> you see who used a code and when. <b>Retire</b> a code to end it for good.</p>
<h2>An enrolment key: one for one person</h2>
<p>Under <b>Codes</b>, give the batch a name, say how many keys you need and choose <b>Make keys</b>. Each key holds a seat from then on, so whoever has one gets in. Download the keys as a CSV file, or print them as cards. A key that nobody used can be revoked, and its seat is free again.</p>
<h2>How people redeem them</h2>
<p>At <a href="/redeem">the redeem page</a>. Capitals, blanks and dashes do not matter. New people register there; others log in.</p>
<p>Next: <a href="/help/enrol">Fill a group</a></p>
</article>
