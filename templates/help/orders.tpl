<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/help">Help</a></li><li><span aria-current="page">Order seats and courses</span></li></ol></nav>
<article class="prose">
<h1>Order seats and courses</h1>
<p>Administrators order seats and courses for one group at a time. What they order is in the group as soon as it is paid.</p>
<h2>Make an order</h2>
<ol><li>Open the group, then <b>Seats</b>, and choose <b>Add seats</b>. Or open <b>Courses</b> and choose <b>Add courses</b>.</li><li>Enter how many seats, tick the courses, and choose <b>Work out the total</b>. Nothing is ordered yet.</li><li>Check what it comes to, choose how to pay, enter the name and address for the invoice, and order.</li></ol>
<h2>Pay</h2>
<ul><li><b>By invoice:</b> the invoice is there at once, to print. Pay it as it says; once your payment has arrived, it is noted, and the seats are there.</li><li><b>Online</b>, where it is offered: you go to the page of the payment provider and come back. The seats are there as soon as the provider confirms the payment, usually within a minute.</li></ul>
<h2>What each word means</h2>
<ul><li><span class="tag warn">To be paid</span>: nothing has come of it yet. You can cancel it.</li><li><span class="tag ok">Paid</span>: the seats and courses are in the group.</li><li><span class="tag">Cancelled</span>: there is nothing to pay; an invoice is taken back by a credit note. A payment that arrives all the same counts, and you get what you ordered.</li><li><span class="tag bad">Refunded</span>: seats that nobody held were taken back, and their price is given back. Courses stay.</li></ul>
<h2>Good to know</h2>
<ul><li>The price of a course is for one group, however many people are in it. The course becomes one of your own courses.</li><li>An order keeps the price that it was made at.</li><li>While people wait for a seat, new seats go to them first, in their order.</li></ul>
</article>
