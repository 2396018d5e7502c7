#include "domain/brings.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "domain/member.h"
#include "queries.h"

#define BRINGS_MAX (FIELDS_MOST * (4 * FIELD_VALUE_MOST + 32) + 64)
#define PART '\x1f' /* ends each part; no value holds it, since field_read() takes no control characters */

const char *
brings_write(struct arena *arena, const struct brings *brings)
{
	struct buffer text;

	if (!brings->branch && !brings->count)
		return NULL;
	text = buffer_new(arena, BRINGS_MAX);
	buffer_format(&text, "%lld%c", (long long)brings->branch, PART);
	for (size_t i = 0; i < brings->count; i++)
		buffer_format(&text, "%lld%c%s%c", (long long)brings->values[i].field, PART, brings->values[i].value, PART);
	return text.data;
}

/* The part that text begins with; *text goes behind it. NULL at the end. */
static const char *
part(struct arena *arena, const char **text)
{
	const char *end = strchr(*text, PART);
	const char *found;

	if (!end)
		return NULL;
	found = arena_copy(arena, *text, (size_t)(end - *text));
	*text = end + 1;
	return found;
}

static void
give_value(struct ctx *ctx, int64_t member, const struct field_def *def, const char *value)
{
	const char *canonical, *words;

	if (!def || rows_text(q_member_value(ctx->db, ctx->organisation, member, def->id)))
		return;
	if (field_read(ctx, def, value, &canonical, &words) && *canonical)
		member_set_value(ctx, member, def->id, canonical);
}

void
brings_give(struct ctx *ctx, int64_t member, const char *text)
{
	struct field_defs fields = field_load(ctx);
	const char *first = part(ctx->arena, &text);
	const char *field, *value;

	if (!first)
		return;
	if (!rows_integer(q_member_branch(ctx->db, ctx->organisation, member)))
		member_set_branch(ctx, member, strtoll(first, NULL, 10));
	while ((field = part(ctx->arena, &text)) && (value = part(ctx->arena, &text)))
		give_value(ctx, member, field_by_id(fields, strtoll(field, NULL, 10)), value);
}
