<div class="flow">
	<h1>Look in your mail</h1>
	{{#for_invite}}
	<p>This code is for certain addresses, so we sent a link to yours. Open it and accept: then you are in.</p>
	<p class="soft">Nothing there after a few minutes? Look in Junk or Spam, and in Outlook under Other. Who is in the group already gets no mail: log in instead.</p>
	{{/for_invite}}
	{{#for_password}}
	<p>There is an account with this address, but it has no password yet. We sent a link to set one. After that, redeem your code here.</p>
	<p class="soft">Nothing there after a few minutes? Look in Junk or Spam, and in Outlook under Other.</p>
	{{/for_password}}
	<div class="row"><a class="btn" href="{{base}}">Back to the code</a><a class="btn quiet" href="/login?to={{base:url_query_escape}}">Log in</a></div>
</div>
