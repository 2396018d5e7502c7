<form class="flow" method="get" action="/certificates">
	<div class="flow s"><h1>Check a certificate</h1>
	<p class="soft">Its number stands at the foot of each certificate. We tell whose it is, for what, and whether it is valid.</p></div>
	{{#unknown}}<div class="note bad" role="alert"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>There is no certificate with this number.</b> Look at it again: each letter and digit counts, capitals, blanks and dashes do not.</div></div>{{/unknown}}
	{{#wait_words}}<div class="note warn" role="alert"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>Too many wrong numbers came from here.</b> Try again {{wait_words}}.</div></div>{{/wait_words}}
	<div class="field">
		<label for="number">Number</label>
		<input id="number" name="number" class="code" value="{{number}}" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="number-hint">
		<small id="number-hint">12 letters and digits, like ACDE-FGHJ-KMNP.</small>
	</div>
	<div class="row"><button class="btn main big">Check</button></div>
</form>
