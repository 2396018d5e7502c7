/* Cells of a row to what import_rows keeps of it, and the counts. */
#include <stdlib.h>
#include <string.h>

#include "base/forgotten.h"
#include "base/text.h"
#include "domain/import_check.h"
#include "domain/import_file.h"
#include "domain/import_password.h"
#include "domain/import_values.h"
#include "queries.h"

#define SEATS_AT_FIRST 16

static int
compare(const void *a, const void *b)
{
	const struct replacement *one = a, *other = b;

	if (one->column != other->column)
		return one->column < other->column ? -1 : 1;
	return strcmp(one->key, other->key);
}

static void
load_replacements(struct checking *checking, int64_t import)
{
	struct ctx *ctx = checking->ctx;
	size_t most = IMPORT_REPLACEMENTS_MOST, count = 0;
	struct rows *rows = q_import_replacements(ctx->db, import, IMPORT_REPLACEMENTS_MOST);

	while (count < most && row_next(rows)) {
		int64_t column = row_integer(rows, IMPORT_REPLACEMENTS_POSITION);

		if (count == 0)
			checking->replacements = arena_array(ctx->arena, most, sizeof *checking->replacements);
		if (column >= 0 && column < (int64_t)checking->reader.column_count)
			checking->replaced[column] = true;
		checking->replacements[count++] = (struct replacement){ column, row_text(rows, IMPORT_REPLACEMENTS_VALUE_KEY),
			row_text(rows, IMPORT_REPLACEMENTS_VALUE) };
	}
	rows_end(rows);
	checking->replacement_count = count;
	if (count)
		qsort(checking->replacements, count, sizeof *checking->replacements, compare);
}

struct checking
checking_open(struct ctx *ctx, const struct import *import)
{
	struct checking checking = { .ctx = ctx, .reader = import_reader_open(ctx, import), .seat_room = SEATS_AT_FIRST };

	checking.replaced = arena_array(ctx->arena, checking.reader.column_count + 1, sizeof *checking.replaced);
	checking.password = import_password_column(checking.reader.columns, checking.reader.column_count);
	checking.tally = (struct import_tally){ .ctx = ctx, .import = import->id };
	checking.seats = arena_array(ctx->arena, checking.seat_room, sizeof *checking.seats);
	load_replacements(&checking, import->id);
	return checking;
}

/* ---------------------------------------------------------------- counting */

static void
count_seat(struct checking *checking, int64_t group, int by)
{
	size_t i = 0, size = sizeof *checking->seats;

	while (i < checking->seat_count && checking->seats[i].group != group)
		i++;
	if (i == checking->seat_room) {
		checking->seats = arena_grow(checking->ctx->arena, checking->seats, i * size, 2 * i * size);
		checking->seat_room *= 2;
	}
	if (i == checking->seat_count)
		checking->seats[checking->seat_count++] = (struct seats){ group, 0 };
	checking->seats[i].people += by;
}

void
checking_count(struct checking *checking, const struct checked *row, int by)
{
	const char *at = row->places;

	import_tally_add(&checking->tally, "verdict:", row->verdict, by);
	import_tally_add(&checking->tally, "plan:", row->plan, by);
	while (*at) {
		bool wanted = *at++ == '+';
		int64_t group = 0;

		for (; *at >= '0' && *at <= '9'; at++)
			group = group * 10 + (*at - '0');
		if (wanted)
			count_seat(checking, group, by);
	}
}

void
checking_close(struct checking *checking)
{
	struct ctx *ctx = checking->ctx;

	import_tally_write(&checking->tally);
	for (size_t i = 0; i < checking->seat_count; i++)
		if (checking->seats[i].people)
			q_import_count_add(ctx->db, checking->reader.import.id,
				arena_text(ctx->arena, "group:%lld", (long long)checking->seats[i].group), checking->seats[i].people);
	checking->seat_count = 0;
}

/* ---------------------------------------------------------------- a row */

static void
replace(struct checking *checking, const char **cells, size_t count)
{
	for (size_t i = 0; i < count && i < checking->reader.column_count; i++) {
		struct replacement wanted = { .column = (int64_t)i }, *found;

		if (!checking->replaced[i] || !*cells[i])
			continue;
		wanted.key = text_fold(checking->ctx->arena, value_trim(checking->ctx->arena, cells[i]));
		found = bsearch(&wanted, checking->replacements, checking->replacement_count, sizeof wanted, compare);
		if (found)
			cells[i] = found->value;
	}
}

/* No password stays in the cells. One of a row that is torn may stand in another column. */
static void
hide_passwords(struct checking *checking, const char **cells, size_t *count, bool torn)
{
	const struct import_reader *reader = &checking->reader;

	if (checking->password == SIZE_MAX)
		return;
	if (torn && *count > checking->password)
		*count = checking->password;
	for (size_t i = checking->password; i < *count && i < reader->column_count; i++)
		if (import_password_column(&reader->columns[i], 1) == 0)
			cells[i] = "";
}

static const char *
verdict_of(const struct import_row *row, bool skipped)
{
	if (skipped)
		return "skipped";
	if (row->has_error)
		return "error";
	return row->problem_count ? "warning" : "valid";
}

/* An exported list has no address of whoever closed their account: it comes in again unchanged all the same. */
static bool
is_forgotten(const struct import_reader *reader, const char *const *cells, size_t count)
{
	for (size_t i = 0; i < count && i < reader->column_count; i++)
		if (reader->meanings[i] == MEANS_EMAIL && strcmp(cells[i], FORGOTTEN_WORDS) == 0)
			return true;
	return false;
}

/* Why nothing is to be read in a row with which nothing is wrong; NULL: it is to be read. */
static const char *
not_read_words(const struct import_reader *reader, const char *const *cells, size_t count, bool heading)
{
	if (heading)
		return "These are the headings once more. The row is left out.";
	return is_forgotten(reader, cells, count) ? "Whoever this was has closed their account. The row is left out." : NULL;
}

void
checking_read(struct checking *checking, int64_t number, const char **cells, size_t count, const char *torn, bool heading,
	bool skipped, struct candidate *candidate)
{
	const struct import_reader *reader = &checking->reader;
	struct import_row *row = &candidate->row;
	const char *words;

	if (checking->replacement_count)
		replace(checking, cells, count);
	words = torn ? torn : not_read_words(reader, cells, count, heading);
	candidate->readable = !words;
	if (candidate->readable) {
		import_row_read(reader, number, cells, count, row);
	} else {
		*row = (struct import_row){ .number = number };
		import_row_problem(reader, row, -1, torn != NULL, NULL, "%s", words);
	}
	if (row->password)
		import_password_keep(checking->ctx, reader->import.id, number, row->password);
	hide_passwords(checking, cells, &count, torn != NULL);
	candidate->cells = cells;
	candidate->count = count;
	candidate->skipped = skipped;
}

struct checked
checking_plan(struct checking *checking, struct candidate *candidate)
{
	struct arena *arena = checking->ctx->arena;
	struct import_row *row = &candidate->row;
	struct checked checked = { .plan = "none", .email_key = row->email.key, .places = "" };

	if (candidate->readable)
		checked.plan = import_row_plan(&checking->reader, row);
	checked.verdict = verdict_of(row, candidate->skipped);
	if (candidate->skipped || row->has_error)
		checked.plan = "none";
	else
		checked.places = import_places_write(arena, row);
	checked.cells = import_cells_write(arena, candidate->cells, candidate->count);
	checked.problems = import_problems_write(arena, row->problems, row->problem_count);
	checking_count(checking, &checked, 1);
	return checked;
}
