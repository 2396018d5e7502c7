/* An import at work: how far it is, how long it still takes, the rows that came last; also while it pauses or is being undone. */
#include "base/text.h"
#include "queries.h"
#include "web/pages/import_page.h"
#include "web/pages/import_preview.h"
#include "web/pages/import_table.h"

#define REFRESH_SECONDS "3"
#define MEASURED_SECONDS 3 /* before that nobody knows how fast it goes */

/* "About 20 seconds left" */
static const char *
left_words(struct arena *arena, int64_t rest, int64_t worked, int64_t seconds)
{
	int64_t left;

	if (worked <= 0 || seconds < MEASURED_SECONDS)
		return NULL;
	left = rest * seconds / worked;
	if (left < 10)
		return "A few seconds left";
	if (left < 90)
		return arena_text(arena, "About %lld seconds left", (long long)(left + 9) / 10 * 10);
	if (left < 90 * 60)
		return arena_text(arena, "About %lld minutes left", (long long)(left + 59) / 60);
	return arena_text(arena, "About %lld hours left", (long long)(left + 3599) / 3600);
}

static void
show_progress(struct request *request, const struct import *import, const struct rows *decision, const struct rows *counts)
{
	struct ctx *ctx = &request->ctx;
	struct arena *arena = ctx->arena;
	bool runs = text_equal(import->status, "running"), back = text_equal(import->status, "undoing");
	int64_t worked = row_integer(decision, IMPORT_DECISION_WORKED);
	int64_t whole = back ? import_deeds(counts) : import->row_count;
	int64_t done =
		back ? row_integer(counts, IMPORT_COUNT_GET_UNDONE) + row_integer(counts, IMPORT_COUNT_GET_KEPT) : import->run_to;

	view_integer(request->body, "whole", whole ? whole : 1);
	view_integer(request->body, "done", done);
	view_text(
		request->body, "progress_words", arena_text(arena, "%s of %s", text_number(arena, done), text_number(arena, whole)));
	/* For those who hear the page: news every tenth, not every row. */
	view_text(request->body, "spoken", whole ? arena_text(arena, "%lld %% done", (long long)(done * 10 / whole * 10)) : NULL);
	view_text(request->body, "left_words",
		runs || back ? left_words(arena, whole - done, worked, ctx->now - row_integer(decision, IMPORT_DECISION_RUN_AT)) : NULL);
	view_flag(request->body, "going_on", runs || back);
	view_flag(request->body, "at_work", !back);
	view_text(request->body, "run_title", import_kinds[import->kind].doing);
	/* Without a script the page fetches itself again. */
	view_text(request->page, "refresh_seconds", runs || back ? REFRESH_SECONDS : NULL);
}

static void
show_last(struct request *request, const struct import *import)
{
	struct rows *rows = q_import_row_last(request->ctx.db, import->id, import->run_to);
	struct import_table table = import_table_load(request, import);
	bool any = false;

	for (; row_next(rows); any = true) {
		struct view *round = view_section(request->body, "row");
		const char **cells = import_table_cells(request, &table, row_text(rows, IMPORT_ROW_LAST_CELLS));

		view_row(round, rows);
		view_text(round, "email", import_table_value(&table, cells, "email"));
		view_text(round, "reason", import_table_problems(request, row_text(rows, IMPORT_ROW_LAST_PROBLEMS)));
	}
	if (any)
		view_show(request->body, "row_any");
}

enum outcome
import_running_show(struct request *request, const struct import *import)
{
	struct ctx *ctx = &request->ctx;
	struct rows *decision = q_import_decision(ctx->db, ctx->organisation, import->id);
	struct rows *counts = q_import_count_get(ctx->db, import->id);

	if (!row_one(decision) || !row_one(counts))
		return NOT_FOUND;
	/* One that is taken back has been through all of them. */
	import_page_show(
		request, import, "imports/running.tpl", NULL, text_equal(import->status, "undoing") ? STEP_OVER : STEP_PREVIEW);
	view_row(request->body, counts);
	view_row(request->body, decision);
	/* Some rows did a part of it: a person without a seat in the group is new all the same. */
	view_integer(request->body, "rows_done",
		row_integer(counts, IMPORT_COUNT_GET_ROWS_DONE) - row_integer(counts, IMPORT_COUNT_GET_ROWS_PARTLY));
	view_integer(
		request->body, "left_out", row_integer(counts, IMPORT_COUNT_GET_ERROR) + row_integer(counts, IMPORT_COUNT_GET_SKIPPED));
	show_progress(request, import, decision, counts);
	show_last(request, import);
	return OK;
}
