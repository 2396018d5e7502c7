#include "base/csv_reader.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unistr.h>

#include "base/csv_lines.h"

#define PIECE CSV_ROOM(32 << 10)
#define SAMPLE_ROWS 60
#define SAMPLE_BYTES CSV_ROOM(256 << 10)

enum { LF, CR, CR_LF, LINE_ENDS };

/* What the whole file holds. */
struct census {
	int64_t bytes, controls;
	int64_t valid, broken;      /* characters beyond ASCII, as UTF-8 */
	int64_t ends[2][LINE_ENDS]; /* of lines; [1]: after an odd number of quotes, so inside of some */
	bool quoted, after_cr;
	bool any; /* more than blanks and line ends */
};

struct shaping {
	struct csv_shape shape;
	struct census census;
	csv_source *source;
	void *argument;
	char *raw, *text;
};

/* --- UTF-16 --- */

static bool
is_line_end(unsigned char byte)
{
	return byte == '\n' || byte == '\r';
}

/* Whether every other byte, those at high, is as often zero as in text with some ASCII in it, and the others are not. */
static bool
is_utf16(const unsigned char *raw, size_t length, size_t high)
{
	size_t units = length / 2, zeros = 0, wrong = 0;

	for (size_t at = 0; at + 2 <= length; at += 2) {
		unsigned char above = raw[at + high], below = raw[at + 1 - high];

		zeros += above == 0 && (below >= ' ' || below == '\t' || is_line_end(below));
		wrong += below == 0;
	}
	if (units < 8)
		return units > 0 && zeros == units;
	return zeros * 10 >= units * 3 && wrong * 50 <= units;
}

/* False where only the whole file tells. */
static bool
encoding_of_first_bytes(struct csv_shape *shape, const char *raw, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)raw;

	shape->mark = true;
	if (length >= 3 && memcmp(raw, "\xEF\xBB\xBF", 3) == 0) {
		shape->encoding = CSV_UTF8;
		return true;
	}
	if (length >= 2 && (memcmp(raw, "\xFF\xFE", 2) == 0 || memcmp(raw, "\xFE\xFF", 2) == 0)) {
		shape->encoding = bytes[0] == 0xFF ? CSV_UTF16_LE : CSV_UTF16_BE;
		return true;
	}
	shape->mark = false;
	shape->encoding = is_utf16(bytes, length, 1) ? CSV_UTF16_LE : is_utf16(bytes, length, 0) ? CSV_UTF16_BE : CSV_UTF8;
	return shape->encoding != CSV_UTF8;
}

static bool
is_wide(const struct csv_shape *shape)
{
	return shape->encoding == CSV_UTF16_LE || shape->encoding == CSV_UTF16_BE;
}

static size_t
mark_length(const struct csv_shape *shape)
{
	return !shape->mark ? 0 : is_wide(shape) ? 2 : CSV_MARK_MAX;
}

/* --- the census --- */

/* What count_special() looks at; all else is plain. */
static const bool special[256] = { [0 ... 8] = true, [10 ... 31] = true, ['"'] = true, [127 ... 255] = true };

static size_t
count_wide(struct census *census, const char *text, size_t left)
{
	ucs4_t character;
	int length = u8_mbtoucr(&character, (const uint8_t *)text, left);

	census->valid += length > 0;
	census->broken += length == -1; /* -2: the file is cut off inside of it */
	return length > 0 ? (size_t)length : 1;
}

static size_t
count_special(struct census *census, const char *text, size_t left, char before)
{
	unsigned char byte = (unsigned char)*text;
	int64_t *ends = census->ends[census->quoted];

	if (byte >= 0x80)
		return count_wide(census, text, left);
	if (byte == '"') {
		census->quoted = !census->quoted;
	} else if (byte == '\n' && before == '\r') {
		ends[CR]--;
		ends[CR_LF]++;
	} else if (is_line_end(byte)) {
		ends[byte == '\n' ? LF : CR]++;
	} else {
		census->controls += byte != '\f' && byte != '\v' && byte != 0x1A && byte != 0x1B;
	}
	return 1;
}

static void
count(struct census *census, const char *text, size_t length)
{
	size_t at = 0;

	for (size_t look = 0; look < length && !census->any; look++)
		census->any = strchr(" \t\r\n", text[look]) == NULL || text[look] == '\0';
	while (at < length) {
		if (special[(unsigned char)text[at]])
			at += count_special(census, text + at, length - at, at > 0 ? text[at - 1] : census->after_cr ? '\r' : '\0');
		else
			at++;
	}
	census->bytes += (int64_t)length;
	census->after_cr = length > 0 && text[length - 1] == '\r';
}

/* Reads on from offset, counts whole characters, and returns how many bytes they were; 0 at the end. */
static size_t
count_piece(struct shaping *shaping, int64_t offset, bool *first)
{
	struct csv_shape *shape = &shaping->shape;
	struct csv_flaws flaws = { 0 };
	size_t length = shaping->source(shaping->argument, offset, shaping->raw, PIECE), decoded = length;
	size_t mark = *first && length > 0 ? mark_length(shape) : 0;
	const char *text = shaping->raw + mark;

	if (length == PIECE)
		length = csv_whole(shape->encoding, shaping->raw, length);
	decoded = length - mark;
	if (is_wide(shape)) {
		decoded = csv_decode(shape->encoding, text, decoded, shaping->text, &flaws);
		text = shaping->text;
	}
	if (*first && csv_is_html(text, decoded))
		shape->kind = CSV_HTML;
	*first = false;
	count(&shaping->census, text, decoded);
	return length;
}

static enum csv_kind
kind_by_census(const struct census *census)
{
	if (!census->any)
		return CSV_EMPTY;
	if (census->controls > 8 ? census->controls * 20 > census->bytes : census->controls * 3 > census->bytes)
		return CSV_BINARY;
	return CSV_TEXT;
}

static const char *
line_end_by_census(const struct census *census)
{
	static const char *const names[LINE_ENDS] = { [LF] = "LF", [CR] = "CR", [CR_LF] = "CR LF" };
	const char *found = "none";

	for (int quoted = 0; quoted < 2 && strcmp(found, "none") == 0; quoted++)
		for (int end = 0; end < LINE_ENDS; end++)
			if (census->ends[quoted][end] > 0)
				found = strcmp(found, "none") == 0 ? names[end] : "mixed";
	return found;
}

/* --- the separator --- */

/* Excel's "sep=;", also in quotes. */
static bool
is_sep_line(struct arena *arena, struct shaping *shaping)
{
	struct csv_lines lines;
	struct csv_piece piece = { .length = 0 };
	const char *text;
	size_t length, quote;

	csv_lines_open(&lines, arena, shaping->shape.encoding, shaping->source, shaping->argument);
	csv_lines_seek(&lines, (int64_t)mark_length(&shaping->shape), 1);
	csv_lines_next(&lines, &piece);
	text = piece.text;
	length = piece.length;
	while (length > 0 && is_line_end((unsigned char)text[length - 1]))
		length--;
	quote = length >= 2 && text[0] == '"' && text[length - 1] == '"';
	if (length != 5 + 2 * quote || strncasecmp(text + quote, "sep=", 4) != 0)
		return false;
	shaping->shape.separator = text[quote + 4];
	return text[quote + 4] == '\t' || (ispunct((unsigned char)text[quote + 4]) && text[quote + 4] != '"');
}

/* How well the first rows go with a separator; 0: it makes no more than one column. Best is where most rows have the same number of
   columns, and the header too; then, where it makes more of them. A row whose quotes it breaks counts for none. */
static int
separator_score(struct arena *arena, const struct shaping *shaping, char separator)
{
	struct csv_shape shape = shaping->shape;
	struct csv_reader *reader;
	struct csv_row row = { 0 };
	int rows = 0, of_count[CSV_COLUMNS_MAX + 1] = { 0 };
	size_t header = 0, most = 1;

	shape.separator = separator;
	reader = csv_reader_open(arena, &shape, shaping->source, shaping->argument);
	while (rows < SAMPLE_ROWS && row.offset < SAMPLE_BYTES && csv_next(reader, &row)) {
		if (row.problem == CSV_ROW_QUOTE || row.problem == CSV_ROW_UNCLOSED)
			row.count = 0;
		if (rows++ == 0)
			header = row.count;
		of_count[row.count]++;
	}
	for (size_t columns = 2; columns <= CSV_COLUMNS_MAX; columns++)
		if (of_count[columns] > 0 && of_count[columns] >= of_count[most])
			most = columns;
	if (most < 2 || of_count[most] * 2 <= rows)
		return header >= 2 ? (int)header : 0;
	return 100000 * (1 + (header == most)) + of_count[most] * (int)(most - 1);
}

/* Where two go equally well: a comma stands in texts, a tab hardly. */
static char
best_separator(struct arena *arena, const struct shaping *shaping)
{
	static const char candidates[] = { '\t', ';', ',' };
	struct arena_mark before = arena_mark(arena);
	char best = ',';
	int best_score = 0;

	for (size_t i = 0; i < sizeof candidates; i++) {
		int score = separator_score(arena, shaping, candidates[i]);

		arena_return(arena, before);
		if (score > best_score) {
			best = candidates[i];
			best_score = score;
		}
	}
	return best;
}

/* --- all of it --- */

static void
read_all(struct shaping *shaping)
{
	struct csv_shape *shape = &shaping->shape;
	size_t length = shaping->source(shaping->argument, 0, shaping->raw, PIECE);
	bool known, first = true;

	shape->kind = csv_kind_of_bytes(shaping->raw, length);
	if (shape->kind != CSV_TEXT)
		return;
	known = encoding_of_first_bytes(shape, shaping->raw, length);
	for (int64_t offset = 0; shape->kind == CSV_TEXT && (length = count_piece(shaping, offset, &first)) > 0;)
		offset += (int64_t)length;
	if (shape->kind == CSV_TEXT)
		shape->kind = kind_by_census(&shaping->census);
	if (!known && shaping->census.broken > shaping->census.valid)
		shape->encoding = CSV_WINDOWS_1252;
	shape->line_end = line_end_by_census(&shaping->census);
}

struct csv_shape
csv_shape(struct arena *arena, csv_source *source, void *argument)
{
	struct shaping shaping = { .source = source, .argument = argument };
	struct arena_mark before = arena_mark(arena);

	shaping.raw = arena_alloc(arena, PIECE);
	shaping.text = arena_alloc(arena, 3 * PIECE);
	read_all(&shaping);
	if (shaping.shape.kind == CSV_TEXT) {
		shaping.shape.sep_line = is_sep_line(arena, &shaping);
		if (!shaping.shape.sep_line)
			shaping.shape.separator = best_separator(arena, &shaping);
	}
	arena_return(arena, before);
	return shaping.shape;
}

const char *
csv_shape_words(struct arena *arena, const struct csv_shape *shape)
{
	static const char *const encodings[] = {
		[CSV_UTF8] = "UTF-8", [CSV_UTF16_LE] = "UTF-16", [CSV_UTF16_BE] = "UTF-16", [CSV_WINDOWS_1252] = "Windows-1252"
	};
	const char *encoding = encodings[shape->encoding];

	switch (shape->separator) {
	case ',':
		return arena_text(arena, "%s with commas", encoding);
	case ';':
		return arena_text(arena, "%s with semicolons", encoding);
	case '\t':
		return arena_text(arena, "%s with tabs", encoding);
	}
	return arena_text(arena, "%s with “%c” between values", encoding, shape->separator);
}
