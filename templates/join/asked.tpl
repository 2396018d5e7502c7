<section class="panel flow confirm">
	<h1>Look in your mail</h1>
	<p>We have sent a link to the address that you gave. Open it within three days to join <bdi>{{joined_name}}</bdi>: you log in or make an account, and are in.</p>
	<p class="soft">Nothing there after a few minutes? Look in Junk or Spam, and in Outlook under Other. If there was a slip in the address, enter it once more.</p>
	<div class="row"><a class="btn" href="/join/{{page_name}}">Enter the address once more</a></div>
	{{#ask}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#person"/></svg><div><b>Whom to ask</b><br><span class="text" dir="auto">{{ask}}</span></div></div>{{/ask}}
</section>
