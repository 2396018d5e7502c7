<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/groups">Groups</a></li><li><a href="/organisation/announcement" aria-current="page">Announcement</a></li></ol></nav>
<div class="top"><div><h1>Tell your people beforehand</h1><p>People open an invite that they expect. Copy this text, change what you like, and send it by your own mail, post it, or read it out.</p></div></div>
<section class="panel flow">
	<div class="field"><label for="announcement">Announcement</label><textarea id="announcement" dir="auto" rows="16" readonly>
Dear colleagues,&#10;
{{name}} now uses Muster for training. In the next days you will get an e-mail with an invite. It comes from {{name}}.&#10;
What to do:
1. Open the e-mail and follow the link to {{base_url}}
2. Choose “Accept invite”, then enter your name and choose a password. If you have used Muster before, log in instead.
3. Your courses are then under My learning.&#10;
The e-mail has not come? Look in Junk or Spam, and in Outlook under “Other”. You can also write to us, and we send it again.&#10;
Until you accept, we see only your e-mail address. You can decline.{{#contact}}&#10;&#10;Questions:&#10;{{contact}}{{/contact}}</textarea></div>
	<div class="row"><button class="btn main" type="button" data-copy="#announcement" hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#copy"/></svg>Copy the text</button>
		<form class="inline" method="post" action="/organisation/announcement"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>I have told them, or do not need it</button></form></div>
	{{#no_contact}}<p class="soft">Whom may people ask? <a href="/organisation">Say so in the profile</a>, and it stands at the end of this text.</p>{{/no_contact}}
</section>
