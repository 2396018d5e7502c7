/* The file of an import: kept in pieces, sealed with the installation's secret, since it may hold passwords. */
#ifndef MUSTER_IMPORT_FILE_H
#define MUSTER_IMPORT_FILE_H

#include "base/buffer.h"
#include "domain/import.h"

/* Keeps size bytes of the source; *hash becomes their hash (token_hash()'s alphabet). */
void import_file_keep(struct ctx *ctx, int64_t import, int64_t size, csv_source *source, void *argument, const char **hash);

/* Reads a kept file: a csv_source whose argument is a struct import_file. Holds one piece at a time. */
struct import_file {
	struct ctx *ctx;
	int64_t import, size;
	int64_t position; /* of the piece at hand; -1: none */
	unsigned char *piece;
	size_t length;
};
struct import_file import_file_open(struct ctx *ctx, const struct import *import);
csv_source import_file_read;

/* Up to `most` rows, copied into the arena, without the apostrophes that csv_value() puts before what looks like a formula. */
const struct csv_row *csv_rows_copy(struct arena *arena, struct csv_reader *reader, size_t most, size_t *count);
/* The first rows of a kept file, its header included: for guessing what its columns are, and for showing samples of them. */
const struct csv_row *import_file_head(struct ctx *ctx, const struct import *import, size_t most, size_t *count);

/* The file on its way out: as it was uploaded; where it has a column of passwords, written anew without them. One that was refused
   before its columns were known (a workbook, too many of them) stays as it came, whatever is in it: what was uploaded is kept.
   Lives in ctx's arena. */
struct import_copy;
struct import_copy *import_copy_open(struct ctx *ctx, const struct import *import);
/* Adds what comes next, some hundred KB of it; false: that was all. A fault where the kept file has become another one meanwhile. */
bool import_copy_next(struct import_copy *copy, struct buffer *out);
/* Of the whole; -1 where it is written anew, which nobody knows before. */
int64_t import_copy_size(const struct import_copy *copy);
/* Takes the passwords out of the kept file, for good: the import is over. Nothing to do where no column is known to
   hold any. */
void import_file_scrub(struct ctx *ctx, const struct import *import);

/* The first column that holds passwords, kept or left out; SIZE_MAX where none does. */
struct import_column;
size_t import_password_column(const struct import_column *columns, size_t count);

#endif
