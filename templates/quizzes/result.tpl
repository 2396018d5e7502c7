{{#result_passed}}<div class="note ok" role="status"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg><div><h2 id="quiz-title">Passed: {{score_words}}</h2><p>{{right_words}} right, {{mark_words}} to pass. Handed in <time datetime="{{handed_at:x-iso}}">{{handed_at:x-then}}</time>.</p>
	{{#course_done}}<p>The course is complete. {{#certificate_number}}<a href="/certificates/{{certificate_number}}">See your certificate</a>{{/certificate_number}}</p>{{/course_done}}</div></div>{{/result_passed}}
{{#result_failed}}<div class="note bad" role="status"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg><div><h2 id="quiz-title">Not passed: {{score_words}}</h2><p>{{right_words}} right, {{mark_words}} to pass. Handed in <time datetime="{{handed_at:x-iso}}">{{handed_at:x-then}}</time>.</p></div></div>{{/result_failed}}
{{#used_up}}
<div class="note warn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#alert"/></svg><div><b>No attempts are left.</b> Ask {{#quiz_contact}}<bdi>{{quiz_contact}}</bdi>{{/quiz_contact}}{{#no_contact}}an administrator of your organisation{{/no_contact}} for one more: they can give it to you.</div></div>
{{/used_up}}
{{#concealed}}<p class="soft">Which answers are right is shown once you have passed, or have no attempts left.</p>{{/concealed}}
<ol class="plain flow">
	{{#marked}}
	<li class="panel flow s">
		<h3>{{number}}. <span class="text" dir="auto">{{words}}</span></h3>
		<p>{{#is_right}}<span class="st ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Right</span>{{/is_right}}{{#is_wrong}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg>Not right</span>{{/is_wrong}}{{#is_empty}}<span class="st bad"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#x"/></svg>Not answered</span>{{/is_empty}}</p>
		<ul class="lines">
			{{#choice}}<li class="row"><span class="grow" dir="auto">{{choice_words}}</span><span>{{#chosen}}<span class="tag info">Your answer</span> {{/chosen}}{{#choice_right}}<span class="tag ok"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#check"/></svg>Right answer</span>{{/choice_right}}</span></li>{{/choice}}
		</ul>
		{{#feedback}}<p class="text" dir="auto">{{feedback}}</p>{{/feedback}}
	</li>
	{{/marked}}
</ol>
{{#earlier_any}}
<details class="more"><summary>All attempts</summary><ul class="lines">{{#earlier}}<li>Attempt {{number}}, <time datetime="{{done_at:x-iso}}">{{done_at:x-then}}</time>: {{score}}%, {{#passed_is_yes}}passed{{/passed_is_yes}}{{#passed_is_no}}not passed{{/passed_is_no}}</li>{{/earlier}}</ul></details>
{{/earlier_any}}
{{#may_again}}
<form class="row" method="post" action="/learning/{{quiz_course}}/{{quiz_lesson}}/start"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn main big">Try again</button><span class="soft">You have {{left_of}}.</span></form>
{{/may_again}}
