<form class="flow" method="post" action="/redeem" novalidate>
	<input type="hidden" name="csrf" value="{{csrf}}">
	<div class="flow s"><h1>Redeem a code</h1>
	<p class="soft">Type the group code or the enrolment key you were given.</p></div>
	<div class="field">
		<label for="code">Code or key</label>
		<input id="code" name="code" class="code" value="{{code}}" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="code-hint{{#code_error}} code-error{{/code_error}}"{{#code_error}} aria-invalid="true"{{/code_error}}>
		<small id="code-hint">Capitals, blanks and dashes do not matter.</small>
		{{#code_error}}<p class="err" id="code-error">{{code_error}}</p>{{/code_error}}
	</div>
	<div class="row"><button class="btn main big">Go on</button></div>
	{{#visitor}}<p class="soft">Have you redeemed it before? <a href="/login?to=/learning">Log in</a>: your courses are in My learning.</p>{{/visitor}}
	<p class="soft"><a class="help" href="/help/redeem"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg>How codes and keys work</a></p>
</form>
