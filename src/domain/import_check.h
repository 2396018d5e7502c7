/* A row as import_rows keeps it: inside the reading and correcting of imports.
   Also in import_checking.c (verdict and counts). */
#ifndef MUSTER_IMPORT_CHECK_H
#define MUSTER_IMPORT_CHECK_H

#include "domain/import_row.h"
#include "domain/import_tally.h"

/* Values of the file that become others, in all rows of a column; sorted. */
struct replacement {
	int64_t column;
	const char *key, *value;
};

/* The reading of one import, for a chunk of its rows or one of them. */
struct checking {
	struct ctx *ctx;
	struct import_reader reader;
	struct replacement *replacements;
	size_t replacement_count;
	bool *replaced;  /* columns that have some */
	size_t password; /* the first column that holds any, SIZE_MAX: none */
	struct import_tally tally;
	struct seats {
		int64_t group, people;
	} * seats;
	size_t seat_count, seat_room;
};
struct checking checking_open(struct ctx *ctx, const struct import *import);
/* The counts of all rows that were checked, into import_counts. */
void checking_close(struct checking *checking);

/* A row on its way: read, and not yet planned. */
struct candidate {
	struct import_row row;
	const char **cells; /* with what replaces them */
	size_t count;
	bool readable, skipped;
};
/* cells: as in the file, or as corrected; they live until the row is planned. torn: why the row as a whole cannot be read; NULL when it
   can. heading: it is the header once more. Passwords are put aside, sealed. */
void checking_read(struct checking *checking, int64_t number, const char **cells, size_t count, const char *torn, bool heading,
	bool skipped, struct candidate *candidate);

struct checked {
	const char *verdict, *plan, *email_key, *cells, *problems, *places;
};
/* What it will do, against what is there. The counts are added to. */
struct checked checking_plan(struct checking *checking, struct candidate *candidate);
/* So many rows like this one more, or fewer. */
void checking_count(struct checking *checking, const struct checked *row, int by);

#endif
