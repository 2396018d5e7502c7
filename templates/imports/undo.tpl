{{>imports/head.tpl}}
<section class="panel flow confirm"><h2>Undo this import?</h2>
	<p><b>{{back_words}}</b> {{#kept_words}}{{kept_words}}{{/kept_words}}</p>
	<ul class="flow s">
		{{#invited}}<li>Invites that wait for an answer are cancelled: their links stop working, and their seats are free again. Whoever has accepted stays.</li>{{/invited}}
		{{#enrolled}}<li>People who were enrolled leave the group again, unless they have logged in, confirmed their address or begun a course since.</li>{{/enrolled}}
		{{#created}}<li>People who are new here are archived, unless they have logged in or confirmed their address since, or have a place in a group.</li>{{/created}}
		{{#changed}}<li>Branches and values become what they were, unless somebody changed them again.</li>{{/changed}}
		{{#archived}}<li>People who were archived are restored.</li>{{/archived}}
		{{#restored}}<li>People who were restored are archived again.</li>{{/restored}}
		{{#removed}}<li>People who were removed come back, where a seat is free.</li>{{/removed}}
		{{#pins}}<li>Pins, and what was left to the rule, are as before.</li>{{/pins}}
		{{#kept_out}}<li>People who were kept out are left to the rule again, and come back where they were in the group and a seat is free.</li>{{/kept_out}}
		{{#recorded}}<li>The progress that it recorded counts no more. Certificates that people have by it are revoked.</li>{{/recorded}}
		<li>Mails that went out cannot be called back. Those that wait are not sent.</li>
	</ul>
	<form class="row" method="post" action="/imports/{{import_id}}/undo"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn bad">Undo the import</button><a class="btn quiet" href="/imports/{{import_id}}">Keep everything</a></form></section>
