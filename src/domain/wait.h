/* The wait list of ctx->group: who wanted to come in by themselves, or was to by its rule, while no seat was free, first come, first
   served. Each has an account already. While somebody waits, whoever comes by code, join page or rule stands behind them; leaders and
   administrators who add people by hand or by file do not: that is their decision. */
#ifndef MUSTER_WAIT_H
#define MUSTER_WAIT_H

#include "base/email.h"
#include "domain/ctx.h"

struct wait {
	int64_t account;
	const struct email *email;  /* the address that they came with, one of theirs */
	const char *route, *detail; /* of the membership to come: "code", "join", "rule" */
	int64_t code;               /* the group code, 0 for none: its use counts when they come in */
	const char *brings;         /* see brings.h, or NULL */
	bool silent;                /* no mail that says so */
};

/* Whether somebody waits, so that a newcomer of their own has to. */
bool wait_is_needed(struct ctx *ctx);
/* Whether this account has to (0: one that is still to be made): somebody waits or no seat is free, and the seat that they left behind
   in the group is not kept for them. */
bool wait_is_needed_by(struct ctx *ctx, int64_t account);
/* Puts them at the end, with a mail that says so. Who waits already keeps their place; by the rule alone, they now wait by this way, and
   stay though the rule does not want them any more. */
void wait_join(struct ctx *ctx, const struct wait *wait);
/* The place of an account, from 1; 0: it does not wait. Takes the longer the more people wait. */
int64_t wait_place(struct ctx *ctx, int64_t account);
/* The rule of ctx->group no longer matches whoever it put there: off the list without a word. */
void wait_forget(struct ctx *ctx, int64_t entry);
/* The account got in by another way: it waits no more, if it did. */
void wait_settle(struct ctx *ctx, int64_t account, int64_t membership);

/* Seats have come free, or the group takes people again: where somebody waits, a job will promote them; one at a time is queued. */
void wait_wake(struct ctx *ctx);
/* The same for every group of ctx->organisation. */
void wait_wake_all(struct ctx *ctx);

/* --- how waiting ends (wait_end.c) --- */

/* ctx->account no longer wants to, whichever group it is. NOT_FOUND when it is not theirs; INVALID when they wait no more.
   Not bound to ctx->group. */
enum outcome wait_leave(struct ctx *ctx, int64_t entry);
/* A leader or administrator takes somebody off the list of ctx->group. NOT_FOUND, INVALID likewise. */
enum outcome wait_remove(struct ctx *ctx, int64_t entry);
/* The job that wait_wake() queues: looks at up to `most` people while there are free seats, in their order. true: nobody is left who could come in.
   Each who comes in gets a mail. A code that they redeemed while it worked counts although its last day is over or it was switched
   off meanwhile: whoever shall not come in is to be taken off the list. Where it is used up or retired, they are passed over, and
   a mail says so. Passed over without a mail are people whose account was closed, or whom the organisation has archived. Whoever
   got in by another way meanwhile, or holds an invite, only leaves the line. While a rule is stopped, whoever it put there waits on. */
bool wait_promote(struct ctx *ctx, int most);

/* --- what both files share --- */

/* Off the list; status: "left", "removed", "refused", "promoted" (with the membership that they have now, else 0). false: they did not wait any more. */
bool wait_end(struct ctx *ctx, int64_t entry, const char *status, int64_t membership);
/* A mail about an entry, to the address that its person came with. */
void wait_tell(struct ctx *ctx, const char *kind, int64_t entry, int64_t account, const struct email *email);

#endif
