/* A group code or an enrolment key is redeemed: account, membership and courses at once.
   Also in redeem_act.c (who comes in). */
#ifndef MUSTER_REDEEM_H
#define MUSTER_REDEEM_H

#include "base/email.h"
#include "domain/ctx.h"

enum redeem_state {
	REDEEM_OPEN,
	REDEEM_UNKNOWN, /* no such code; also every other refusal to whoever is guessing */
	REDEEM_OFF,     /* its Code status is off */
	REDEEM_EARLY,   /* its first day is to come */
	REDEEM_LATE,    /* its last day is over */
	REDEEM_USED_UP, /* as often as it may be, or the key was redeemed */
	REDEEM_RETIRED, /* or the key was revoked */
	REDEEM_CLOSED,  /* the group or its organisation takes nobody */
	REDEEM_LIMITED, /* too many wrong ones from here: nothing was looked up */
};

struct redeemable {
	enum redeem_state state;
	const char *key;    /* as compared; NULL: it can be no code */
	const char *shown;  /* as people write it; NULL where the state is unknown or limited */
	const char *detail; /* of the membership that comes of it */
	int64_t organisation, group;
	const char *group_name;
	int64_t code, enrolment_key;                   /* one of them */
	int64_t batch;                                 /* of the key */
	const char *first_day, *last_day, *allow_list; /* of a code */
	int64_t until;                                 /* REDEEM_LIMITED: when to try again */
};

/* What stands behind a code, as typed. Counts a wrong one against the client (and the account that is signed in, and all of them
   together), in a short transaction of its own; so outside any. Leaves ctx alone; the zone in use becomes that of its organisation. */
struct redeemable redeem_find(struct ctx *ctx, const char *typed, const char *client);
/* The same for a key that was found before, without counting: as things stand inside this transaction. */
struct redeemable redeem_look(struct ctx *ctx, const char *key);
/* The sentence for a state that is not open: what is wrong, then what to do. */
const char *redeem_words(struct arena *arena, int64_t now, const struct redeemable *redeemable);

enum redeemed {
	REDEEMED,         /* they are in */
	REDEEMED_WAITING, /* on the wait list: the group is full */
	REDEEMED_INVITED, /* a mail went to the address, unless they are in already: a code that is for certain domains */
	REDEEMED_ALREADY, /* they were in already; nothing was used */
	REDEEMED_NOT,     /* a problem says why, at "code", "email" or "" */
};

/* In the write transaction: the account, which is signed in or proved its password, comes in. What redeem_find() saw is looked at
   again. new: it was made just now, and a mail is to confirm the address. After REDEEMED_NOT the transaction is to be rolled back. */
enum redeemed redeem_as(struct ctx *ctx, const struct redeemable *redeemable, int64_t account, bool new);
/* Somebody without an account, or who cannot sign in to it, for a code with an allow list: an invite proves the address. What comes of it
   says nothing about who has an account or is in the group. Names as typed, or "". */
enum redeemed redeem_invite(struct ctx *ctx, const struct redeemable *redeemable, const struct email *email,
	const char *first_name, const char *last_name);

#endif
