/* Seats of ctx->group: how many it has, how many are held, and the ledger that says why. A prospect, a pending invite, an active
   learner and an unused enrolment key hold one each, and so does a learner who left after having started, where the organisation
   keeps such seats. Nothing else changes groups.seats or groups.seats_held. */
#ifndef MUSTER_SEAT_H
#define MUSTER_SEAT_H

#include "domain/ctx.h"

#define SEATS_MOST 10000000

/* Why a line stands in the ledger. */
struct seat_reason {
	const char *why;                  /* "invited", "enrolled", "removed", …: a row of the table in seat.c */
	int64_t membership, batch, order; /* what it is about; 0: nothing of that kind */
};

/* Takes so many free seats, or below 0 gives them back. false: there are not enough, nothing was changed. The one guard against
   overselling. Seats that come free go to the wait list, by a job. */
bool seat_hold(struct ctx *ctx, int64_t seats);
/* The line that belongs to it; held: so many more (or fewer) than before the action, 0 where a seat only changed hands. After every
   seat_hold() in the same transaction, once what it is about has its id. */
void seat_note(struct ctx *ctx, int64_t held, const struct seat_reason *reason);

/* More seats, bought by an order, or below 0 fewer, given back by a refund; with its line. A group without a limit has nothing to
   gain or lose, and only the line says so. false: more than that are held, or it would be more than SEATS_MOST. */
bool seat_add(struct ctx *ctx, int64_t seats, const struct seat_reason *reason);
/* A number as typed; below 0 for "", no limit. A problem at "seats" where it is none. */
int64_t seat_read(struct ctx *ctx, const char *typed);
/* Whether whoever acts may set the number: administrators, and where the organisation's seats are ordered only those of the site. */
bool seat_may_set(struct ctx *ctx);
/* The number as typed; "" for no limit. INVALID with a problem at "seats"; FORBIDDEN where seat_may_set() says no. With
   its line. */
enum outcome seat_set(struct ctx *ctx, const char *typed);
/* The first line of a group that was just made with this number (below 0: no limit). */
void seat_open(struct ctx *ctx, int64_t seats);

/* Whether the seat of this active membership stays held when it ends: its person has started a course of the group, and the
   organisation keeps such seats. */
bool seat_stays(struct ctx *ctx, int64_t membership);
/* "unstarted" or "always", as the organisation's administrator chose it. Seats that were kept stay so. */
enum outcome seat_choose_return(struct ctx *ctx, const char *choice);

/* For reading: "was invited", "left after having started; the seat stays used" … */
const char *seat_words(const char *why);

#endif
