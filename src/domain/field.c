#include "domain/field.h"

#include <string.h>

#include "base/text.h"
#include "queries.h"

static const char *const types[] = {
	[FIELD_TEXT] = "text", [FIELD_NUMBER] = "number", [FIELD_DATE] = "date", [FIELD_CHOICE] = "choice"
};
#define TYPES (sizeof types / sizeof *types)

const char *
field_type_name(enum field_type type)
{
	return types[type];
}

bool
field_type(const char *name, enum field_type *type)
{
	for (size_t i = 0; i < TYPES; i++)
		if (text_equal(types[i], name)) {
			*type = (enum field_type)i;
			return true;
		}
	return false;
}

/* ---------------------------------------------------------------- reading */

static void
read_choices(struct ctx *ctx, struct field_def *all, size_t count)
{
	struct rows *rows = q_field_all_choices(ctx->db, ctx->organisation);
	struct field_choice *choices = NULL;
	struct field_def *def = NULL;

	while (row_next(rows)) {
		int64_t id = row_integer(rows, FIELD_ALL_CHOICES_FIELD_ID);

		if (!def || def->id != id) {
			for (def = all; def < all + count && def->id != id;)
				def++;
			if (def == all + count) {
				def = NULL;
				continue;
			}
			def->choices = choices = arena_array(ctx->arena, FIELD_CHOICES_MOST, sizeof *choices);
		}
		if (def->choice_count < FIELD_CHOICES_MOST)
			choices[def->choice_count++] =
				(struct field_choice){ row_text(rows, FIELD_ALL_CHOICES_LABEL), row_text(rows, FIELD_ALL_CHOICES_LABEL_KEY) };
	}
}

struct field_defs
field_load(struct ctx *ctx)
{
	struct field_def *all = arena_array(ctx->arena, FIELDS_MOST, sizeof *all);
	struct rows *rows = q_field_all(ctx->db, ctx->organisation);
	size_t count = 0;

	while (row_next(rows)) {
		struct field_def *def = &all[count++];

		def->id = row_integer(rows, FIELD_ALL_ID);
		def->name = row_text(rows, FIELD_ALL_NAME);
		def->name_key = row_text(rows, FIELD_ALL_NAME_KEY);
		def->required = row_integer(rows, FIELD_ALL_REQUIRED);
		field_type(row_text(rows, FIELD_ALL_TYPE), &def->type);
	}
	read_choices(ctx, all, count);
	return (struct field_defs){ all, count };
}

const struct field_def *
field_by_id(struct field_defs fields, int64_t id)
{
	for (size_t i = 0; i < fields.count; i++)
		if (fields.all[i].id == id)
			return fields.all + i;
	return NULL;
}

const struct field_def *
field_by_key(struct field_defs fields, const char *name_key)
{
	for (size_t i = 0; i < fields.count; i++)
		if (strcmp(fields.all[i].name_key, name_key) == 0)
			return fields.all + i;
	return NULL;
}

void
field_of_members(struct ctx *ctx, struct field_defs fields, const int64_t *members, size_t count, struct field_value *values)
{
	struct given *given = arena_array(ctx->arena, count, sizeof *given);
	struct given_rows people = { count, given };
	struct rows *rows;

	for (size_t i = 0; i < count * fields.count; i++)
		values[i] = (struct field_value){ "", true };
	if (!fields.count)
		return;
	for (size_t i = 0; i < count; i++)
		given[i] = (struct given){ .integers = { members[i], (int64_t)i } };
	rows = q_field_of_members(ctx->db, ctx->organisation, &people);
	while (row_next(rows)) {
		const struct field_def *def = field_by_id(fields, row_integer(rows, FIELD_OF_MEMBERS_FIELD_ID));
		size_t number = (size_t)row_integer(rows, FIELD_OF_MEMBERS_NUMBER);

		if (def)
			values[number * fields.count + (size_t)(def - fields.all)] =
				(struct field_value){ row_text(rows, FIELD_OF_MEMBERS_VALUE), row_integer(rows, FIELD_OF_MEMBERS_FITS) };
	}
}

void
field_of_member(struct ctx *ctx, struct field_defs fields, int64_t member, struct field_value *values)
{
	field_of_members(ctx, fields, &member, 1, values);
}
