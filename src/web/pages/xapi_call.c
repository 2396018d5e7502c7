#include "web/pages/xapi_call.h"

#include <string.h>

#include "domain/statement_value.h"
#include "web/form.h"
#include "web/raw.h"

enum outcome
xapi_refuse(struct request *r, int status, const char *words)
{
	raw_answer(r, status, words);
	return INVALID;
}

bool
xapi_takes_only(struct request *r, const char *const *names, size_t count)
{
	const struct xapi_call *call = r->found;
	struct arena *arena = r->ctx.arena;

	for (const struct field *field = call->parameters; field; field = field->next) {
		size_t i = 0;

		while (i < count && strcmp(names[i], field->name) != 0)
			i++;
		if (i == count)
			xapi_refuse(r, 400, arena_text(arena, "There is no parameter \"%s\" here.", value_printable(arena, field->name)));
		else if (form_find(field->next, field->name))
			xapi_refuse(r, 400, arena_text(arena, "The parameter \"%s\" came twice. Send it once.", field->name));
		else
			continue;
		return false;
	}
	return true;
}

const char *
xapi_parameter(struct request *r, const char *name)
{
	const struct field *found = form_find(((const struct xapi_call *)r->found)->parameters, name);

	return found ? found->value : NULL;
}
