<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Groups that fill themselves</span></li></ol></nav>
<article class="prose">
<h1>Groups that fill themselves</h1>
<p>A group is filled by hand or by rule. In one that is filled by rule, people join when they match the rule and leave when they no longer do. It happens at once: when somebody completes a course, when you edit a field, when a file is imported. Administrators choose this when they make a group, or later in its settings.</p>
<h2>Write a rule</h2>
<ol><li>Open the group and choose <b>Rules</b>.</li><li>Choose whether people must match <b>all</b> of the conditions or <b>any</b> of them.</li><li>Add conditions.</li><li>Look at who would be added and who would be removed. <b>Count again</b> brings the numbers up to date. Nothing changes until you save.</li><li>Choose <b>Save rules</b>.</li></ol>
<figure>
	<div class="panel flow s" aria-hidden="true">
		<div class="row"><span>Course status</span><span class="soft">Driver safety fundamentals</span><span>is Completed</span></div>
		<div class="row"><span>Additional field</span><span class="soft">Department</span><span>is one of</span><span class="mono">Fleet, Outreach</span></div>
		<div class="row"><span>E-mail address</span><span class="soft">contains</span><span class="mono">@northfield.example</span></div>
	</div>
	<figcaption>All of these: drivers of two departments who have completed the course and write from our own domain.</figcaption>
</figure>
<p>A condition can have alternatives: people need one of them where the rule asks for all conditions. Where it asks for any, what you add to a condition must hold as well.</p>
<h2>What conditions look at</h2>
<ul><li><b>Course status</b>: Not started, In progress or Completed. Not started also holds for people who were never given the course. Whoever takes a course again is In progress until they complete it again.</li><li><b>Additional field</b>: what its type allows, such as is, contains, before or is empty.</li><li><b>E-mail address</b>: the person's main one, once they have shown that it is theirs.</li><li><b>Name</b>: all words that you type, in any order.</li><li><b>Branch</b>, with or without those below it, and the <b>day on which they joined</b> the organisation.</li></ul>
<p>Capitals and accents do not count. Several values stand apart by commas; one that has a comma in it goes into quotes. “Is not” and “does not contain” also hold for people who have no value.</p>
<h2>Who is asked</h2>
<p>Every active member of the organisation, administrators too. They need not be in any group.</p>
<h2>When people join or leave by a rule</h2>
<ul><li>They join at once, without an invite. You choose whether a mail tells them. Nobody gets a mail when they leave.</li><li>Their progress and certificates stay, whatever happens.</li><li>A seat comes back as <a href="/help/seats">seats always do</a>. When no seat is free, people go on the wait list: first those who wait already, then whoever joined the organisation earlier.</li><li>A change that removes more than a fifth of the learners asks you once more.</li></ul>
<h2>Exceptions: pinned and kept out</h2>
<ul><li><b>Pinned</b> people stay even if they do not match. Whoever you add by hand, from a file or by a code is pinned. You can pin learners, and let them go again, in the list of learners.</li><li><b>Kept out</b>: whoever you remove by hand, or who leaves by themselves, does not come back by the rule, even if they match. Adding them by hand ends that, and so does <b>Allow again</b> under <b>Who stays out</b>.</li></ul>
<h2>Why is somebody here, or not?</h2>
<p>In the list of learners, <b>By rule</b> and <b>Pinned</b> lead to the answer: you see each condition, what the person has, and whether it holds. Administrators can ask about anybody, in the group or not: <b>Why is somebody here, or not?</b> is below the list.</p>
<h2>Take a change back</h2>
<p>The history says who changed the rule, when, and who came and went by it. <b>Undo</b> brings the rule before it back, without mails.</p>
<h2>When a rule has stopped</h2>
<p>If a course, field, choice or branch that a rule asks for is deleted, the rule stops and says so. Nobody joins or leaves until you edit the rule and save it. The rule of an archived group rests until you restore the group.</p>
<p>Next: <a href="/help/seats">Seats</a></p>
</article>
