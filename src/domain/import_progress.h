/* Progress in files: what the cells of a row say together of one person in one course, and what is recorded of it. */
#ifndef MUSTER_IMPORT_PROGRESS_H
#define MUSTER_IMPORT_PROGRESS_H

#include "domain/import_row.h"

/* What the values of a row say together: contradictions become problems, and what follows is filled in (100 % is completed). */
void import_progress_settle(const struct import_reader *reader, struct import_row *row);
/* "progress", "already" or "none" for an active member, with problems. */
const char *import_progress_plan(const struct import_reader *reader, struct import_row *row, int64_t member);
/* Records it, in the transaction of the job; the roll-up follows. false: the course stands so already. */
bool import_progress_act(struct ctx *ctx, int64_t import, const struct import_row *row, int64_t member);
/* What a row recorded counts no more. false: it did not count any more. */
bool import_progress_undo(struct ctx *ctx, int64_t import, int64_t number);

#endif
