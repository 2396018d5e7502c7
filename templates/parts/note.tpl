{{#note_words}}
<div class="note {{#note_is_ok}}ok{{/note_is_ok}}{{#note_is_warn}}warn{{/note_is_warn}}" role="status"><svg class="i" aria-hidden="true">{{#note_is_ok}}<use href="/static/icons.svg#check"/>{{/note_is_ok}}{{#note_is_warn}}<use href="/static/icons.svg#alert"/>{{/note_is_warn}}</svg>
	<div>{{note_words}}</div>
	{{#note_undo}}<form class="inline" method="post" action="{{note_undo}}"><input type="hidden" name="csrf" value="{{csrf}}"><button class="btn s">Undo</button></form>{{/note_undo}}
</div>
{{/note_words}}
