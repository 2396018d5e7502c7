/* Guessing at what opens something only by being known: codes and keys, numbers of certificates. Only misses count: against each client,
   each account that is signed in, and all of them together. */
#ifndef MUSTER_GUESS_H
#define MUSTER_GUESS_H

#include "domain/ctx.h"

/* Whom wrong ones are counted against. */
struct guesser {
	const char *client, *account, *all; /* buckets; account NULL: nobody is signed in */
	int64_t misses;                     /* so far, in this window */
	int64_t limit, until;               /* so many are allowed; until then */
};

/* what: the name of their buckets ("redeem"). Needs no transaction. */
struct guesser guesser(struct ctx *ctx, const char *what, const char *client);
/* Nothing is to be looked up for them until guesser->until. */
bool guesser_is_limited(const struct guesser *guesser);
/* One more, counted in a short transaction of its own; so outside any. */
void guesser_missed(struct ctx *ctx, const struct guesser *guesser);

#endif
