/* Beneath csv_reader and csv_shape: what the first bytes of a file say, and its physical lines as UTF-8, whatever its encoding. */
#ifndef MUSTER_CSV_LINES_H
#define MUSTER_CSV_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv_reader.h"

#define CSV_PIECE CSV_ROOM(16 << 10) /* bytes of the file; a longer line comes in several pieces */
#define CSV_MARK_MAX 3               /* bytes of a byte order mark */

struct csv_flaws {
	bool bytes; /* that the encoding does not have */
	bool nul;
};

/* Turns the bytes into UTF-8 without NUL: what cannot be is U+FFFD, and said in *flaws. 3 × length bytes hold what comes out, whose
   length is returned. */
size_t csv_decode(enum csv_encoding encoding, const char *raw, size_t length, char *out, struct csv_flaws *flaws);
/* How many of the bytes (at least 4) are whole characters; fewer than length only where the last one is cut. */
size_t csv_whole(enum csv_encoding encoding, const char *raw, size_t length);

struct csv_piece {
	const char *text; /* UTF-8 without NUL, with its line end; lives until the next piece */
	size_t length;
	bool ends; /* the line, or the file */
	struct csv_flaws flaws;
};

struct csv_lines {
	int64_t offset; /* of the next piece */
	int64_t line;   /* of the next piece, from 1 */
	enum csv_encoding encoding;
	csv_source *source;
	void *argument;
	char *window;
	int64_t start; /* of the window in the file */
	size_t length;
	bool last; /* the window reaches the end of the file */
	char *decoded;
};

/* By the first bytes of a file; CSV_TEXT where they are none of those that are known. */
enum csv_kind csv_kind_of_bytes(const char *data, size_t length);
bool csv_is_html(const char *text, size_t length);

void csv_lines_open(struct csv_lines *lines, struct arena *arena, enum csv_encoding encoding, csv_source *source, void *argument);
/* The offset is where a piece began or a line begins. */
void csv_lines_seek(struct csv_lines *lines, int64_t offset, int64_t line);
/* The next piece; false at the end of the file. */
bool csv_lines_next(struct csv_lines *lines, struct csv_piece *piece);

#endif
