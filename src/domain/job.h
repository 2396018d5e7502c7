/* Background work with visible progress. A job is added in the action's own transaction and run by `muster work`. */
#ifndef MUSTER_JOB_H
#define MUSTER_JOB_H

#include "domain/ctx.h"

struct job {
	int64_t id, organisation, group, account;
	const char *kind, *title, *arguments; /* arguments: JSON, read through q_job_argument() */
	const char *position;                 /* where the last chunk ended; "" at the start */
	int64_t done, skipped, total;
	const char *result; /* what people read when it has ended */
	void *prepared;     /* what its kind did before the transaction */
	int64_t wait;       /* seconds until it goes on; 0: at once. Set by a chunk that cannot do its work now */
};

/* kind: a row of the table in src/work/jobs.c. total: how many things it will touch, 0 if not known. */
int64_t job_add(struct ctx *ctx, const char *kind, const char *title, const char *arguments, int64_t total);

#endif
