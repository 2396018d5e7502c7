/* What a chunk of an import adds to its kept counts: gathered, then written at once. */
#ifndef MUSTER_IMPORT_TALLY_H
#define MUSTER_IMPORT_TALLY_H

#include "domain/ctx.h"

#define IMPORT_TALLY_MOST 60 /* more names than all verdicts, plans and deeds have */

struct import_tally {
	struct ctx *ctx;
	int64_t import;
	size_t count;
	struct {
		const char *kind, *name; /* "verdict:", "failed" */
		int64_t people;
	} counts[IMPORT_TALLY_MOST];
};

/* kind and name live until the tally is written. */
void import_tally_add(struct import_tally *tally, const char *kind, const char *name, int people);
/* Into import_counts. */
void import_tally_write(struct import_tally *tally);

#endif
