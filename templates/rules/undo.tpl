{{>parts/group.tpl}}
<section class="panel flow confirm"><h1>{{#nothing}}There is nothing to undo{{/nothing}}{{#something}}Undo the last change of the rule?{{/something}}</h1>
	{{#nothing}}<p>No rule was saved for this group yet.</p><div class="row"><a class="btn" href="/groups/{{group_id}}/rules">Back to the rule</a></div>{{/nothing}}
	{{#lost}}<p><b>Rule {{before_number}} cannot come back.</b> {{lost}} Change the rule as it is now instead.</p><div class="row"><a class="btn" href="/groups/{{group_id}}/rules">Change the rule</a></div>{{/lost}}
	{{#may_undo}}
	<p>{{#before_number}}Rule {{before_number}} comes back in place of rule {{number}}, as rule {{next_number}}.{{/before_number}}{{#first}}Rule {{number}} was the first one. Without it the rule of the group matches nobody, and whoever came in by it leaves.{{/first}}</p>
	{{#before_number}}<div class="flow s">{{>rules/words.tpl}}</div>{{/before_number}}
	<dl class="tiles"><div><dt>Stay</dt><dd>{{stay:x-number}}</dd>{{#pinned}}<dd>{{pinned:x-number}} of them pinned</dd>{{/pinned}}</div><div><dt>Come in</dt><dd>{{added:x-number}}</dd></div><div><dt>Leave</dt><dd>{{removed:x-number}}</dd></div></dl>
	{{>rules/would_wait.tpl}}
	<p>{{seats_after}}{{#seats_open}} Whoever has started a course here keeps the seat.{{/seats_open}} Nobody gets a mail. Progress and certificates stay.{{#has_draft}} What you have not saved yet of the rule is lost.{{/has_draft}}</p>
	<form class="flow" method="post" action="/groups/{{group_id}}/rules/undo" novalidate>
		<input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="number" value="{{number}}">
		{{#brake}}
		<input type="hidden" name="agreed_to" value="{{removed}}">
		<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div class="flow s"><b>{{brake}}</b>
			<label class="opt"><input type="checkbox" id="agreed" name="agreed" value="1"{{#agreed_error}} aria-invalid="true" aria-describedby="agreed-error"{{/agreed_error}}><span>Yes, remove {{brake_people}} <small>Their progress and certificates stay.</small></span></label>
			{{#agreed_error}}<p class="err" id="agreed-error">{{agreed_error}}</p>{{/agreed_error}}</div></div>
		{{/brake}}
		<div class="row"><button class="btn bad">Undo the change</button><a class="btn quiet" href="/groups/{{group_id}}/rules">Leave it as it is</a></div>
	</form>
	{{/may_undo}}</section>
