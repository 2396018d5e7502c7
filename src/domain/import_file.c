#include "domain/import_file.h"

#include <string.h>

#include "base/csv.h"
#include "base/fault.h"
#include "domain/import_columns.h"
#include "domain/secret.h"
#include "queries.h"

#define PIECE (64 << 10)
#define PURPOSE "import file"

void
import_file_keep(struct ctx *ctx, int64_t import, int64_t size, csv_source *source, void *argument, const char **hash)
{
	unsigned char *piece = arena_alloc(ctx->arena, PIECE), *sealed = arena_alloc(ctx->arena, PIECE + SECRET_SEAL);
	int64_t position = 0;
	struct hash bytes;

	hash_begin(&bytes);
	for (int64_t offset = 0; offset < size; offset += PIECE) {
		size_t wanted = size - offset < PIECE ? (size_t)(size - offset) : PIECE;

		if (source(argument, offset, (char *)piece, wanted) != wanted)
			fault("import %lld: the file ended before its size", (long long)import);
		hash_add(&bytes, piece, wanted);
		secret_seal(PURPOSE, import, piece, wanted, sealed);
		q_import_piece_add(ctx->db, import, position++, sealed, wanted + SECRET_SEAL);
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

static void
write_without(struct ctx *ctx, const struct import *import, const struct import_column *columns, size_t count, size_t first,
	struct buffer *out)
{
	struct import_file file = import_file_open(ctx, import);
	struct csv_reader *reader = csv_reader_open(ctx->arena, &import->shape, import_file_read, &file);
	bool titles = import->has_header;
	struct csv_row row;

	csv_start(out);
	for (; csv_next(reader, &row); titles = false)
		write_row(out, columns, count, first, &row, titles);
}

void
import_file_write(struct ctx *ctx, const struct import *import, struct buffer *out)
{
	size_t count, first;
	struct import_column *columns = import_columns_load(ctx, import->id, &count);
	char *piece = arena_alloc(ctx->arena, PIECE);
	struct import_file file;
	size_t length;

	first = import_password_column(columns, count);
	if (first < count) {
		write_without(ctx, import, columns, count, first, out);
		return;
	}
	file = import_file_open(ctx, import);
	for (int64_t offset = 0; (length = import_file_read(&file, offset, piece, PIECE)) > 0; offset += (int64_t)length)
		buffer_add(out, piece, length);
}

/* Bytes that stand in memory. */
static size_t
read_buffer(void *source, int64_t offset, char *data, size_t length)
{
	const struct buffer *buffer = source;
	size_t start = (size_t)offset;

	if (start >= buffer->length)
		return 0;
	if (length > buffer->length - start)
		length = buffer->length - start;
	memcpy(data, buffer->data + start, length);
	return length;
}

void
import_file_scrub(struct ctx *ctx, const struct import *import)
{
	struct buffer out = buffer_new(ctx->arena, 2 * IMPORT_BYTES_MOST);
	size_t count, first;
	struct import_column *columns = import_columns_load(ctx, import->id, &count);
	const char *hash;

	first = import_password_column(columns, count);
	if (first >= count || rows_integer(q_import_scrubbed(ctx->db, ctx->organisation, import->id)))
		return;
	write_without(ctx, import, columns, count, first, &out);
	q_import_pieces_drop(ctx->db, import->id);
	/* What the original is known by stays. */
	import_file_keep(ctx, import->id, (int64_t)out.length, read_buffer, &out, &hash);
	q_import_set_scrubbed(ctx->db, ctx->organisation, import->id, (int64_t)out.length);
}
