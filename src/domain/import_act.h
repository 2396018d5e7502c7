/* What one row of an approved import does, by the import's kind. */
#ifndef MUSTER_IMPORT_ACT_H
#define MUSTER_IMPORT_ACT_H

#include "domain/import_row.h"
#include "domain/import_tally.h"

struct act {
	/* the same for a whole chunk */
	struct ctx *ctx;
	const struct import_reader *reader;
	struct import_tally *tally; /* deeds are counted here */
	bool passwords;             /* rows may have one waiting in import_passwords */
	bool notify;
	int64_t notify_at;
	/* of the row */
	struct import_row *row;
	const char *detail; /* "november.csv, line 12" */
	int steps;          /* deeds so far */
	bool failed;        /* a part of it, or all, could not be done: its last problem says why */
	bool given;         /* its branch and fields were looked after */
	int64_t account;    /* that was made for its person; 0: none */
};

/* Does the row, as far as it can be done, and writes its deeds. Without any deed, and not failed: all was there already. */
void import_act(struct act *act);

#endif
