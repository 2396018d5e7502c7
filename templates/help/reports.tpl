<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Reports</span></li></ol></nav>
<article class="prose">
<h1>Reports</h1>
<p>A report says how far the learners of a group are in a course: who has not started, who is on the way, who has completed it, with which score and certificate.</p>
<h2>Run one</h2>
<ol><li>Open the group under <b>Manage my group</b> and choose <b>Reports</b>.</li><li>Choose the course, or all courses.</li><li>Press <b>Show report</b>.</li></ol>
<p>Press the heading of a column to sort by it, and once more to turn the order round. The search finds names and addresses. A learner's name leads to everything that you may see of them.</p>
<h2>Learners, From and To</h2>
<p>Under <b>Learners</b> you choose whom the table lists. <b>From</b> and <b>To</b> choose the days of the picture “Completions by week”; with <b>Completed</b> the table lists only those who completed the course in these days. Tiles always count all active learners.</p>
<h2>What you do not see</h2>
<ul><li>The name of somebody who has not accepted their invite.</li><li>The progress of archived people. Certificates that they had by then stay.</li><li>What somebody learns elsewhere, in courses that are not this group's.</li></ul>
<h2>Take it with you</h2>
<p><b>CSV</b> and <b>XLSX</b> save everybody whom the report lists, not only the page that you see. <b>Print</b> leaves out what is there to press. Under <b>Scheduled reports</b> it comes by mail every day, week or month. <b>Links for auditors</b> lets somebody without an account read it until a day that you choose; you can revoke the link at any time.</p>
<p>Administrators find the numbers of all groups under <b>Reports</b> in the navigation.</p>
</article>
