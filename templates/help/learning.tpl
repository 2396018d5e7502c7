<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Take a course</span></li></ol></nav>
<article class="prose">
<h1>Take a course</h1>
<p><a href="/learning">My learning</a> has all your courses, of all your organisations. <b>Continue</b> leads to the lesson that comes next, on whichever device you are.</p>
<ol>
	<li>Choose <b>Start</b>. The first lesson opens, and the course is in progress.</li>
	<li>Read or watch, then choose <b>Mark complete and continue</b>. Only that is recorded: whoever only looks at a lesson has not completed it.</li>
	<li>A quiz is complete once you have passed it. You can skip it and come back.</li>
	<li>When every lesson is complete that is not optional, so is the course, and your certificate is there if the course gives one.</li>
</ol>
<figure>
	<div class="panel flow s" aria-hidden="true"><b>Recognising responses</b><span class="soft">How trauma shows up, lesson 2 of 3 · 8 min</span><div class="row"><span class="btn">Previous</span><span class="btn main push">Mark complete and continue</span></div></div>
	<figcaption>The end of a lesson.</figcaption>
</figure>
<h2>Good to know</h2>
<ul><li>Lessons can be taken in any order. Nothing is lost when you close the page: what you marked complete stays.</li><li>A course that is changed while you take it stays as you began it.</li><li>A day on which a course is due is shown with it. Nothing is locked after it.</li><li>Some courses are taken elsewhere, in another system or in a room. How far you are is told from there, and there is nothing to start here.</li><li>If you leave a group, or are archived, you keep the courses that you have begun and can go on to the certificate.</li></ul>
<h2>Take it again</h2>
<p>From 60 days before a certificate expires you can take its course again, from the beginning. The certificate that you have stays.</p>
<p>Next: <a href="/help/certificates">Certificates</a>, <a href="/help/redeem">Redeem a code</a></p>
</article>
