<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Import people from a file</span></li></ol></nav>
<article class="prose">
<h1>Import people from a file</h1>
<p>A CSV file brings many people in at once. You see each of its rows before anything happens.</p>
<ol>
	<li>Open the group, choose <b>Enrol new users</b>, then <b>Upload CSV</b>. Administrators may also choose <b>Imports</b>, then <b>Import people</b>, for the whole organisation.</li>
	<li>Say what should happen with the people, and choose the file or drop it on the page.</li>
	<li>If the headings are not clear, match them to our fields.</li>
	<li>Look at the preview. Correct or skip rows, then <b>Approve</b> or <b>Disapprove</b>.</li>
	<li>Leave the page if you like. A mail tells you when it is done.</li>
</ol>
<figure>
	<div class="panel flow s" aria-hidden="true"><b>64 rows</b><svg class="roll" viewBox="0 0 64 1" preserveAspectRatio="none"><path class="ok" d="M0 .5h55"/><path class="warn" d="M55 .5h6"/><path class="bad" d="M61 .5h3"/></svg>
		<ul class="key"><li><span class="dot ok"></span>Valid <b>55</b></li><li><span class="dot warn"></span>Warning <b>6</b></li><li><span class="dot bad"></span>Error <b>3</b></li></ul><div class="row"><span class="btn">Disapprove</span><span class="btn main">Approve 61 rows</span></div></div>
	<figcaption>A row with a warning is done. A row with an error is left out until you correct it.</figcaption>
</figure>
<h2>The file</h2>
<ul>
	<li>CSV, with a comma, a semicolon or a tab between the values. In Excel: <b>Save as</b>, then <b>CSV UTF-8</b>. In Google Sheets: <b>Download</b>, then <b>Comma-separated values</b>.</li>
	<li>One person in each row. The first row holds the headings, in any order. Empty rows are passed over.</li>
	<li>Up to 100,000 rows, 200 columns and 32 MB. A larger file is best divided.</li>
	<li>How its letters are stored is recognised: UTF-8, UTF-16 and Windows-1252.</li>
</ul>
<h2>Headings that are understood</h2>
<p>Capitals, blanks, - and _ make no difference. Any other heading can be matched by hand, and columns that are not needed are left out.</p>
<figure>
	<dl class="facts panel">
		<div><dt>E-mail address</dt><dd><code>email</code>, <code>e-mail</code>, <code>user_email</code>, <code>mail</code>, <code>e-mail address</code>. The only one that is always needed.</dd></div>
		<div><dt>First name</dt><dd><code>first name</code>, <code>first_name</code>, <code>given name</code>, <code>Vorname</code></dd></div>
		<div><dt>Last name</dt><dd><code>last name</code>, <code>last_name</code>, <code>family name</code>, <code>surname</code>, <code>Nachname</code></dd></div>
		<div><dt>Group</dt><dd><code>group</code>, <code>groups</code>, <code>team</code>. Several groups in one cell stand apart by ; or |. Capitals and blanks make no difference, and a name that is nearly right gets a suggestion.</dd></div>
		<div><dt>Branch</dt><dd><code>branch</code>, <code>location</code>, <code>site</code>. The whole path (<code>Northfield &gt; Riverside</code>), or its end where there is only one. Administrators only.</dd></div>
		<div><dt>Additional fields</dt><dd>By the name that your organisation gave them. Dates as <code>2026-11-23</code>, <code>23.11.2026</code> or <code>23/11/2026</code>, the day first. Administrators only.</dd></div>
		<div><dt>Notify time</dt><dd><code>notify time</code>, <code>send at</code>. When this person is told: <code>2026-11-23 08:00</code>. Empty: with the others.</dd></div>
		<div><dt>Status</dt><dd><code>status</code>: <code>active</code> or <code>archived</code>. Only for changing existing people.</dd></div>
		<div><dt>Rule</dt><dd><code>rule</code>: how somebody stands to the rule of an automatic group. <code>in</code>: pinned, here whatever the rule says; so is an empty cell. <code>out</code>: kept out. <code>by rule</code>: the rule decides. Only for adding existing people to a group.</dd></div>
		<div><dt>Course</dt><dd><code>course</code>, <code>module</code>, <code>training</code>. The title of a published course. Capitals, accents and blanks make no difference, and a title that is nearly right gets a suggestion. This and the next ones only for recording progress.</dd></div>
		<div><dt>Progress, score</dt><dd><code>progress</code>, <code>percent</code>, <code>score</code>, <code>grade</code>. Per cent, from 0 to 100, with or without %. 100 % of progress means completed.</dd></div>
		<div><dt>Status in the course</dt><dd><code>status</code>: <code>not started</code>, <code>in progress</code>, <code>completed</code> (or <code>passed</code>), <code>failed</code>.</dd></div>
		<div><dt>Started, completed</dt><dd><code>started</code>, <code>completed</code>, <code>completion date</code>. Days like <code>2026-10-02</code>, <code>02.10.2026</code> or <code>02/10/2026</code>, the day first, with a time or without.</dd></div>
		<div><dt>Minutes</dt><dd><code>minutes</code>, <code>time spent</code>. In all so far: <code>90</code> or <code>1:30</code>.</dd></div>
		<div><dt>Password</dt><dd><code>password</code>, <code>user_pass</code>. For people who have no account yet. Never shown or mailed; they choose another one when they first log in. Better left out: without one, people get a link to choose their own.</dd></div>
	</dl>
	<figcaption>Templates and samples with the right headings are on the upload page.</figcaption>
</figure>
<h2>What may happen with the people</h2>
<ul>
	<li><b>Enrol into a group</b>, or into the groups that the file names: everyone is invited, or is in at once, as the group's policy says.</li>
	<li><b>Add people to the organisation</b>: they get an account, with branch and additional fields, and join groups only if the file names some. Administrators only.</li>
	<li><b>Add existing people to a group</b>: nobody new is made, and the rules of an automatic group do not take them out again. The file that created them can be used once more. Administrators only.</li>
	<li><b>Change existing people</b>: branch, additional fields, archive or restore. An empty cell changes nothing. Administrators only.</li>
	<li><b>Take people out of a group</b>: their accounts stay, and so do their other groups.</li>
	<li><b>Record progress</b>: one row for one person in one course, from another system or from paper. It only ever adds: whoever has completed a course stays so, and what is known already is left out. Whoever completes a course by it gets its certificate, and a mail with it. On a group's page only its learners and its courses are taken. Administrators only.</li>
</ul>
<h2>The same people again</h2>
<p>Whoever is in the group already is left out, and nothing about them changes. So the same file may be uploaded twice, and a list that you have exported comes in again without changing anything.</p>
<h2>Rows that were left out</h2>
<p>On the page of the result, download them as a file: the last column says what was wrong. Correct it and upload that file. The column with the reasons may stay.</p>
<h2>Take it back</h2>
<p><b>Undo</b>, on the page of the result, takes back what was done to people who have not accepted yet. The others stay, and the page says how many they are.</p>
<p>Next: <a href="/help/invites">Invites and their statuses</a></p>
</article>
