{{#group_open}}
<form class="row keys" id="make-keys" method="post" action="/groups/{{group_id}}/keys" novalidate><input type="hidden" name="csrf" value="{{csrf}}">
	<div class="field"><label for="name">Name of the batch</label><input id="name" name="name" dir="auto" autocomplete="off" value="{{name}}" placeholder="Winter cohort"{{#name_error}} aria-invalid="true" aria-describedby="name-error"{{/name_error}}>{{#name_error}}<p class="err" id="name-error">{{name_error}}</p>{{/name_error}}</div>
	<div class="field"><label for="keys">Keys to make</label><input id="keys" name="keys" class="auto" size="8" inputmode="numeric" autocomplete="off" value="{{keys}}" aria-describedby="keys-hint{{#keys_error}} keys-error{{/keys_error}}"{{#keys_error}} aria-invalid="true"{{/keys_error}}><small id="keys-hint">Each holds a seat.{{#seats_free_words}} {{seats_free_words}}.{{/seats_free_words}}</small>{{#keys_error}}<p class="err" id="keys-error">{{keys_error}}</p>{{/keys_error}}</div>
	<button class="btn"><svg class="i" aria-hidden="true"><use href="/static/icons.svg#key"/></svg>Make keys</button></form>
{{/group_open}}
