{{#asks_nothing}}<p>It has no condition, so it matches nobody.</p>{{/asks_nothing}}
{{#asks}}
<p>People who match {{asks_words}}</p>
<ul class="asks">{{#block}}<li>{{#condition}}<bdi>{{condition_words}}</bdi>{{#condition_separator}} <b>{{joint}}</b> {{/condition_separator}}{{/condition}}</li>{{/block}}</ul>
{{/asks}}
