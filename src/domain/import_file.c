#include "domain/import_file.h"

#include <string.h>

#include "base/csv.h"
#include "base/fault.h"
#include "domain/import_columns.h"
#include "domain/secret.h"
#include "queries.h"

#define PIECE (64 << 10)
#define SOME (256 << 10)    /* of a copy, put together at once */
#define COPY_MOST (2 << 20) /* that, and a row */
#define PURPOSE "import file"

static void
keep_piece(struct ctx *ctx, int64_t import, int64_t position, const void *piece, size_t length)
{
	unsigned char sealed[PIECE + SECRET_SEAL];

	secret_seal(PURPOSE, import, piece, length, sealed);
	q_import_piece_add(ctx->db, import, position, sealed, length + SECRET_SEAL);
}

void
import_file_keep(struct ctx *ctx, int64_t import, int64_t size, csv_source *source, void *argument, const char **hash)
{
	unsigned char *piece = arena_alloc(ctx->arena, PIECE);
	int64_t position = 0;
	struct hash bytes;

	hash_begin(&bytes);
	for (int64_t offset = 0; offset < size; offset += PIECE) {
		size_t wanted = size - offset < PIECE ? (size_t)(size - offset) : PIECE;

		if (source(argument, offset, (char *)piece, wanted) != wanted)
			fault("import %lld: the file ended before its size", (long long)import);
		hash_add(&bytes, piece, wanted);
		keep_piece(ctx, import, position++, piece, wanted);
	}
	*hash = hash_end(ctx->arena, &bytes);
}

/* ---------------------------------------------------------------- reading */

struct import_file
import_file_open(struct ctx *ctx, const struct import *import)
{
	return (struct import_file){ ctx, import->id, import->file_size, -1, arena_alloc(ctx->arena, PIECE), 0 };
}

static void
fetch(struct import_file *file, int64_t position)
{
	struct rows *rows = q_import_piece(file->ctx->db, file->import, position);
	const void *sealed = NULL;
	size_t size = 0;

	if (row_next(rows))
		sealed = row_blob(rows, IMPORT_PIECE_DATA, &size);
	if (size < SECRET_SEAL || size > PIECE + SECRET_SEAL || !secret_open(PURPOSE, file->import, sealed, size, file->piece))
		fault("import %lld: piece %lld of its file cannot be opened", (long long)file->import, (long long)position);
	rows_end(rows);
	file->position = position;
	file->length = size - SECRET_SEAL;
}

size_t
import_file_read(void *source, int64_t offset, char *data, size_t length)
{
	struct import_file *file = source;
	size_t done = 0;

	while (done < length && offset < file->size) {
		size_t start = (size_t)(offset % PIECE), part;

		if (file->position != offset / PIECE)
			fetch(file, offset / PIECE);
		if (start >= file->length)
			break;
		part = file->length - start < length - done ? file->length - start : length - done;
		memcpy(data + done, file->piece + start, part);
		done += part;
		offset += (int64_t)part;
	}
	return done;
}

const struct csv_row *
csv_rows_copy(struct arena *arena, struct csv_reader *reader, size_t most, size_t *count)
{
	struct csv_row *rows = arena_array(arena, most, sizeof *rows);

	*count = 0;
	while (*count < most && csv_next(reader, &rows[*count])) {
		struct csv_row *row = &rows[(*count)++];
		const char **values = arena_array(arena, row->count + 1, sizeof *values);

		for (size_t i = 0; i < row->count; i++)
			values[i] = arena_string(arena, csv_plain(row->values[i]));
		row->values = values;
	}
	return rows;
}

const struct csv_row *
import_file_head(struct ctx *ctx, const struct import *import, size_t most, size_t *count)
{
	struct import_file file = import_file_open(ctx, import);
	struct csv_reader *reader = csv_reader_open(ctx->arena, &import->shape, import_file_read, &file);

	return csv_rows_copy(ctx->arena, reader, most, count);
}

/* ---------------------------------------------------------------- without passwords */

static bool
is_password(const struct import_column *column)
{
	return strcmp(column->target, "password") == 0 || strcmp(column->target, "secret") == 0;
}

/* From there on a row whose columns are out of their places may show one. */
size_t
import_password_column(const struct import_column *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_password(&columns[i]))
			return i;
	return SIZE_MAX;
}

/* titles: the first row is said to be one; who said so of a row of values shows no password by that. */
static void
write_row(
	struct buffer *out, const struct import_column *columns, size_t count, size_t first, const struct csv_row *row, bool titles)
{
	bool torn = row->problem != CSV_ROW_OK || row->count > count;
	size_t width = row->count > count ? count : row->count;

	for (size_t i = 0; i < width; i++)
		if (is_password(&columns[i]) || (torn && i >= first))
			csv_value(out, titles ? columns[i].title : "");
		else
			csv_value(out, csv_plain(row->values[i]));
	csv_end_row(out);
}

struct import_copy {
	struct import_file file;
	struct import_column *columns;
	size_t count, first;       /* first: of those that hold passwords */
	struct csv_reader *reader; /* NULL: it comes as it is */
	int64_t position;          /* of the next piece of what comes as it is */
	bool begun, titles, scrubbed;
};

static bool
is_scrubbed(const struct import_copy *copy)
{
	return rows_integer(q_import_scrubbed(copy->file.ctx->db, copy->file.ctx->organisation, copy->file.import));
}

struct import_copy *
import_copy_open(struct ctx *ctx, const struct import *import)
{
	struct import_copy *copy = arena_alloc(ctx->arena, sizeof *copy);

	copy->columns = import_columns_load(ctx, import->id, &copy->count);
	copy->first = import_password_column(copy->columns, copy->count);
	copy->file = import_file_open(ctx, import);
	copy->scrubbed = is_scrubbed(copy);
	copy->titles = import->has_header;
	if (copy->first < copy->count)
		copy->reader = csv_reader_open(ctx->arena, &import->shape, import_file_read, &copy->file);
	return copy;
}

static bool
copy_bytes(struct import_copy *copy, struct buffer *out)
{
	size_t enough = out->length + SOME;

	while (out->length < enough && copy->position * PIECE < copy->file.size) {
		fetch(&copy->file, copy->position++);
		buffer_add(out, copy->file.piece, copy->file.length);
	}
	return copy->position * PIECE < copy->file.size;
}

static bool
copy_rows(struct import_copy *copy, struct buffer *out)
{
	size_t enough = out->length + SOME;
	struct csv_row row;

	if (!copy->begun)
		csv_start(out);
	copy->begun = true;
	while (out->length < enough) {
		if (!csv_next(copy->reader, &row))
			return false;
		write_row(out, copy->columns, copy->count, copy->first, &row, copy->titles);
		copy->titles = false;
	}
	return true;
}

bool
import_copy_next(struct import_copy *copy, struct buffer *out)
{
	if (is_scrubbed(copy) != copy->scrubbed)
		fault_as(FAULT_BUSY, "import %lld: its file was kept anew while it was read", (long long)copy->file.import);
	return copy->reader ? copy_rows(copy, out) : copy_bytes(copy, out);
}

int64_t
import_copy_size(const struct import_copy *copy)
{
	return copy->reader ? -1 : copy->file.size;
}

/* All that is put together, but for a last piece that is not full, unless nothing comes behind it. *position: of the next piece. */
static void
keep_anew(struct ctx *ctx, int64_t import, struct buffer *out, bool more, int64_t *position)
{
	size_t at = 0;

	while (out->length - at >= PIECE || (!more && at < out->length)) {
		size_t length = out->length - at < PIECE ? out->length - at : PIECE;

		keep_piece(ctx, import, (*position)--, out->data + at, length);
		at += length;
	}
	out->length -= at;
	memmove(out->data, out->data + at, out->length);
}

void
import_file_scrub(struct ctx *ctx, const struct import *import)
{
	struct import_copy *copy = import_copy_open(ctx, import);
	struct buffer out = buffer_new(ctx->arena, COPY_MOST);
	int64_t position = -1, size = 0;

	if (!copy->reader || copy->scrubbed)
		return;
	for (bool more = true; more;) {
		size_t had = out.length;

		more = import_copy_next(copy, &out);
		size += (int64_t)(out.length - had);
		keep_anew(ctx, import->id, &out, more, &position);
	}
	/* What the original is known by stays. */
	q_import_pieces_drop(ctx->db, import->id);
	q_import_pieces_turn(ctx->db, import->id);
	q_import_set_scrubbed(ctx->db, ctx->organisation, import->id, size);
}
