/* The wait list of ctx->group: who wanted to come in by themselves while no seat was free, first come, first served. Each has an
   account already. While somebody waits, whoever comes by code or join page stands behind them; leaders and administrators who add
   people by hand or by file do not: that is their decision. */
#ifndef MUSTER_WAIT_H
#define MUSTER_WAIT_H

#include "base/email.h"
#include "domain/ctx.h"

struct wait {
	int64_t account;
	const struct email *email;  /* the address that they came with, one of theirs */
	const char *route, *detail; /* of the membership to come: "code", "join" */
	int64_t code;               /* the group code, 0 for none: its use counts when they come in, and they are passed over where it is used up by then */
	const char *brings;         /* see brings.h, or NULL */
};

/* Whether somebody waits, so that a newcomer of their own has to. */
bool wait_is_needed(struct ctx *ctx);
/* Puts them at the end, with a mail that says so; their place from 1. Who waits already keeps their place. */
int64_t wait_join(struct ctx *ctx, const struct wait *wait);
/* ctx->account no longer wants to, whichever group it is. NOT_FOUND when it is not theirs. Not bound to ctx->group. */
enum outcome wait_leave(struct ctx *ctx, int64_t entry);
/* A leader or administrator takes somebody off the list of ctx->group. */
enum outcome wait_remove(struct ctx *ctx, int64_t entry);

/* Seats have come free: where somebody waits, a job will promote them; one at a time is queued. */
void wait_wake(struct ctx *ctx);
/* That job: takes in up to `most` people while there are free seats; each gets a mail. true: nobody is left who could come in. */
bool wait_promote(struct ctx *ctx, int most);

#endif
