/* The rows of a file, checked one after the other, by a job. */
#include <string.h>

#include "base/csv.h"
#include "domain/import_check.h"
#include "domain/import_file.h"
#include "domain/import_password.h"
#include "domain/import_twins.h"
#include "domain/import_values.h"
#include "queries.h"

#define CHUNK_BYTES (2 << 20) /* of the file */
#define CHUNK_CELLS 60000
#define BATCH 500 /* rows that are asked about at once */

/* What people changed in the rows of a chunk, in order. */
struct edit {
	int64_t number;
	bool skipped;
	const char *cells; /* NULL: the file's */
};

/* Rows are read, asked about some hundred at once, planned one by one, and added all at once: what the statement that adds them keeps
   aside of the pages it changes, to be able to undo itself, costs less the fewer such statements there are. */
struct batch {
	struct candidate *candidates; /* read, and not yet planned */
	struct import_row **rows;     /* of the candidates */
	size_t read;
	struct given *lines; /* of the chunk, as they are added */
	size_t planned, added;
};

struct chunk {
	struct ctx *ctx;
	struct import import;
	struct checking checking;
	struct edit *edits;
	size_t edit_count, next_edit;
	struct batch batch;
};

static void
load_edits(struct chunk *chunk, int most)
{
	struct ctx *ctx = chunk->ctx;
	int64_t from = chunk->import.row_count + 1;
	struct rows *rows = q_import_edits_between(ctx->db, chunk->import.id, from, from + most);

	while (row_next(rows)) {
		if (chunk->edit_count == 0)
			chunk->edits = arena_array(ctx->arena, (size_t)most + 1, sizeof *chunk->edits);
		chunk->edits[chunk->edit_count++] = (struct edit){ row_integer(rows, IMPORT_EDITS_BETWEEN_NUMBER),
			row_integer(rows, IMPORT_EDITS_BETWEEN_SKIPPED), row_text(rows, IMPORT_EDITS_BETWEEN_CELLS) };
	}
}

static const struct edit *
edit_of(struct chunk *chunk, int64_t number)
{
	while (chunk->next_edit < chunk->edit_count && chunk->edits[chunk->next_edit].number < number)
		chunk->next_edit++;
	if (chunk->next_edit < chunk->edit_count && chunk->edits[chunk->next_edit].number == number)
		return &chunk->edits[chunk->next_edit];
	return NULL;
}

/* Spreadsheets save emptied rows as separators alone, often hundreds behind the last person. */
static bool
says_nothing(const struct csv_row *row)
{
	if (row->problem != CSV_ROW_OK)
		return false;
	for (size_t i = 0; i < row->count; i++)
		if (row->values[i][strspn(row->values[i], " \t")])
			return false;
	return true;
}

/* The header once more, as where files were put together. */
static bool
is_heading(const struct chunk *chunk, const struct csv_row *row)
{
	const struct import_reader *reader = &chunk->checking.reader;

	if (!chunk->import.has_header || row->count != reader->column_count)
		return false;
	for (size_t i = 0; i < row->count; i++)
		if (strcmp(value_trim(chunk->ctx->arena, row->values[i]), reader->columns[i].title) != 0)
			return false;
	return true;
}

/* Why the row as a whole cannot be used; NULL when it can. Empty values behind the last column say nothing. */
static const char *
tear_of(struct chunk *chunk, const struct csv_row *row)
{
	size_t count = row->count, columns = chunk->checking.reader.column_count;

	if (row->problem != CSV_ROW_OK)
		return csv_row_problem_words(row->problem);
	while (count > columns && !*row->values[count - 1])
		count--;
	if (count <= columns)
		return NULL;
	return arena_text(chunk->ctx->arena,
		"This row has %zu values, and the file has %zu column%s. Put a value that holds a separator between quotes, or take out what is "
		"too much.",
		count, columns, columns == 1 ? "" : "s");
}

/* The cells as a person left them, with the password that was put aside. */
static const char **
edited_cells(struct chunk *chunk, const struct edit *edit, const char *const *from_file, size_t file_count, size_t *count)
{
	const char **cells = import_cells_read(chunk->ctx->arena, edit->cells, count);
	size_t column = chunk->checking.password;
	const char *kept;

	if (column < *count && chunk->checking.reader.meanings[column] == MEANS_PASSWORD && !*cells[column]) {
		kept = import_password_read(chunk->ctx, chunk->import.id, edit->number);
		cells[column] = kept ? kept : column < file_count ? from_file[column] : "";
	}
	return cells;
}

/* The reader forgets the values of a row with the next one. */
static const char **
keep_cells(struct arena *arena, const char *const *values, size_t count)
{
	const char **cells = arena_array(arena, count + 1, sizeof *cells);
	size_t size = 0;
	char *to;

	for (size_t i = 0; i < count; i++) {
		cells[i] = csv_plain(values[i]);
		size += strlen(cells[i]) + 1;
	}
	to = arena_alloc(arena, size);
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(cells[i]) + 1;

		cells[i] = memcpy(to, cells[i], length);
		to += length;
	}
	return cells;
}

static void
read_row(struct chunk *chunk, int64_t number, const struct csv_row *row, struct candidate *candidate)
{
	const struct edit *edit = edit_of(chunk, number);
	size_t columns = chunk->checking.reader.column_count, count = row->count;
	const char **cells, *tear = tear_of(chunk, row);
	bool heading = false;

	if (!tear && count > columns)
		count = columns;
	cells = keep_cells(chunk->ctx->arena, row->values, count);
	if (edit && edit->cells) {
		cells = edited_cells(chunk, edit, cells, tear ? 0 : count, &count);
		tear = NULL;
	} else {
		heading = !tear && is_heading(chunk, row);
	}
	checking_read(&chunk->checking, number, cells, count, tear, heading, edit && edit->skipped, candidate);
	/* They were typed when nobody had said yet that the column holds passwords. */
	if (edit && edit->cells && chunk->checking.password != SIZE_MAX)
		q_import_edit_hide(
			chunk->ctx->db, chunk->import.id, number, import_cells_write(chunk->ctx->arena, candidate->cells, candidate->count));
}

/* ---------------------------------------------------------------- in batches */

static void
batch_open(struct batch *batch, struct arena *arena, int most)
{
	batch->candidates = arena_array(arena, BATCH, sizeof *batch->candidates);
	batch->rows = arena_array(arena, BATCH, sizeof *batch->rows);
	batch->lines = arena_array(arena, (size_t)most, sizeof *batch->lines);
}

/* What is planned becomes rows of the import. */
static void
add_planned(struct chunk *chunk)
{
	struct batch *batch = &chunk->batch;
	struct given_rows given = { batch->planned - batch->added, &batch->lines[batch->added] };

	if (given.count)
		q_import_rows_add(chunk->ctx->db, chunk->import.id, &given);
	batch->added = batch->planned;
}

static void
plan_row(struct chunk *chunk, struct candidate *candidate)
{
	struct batch *batch = &chunk->batch;
	struct checked checked;
	const char **texts;

	/* An address that may have come by is looked for among the rows before. */
	if (candidate->row.email.key && candidate->row.fame == NOT_ASKED)
		add_planned(chunk);
	checked = checking_plan(&chunk->checking, candidate);
	texts = batch->lines[batch->planned++].texts;
	*texts++ = checked.verdict;
	*texts++ = checked.plan;
	*texts++ = checked.email_key;
	*texts++ = checked.cells;
	*texts++ = checked.problems;
	*texts = checked.places;
}

static void
plan_rows(struct chunk *chunk)
{
	struct batch *batch = &chunk->batch;

	import_rows_ask(&chunk->checking.reader, batch->rows, batch->read);
	for (size_t i = 0; i < batch->read; i++)
		plan_row(chunk, &batch->candidates[i]);
	batch->read = 0;
}

static void
take_row(struct chunk *chunk, int64_t number, const struct csv_row *row)
{
	struct batch *batch = &chunk->batch;
	struct candidate *candidate = &batch->candidates[batch->read];

	read_row(chunk, number, row, candidate);
	batch->rows[batch->read] = &candidate->row;
	batch->lines[batch->planned + batch->read++] = (struct given){ { number, row->line } };
	if (batch->read == BATCH)
		plan_rows(chunk);
}

/* ---------------------------------------------------------------- beginning and end */

/* Rows of an earlier reading go first. false: there may be more of them. */
static bool
drop_rows(struct ctx *ctx, int64_t import, int most)
{
	if (q_import_rows_drop(ctx->db, import, most) == most)
		return false;
	if (q_import_passwords_reread(ctx->db, import, most) == most)
		return false;
	q_import_counts_drop(ctx->db, import);
	return true;
}

static void
refuse(struct chunk *chunk, const char *words)
{
	q_import_refuse(chunk->ctx->db, chunk->ctx->organisation, chunk->import.id, words, chunk->ctx->now);
	import_forget_secrets(chunk->ctx, &chunk->import);
}

/* true: the file has come to its end, or cannot be used. */
static bool
read_rows(struct chunk *chunk, struct csv_reader *reader, int most, int *done)
{
	struct import *import = &chunk->import;
	int64_t from = import->read_to;
	struct csv_row row;
	size_t cells = 0;

	for (*done = 0; *done < most && cells < CHUNK_CELLS && import->read_to - from < CHUNK_BYTES; ++*done) {
		if (!csv_next(reader, &row)) {
			if (import->row_count == 0)
				refuse(chunk, "There are no rows with people in this file. Add one for each person, and upload it again.");
			return true;
		}
		if (import->row_count == IMPORT_ROWS_MOST && !says_nothing(&row)) {
			refuse(
				chunk, "This file has more than 100,000 rows. Split it into several files, and upload them one after the other.");
			return false;
		}
		if (!says_nothing(&row))
			take_row(chunk, ++import->row_count, &row);
		cells += row.count;
		csv_reader_at(reader, &import->read_to, &import->read_line);
	}
	return false;
}

static struct csv_reader *
open_file(struct chunk *chunk, struct import_file *file)
{
	struct csv_reader *reader = csv_reader_open(chunk->ctx->arena, &chunk->import.shape, import_file_read, file);
	struct csv_row header;

	if (chunk->import.read_to)
		csv_reader_seek(reader, chunk->import.read_to, chunk->import.read_line);
	else if (chunk->import.has_header)
		csv_next(reader, &header);
	return reader;
}

bool
import_read_some(struct ctx *ctx, int64_t id, int most, int *done)
{
	struct chunk chunk = { .ctx = ctx };
	struct import_file file;
	struct csv_reader *reader;
	bool leads, ended;

	*done = 0;
	if (!import_load(ctx, id, &chunk.import, &leads))
		return true;
	if (strcmp(chunk.import.status, "refused") == 0)
		return drop_rows(ctx, id, most);
	if (strcmp(chunk.import.status, "reading") != 0)
		return true;
	if (chunk.import.read_to == 0 && !drop_rows(ctx, id, most))
		return false;
	chunk.checking = checking_open(ctx, &chunk.import);
	batch_open(&chunk.batch, ctx->arena, most);
	import_twins_begin(chunk.import.job, chunk.import.read_to);
	load_edits(&chunk, most);
	file = import_file_open(ctx, &chunk.import);
	reader = open_file(&chunk, &file);
	ended = read_rows(&chunk, reader, most, done);
	plan_rows(&chunk);
	add_planned(&chunk);
	checking_close(&chunk.checking);
	import_twins_end(chunk.import.read_to);
	q_import_read_on(ctx->db, ctx->organisation, id, chunk.import.read_to, chunk.import.read_line, chunk.import.row_count);
	if (ended)
		q_import_set_ready(ctx->db, ctx->organisation, id);
	return ended;
}
