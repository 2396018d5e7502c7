#include "base/csv_reader.h"

#include <csv.h>
#include <string.h>

#include "base/csv_lines.h"
#include "base/fault.h"

#define VALUE_ROOM (CSV_VALUE_MAX + CSV_ROOM(4096)) /* libcsv's buffer for a value */
#define STRICT (CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL)

/* How far the values of a row have come. */
struct mark {
	size_t count;
	size_t used; /* bytes of text */
};

struct csv_reader {
	struct csv_lines lines;
	struct csv_parser parser;
	char separator;
	const char *values[CSV_COLUMNS_MAX];
	char *text; /* CSV_ROW_MAX of it: what the values point to */

	/* The row that is being read. */
	int64_t offset, line;
	struct mark now, first; /* first: at the end of its first line */
	size_t lines_read;
	size_t breaks; /* of lines, in the value that is being read */
	size_t found;  /* values, also those beyond what a row may have */
	bool blank, ended, full;
	enum csv_row_problem problem;
	struct csv_flaws flaws;
};

/* libcsv asks for more until a value is read, so this is where a value's length ends. */
static void *
no_more(void *data, size_t size)
{
	(void)data, (void)size;
	return NULL;
}

/* It has all its memory at once, from the arena: a fault in the midst of a file leaves nothing behind. */
static void
parser_open(struct csv_reader *reader, struct arena *arena)
{
	if (csv_init(&reader->parser, STRICT) != 0)
		fault("csv: the parser does not start");
	reader->parser.entry_buf = arena_alloc(arena, VALUE_ROOM);
	reader->parser.entry_size = VALUE_ROOM;
	csv_set_realloc_func(&reader->parser, no_more);
	csv_set_delim(&reader->parser, (unsigned char)reader->separator);
}

/* At the beginning of a row again, wherever it was; its buffer stays. */
static void
parser_renew(struct csv_reader *reader, unsigned char options, unsigned char quote)
{
	csv_set_opts(&reader->parser, CSV_APPEND_NULL); /* when strict, it would not end inside of quotes */
	csv_fini(&reader->parser, NULL, NULL, NULL);
	csv_set_opts(&reader->parser, options);
	csv_set_quote(&reader->parser, quote);
}

struct csv_reader *
csv_reader_open(struct arena *arena, const struct csv_shape *shape, csv_source *source, void *argument)
{
	struct csv_reader *reader = arena_alloc(arena, sizeof *reader);
	struct csv_piece piece = { .ends = !shape->sep_line };

	csv_lines_open(&reader->lines, arena, shape->encoding, source, argument);
	if (shape->mark)
		csv_lines_seek(&reader->lines, shape->encoding == CSV_UTF8 ? CSV_MARK_MAX : 2, 1);
	while (!piece.ends && csv_lines_next(&reader->lines, &piece))
		continue;
	reader->separator = shape->separator;
	reader->text = arena_alloc(arena, CSV_ROW_MAX);
	parser_open(reader, arena);
	return reader;
}

void
csv_reader_seek(struct csv_reader *reader, int64_t offset, int64_t line)
{
	csv_lines_seek(&reader->lines, offset, line);
}

void
csv_reader_at(const struct csv_reader *reader, int64_t *offset, int64_t *line)
{
	*offset = reader->lines.offset;
	*line = reader->lines.line;
}

/* libcsv's of a value. */
static void
take_value(void *data, size_t length, void *argument)
{
	struct csv_reader *reader = argument;
	size_t room = CSV_ROW_MAX - reader->now.used - 1;
	enum csv_row_problem problem = CSV_ROW_OK;
	char *text = reader->text + reader->now.used;

	reader->breaks = 0;
	reader->found++;
	if (reader->now.count == CSV_COLUMNS_MAX)
		problem = CSV_ROW_COLUMNS;
	else if (length > CSV_VALUE_MAX || length > room)
		problem = CSV_ROW_LONG;
	if (!reader->full && problem != CSV_ROW_COLUMNS) {
		if (room > CSV_VALUE_MAX)
			room = CSV_VALUE_MAX;
		if (length > room)
			for (length = room; length > 0 && (((char *)data)[length] & 0xC0) == 0x80;)
				length--;
		memcpy(text, data, length);
		text[length] = '\0';
		reader->values[reader->now.count++] = text;
		reader->now.used += length + (reader->now.used + length + 1 < CSV_ROW_MAX);
	}
	reader->full |= problem != CSV_ROW_OK;
	if (reader->problem == CSV_ROW_OK)
		reader->problem = problem;
}

/* libcsv's of a row. */
static void
end_row(int character, void *argument)
{
	struct csv_reader *reader = argument;

	(void)character;
	reader->ended = true;
}

static void
feed(struct csv_reader *reader, const char *text, size_t length)
{
	bool counting = reader->problem == CSV_ROW_COLUMNS;

	if ((reader->full && !counting) || csv_parse(&reader->parser, text, length, take_value, end_row, reader) == length ||
		counting)
		return;
	if (csv_error(&reader->parser) == CSV_EPARSE)
		reader->problem = CSV_ROW_QUOTE;
	else
		take_value(reader->parser.entry_buf, reader->parser.entry_pos, reader);
}

static bool
is_blank(const struct csv_reader *reader, const struct csv_piece *piece)
{
	for (size_t at = 0; at < piece->length; at++)
		if (piece->text[at] == reader->separator || strchr(" \t\r\n", piece->text[at]) == NULL)
			return false;
	return true;
}

/* Feeds a line, until there is trouble; the rest of the line is passed over then. False at the end of the file. */
static bool
read_line(struct csv_reader *reader)
{
	struct csv_piece piece = { .ends = false };
	bool any = false;

	while (!piece.ends && csv_lines_next(&reader->lines, &piece)) {
		any = true;
		reader->blank = reader->blank && is_blank(reader, &piece);
		reader->flaws.bytes |= piece.flaws.bytes;
		reader->flaws.nul |= piece.flaws.nul;
		if (reader->problem == CSV_ROW_OK || reader->problem == CSV_ROW_COLUMNS)
			feed(reader, piece.text, piece.length);
	}
	return any;
}

static void
begin_row(struct csv_reader *reader)
{
	reader->offset = reader->lines.offset;
	reader->line = reader->lines.line;
	reader->now = reader->first = (struct mark){ 0 };
	reader->lines_read = reader->breaks = reader->found = 0;
	reader->blank = true;
	reader->ended = reader->full = false;
	reader->problem = CSV_ROW_OK;
	reader->flaws = (struct csv_flaws){ 0 };
}

/* Reads line after line until the row ends, or has a problem. False where the file has no more rows. */
static bool
read_row(struct csv_reader *reader)
{
	begin_row(reader);
	while (!reader->ended && reader->problem == CSV_ROW_OK) {
		if (!read_line(reader)) {
			if (csv_fini(&reader->parser, take_value, end_row, reader) != 0)
				reader->problem = CSV_ROW_UNCLOSED;
			return reader->lines_read > 0;
		}
		if (reader->blank) {
			begin_row(reader);
			continue;
		}
		if (reader->lines_read++ == 0)
			reader->first = reader->now;
		if (!reader->ended && ++reader->breaks > CSV_VALUE_LINES && reader->problem == CSV_ROW_OK)
			reader->problem = CSV_ROW_UNCLOSED;
	}
	return true;
}

/* How much of the text the values take that stood before the trouble. Their quotes pair. */
static size_t
pass_values(const struct csv_reader *reader, const struct csv_piece *piece, size_t *values, bool *quoted)
{
	size_t at = 0;

	while (*values > 0 && at < piece->length) {
		*quoted ^= piece->text[at] == '"';
		*values -= piece->text[at] == reader->separator && !*quoted;
		at++;
	}
	return at;
}

/* Reads the row's first line once more: behind its good values each separator parts, and a quote is a character like others. */
static void
split_first_line(struct csv_reader *reader)
{
	struct csv_piece piece = { .ends = false };
	size_t values = reader->first.count, at;
	bool quoted = false;

	reader->now = reader->first;
	reader->full = false;
	parser_renew(reader, CSV_APPEND_NULL, '\0');
	csv_lines_seek(&reader->lines, reader->offset, reader->line);
	while (!piece.ends && csv_lines_next(&reader->lines, &piece)) {
		at = pass_values(reader, &piece, &values, &quoted);
		feed(reader, piece.text + at, piece.length - at);
	}
	if (!reader->full)
		csv_fini(&reader->parser, take_value, end_row, reader);
}

bool
csv_next(struct csv_reader *reader, struct csv_row *row)
{
	if (!read_row(reader))
		return false;
	if (reader->problem != CSV_ROW_OK) {
		reader->found += !reader->ended; /* the last value, which no line end ended */
		if (reader->lines_read > 1)
			reader->problem = CSV_ROW_UNCLOSED;
		if (reader->problem == CSV_ROW_QUOTE || reader->problem == CSV_ROW_UNCLOSED)
			split_first_line(reader);
		parser_renew(reader, STRICT, '"');
	} else if (reader->flaws.nul || reader->flaws.bytes) {
		reader->problem = reader->flaws.nul ? CSV_ROW_NUL : CSV_ROW_BYTES;
	}
	*row = (struct csv_row){ reader->line, reader->offset, reader->problem, reader->now.count, reader->values, reader->found };
	return true;
}

const char *
csv_row_problem_words(enum csv_row_problem problem)
{
	static const char *const words[] = {
		[CSV_ROW_OK] = "",
		[CSV_ROW_QUOTE] = "A quote (\") stands where none may. Put the whole value in quotes and double each quote inside it, "
						  "or take the quote out.",
		[CSV_ROW_UNCLOSED] = "A quote (\") opens a value and is never closed. Close it, or take it out.",
		[CSV_ROW_LONG] = "A value is longer than 64 KB. Shorten it, or close the quote (\") that it begins with.",
		[CSV_ROW_COLUMNS] = "The row has more than 200 columns. Take out those that are not needed.",
		[CSV_ROW_BYTES] = "The row has characters that cannot be read; they are shown as \xEF\xBF\xBD. Type them again, "
						  "and save the file as “CSV UTF-8”.",
		[CSV_ROW_NUL] = "The row has an unprintable character (NUL), shown as \xEF\xBF\xBD. Take it out.",
	};

	return words[problem];
}
