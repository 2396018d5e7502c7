/* What an import did, row by row, and what it left out and why. */
#include <string.h>

#include "base/email.h"
#include "base/text.h"
#include "domain/account.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/import_page.h"
#include "web/pages/import_preview.h"
#include "web/pages/import_table.h"

/* ---------------------------------------------------------------- in words */

/* By the columns of q_import_count_get(). */
static const struct {
	int column;
	const char *one, *many;
} deed_words[] = {
	{ IMPORT_COUNT_GET_INVITED, "1 person is invited.", "%s people are invited." },
	{ IMPORT_COUNT_GET_ENROLLED, "1 person is enrolled.", "%s people are enrolled." },
	{ IMPORT_COUNT_GET_CREATED, "1 person is new here.", "%s people are new here." },
	{ IMPORT_COUNT_GET_CHANGED, "1 value was changed.", "%s values were changed." },
	{ IMPORT_COUNT_GET_ARCHIVED, "1 person is archived.", "%s people are archived." },
	{ IMPORT_COUNT_GET_RESTORED, "1 person is restored.", "%s people are restored." },
	{ IMPORT_COUNT_GET_REMOVED, "1 person is removed.", "%s people are removed." },
	{ IMPORT_COUNT_GET_PINS, "How 1 person stands to the rule was changed.", "How %s people stand to the rule was changed." },
	{ IMPORT_COUNT_GET_KEPT_OUT, "1 person is kept out.", "%s people are kept out." },
	{ IMPORT_COUNT_GET_RECORDED, "The progress of 1 row is recorded.", "The progress of %s rows is recorded." },
};

int64_t
import_deeds(const struct rows *counts)
{
	int64_t deeds = 0;

	for (size_t i = 0; i < sizeof deed_words / sizeof *deed_words; i++)
		deeds += row_integer(counts, deed_words[i].column);
	return deeds;
}

int64_t
import_to_do(const struct rows *counts)
{
	int64_t rows = 0;

	for (int column = IMPORT_COUNT_GET_INVITE; column <= IMPORT_COUNT_GET_PROGRESS; column++)
		rows += row_integer(counts, column);
	return rows;
}

int64_t
import_not_reached(const struct rows *counts)
{
	return import_to_do(counts) -
		(row_integer(counts, IMPORT_COUNT_GET_ROWS_DONE) - row_integer(counts, IMPORT_COUNT_GET_ROWS_PARTLY));
}

static const char *
done_words(struct arena *arena, const struct rows *counts)
{
	const char *words = "";

	for (size_t i = 0; i < sizeof deed_words / sizeof *deed_words; i++) {
		int64_t people = row_integer(counts, deed_words[i].column);

		if (people == 1)
			words = arena_text(arena, "%s%s%s", words, *words ? " " : "", deed_words[i].one);
		else if (people)
			words = arena_text(
				arena, "%s%s%s", words, *words ? " " : "", arena_text(arena, deed_words[i].many, text_number(arena, people)));
	}
	return *words ? words : "Nothing was changed.";
}

/* NULL for none. many: with its number as %s. */
static const char *
counted(struct arena *arena, int64_t count, const char *one, const char *many)
{
	if (!count)
		return NULL;
	return count == 1 ? one : arena_text(arena, many, text_number(arena, count));
}

static const char *
rest_words(struct arena *arena, int64_t already, int64_t left_out, int64_t partly)
{
	const char *parts[] = {
		counted(arena, already, "1 was there already", "%s were there already"),
		counted(arena, partly, "1 row was done in part", "%s rows were done in part"),
		counted(arena, left_out, "1 row was left out", "%s rows were left out"),
	};
	const char *words = NULL;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i])
			words = words ? arena_text(arena, "%s, %s", words, parts[i]) : parts[i];
	return words ? arena_text(arena, "%s.", words) : NULL;
}

static const char *
undone_words(struct arena *arena, int64_t undone, int64_t kept)
{
	const char *first = counted(arena, undone, "1 thing that it did was taken back.", "%s things that it did were taken back.");

	if (!kept)
		return first;
	return arena_text(arena, "%s %s %s: people had accepted, or something was changed meanwhile.",
		first ? first : "Nothing was taken back.", text_number(arena, kept), kept == 1 ? "stays" : "stay");
}

static void
show_seats(struct request *request, const struct import *import)
{
	struct ctx *ctx = &request->ctx;
	struct rows *group = import->group ? q_group_get(ctx->db, ctx->organisation, import->group) : NULL;
	bool limited;

	if (!group || !row_one(group)) {
		view_text(request->body, "seats_held", NULL);
		return;
	}
	limited = !row_is_null(group, GROUP_GET_SEATS);
	view_text(request->body, "seats_held", text_number(ctx->arena, row_integer(group, GROUP_GET_SEATS_HELD)));
	view_text(request->body, "seats_whole", limited ? text_number(ctx->arena, row_integer(group, GROUP_GET_SEATS)) : NULL);
	view_text(request->body, "seats_free",
		limited ? text_number(ctx->arena, row_integer(group, GROUP_GET_SEATS) - row_integer(group, GROUP_GET_SEATS_HELD)) : NULL);
}

/* ---------------------------------------------------------------- row by row */

/* What there is to mend in a row with an address can be done by hand, where the import went into one group. */
static void
show_left_out(struct request *request, const struct import *import, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct import_table table = import_table_load(request, import);
	struct pager pager = pager_start(request);
	struct rows *rows = q_import_left_out_page(ctx->db, import->id, pager.after.id, PAGE_ROWS_ASKED);
	struct view *round;

	while ((round = pager_next(request, &pager, "row", rows, -1, IMPORT_LEFT_OUT_PAGE_NUMBER))) {
		const char **cells = import_table_cells(request, &table, row_text(rows, IMPORT_LEFT_OUT_PAGE_CELLS));
		const char *email = import_table_value(&table, cells, "email");
		bool by_hand =
			import->kind == IMPORT_ENROL && *email && strcmp(row_text(rows, IMPORT_LEFT_OUT_PAGE_PLAN_IS), "already") != 0;

		view_text(round, "email", text_cut(ctx->arena, email, EMAIL_MAX));
		view_text(round, "first", text_cut(ctx->arena, import_table_value(&table, cells, "first_name"), NAME_MOST));
		view_text(round, "last", text_cut(ctx->arena, import_table_value(&table, cells, "last_name"), NAME_MOST));
		view_flag(round, "no_email", !*email);
		view_flag(round, "by_hand", by_hand);
		view_text(round, "reason", import_table_problems(request, row_text(rows, IMPORT_LEFT_OUT_PAGE_PROBLEMS)));
	}
	pager_links(request, &pager,
		pager.after.id && pager.shown ? q_import_left_out_page_before(ctx->db, import->id, pager.first.id, PAGE_ROWS_BEFORE)
									  : NULL,
		total, "show=out");
}

static void
show_deeds(struct request *request, const struct import *import, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *rows = q_import_deed_page(ctx->db, import->id, pager.after.id, pager.after.number, PAGE_ROWS_ASKED);

	pager_rows(request, &pager, "deed", rows, IMPORT_DEED_PAGE_STEP, IMPORT_DEED_PAGE_NUMBER);
	pager_links(request, &pager,
		pager.after.id && pager.shown
			? q_import_deed_page_before(ctx->db, import->id, pager.first.id, pager.first.number, PAGE_ROWS_BEFORE)
			: NULL,
		total, "show=done");
}

static void
show_lines(struct request *request, const struct import *import, const struct rows *counts, int64_t deeds)
{
	const char *asked = field(request, "show");
	int64_t left_out = row_integer(counts, IMPORT_COUNT_GET_ERROR) + row_integer(counts, IMPORT_COUNT_GET_SKIPPED) +
		row_integer(counts, IMPORT_COUNT_GET_FAILED) + row_integer(counts, IMPORT_COUNT_GET_ALREADY);
	bool out = strcmp(asked, "out") == 0 || (strcmp(asked, "done") != 0 && (left_out || !deeds));

	view_flag(request->body, "lines", deeds || left_out || import_not_reached(counts));
	view_show(request->body, out ? "lines_are_out" : "lines_are_done");
	view_integer(request->body, "deeds", deeds);
	view_integer(request->body, "out", left_out);
	if (out)
		show_left_out(request, import, left_out);
	else
		show_deeds(request, import, deeds);
}

/* ---------------------------------------------------------------- the page */

static void
show_note(struct request *request, const struct rows *counts)
{
	struct arena *arena = request->ctx.arena;
	int64_t already = row_integer(counts, IMPORT_COUNT_GET_ALREADY);
	int64_t wrong = row_integer(counts, IMPORT_COUNT_GET_ERROR) + row_integer(counts, IMPORT_COUNT_GET_SKIPPED) +
		row_integer(counts, IMPORT_COUNT_GET_FAILED);
	int64_t partly = row_integer(counts, IMPORT_COUNT_GET_ROWS_PARTLY), rest = import_not_reached(counts);

	view_text(request->body, "done_words", done_words(arena, counts));
	view_text(request->body, "rest_words", rest_words(arena, already, wrong - partly, partly));
	view_flag(request->body, "wrong", wrong);
	view_integer(request->body, "partly", partly);
	view_integer(request->body, "left_out", wrong - partly);
	view_text(request->body, "unworked", rest == 1 ? "row" : rest ? text_counted(arena, rest, "row", "rows") : NULL);
	view_integer(request->body, "not_reached", rest);
	view_flag(request->body, "to_mend", wrong || rest);
	view_text(request->body, "undone_words",
		undone_words(arena, row_integer(counts, IMPORT_COUNT_GET_UNDONE), row_integer(counts, IMPORT_COUNT_GET_KEPT)));
}

enum outcome
import_result_show(struct request *request, const struct import *import)
{
	struct ctx *ctx = &request->ctx;
	struct rows *decision = q_import_decision(ctx->db, ctx->organisation, import->id);
	struct rows *counts = q_import_count_get(ctx->db, import->id);
	int64_t deeds;

	if (!row_one(decision) || !row_one(counts))
		return NOT_FOUND;
	deeds = import_deeds(counts);
	import_page_show(
		request, import, "imports/result.tpl", NULL, text_equal(import->status, "disapproved") ? STEP_NONE : STEP_OVER);
	view_row(request->body, decision);
	view_row(request->body, counts);
	show_note(request, counts);
	show_seats(request, import);
	if (deeds)
		view_text(request->body, "see_path",
			import->group ? arena_text(ctx->arena, "/groups/%lld", (long long)import->group) : "/learners");
	view_flag(
		request->body, "undoable", deeds && (text_equal(import->status, "done") || text_equal(import->status, "cancelled")));
	if (!text_equal(import->status, "disapproved"))
		show_lines(request, import, counts, deeds);
	return OK;
}
