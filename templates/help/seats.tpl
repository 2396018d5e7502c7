<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Seats</span></li></ol></nav>
<article class="prose">
<h1>Seats</h1>
<p>A group has a number of seats, or no limit. Its <b>Seats</b> tab says how many are held, by what, and why.</p>
<h2>What holds a seat</h2>
<ul><li>An active learner.</li><li>An invite that is on its way, or waits for an answer.</li><li>An enrolment key that nobody has used yet.</li><li>A learner who left after having started a course, where your organisation keeps such seats.</li></ul>
<p>A group code holds none: a seat is taken each time somebody uses the code.</p>
<h2>When a seat is free again</h2>
<p>When an invite is declined, cancelled or expires, when a key is revoked, and when a learner leaves who had not started a course. An administrator chooses under <b>Organisation</b> whether a seat also comes back from somebody who had. Whoever comes back into the group has their own seat again; nobody uses two.</p>
<h2>The wait list</h2>
<p>Whoever comes by a group code, the join page or the <a href="/help/rules">rule of a group</a> while no seat is free waits. The first in line gets the next free seat, and a mail says so. People whom you enrol by hand or from a file do not wait. Whoever is archived is taken off the list.</p>
<h2>More seats, or fewer</h2>
<p>An administrator sets the number on the <b>Seats</b> tab, or orders seats there where they are sold. The number cannot fall below the seats that are held: cancel invites, revoke keys or remove people first.</p>
<h2>Why the balance is what it is</h2>
<p>Every change stands in a list on the <b>Seats</b> tab, latest first: what happened, who did it, and how many seats were held afterwards. Lines are only ever added.</p>
<p>Next: <a href="/help/orders">Order seats and courses</a></p>
</article>
