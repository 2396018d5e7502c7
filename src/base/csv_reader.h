/* Reading CSV from outside (RFC 4180, and what spreadsheets make of it): a file's shape is recognised, then its rows come one by
   one, each with the line it begins on. A row that cannot be read is said to be so, and the next one is read. The parsing is libcsv's. */
#ifndef MUSTER_CSV_READER_H
#define MUSTER_CSV_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Fuzzers read with a part of the room: their short files come to the end of all of it, and many more of them are read in a second. */
#ifdef FUZZING
#define CSV_ROOM(bytes) ((bytes) / 128)
#define CSV_COLUMNS_MAX 20
#define CSV_VALUE_LINES 20
#else
#define CSV_ROOM(bytes) (bytes)
#define CSV_COLUMNS_MAX 200 /* of one row */
#define CSV_VALUE_LINES 200 /* line breaks in one value; more of them: its quote was never closed */
#endif
#define CSV_VALUE_MAX CSV_ROOM(64 << 10) /* bytes of one value, as UTF-8 */
#define CSV_ROW_MAX CSV_ROOM(256 << 10)  /* bytes of all values of one row */

/* The bytes of a file: fills up to length bytes from offset on and returns how many; fewer only at the end. */
typedef size_t csv_source(void *source, int64_t offset, char *data, size_t length);
/* That of an open file: its argument points to the descriptor, an int. A failing disk is a fault(). */
csv_source csv_file_read;

/* What kind of file it is, by its first bytes and by what no text holds. */
enum csv_kind {
	CSV_TEXT = 0,
	CSV_EMPTY, /* nothing, or only blanks and line breaks */
	CSV_XLSX,  /* Excel's .xlsx */
	CSV_XLS,   /* Excel's old .xls */
	CSV_ODS,   /* OpenDocument */
	CSV_ZIP,   /* another zip */
	CSV_PDF,
	CSV_PICTURE, /* PNG, JPEG, GIF, WebP */
	CSV_GZIP,
	CSV_HTML,
	CSV_BINARY, /* many bytes that no text holds (NUL and other control characters), and no UTF-16 */
};

enum csv_encoding { CSV_UTF8, CSV_UTF16_LE, CSV_UTF16_BE, CSV_WINDOWS_1252 };

struct csv_shape {
	enum csv_kind kind; /* the rest is set for CSV_TEXT only */
	enum csv_encoding encoding;
	bool mark;            /* a byte order mark stands first */
	char separator;       /* ',' ';' or '\t', or what the sep= line says; ',' where there is only one column */
	bool sep_line;        /* the first line is Excel's "sep=;": it counts as a line, and is no row */
	const char *line_end; /* of rows, not inside quotes: "CR LF", "LF" or "CR"; "mixed"; "none" */
};

/* Reads the file once, in pieces. UTF-8 where it is valid, also where a byte or two are broken among valid ones; else UTF-16 by its
   mark or its zeros; else Windows-1252. The separator is the one that gives the same number of columns, two or more, in most of the
   first rows. */
struct csv_shape csv_shape(struct arena *arena, csv_source *source, void *argument);
/* What the file is, for a person, and what to do: "This is an Excel workbook (.xlsx). In Excel choose …"; NULL for CSV_TEXT. */
const char *csv_kind_words(enum csv_kind kind);
/* "UTF-8 with commas", "Windows-1252 with semicolons" */
const char *csv_shape_words(struct arena *arena, const struct csv_shape *shape);

/* QUOTE to COLUMNS: what the row's lines are to be taken for is uncertain, so such a row is its first line only, and the line after it
   begins the next row. Its values are those before the trouble as they were read, and after QUOTE and UNCLOSED the rest of the line,
   parted at each separator, with its quotes as typed. */
enum csv_row_problem {
	CSV_ROW_OK = 0,
	CSV_ROW_QUOTE,    /* a quote stands where none may: in the middle of a value, or text follows the closing one */
	CSV_ROW_UNCLOSED, /* a quote is never closed, or not within CSV_VALUE_LINES or CSV_VALUE_MAX: the row ends with its first line */
	CSV_ROW_LONG,     /* a value is longer than CSV_VALUE_MAX, or the row than CSV_ROW_MAX; it is cut off there */
	CSV_ROW_COLUMNS, /* more than CSV_COLUMNS_MAX values; the rest is left out */
	CSV_ROW_BYTES,   /* bytes that its encoding does not have; they become U+FFFD */
	CSV_ROW_NUL,     /* a NUL character; it becomes U+FFFD */
};
/* A sentence or two: what is wrong with the row, then what to do. */
const char *csv_row_problem_words(enum csv_row_problem problem);

struct csv_row {
	int64_t line;   /* on which it begins, from 1, as an editor counts them */
	int64_t offset; /* of its first byte in the file, for csv_reader_seek() */
	enum csv_row_problem problem;
	size_t count;
	const char *const *values; /* UTF-8; of a row that is not OK as far as it could be read. Live until the next csv_next(). */
	size_t found;              /* how many values a row of CSV_ROW_COLUMNS has */
};

struct csv_reader;

/* Lives in the arena; its memory is bounded whatever the file (a few hundred KB). shape.kind is CSV_TEXT. */
struct csv_reader *csv_reader_open(struct arena *arena, const struct csv_shape *shape, csv_source *source, void *argument);
/* Goes on with the row that begins at this offset and line, as an earlier row said (or csv_reader_at()). */
void csv_reader_seek(struct csv_reader *reader, int64_t offset, int64_t line);
/* The next row; false at the end. Lines without any character but blanks are passed over. */
bool csv_next(struct csv_reader *reader, struct csv_row *row);
/* Where the row after the last one begins: what csv_reader_seek() needs to go on later. */
void csv_reader_at(const struct csv_reader *reader, int64_t *offset, int64_t *line);

#endif
