<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><a href="/help/lessons" aria-current="page">Write a course</a></li></ol></nav>
<div class="top"><div><h1>Write a course</h1></div></div>
<article class="prose">
	<p>A course is a row of lessons and quizzes. You write them as an administrator, on the course's page under <a href="/courses">Courses</a>.</p>
	<h2>Draft and published</h2>
	<ul><li>What you change in lessons is a draft. Learners see it once you press Publish.</li><li>Whoever has begun a course goes on with the version that they began, so that nothing moves under their feet. New learners begin the newest one.</li><li>You can discard a draft: the course is then as it was last published.</li><li>Title, description and certificate are settings. They count at once.</li></ul>
	<h2>How a lesson is written</h2>
	<p>In Markdown: plain text with a few marks. The preview below the text shows what comes of it.</p>
	<div class="scroll" role="region" aria-label="Marks" tabindex="0"><table>
		<thead><tr><th scope="col">You write</th><th scope="col">Learners see</th></tr></thead>
		<tbody>
			<tr><td><code># A heading</code>, <code>## A smaller one</code></td><td>Headings</td></tr>
			<tr><td>An empty line</td><td>A new paragraph</td></tr>
			<tr><td><code>*word*</code>, <code>**word**</code></td><td><em>word</em>, <strong>word</strong></td></tr>
			<tr><td><code>- one</code>, on the next line <code>- two</code></td><td>A list; with <code>1.</code> and <code>2.</code> a numbered one</td></tr>
			<tr><td><code>&gt; What somebody said</code></td><td>A quotation</td></tr>
			<tr><td><code>[our policy](https://example.org/policy)</code></td><td>A link</td></tr>
			<tr><td><code>![A quiet room](/pictures/12)</code></td><td>A picture of this course</td></tr>
			<tr><td><code>---</code></td><td>A line across</td></tr>
		</tbody></table></div>
	<p>HTML is not understood: it is shown as you typed it. Links go to web pages, mail addresses and telephone numbers.</p>
	<h2>Pictures and videos</h2>
	<ul><li>Pictures are added below the text: PNG, JPEG, GIF or WebP, up to 5 MB. Say what each shows, for those who cannot see it. Then put its words into the text.</li><li>A video is an address that begins with https://. A file that ends in .mp4 or .webm plays in the lesson; anything else opens in a new tab. Choose videos with captions.</li></ul>
	<h2>What completes a course</h2>
	<ul><li>A learner who has completed every lesson that is not optional, and passed every such quiz, has completed the course.</li><li>A course without lessons is completed by what comes from elsewhere: a progress CSV, or another system.</li></ul>
</article>
