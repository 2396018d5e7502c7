/* The preview of an import: what would happen, every row with what is wrong in it, and the form that decides. */
#include "web/pages/import_preview.h"

#include <string.h>

#include "base/text.h"
#include "domain/import_cells.h"
#include "domain/import_headings.h"
#include "domain/search.h"
#include "queries.h"
#include "web/form.h"
#include "web/pager.h"
#include "web/pages/import_page.h"
#include "web/pages/import_table.h"
#include "web/roll.h"

#define SEARCH_MAX 100
#define VALUE_SHOWN 200 /* characters of a value; all of it stands on the row's own page */
#define UNREAD_NAMED 6  /* columns that are left out */
#define UNREAD_SHOWN 60 /* characters of their headings */
#define IN_SIGHT 4      /* columns; of a wider table some may be scrolled away, and what is said in them */

/* ---------------------------------------------------------------- what would happen */

/* By the columns of q_import_count_get(). */
static const struct {
	int column;
	const char *one, *many;
} plan_words[] = {
	{ IMPORT_COUNT_GET_INVITE, "invite", "invites" },
	{ IMPORT_COUNT_GET_ENROL, "enrolled", "enrolled" },
	{ IMPORT_COUNT_GET_PEOPLE_CREATE, "new person", "new people" },
	{ IMPORT_COUNT_GET_ASSOCIATE, "added to groups", "added to groups" },
	{ IMPORT_COUNT_GET_PIN, "pinned", "pinned" },
	{ IMPORT_COUNT_GET_EXCLUDE, "kept out", "kept out" },
	{ IMPORT_COUNT_GET_RELEASE, "left to the rule", "left to the rule" },
	{ IMPORT_COUNT_GET_PEOPLE_UPDATE, "changed", "changed" },
	{ IMPORT_COUNT_GET_ARCHIVE, "archived", "archived" },
	{ IMPORT_COUNT_GET_RESTORE, "restored", "restored" },
	{ IMPORT_COUNT_GET_REMOVE, "removed", "removed" },
	{ IMPORT_COUNT_GET_PROGRESS, "recorded", "recorded" },
	{ IMPORT_COUNT_GET_ALREADY, "already there", "already there" },
	{ IMPORT_COUNT_GET_ERROR, "rejected", "rejected" },
	{ IMPORT_COUNT_GET_SKIPPED, "skipped by you", "skipped by you" },
};

static void
show_counts(struct request *request, const struct import *import, const struct rows *counts)
{
	struct arena *arena = request->ctx.arena;
	const char *words = NULL;
	int plans = 0;
	struct roll roll = roll_start(request, import->row_count ? import->row_count : 1);

	view_row(request->body, counts);
	for (size_t i = 0; i < sizeof plan_words / sizeof *plan_words; i++) {
		int64_t rows = row_integer(counts, plan_words[i].column);

		if (!rows)
			continue;
		plans += plan_words[i].column <= IMPORT_COUNT_GET_PROGRESS && plan_words[i].column >= IMPORT_COUNT_GET_INVITE;
		words = arena_text(arena, "%s%s%s %s", words ? words : "", words ? ", " : "", text_number(arena, rows),
			rows == 1 ? plan_words[i].one : plan_words[i].many);
	}
	view_text(request->body, "plan_words", words);
	view_text(request->body, "rows_words", text_counted(arena, import->row_count, "row", "rows"));
	view_flag(request->body, "plans_differ", plans > 1);
	view_flag(
		request->body, "all_there", import->row_count && row_integer(counts, IMPORT_COUNT_GET_ALREADY) == import->row_count);
	/* Few rows with an error among many valid ones must show. */
	roll_rest(request, &roll, "valid",
		roll_pips(&roll, row_integer(counts, IMPORT_COUNT_GET_WARNING)) +
			roll_pips(&roll, row_integer(counts, IMPORT_COUNT_GET_ERROR)) +
			roll_pips(&roll, row_integer(counts, IMPORT_COUNT_GET_SKIPPED)));
	roll_part(request, &roll, "warning", row_integer(counts, IMPORT_COUNT_GET_WARNING));
	roll_part(request, &roll, "error", row_integer(counts, IMPORT_COUNT_GET_ERROR));
	roll_part(request, &roll, "skipped", row_integer(counts, IMPORT_COUNT_GET_SKIPPED));
}

static void
show_notes(struct request *request, const struct import *import, const struct import_table *table)
{
	struct ctx *ctx = &request->ctx;
	const char *kept = NULL, *refused = NULL, *notify = NULL;

	view_rows(request->body, "same", q_import_same_file(ctx->db, ctx->organisation, import->id));
	for (size_t i = 0; i < table->count; i++) {
		const struct import_column *column = &table->columns[i];

		if (import_table_is_password(table, i))
			kept = column->title;
		if (strcmp(column->target, "secret") == 0)
			refused = column->title;
		if (strcmp(column->target, "notify_at") == 0)
			notify = column->title;
	}
	view_text(request->body, "password_kept", kept);
	view_text(request->body, "password_refused", refused);
	view_text(request->body, "notify_column", notify);
}

/* What stands in the file and is not read, named above the table, whose head may be out of sight; but for what our own exports and
   other systems have beside what is read. */
static void
show_unread(struct request *request, const struct import_table *table)
{
	struct arena *arena = request->ctx.arena;
	int64_t unread = 0;

	for (size_t i = 0; i < table->count; i++) {
		const struct import_column *column = &table->columns[i];
		const char *known = heading_target(heading_key(arena, column->title));

		if (*column->target || !*column->title || (known && !*known))
			continue;
		if (unread++ < UNREAD_NAMED)
			view_text(view_section(request->body, "unread"), "title", text_cut(arena, column->title, UNREAD_SHOWN));
	}
	view_flag(request->body, "unread_any", unread);
	view_text(request->body, "unread_more", unread > UNREAD_NAMED ? text_number(arena, unread - UNREAD_NAMED) : NULL);
}

/* ---------------------------------------------------------------- the rows */

static const char *const verdicts[] = { "valid", "warning", "error", "skipped" };

/* Of the chips one at most; a search goes through all rows. */
struct row_filter {
	const char *verdict, *search;
	const char *query; /* of the links to other pages */
	int64_t total;     /* -1: not known */
};

static struct row_filter
filter_of(struct request *request, const struct import *import, const struct rows *counts)
{
	struct arena *arena = request->ctx.arena;
	struct row_filter filter = { .verdict = "", .search = "", .total = import->row_count };

	text_clean(arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &filter.search);
	for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts && !*filter.search; i++)
		if (strcmp(field(request, "verdict"), verdicts[i]) == 0) {
			filter.verdict = verdicts[i];
			filter.total = row_integer(counts, IMPORT_COUNT_GET_VALID + (int)i);
		}
	if (*filter.search) {
		filter.query = arena_text(arena, "q=%s", percent_encode(arena, filter.search));
		filter.total = -1;
	} else {
		filter.query = *filter.verdict ? arena_text(arena, "verdict=%s", filter.verdict) : "";
	}
	return filter;
}

static void
show_head(struct request *request, const struct import_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		size_t column = table->order[i];
		struct view *head = view_section(request->body, "column");

		view_text(head, "title", text_cut(request->ctx.arena, table->columns[column].title, VALUE_SHOWN));
		view_flag(head, "untitled", !*table->columns[column].title);
		view_integer(head, "column_number", (int64_t)column + 1);
		view_text(head, "label", table->labels[column]);
		view_flag(head, "unused", !table->labels[column]);
	}
}

/* Whether one value of this column is likely to come again, so that it is worth replacing in all rows. */
static bool
repeats(const char *target)
{
	return strcmp(target, "group") == 0 || strcmp(target, "course") == 0 || strcmp(target, "branch") == 0 ||
		strcmp(target, "status") == 0 || strncmp(target, "field:", 6) == 0;
}

static void
show_problem(struct request *request, struct view *cell, const struct import_table *table, int64_t number, const char *value,
	const struct import_problem *problem)
{
	struct view *round = view_section(cell, "problem");
	bool offers = problem->suggested && problem->column >= 0;

	view_text(round, "words", problem->words);
	view_text(round, "suggested", offers ? problem->suggested : NULL);
	view_integer(round, "column", problem->column);
	view_integer(round, "number", number);
	view_text(round, "everywhere", offers && *value && repeats(table->columns[problem->column].target) ? value : NULL);
	view_text(round, "everywhere_shown", text_cut(request->ctx.arena, value, VALUE_SHOWN));
}

/* What is said of the row as a whole stands at its address, where there is one. */
static bool
stands_in(const struct import_problem *problem, const struct import_table *table, size_t column)
{
	if (problem->column < 0 || problem->column >= (int)table->count)
		return column == table->whole;
	return problem->column == (int)column;
}

static void
show_cell(struct request *request, struct view *row, const struct import_table *table, int64_t number, size_t column,
	const char *value, const struct import_problem *problems, size_t count)
{
	struct view *cell = view_section(row, "cell");
	const char *look = table->labels[column] ? NULL : "soft";
	bool secret = import_table_is_password(table, column) || strcmp(table->columns[column].target, "secret") == 0;

	for (size_t i = 0; i < count; i++) {
		if (!stands_in(&problems[i], table, column))
			continue;
		if (!look || problems[i].error)
			look = problems[i].error ? "bad" : "warn";
		show_problem(request, cell, table, number, value, &problems[i]);
	}
	view_text(cell, "name", table->labels[column] ? table->labels[column] : "Left out");
	view_text(cell, "look", look);
	view_text(cell, "value", secret ? NULL : text_cut(request->ctx.arena, value, VALUE_SHOWN));
	view_flag(cell, "secret", secret);
	view_flag(cell, "blank", !secret && !*value && look && strcmp(look, "soft") != 0);
}

/* Whether something is said in the column at this place of the table that is not to be overlooked there: what is about the row as
   a whole is about no column, but may be out of sight. */
static bool
tells_in(const struct import_table *table, size_t place, const struct import_problem *problems, size_t count)
{
	size_t column = table->order[place];
	bool tells = false;

	for (size_t i = 0; i < count; i++)
		tells = tells || (stands_in(&problems[i], table, column) && (place >= IN_SIGHT || problems[i].column == (int)column));
	return tells && table->labels[column];
}

static void
show_row(struct request *request, struct view *round, const struct import_table *table, int64_t number, const char *stored,
	const char *stored_problems)
{
	struct arena *arena = request->ctx.arena;
	const char **cells = import_table_cells(request, table, stored);
	size_t count;
	const struct import_problem *problems = import_problems_read(arena, stored_problems, &count);
	const char *told_in = NULL;

	view_text(round, "email", text_cut(arena, import_table_value(table, cells, "email"), VALUE_SHOWN));
	for (size_t i = 0; i < table->count; i++) {
		size_t column = table->order[i];

		show_cell(request, round, table, number, column, cells[column], problems, count);
		if (tells_in(table, i, problems, count))
			told_in = told_in ? arena_text(arena, "%s, %s", told_in, table->labels[column]) : table->labels[column];
	}
	view_text(round, "told_in", table->count > IN_SIGHT ? told_in : NULL);
}

static struct rows *
rows_of(struct ctx *ctx, const struct import *import, const struct row_filter *filter, const struct page_key *after)
{
	const char *prefix = text_fold(ctx->arena, filter->search);

	if (*filter->search)
		return q_import_row_found(ctx->db, import->id, prefix, sort_key_end(ctx->arena, prefix), after->id ? after->text : "",
			after->id, PAGE_ROWS_ASKED);
	if (*filter->verdict)
		return text_equal(filter->verdict, "valid")
			? q_import_row_page_valid(ctx->db, import->id, after->id, PAGE_ROWS_ASKED)
			: q_import_row_page_in(ctx->db, import->id, filter->verdict, after->id, PAGE_ROWS_ASKED);
	return q_import_row_page(ctx->db, import->id, after->id, PAGE_ROWS_ASKED);
}

static struct rows *
rows_before(struct ctx *ctx, const struct import *import, const struct row_filter *filter, const struct page_key *first)
{
	if (*filter->search)
		return q_import_row_found_before(
			ctx->db, import->id, text_fold(ctx->arena, filter->search), first->text, first->id, PAGE_ROWS_BEFORE);
	if (*filter->verdict)
		return text_equal(filter->verdict, "valid")
			? q_import_row_page_valid_before(ctx->db, import->id, first->id, PAGE_ROWS_BEFORE)
			: q_import_row_page_in_before(ctx->db, import->id, filter->verdict, first->id, PAGE_ROWS_BEFORE);
	return q_import_row_page_before(ctx->db, import->id, first->id, PAGE_ROWS_BEFORE);
}

/* The three queries of rows have the same first columns. */
static void
show_rows(struct request *request, const struct import *import, const struct import_table *table, const struct row_filter *filter)
{
	struct pager pager = pager_start(request);
	struct rows *rows = rows_of(&request->ctx, import, filter, &pager.after);
	int key = *filter->search ? IMPORT_ROW_FOUND_EMAIL_KEY : -1;
	struct view *round;

	while ((round = pager_next(request, &pager, "row", rows, key, IMPORT_ROW_PAGE_NUMBER)))
		show_row(request, round, table, pager.last.id, row_text(rows, IMPORT_ROW_PAGE_CELLS),
			row_text(rows, IMPORT_ROW_PAGE_PROBLEMS));
	pager_links(request, &pager, pager.after.id && pager.shown ? rows_before(&request->ctx, import, filter, &pager.first) : NULL,
		filter->total, filter->query);
}

enum outcome
import_preview_show(struct request *request, const struct import *import)
{
	struct ctx *ctx = &request->ctx;
	struct rows *counts = q_import_count_get(ctx->db, import->id);
	struct import_table table = import_table_load(request, import);
	struct row_filter filter;

	row_one(counts);
	filter = filter_of(request, import, counts);
	import_page_show(request, import, "imports/preview.tpl", NULL, STEP_PREVIEW);
	show_counts(request, import, counts);
	show_notes(request, import, &table);
	show_unread(request, &table);
	import_decide_show(request, import, counts);
	view_show(request->body,
		arena_text(ctx->arena, "filter_%s",
			*filter.search        ? "found"
				: *filter.verdict ? filter.verdict
								  : "all"));
	view_flag(request->body, "filtered", *filter.verdict);
	view_text(request->body, "q", filter.search);
	/* Where a row's forms come back to. */
	view_text(request->body, "back", request->method == GET ? request->target : NULL);
	show_head(request, &table);
	show_rows(request, import, &table, &filter);
	return OK;
}
