<div class="field"><label for="words">Question</label><textarea id="words" name="words" dir="auto" rows="3" required{{#words_error}} aria-invalid="true" aria-describedby="words-error"{{/words_error}}>
{{words}}</textarea>{{#words_error}}<p class="err" id="words-error">{{words_error}}</p>{{/words_error}}</div>
<fieldset class="flow s" id="kind"{{#kind_error}} aria-describedby="kind-error"{{/kind_error}}><legend>What learners choose</legend>
	<label class="opt"><input type="radio" name="kind" value="one"{{#kind_one}} checked{{/kind_one}}><span>One answer <small>Exactly one is right.</small></span></label>
	<label class="opt"><input type="radio" name="kind" value="several"{{#kind_several}} checked{{/kind_several}}><span>Several answers <small>The question is right when they choose all the right ones and no other.</small></span></label>
	{{#kind_error}}<p class="err" id="kind-error">{{kind_error}}</p>{{/kind_error}}
</fieldset>
<fieldset class="flow s" id="right" data-rows{{#right_error}} aria-describedby="right-error"{{/right_error}}><legend>Answers <small>2 to 10; rows left empty do not count</small></legend>
	{{#right_error}}<p class="err" id="right-error">{{right_error}}</p>{{/right_error}}
	{{#row}}
	<div class="row one" data-row><input class="grow" id="choice{{n}}" name="choice{{n}}" dir="auto" value="{{choice}}" autocomplete="off" aria-label="Answer {{n}}"{{#choice_words}} aria-invalid="true" aria-describedby="choice{{n}}-error"{{/choice_words}}><label class="opt"><input type="checkbox" name="right{{n}}" value="1"{{#right}} checked{{/right}}><span>Right<span class="vh">: answer {{n}}</span></span></label></div>
	{{#choice_words}}<p class="err" id="choice{{n}}-error">{{choice_words}}</p>{{/choice_words}}
	{{/row}}
	<button class="btn auto" type="button" data-more hidden><svg class="i" aria-hidden="true"><use href="/static/icons.svg#plus"/></svg>Add answer</button>
</fieldset>
<div class="field"><label for="feedback">Feedback <small>optional</small></label><textarea id="feedback" name="feedback" dir="auto" rows="3" aria-describedby="feedback-hint{{#feedback_error}} feedback-error{{/feedback_error}}"{{#feedback_error}} aria-invalid="true"{{/feedback_error}}>
{{feedback}}</textarea><small id="feedback-hint">Shown below the question: at once where the answer was right, else once they have passed or have no attempts left.</small>{{#feedback_error}}<p class="err" id="feedback-error">{{feedback_error}}</p>{{/feedback_error}}</div>
