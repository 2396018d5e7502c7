/* What people of the demo have learned. */
#ifndef MUSTER_DEMO_PROGRESS_H
#define MUSTER_DEMO_PROGRESS_H

#include "domain/ctx.h"

struct demo_learner {
	int64_t member, account;
	const int64_t *courses; /* completed first, then begun */
	int done, begun;
	int64_t since, seen; /* when they came, and were last seen: it happened between them */
};

/* Their progress as events of the past, with scores and certificates; the mails about those went out then. */
void demo_learn(struct ctx *ctx, const struct demo_learner *learner);

#endif
