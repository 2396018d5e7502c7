#include "lib/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "domain/import_cells.h"
#include "lib/text_file.h"
#include "queries.h"

struct import
world_import_now(struct ctx *ctx, int64_t id)
{
	struct import import;
	struct ctx own = *ctx;

	assert_int_equal(import_enter(&own, id, &import), OK);
	return import;
}

int64_t
world_import(struct ctx *ctx, enum import_kind kind, const char *csv)
{
	struct text_file file = { csv, strlen(csv) };
	int64_t id;
	int done;

	assert_int_equal(import_create(ctx, kind, "november.csv", (int64_t)file.size, text_file_read, &file, &id), OK);
	if (strcmp(world_import_now(ctx, id).status, "reading") == 0)
		while (!import_read_some(ctx, id, 1000, &done))
			;
	assert_string_equal(world_import_now(ctx, id).status, "ready");
	return id;
}

void
world_import_approve(struct ctx *ctx, int64_t id)
{
	struct import_approval approval = { .when = "now", .date = "", .time = "", .leave_errors = true, .over = true };
	struct import import = world_import_now(ctx, id);

	assert_int_equal(import_approve(ctx, &import, &approval), OK);
}

void
world_import_run(struct ctx *ctx, int64_t id)
{
	struct ctx own = *ctx;
	int done;

	world_import_approve(ctx, id);
	while (!import_run_some(&own, id, 3, &done))
		;
	assert_string_equal(world_import_now(ctx, id).status, "done");
}

void
world_import_undo(struct ctx *ctx, int64_t id)
{
	struct import import = world_import_now(ctx, id);
	struct ctx own = *ctx;
	int done;

	assert_int_equal(import_undo(ctx, &import), OK);
	while (!import_undo_some(&own, id, 3, &done))
		;
	assert_string_equal(world_import_now(ctx, id).status, "undone");
}

int64_t
world_import_count(struct ctx *ctx, int64_t id, const char *what)
{
	struct rows *rows = q_import_tally(ctx->db, ctx->organisation, id);
	int64_t people = 0;

	while (row_next(rows))
		if (strcmp(row_text(rows, IMPORT_TALLY_WHAT), what) == 0)
			people = row_integer(rows, IMPORT_TALLY_PEOPLE);
	return people;
}

const char *
world_import_row(struct ctx *ctx, int64_t id, int64_t number)
{
	struct rows *rows = q_import_row_get(ctx->db, id, number);
	struct buffer text = buffer_new(ctx->arena, 4000);
	const struct import_problem *problems;
	size_t count;

	assert_true(row_one(rows));
	problems = import_problems_read(ctx->arena, row_text(rows, IMPORT_ROW_GET_PROBLEMS), &count);
	buffer_format(&text, "%s %s", row_text(rows, IMPORT_ROW_GET_VERDICT), row_text(rows, IMPORT_ROW_GET_PLAN));
	for (size_t i = 0; i < count; i++)
		buffer_format(&text, "%s%s", i ? " | " : ": ", problems[i].words);
	return text.data;
}

const char *
world_import_deeds(struct ctx *ctx, int64_t id, int64_t number)
{
	struct rows *rows = q_import_deed_page(ctx->db, id, number, 0, 50);
	struct buffer text = buffer_new(ctx->arena, 4000);

	while (row_next(rows)) {
		const char *undone = row_text(rows, IMPORT_DEED_PAGE_UNDONE_IS);

		if (row_integer(rows, IMPORT_DEED_PAGE_NUMBER) == number)
			buffer_format(&text, "%s%s%s%s", text.length ? ", " : "", row_text(rows, IMPORT_DEED_PAGE_DEED_IS), undone ? " " : "",
				undone ? undone : "");
	}
	return text.length ? text.data : "";
}
