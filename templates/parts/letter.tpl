{{#letter}}
<article class="flow" aria-label="The mail">
	<dl class="facts"><div><dt>From</dt><dd>{{from}}</dd></div>{{#reply_to}}<div><dt>Answers to</dt><dd>{{reply_to}}</dd></div>{{/reply_to}}<div><dt>To</dt><dd>{{to}}</dd></div><div><dt>Subject</dt><dd><b>{{subject}}</b></dd></div></dl>
	<h3>{{heading}}</h3>
	{{#block}}
	{{#lines}}<p>{{#run}}{{words}}{{#url}}<span class="mono">{{url}}</span>{{/url}}{{#line_end}}<br>{{/line_end}}{{/run}}</p>{{/lines}}
	{{#list}}<ul class="lines">{{#course}}<li><bdi>{{title}}</bdi>{{#length}} <small>{{length}}</small>{{/length}}</li>{{/course}}</ul>{{/list}}
	{{#action}}<p><span class="tag ok">{{button}}</span></p>{{/action}}
	{{/block}}
	<details><summary>As plain text, for programs that do not show HTML</summary><pre class="mono">{{plain_text}}</pre></details>
</article>
{{/letter}}
