{{>imports/head.tpl}}
{{#nobody}}<section class="panel empty"><h2>No mail would go out</h2><p class="soft">No row of this file brings somebody in.</p></section>{{/nobody}}
{{#somebody}}<section class="panel flow" aria-labelledby="mail-title"><div class="flow s"><h2 id="mail-title">Preview of the mail</h2><p class="soft">This is what the first person of the file would get. Nothing was sent. Somebody who has an account already gets a mail without a link to set a password.{{#is_admin}} Its words are those of <a href="/organisation/mail">the organisation's mail texts</a>.{{/is_admin}}</p></div>
	{{>parts/letter.tpl}}
</section>{{/somebody}}
<div class="row"><a class="btn" href="/imports/{{import_id}}"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#back"/></svg>Back to the preview</a></div>
