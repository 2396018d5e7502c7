<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Progress from other systems</span></li></ol></nav>
<article class="prose">
<h1>Progress from other systems</h1>
<p>Systems that speak xAPI (also called Tin Can), version 1.0.3, can tell what your people have learned there. It then stands in My learning and in your reports.</p>
<h2>Connect a system</h2>
<ol><li>Under <b>Organisation</b>, <b>API keys</b>, give the key a name and choose <b>Make key</b>.</li><li>Copy the endpoint, the user and the password into the other system. The password is shown once only.</li><li>Have it send something, and look at <b>Statements received</b>: each line says what became of it.</li></ol>
<h2>Whom and what a statement is about</h2>
<ul><li>The person: by e-mail address (<code>mbox</code> or <code>mbox_sha1sum</code>), or by an <code>account</code> whose <code>homePage</code> is the address of this site and whose <code>name</code> is their number in the address of their page under Learners.</li><li>The course: by the address of its page under Courses, or by the activity id that is entered in the course.</li><li>It counts where the course is open to that person.</li></ul>
<h2>What counts as what</h2>
<ul><li><b>completed</b>: the course is completed.</li><li><b>passed</b>: the score counts. The course is completed too where the statement says so (<code>completion</code>), or where it has no lessons here.</li><li><b>failed</b>: an attempt that failed, with its score.</li><li><b>progressed</b>: so many per cent, from the extension <code>https://w3id.org/<wbr>xapi/cmi5/<wbr>result/extensions/<wbr>progress</code>.</li><li><b>scored</b>: the score counts.</li><li><b>launched</b>, <b>initialized</b>, <b>attempted</b>, <b>experienced</b>: the course is begun.</li></ul>
<p>The verbs are those of <code>http://adlnet.gov/<wbr>expapi/verbs/</code>. The score is <code>score.scaled</code>, the time spent <code>duration</code>. A statement with another verb is kept and can be fetched again, and changes nothing.</p>
<h2>Limits</h2>
<ul><li>Up to 1,000 statements and 8 MB in one request. More is refused as a whole; send it in parts.</li><li>Attachments only with a <code>fileUrl</code>: their bytes (<code>multipart/mixed</code>) and signed statements are refused.</li><li>Of the other resources of xAPI (state, profiles, agents, activities) none is here.</li></ul>
<p>A statement that was wrong is taken back by one with the verb <code>voided</code>; its progress goes with it.</p>
</article>
