/* What must hold in the whole database, whatever happened: kept counts are those of the rows, no seat is sold or held twice, the ledger
   says what the groups say. For `muster check` and tests: it reads everything. */
#ifndef MUSTER_INVARIANT_H
#define MUSTER_INVARIANT_H

#include "store/db.h"

/* One thing that is wrong: words say what does not hold, found where. */
typedef void invariant_tell(void *closure, const char *words, const char *found);

/* Tells of at most `most` things of each kind; returns how many it told of. Inside one snapshot, since what is compared belongs together.
   What it tells lives until the arena ends. */
int invariant_check(struct db *db, int most, invariant_tell *tell, void *closure);

#endif
