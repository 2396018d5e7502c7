/* How people get into ctx->group: by hand only, or by a rule as well ("automatic"). */
#ifndef MUSTER_POPULATION_H
#define MUSTER_POPULATION_H

#include "domain/ctx.h"

struct population {
	bool automatic;
	int64_t learners, invited, waiting; /* now: active, with an invite, on the wait list */
	int64_t pinned;                     /* of the learners */
	int64_t excluded;
	int64_t latest; /* number of the last rule that was saved; 0: there was none */
};

struct population population_get(struct ctx *ctx);
/* Just whether a rule fills it; false where there is no such group. */
bool population_is_automatic(struct ctx *ctx);

/* to: "manual" or "automatic", else a problem at "population". Nobody comes or goes by it.
   To automatic: stay "pin" pins whoever is in, "decide" lets the rule to come decide about the learners (a problem at "stay" where it is
   neither); the last rule that the group had, if any, is the draft of ctx->account.
   To manual: everybody stays, also on the wait list; the rule is past, and nobody is excluded any more. */
enum outcome population_change(struct ctx *ctx, const char *to, const char *stay);

#endif
