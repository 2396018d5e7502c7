{{#due_words}}{{#due_still}} · due {{due_words}}{{/due_still}}{{#due_over}} · <span class="warn">was due {{due_words}}</span>{{/due_over}}{{/due_words}}
