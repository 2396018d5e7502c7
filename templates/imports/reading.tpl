{{>imports/head.tpl}}
<section class="panel flow" id="reading" data-live="/imports/{{import_id}}" data-next="/imports/{{import_id}}" aria-labelledby="reading-title">
	<h2 id="reading-title">Checking every row</h2>
	<div role="status" class="flow s"><progress max="{{file_size}}" value="{{read_to}}" aria-labelledby="reading-title"></progress><p>{{rows_read:x-number}} rows so far. Nothing is sent, and nobody is added.</p></div>
	<p class="soft">You can leave this page: the file is under Imports.</p>
</section>
<div class="row"><form class="inline" method="post" action="/imports/{{import_id}}/disapprove"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn">Disapprove</button></form><a class="btn quiet" href="/imports/{{import_id}}">Refresh</a></div>
