<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Progress from other systems</span></li></ol></nav>
<article class="prose">
<h1>Progress from other systems</h1>
<p>Systems that speak xAPI (also called Tin Can), version 1.0.3, can tell what your people have learned there. It then stands in My learning and in your reports.</p>
<h2>Connect a system</h2>
<ol><li>Under <b>Organisation</b>, <b>API keys</b>, give the key a name and choose <b>Make key</b>.</li><li>Copy the endpoint, the user and the password into the other system. The password is shown once only.</li><li>Have it send something, and look at <b>Statements received</b>: each line says what became of it.</li></ol>
<h2>Whom and what a statement is about</h2>
<ul><li>The person: by e-mail address (<code>mbox</code> or <code>mbox_sha1sum</code>), or by an <code>account</code> whose <code>homePage</code> is the address of this site and whose <code>name</code> is their number in the address of their page under Learners.</li><li>The course: by the address of its page under Courses, or by the activity id that is entered in the course.</li><li>It counts where the course is open to that person.</li></ul>
<h2>What counts as what</h2>
<table><thead><tr><th scope="col">Verb</th><th scope="col">Progress</th></tr></thead><tbody>
<tr><th scope="row">completed</th><td>The course is completed</td></tr>
<tr><th scope="row">passed</th><td>The score counts. It is completed too where the statement says so (<code>completion</code>), or the course has no lessons here</td></tr>
<tr><th scope="row">failed</th><td>An attempt that failed, with its score</td></tr>
<tr><th scope="row">progressed</th><td>So many per cent, from the extension <code>https://w3id.org/xapi/cmi5/result/extensions/progress</code></td></tr>
<tr><th scope="row">scored</th><td>The score counts</td></tr>
<tr><th scope="row">launched, initialized, attempted, experienced</th><td>The course is begun</td></tr>
</tbody></table>
<p>The verbs are those of <code>http://adlnet.gov/expapi/verbs/</code>. The score is <code>score.scaled</code>, the time spent <code>duration</code>. A statement with another verb is kept and can be fetched again, and changes nothing.</p>
<h2>Limits</h2>
<ul><li>Up to 1,000 statements and 8 MB in one request. More is refused as a whole; send it in parts.</li><li>Attachments only with a <code>fileUrl</code>: their bytes (<code>multipart/mixed</code>) and signed statements are refused.</li><li>Of the other resources of xAPI (state, profiles, agents, activities) none is here.</li></ul>
<p>A statement that was wrong is taken back by one with the verb <code>voided</code>; its progress goes with it.</p>
</article>
