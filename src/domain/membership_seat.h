/* The seat of one membership of ctx->group: how somebody who comes in gets one, and what becomes of it at each step of the status.
   Only membership.c and invite.c ask for this; counts and ledger are kept by it. */
#ifndef MUSTER_MEMBERSHIP_SEAT_H
#define MUSTER_MEMBERSHIP_SEAT_H

#include "domain/ctx.h"

/* Prospect, pending and active people hold a seat each. */
bool status_holds_seat(const char *status);

/* A seat for somebody on their way in. */
struct seat_claim {
	int64_t batch;   /* that of a key of this batch, 0: none was used */
	int64_t seat_of; /* the membership whose kept seat they take over; 0: none */
	const char *why; /* of the ledger, where the seat was held already */
};

/* The seat that they left and that was kept, that of their key, or a free one; kept: how many the group keeps. claim->batch is filled.
   false: none is free. */
bool seat_claim(struct ctx *ctx, struct seat_claim *claim, const char *email_key, int64_t kept);
/* Once the membership is there: its line; why: of the ledger, where a free seat was taken. */
void seat_claimed(struct ctx *ctx, const struct seat_claim *claim, int64_t membership, const char *why);

/* A membership that is about to change its status. */
struct seat_step {
	int64_t membership;
	const char *from, *to;
	bool seat;       /* held before, and then after the step */
	int64_t seat_of; /* see seat_claim */
};

/* Takes, keeps, hands back or gives back its seat, with its line. false: none is free, and nothing was changed. */
bool seat_step(struct ctx *ctx, struct seat_step *step);

/* The person of a membership, which holds a seat, turned out to be this member: a seat kept for them comes free. */
void seat_merge(struct ctx *ctx, int64_t member);

#endif
