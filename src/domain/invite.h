/* The invited person's side of a membership, and what the mailer reports about the invite's mail. */
#ifndef MUSTER_INVITE_H
#define MUSTER_INVITE_H

#include "domain/visitor.h"

enum invite_state {
	INVITE_UNKNOWN, /* no such link */
	INVITE_OPEN,
	INVITE_ACCEPTED,
	INVITE_ENDED, /* accepted, and whoever did is in the group no more */
	INVITE_DECLINED,
	INVITE_CANCELLED,
	INVITE_EXPIRED,
};

struct invite {
	int64_t membership, organisation, group;
	enum invite_state state;
	const char *email, *email_key, *first_name, *last_name;
	int64_t account;   /* whose address it is; 0: nobody's yet */
	bool has_password; /* that account can sign in */
	bool closed;       /* the address belongs to an account that was closed: nobody can accept */
	bool forgotten;    /* its owner has closed the account: there is no address any more */
};

/* The invite behind a link; looks only, changes nothing. Sets nothing in ctx. */
struct invite invite_find(struct ctx *ctx, const char *token);
/* An invite to one of the signed-in account's confirmed addresses, by membership id; INVITE_UNKNOWN when it is not theirs,
   or its mail is not to go yet. */
struct invite invite_of_account(struct ctx *ctx, int64_t membership);

/* The invite to ctx->group that waits for one of the account's confirmed addresses, whether its mail has gone or not, is accepted: it
   holds a seat for them. false: there is none, or its days were over, and it is expired from now on. */
bool invite_accept_waiting(struct ctx *ctx, int64_t account);
/* Whoever opened the link, for making their account or logging in. */
struct visitor invite_visitor(const struct invite *invite);
/* The account (which owns the invited address) joins. OK; INVALID: it is not open any more. */
enum outcome invite_accept(struct ctx *ctx, const struct invite *invite, int64_t account);
enum outcome invite_decline(struct ctx *ctx, const struct invite *invite);

/* --- the mailer's reports --- */
void invite_taken(struct ctx *ctx, int64_t membership); /* the server took the mail: prospect becomes pending */
void invite_refused(struct ctx *ctx, int64_t membership, const char *words); /* refused for good: stays prospect, undeliverable */

/* Expires at most so many (100 at the most) invites whose day has passed, in all organisations; returns how many. */
int64_t invite_expire_due(struct ctx *ctx, int64_t most);

#endif
