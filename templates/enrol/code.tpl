{{>parts/group.tpl}}
<div class="top"><div><h1>Enrol new users</h1><p>Into <bdi>{{group_name}}</bdi>. Seats: {{seats_words}}.</p></div></div>
{{>enrol/archived.tpl}}
{{#group_open}}
{{>enrol/ways.tpl}}
<form class="split" method="post" action="/groups/{{group_id}}/enrol/code" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<div class="flow">
		<section class="panel flow" aria-labelledby="code-title">
			<h2 id="code-title">New group code</h2>
			<fieldset class="flow s pick-code" id="make"><legend>Code</legend>
				<label class="opt"><input type="radio" name="make" value="made"{{#make_made}} checked{{/make_made}}><span>Make one for me</span></label>
				<label class="opt"><input type="radio" name="make" value="own"{{#make_own}} checked{{/make_own}}><span>I choose the code</span></label>
				<div class="field"><label for="code">Your code</label><input id="code" name="code" class="mono" autocomplete="off" autocapitalize="characters" spellcheck="false" value="{{code}}" aria-describedby="code-hint{{#code_error}} code-error{{/code_error}}"{{#code_error}} aria-invalid="true"{{/code_error}}><small id="code-hint">Letters, digits and hyphens, 4 to 24 of them. Capitals do not matter.</small>{{#code_error}}<p class="err" id="code-error">{{code_error}}</p>{{/code_error}}</div>
			</fieldset>
			{{>codes/fields.tpl}}
			<label class="opt"><input type="checkbox" role="switch" class="switch" name="active" value="1"{{#active_1}} checked{{/active_1}}><span><b>Code status</b><small>A code works only while it is active. You can switch it at any time.</small></span></label>
		</section>
	</div>
	<aside class="flow">
		<section class="panel flow s" aria-labelledby="use-title"><h2 id="use-title">How people use it</h2>
			<ol class="next flow s"><li>You share the code, its link or its QR code.</li><li>They type it on the <a href="/redeem">redeem page</a>, and register or log in.</li><li>They are Active at once and take one seat. Where none is free, they go on the wait list.</li></ol>
		</section>
		<button class="btn main big">Make the code</button>
		<a class="help" href="/help/codes"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How codes and keys work</a>
	</aside>
</form>
{{/group_open}}
