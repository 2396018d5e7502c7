/* How far a job came over the people of a group, and why it left some out: what job->position holds between chunks. */
#ifndef MUSTER_TALLY_H
#define MUSTER_TALLY_H

#include "domain/job.h"

#define TALLY_REASONS 10

struct tally {
	int64_t after, until; /* ids of memberships, or of members: those up to `after` are done, those above `until` came later */
	int64_t reasons[TALLY_REASONS];
};

/* From job->position; where that is empty: from the beginning to the newest membership of this group, group 0: to the newest
   member of the organisation. */
struct tally tally_read(struct ctx *ctx, const struct job *job, int64_t group);
/* One person: reason 0 counts as done. */
void tally_count(struct tally *tally, struct job *job, int reason);
/* Back into job->position. */
void tally_write(struct ctx *ctx, const struct tally *tally, struct job *job);
/* "1,204 done. 3 left out: …" into job->result; words: what a reason means, a sentence. Who was counted when the job began and not met
   since was left out, too. */
void tally_finish(struct ctx *ctx, const struct tally *tally, struct job *job, const char *(*words)(int reason));

#endif
