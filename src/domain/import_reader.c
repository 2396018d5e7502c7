#include "domain/import_reader.h"

#include <string.h>

#include "base/text.h"
#include "domain/import_learned.h"
#include "domain/organisation.h"
#include "queries.h"

static enum import_meaning
meaning_of(const char *target)
{
	static const char *const names[] = { [MEANS_EMAIL] = "email",
		[MEANS_FIRST_NAME] = "first_name",
		[MEANS_LAST_NAME] = "last_name",
		[MEANS_PASSWORD] = "password",
		[MEANS_GROUP] = "group",
		[MEANS_RULE] = "rule",
		[MEANS_BRANCH] = "branch",
		[MEANS_STATUS] = "status",
		[MEANS_NOTIFY_AT] = "notify_at",
		[MEANS_COURSE] = "course",
		[MEANS_PROGRESS] = "progress",
		[MEANS_SCORE] = "score",
		[MEANS_STARTED] = "started",
		[MEANS_COMPLETED] = "completed",
		[MEANS_MINUTES] = "minutes" };

	for (size_t i = MEANS_EMAIL; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], target) == 0)
			return (enum import_meaning)i;
	return strncmp(target, "field:", 6) == 0 ? MEANS_FIELD : MEANS_NOTHING;
}

static const struct group_line *
own_group(struct ctx *ctx, int64_t id)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, id);
	struct group_line *own = arena_alloc(ctx->arena, sizeof *own);

	if (!id || !row_one(rows)) {
		rows_end(rows);
		return NULL;
	}
	*own = (struct group_line){ .id = id, .name = row_text(rows, GROUP_GET_NAME), .key = "" };
	own->archived = strcmp(row_text(rows, GROUP_GET_STATUS), "active") != 0;
	own->at_once = strcmp(row_text(rows, GROUP_GET_POLICY), "enrol") == 0;
	own->by_rule = strcmp(row_text(rows, GROUP_GET_POPULATION), "automatic") == 0;
	return own;
}

/* A field that was deleted meanwhile means nothing. */
static const struct field_def *
field_of(struct field_defs fields, const char *target)
{
	int64_t id = 0;

	text_integer(target + 6, 1, INT64_MAX, &id);
	return field_by_id(fields, id);
}

/* What a column means to this import, and to whoever runs it now. */
static enum import_meaning
meaning_now(struct ctx *ctx, const struct import *import, const char *target)
{
	enum import_meaning meaning = meaning_of(target);

	if (import->kind == IMPORT_PROGRESS && meaning == MEANS_STATUS)
		meaning = MEANS_LEARNED;
	/* What was switched off since the columns were chosen. */
	if ((meaning == MEANS_NOTIFY_AT && !organisation_has(ctx, "scheduled_notices")) ||
		(meaning == MEANS_PASSWORD && !rows_integer(q_import_password_columns(ctx->db, ctx->organisation))))
		return MEANS_NOTHING;
	/* Whoever was an administrator when the columns were chosen. */
	if (ctx->role < ADMIN && meaning >= MEANS_BRANCH && meaning != MEANS_NOTIFY_AT)
		return MEANS_NOTHING;
	return meaning;
}

struct import_reader
import_reader_open(struct ctx *ctx, const struct import *import)
{
	struct import_reader reader = { .ctx = ctx, .import = *import, .own = own_group(ctx, import->group) };
	enum import_meaning *meanings;

	reader.own_is_empty = reader.own && !rows_integer(q_import_group_stands(ctx->db, import->group));
	reader.columns = import_columns_load(ctx, import->id, &reader.column_count);
	reader.meanings = meanings = arena_array(ctx->arena, reader.column_count + 1, sizeof *meanings);
	reader.defs = arena_array(ctx->arena, reader.column_count + 1, sizeof *reader.defs);
	reader.seen = arena_array(ctx->arena, (reader.column_count + 1) * IMPORT_SEEN, sizeof *reader.seen);
	reader.fields = field_load(ctx);
	for (size_t i = 0; i < reader.column_count; i++) {
		meanings[i] = meaning_now(ctx, import, reader.columns[i].target);
		if (meanings[i] == MEANS_BRANCH)
			reader.branches = branch_load(ctx);
		if (meanings[i] == MEANS_GROUP)
			reader.groups = group_load(ctx);
		if (meanings[i] == MEANS_COURSE)
			reader.courses = import_courses_load(ctx);
		if (meanings[i] == MEANS_FIELD && (reader.defs[i] = field_of(reader.fields, reader.columns[i].target)) == NULL)
			meanings[i] = MEANS_NOTHING;
		reader.field_count += meanings[i] == MEANS_FIELD;
	}
	return reader;
}

int
import_column_of(const struct import_reader *reader, enum import_meaning meaning)
{
	for (size_t i = 0; i < reader->column_count; i++)
		if (reader->meanings[i] == meaning)
			return (int)i;
	return -1;
}
