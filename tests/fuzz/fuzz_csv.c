/* Whatever is uploaded as CSV: each row stands where it says, is bounded and valid text, and is the same when sought; what we wrote
   ourselves comes back. */
#include <stdint.h>
#include <string.h>

#include "base/csv.h"
#include "base/csv_reader.h"
#include "base/text.h"
#include "../lib/text_file.h"
#include "check.h"

#define ROWS 200

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is remembered of a row. */
struct seen {
	int64_t offset, line;
	enum csv_row_problem problem;
	uint64_t hash; /* of its values */
};

static struct arena *arena;

static struct seen
look(const struct csv_row *row)
{
	struct seen seen = { row->offset, row->line, row->problem, 14695981039346656037u };

	check(row->count >= 1 && row->count <= CSV_COLUMNS_MAX);
	for (size_t i = 0; i < row->count; i++) {
		const char *at = row->values[i];

		check(strlen(at) <= CSV_VALUE_MAX && text_is_utf8(at, strlen(at)));
		do
			seen.hash = (seen.hash ^ (uint8_t)*at) * 1099511628211u;
		while (*at++ != '\0');
	}
	return seen;
}

static bool
same(const struct seen *a, const struct seen *b)
{
	return a->offset == b->offset && a->line == b->line && a->problem == b->problem && a->hash == b->hash;
}

static bool
next(struct csv_reader *reader, struct seen *seen)
{
	struct csv_row row;

	if (!csv_next(reader, &row))
		return false;
	*seen = look(&row);
	return true;
}

/* How many lines end between the two, as an editor counts them, of 8-bit text. */
static int64_t
line_ends(const struct text_file *file, int64_t from, int64_t to)
{
	int64_t ends = 0;

	for (int64_t at = from; at < to; at++)
		ends += file->bytes[at] == '\n' ||
			(file->bytes[at] == '\r' && (at + 1 == (int64_t)file->size || file->bytes[at + 1] != '\n'));
	return ends;
}

static void
check_rows(const struct csv_shape *shape, struct text_file *file)
{
	struct csv_reader *reader = csv_reader_open(arena, shape, text_file_read, file), *seeker;
	struct seen rows[ROWS], again;
	size_t count = 0;
	int64_t offset = 0, line = 1;
	bool wide = shape->encoding == CSV_UTF16_LE || shape->encoding == CSV_UTF16_BE;

	while (count < ROWS && next(reader, &rows[count])) {
		check(count == 0 || (rows[count].offset > rows[count - 1].offset && rows[count].line > rows[count - 1].line));
		line += line_ends(file, offset, rows[count].offset);
		offset = rows[count].offset;
		check(wide || rows[count].line == line);
		count++;
	}
	seeker = csv_reader_open(arena, shape, text_file_read, file);
	for (size_t from = count; from-- > 0;) {
		csv_reader_seek(seeker, rows[from].offset, rows[from].line);
		for (size_t i = from; i < count && i < from + 3; i++)
			check(next(seeker, &again) && same(&again, &rows[i]));
		csv_reader_at(seeker, &offset, &line);
		csv_reader_seek(reader, offset, line);
		if (from + 3 < count)
			check(next(reader, &again) && same(&again, &rows[from + 3]));
		else if (count < ROWS)
			check(!next(reader, &again));
	}
}

/* Values end with byte 1. */
static size_t
cut(char *text, const char *values[ROWS])
{
	size_t count = 0;

	while (count < ROWS && text != NULL) {
		char *end = text + strcspn(text, "\1");

		values[count++] = text;
		text = *end != '\0' ? end + 1 : NULL;
		*end = '\0';
	}
	return count;
}

static void
check_written(char *text)
{
	const char *values[ROWS];
	size_t count = cut(text, values), columns = (size_t)(values[0][0] & 7) + 1, expected = 0;
	struct buffer out = buffer_new(arena, 4 << 20);
	struct csv_shape shape = { .mark = true, .separator = ',' }, found;
	struct csv_reader *reader;
	struct csv_row row;
	struct text_file file;

	csv_start(&out);
	for (size_t i = 0; i < columns; i++)
		csv_value(&out, "header");
	csv_end_row(&out);
	for (size_t i = 0; i < count; i++) {
		csv_value(&out, values[i]);
		if ((i + 1) % columns == 0)
			csv_end_row(&out);
	}
	file = (struct text_file){ out.data, out.length };
	found = csv_shape(arena, text_file_read, &file);
	if (found.kind == CSV_TEXT)
		check(found.separator == ',' && found.mark && !found.sep_line && found.encoding == CSV_UTF8);
	reader = csv_reader_open(arena, &shape, text_file_read, &file);
	check(csv_next(reader, &row) && row.count == columns);
	while (csv_next(reader, &row)) {
		check(row.problem == CSV_ROW_OK);
		for (size_t i = 0; i < row.count; i++)
			check(expected < count && strcmp(csv_plain(row.values[i]), values[expected++]) == 0);
	}
	check(expected == count);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text_file file = { (const char *)data, size };
	struct csv_shape shape;
	size_t breaks = 0;

	if (!arena)
		arena = arena_new((size_t)64 << 20);
	shape = csv_shape(arena, text_file_read, &file);
	check((csv_kind_words(shape.kind) == NULL) == (shape.kind == CSV_TEXT));
	if (shape.kind == CSV_TEXT)
		check_rows(&shape, &file);
	for (size_t i = 0; i < size; i++)
		breaks += data[i] == '\n' || data[i] == '\r';
	if (size > 0 && size < CSV_VALUE_MAX && breaks < CSV_VALUE_LINES && text_is_utf8((const char *)data, size) &&
		memchr(data, '\0', size) == NULL)
		check_written(arena_copy(arena, (const char *)data, size));
	arena_reset(arena);
	return 0;
}
