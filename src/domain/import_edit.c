/* Rows corrected, left out and taken in again while an import waits for approval. The verdict of a row depends on the earlier rows of
   its address, so those behind it are checked again with it. */
#include <string.h>

#include "base/text.h"
#include "domain/import_check.h"
#include "domain/import_file.h"
#include "domain/import_password.h"
#include "domain/import_values.h"
#include "queries.h"

#define KIN 200 /* rows of one address that are checked at once; more of them, and the file is read anew */

static enum outcome
check_status(struct ctx *ctx, const struct import *import)
{
	if (strcmp(import->status, "ready") == 0)
		return OK;
	return problem(ctx, "", "Rows can be changed once all of them are checked, and until the import is decided about.");
}

/* A stored row. */
struct stored {
	int64_t number;
	struct checked now;
};

static bool
load(struct ctx *ctx, int64_t import, int64_t number, struct stored *row)
{
	struct rows *rows = q_import_row_get(ctx->db, import, number);

	if (!row_one(rows))
		return false;
	*row = (struct stored){ number,
		{ row_text(rows, IMPORT_ROW_GET_VERDICT), row_text(rows, IMPORT_ROW_GET_PLAN), row_text(rows, IMPORT_ROW_GET_EMAIL_KEY),
			row_text(rows, IMPORT_ROW_GET_CELLS), row_text(rows, IMPORT_ROW_GET_PROBLEMS),
			row_text(rows, IMPORT_ROW_GET_PLACES) } };
	return true;
}

static void
store(struct checking *checking, int64_t number, const struct checked *row)
{
	q_import_row_set(checking->ctx->db, checking->reader.import.id, number, row->verdict, row->plan, row->email_key, row->cells,
		row->problems, row->places);
}

/* The password that was put aside stands in for the empty cell. */
static void
check(
	struct checking *checking, const struct stored *row, const char **cells, size_t count, bool skipped, struct checked *checked)
{
	struct candidate candidate;
	size_t column = checking->password;
	const char *kept = NULL;

	if (column < count && checking->reader.meanings[column] == MEANS_PASSWORD && !*cells[column])
		kept = import_password_read(checking->ctx, checking->reader.import.id, row->number);
	if (kept)
		cells[column] = kept;
	checking_count(checking, &row->now, -1);
	checking_read(checking, row->number, cells, count, NULL, false, skipped, &candidate);
	*checked = checking_plan(checking, &candidate);
	store(checking, row->number, checked);
}

static void
check_stored(struct checking *checking, const struct stored *row, bool skipped)
{
	size_t count;
	const char **cells = import_cells_read(checking->ctx->arena, row->now.cells, &count);
	struct checked checked;

	check(checking, row, cells, count, skipped, &checked);
}

/* Later rows of an address. false: there are too many of them. */
static bool
check_kin(struct checking *checking, const char *email_key, int64_t number)
{
	struct ctx *ctx = checking->ctx;
	int64_t numbers[KIN];
	struct stored row;
	struct rows *rows;
	int count = 0;

	if (!email_key)
		return true;
	rows = q_import_row_kin(ctx->db, checking->reader.import.id, email_key, number, KIN);
	while (count < KIN && row_next(rows))
		numbers[count++] = row_integer(rows, IMPORT_ROW_KIN_NUMBER);
	rows_end(rows);
	for (int i = 0; i < count; i++)
		if (load(ctx, checking->reader.import.id, numbers[i], &row))
			check_stored(checking, &row, strcmp(row.now.verdict, "skipped") == 0);
	return count < KIN;
}

static enum outcome
check_others(struct checking *checking, const struct import *import, const char *old_key, const char *new_key, int64_t number)
{
	bool all = check_kin(checking, old_key, number);

	if (!text_equal(old_key, new_key))
		all = check_kin(checking, new_key, number) && all;
	checking_close(checking);
	return all ? OK : import_check_again(checking->ctx, import);
}

enum outcome
import_row_edit(struct ctx *ctx, const struct import *import, int64_t number, const char *const *typed, size_t count)
{
	struct checking checking;
	struct checked checked;
	const char **cells;
	struct stored row;

	if (check_status(ctx, import) != OK)
		return INVALID;
	if (!load(ctx, import->id, number, &row))
		return NOT_FOUND;
	checking = checking_open(ctx, import);
	if (count > checking.reader.column_count)
		count = checking.reader.column_count;
	cells = arena_array(ctx->arena, count + 1, sizeof *cells);
	memcpy(cells, typed, count * sizeof *cells);
	check(&checking, &row, cells, count, false, &checked);
	q_import_edit_cells(ctx->db, import->id, number, checked.cells);
	return check_others(&checking, import, row.now.email_key, checked.email_key, number);
}

/* What an unreadable row was before it was left out shows in its problems. */
static void
take_in_unread(struct checking *checking, const struct stored *row)
{
	size_t count;
	const struct import_problem *problems = import_problems_read(checking->ctx->arena, row->now.problems, &count);
	struct checked checked = row->now;

	checked.verdict = "warning";
	for (size_t i = 0; i < count; i++)
		if (problems[i].error)
			checked.verdict = "error";
	checking_count(checking, &row->now, -1);
	checking_count(checking, &checked, 1);
	store(checking, row->number, &checked);
}

static void
leave_out(struct checking *checking, const struct stored *row)
{
	struct checked checked = row->now;

	checked.verdict = "skipped";
	checked.plan = "none";
	checked.places = "";
	checking_count(checking, &row->now, -1);
	checking_count(checking, &checked, 1);
	store(checking, row->number, &checked);
}

enum outcome
import_row_skip(struct ctx *ctx, const struct import *import, int64_t number, bool skip)
{
	struct checking checking;
	struct stored row;

	if (check_status(ctx, import) != OK)
		return INVALID;
	if (!load(ctx, import->id, number, &row))
		return NOT_FOUND;
	if (skip == (strcmp(row.now.verdict, "skipped") == 0))
		return OK;
	checking = checking_open(ctx, import);
	q_import_edit_skip(ctx->db, import->id, number, skip);
	if (skip)
		leave_out(&checking, &row);
	else if (!row.now.email_key)
		take_in_unread(&checking, &row);
	else
		check_stored(&checking, &row, false);
	return check_others(&checking, import, row.now.email_key, row.now.email_key, number);
}

enum outcome
import_replace(struct ctx *ctx, const struct import *import, int64_t column, const char *from, const char *to)
{
	size_t count;
	struct import_column *columns = import_columns_load(ctx, import->id, &count);
	const char *key = text_fold(ctx->arena, value_trim(ctx->arena, from)), *value;

	if (check_status(ctx, import) != OK)
		return INVALID;
	if (column < 0 || column >= (int64_t)count || import_password_column(&columns[column], 1) == 0)
		return NOT_FOUND;
	value = clean_line(ctx, "to", "The value", to, FIELD_VALUE_MOST);
	if (!*key)
		problem(ctx, "from", "Enter the value that stands in the file.");
	if (rows_integer(q_import_replacement_count(ctx->db, import->id)) >= IMPORT_REPLACEMENTS_MOST)
		problem(ctx, "", "Up to 1,000 values can be replaced. Correct the file, and upload it again.");
	if (ctx->problems)
		return INVALID;
	q_import_replacement_put(ctx->db, import->id, column, key, value);
	return import_check_again(ctx, import);
}
