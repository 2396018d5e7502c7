/* Forms, cookies and paths from outside: whatever comes, a bounded answer; what is taken keeps its promises. */
#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "web/form.h"
#include "web/parse.h"
#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct arena *arena;

static void
check_fields(const struct field *fields)
{
	size_t count = 0;

	for (; fields; fields = fields->next) {
		const char *encoded = percent_encode(arena, fields->value), *back;

		check(++count <= FORM_FIELDS && strlen(fields->name) <= FORM_NAME_MAX && strlen(fields->value) <= FORM_VALUE_MAX);
		check(text_is_utf8(fields->name, strlen(fields->name)) && text_is_utf8(fields->value, strlen(fields->value)));
		check(percent_decode(arena, encoded, strlen(encoded), true, FORM_VALUE_MAX, &back) == FORM_OK);
		check(strcmp(back, fields->value) == 0);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct field *fields;
	const char *text, *token;

	if (!arena)
		arena = arena_new((size_t)256 << 20);
	if (form_parse(arena, (const char *)data, size, &fields) == FORM_OK)
		check_fields(fields);
	else
		check(fields == NULL);
	text = arena_copy(arena, (const char *)data, size);
	token = parse_cookie(arena, text, "muster");
	check(!token || strlen(token) == 43);
	check(!path_is_ours(text) || (text[0] == '/' && text[1] != '/' && !strpbrk(text, "\\\r\n \t")));
	arena_reset(arena);
	return 0;
}
