<nav class="crumbs" aria-label="Breadcrumb"><ol><li><a href="/organisation/mail">Mail texts</a></li><li><a href="/organisation/mail/{{kind}}" aria-current="page">{{kind_title}}</a></li></ol></nav>
<div class="top"><div><h1>{{kind_title}}</h1><p>{{sent}}</p></div></div>
{{#tried}}<div class="note"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#info"/></svg><div><b>This is a preview.</b> Nothing is saved or sent yet. <a href="#preview">The mail is shown below the text.</a></div></div>{{/tried}}
<form class="split" method="post" action="/organisation/mail/{{kind}}" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<section class="panel flow" aria-label="Text">
		<div class="field"><label for="subject">Subject</label><input id="subject" name="subject" dir="auto" value="{{subject}}" required autocomplete="off"{{#subject_error}} aria-invalid="true" aria-describedby="subject-error"{{/subject_error}}>{{#subject_error}}<p class="err" id="subject-error">{{subject_error}}</p>{{/subject_error}}</div>
		<div class="field"><label for="body">Text</label><textarea id="body" name="body" dir="auto" rows="16" required aria-describedby="body-hint{{#body_error}} body-error{{/body_error}}"{{#body_error}} aria-invalid="true"{{/body_error}}>
{{body}}</textarea><small id="body-hint">An empty line begins a new paragraph. A paragraph with a placeholder that has nothing to say (no courses yet) is left out.</small>{{#body_error}}<p class="err" id="body-error">{{body_error}}</p>{{/body_error}}</div>
		<div class="row"><button class="btn main">Save</button><button class="btn" name="preview" value="1"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Preview</button><a class="btn quiet" href="/organisation/mail">Cancel</a></div>
	</section>
	<aside class="panel flow s" aria-labelledby="places-title">
		<h2 id="places-title">Placeholders</h2>
		<p class="soft">Write them with their braces; each mail has the right words in their place.{{#needs_link}} {link} must be there.{{/needs_link}}</p>
		<dl class="facts">{{#place}}<div><dt><code class="mono">&#123;{{name}}&#125;</code></dt><dd>{{meaning}}</dd></div>{{/place}}</dl>
	</aside>
</form>
<section class="panel flow" id="preview" aria-labelledby="preview-title"><div class="flow s"><h2 id="preview-title">{{#tried}}Preview{{/tried}}{{#kept}}The mail as it is now{{/kept}}</h2><p class="soft">To an example of a person. Real mails name the group, its courses and the real link, and have a few more lines below, on how long the link works and who sent it.</p></div>
	{{>parts/letter.tpl}}
	<form class="row" method="post" action="/organisation/mail/{{kind}}/test"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#mail"/></svg>Send me a test</button><span class="soft any">The saved text goes to {{user_email}}.</span></form>
</section>
{{#own}}
<details class="panel"><summary>The default text</summary><div class="flow s"><p><b>{{default_subject}}</b></p><pre>{{default_body}}</pre><p><a class="btn" href="/organisation/mail/{{kind}}/default">Back to the default</a></p></div></details>
{{/own}}
