/* Accounts: a person's login. Their addresses beside the main one: address.h. */
#ifndef MUSTER_ACCOUNT_H
#define MUSTER_ACCOUNT_H

#include "base/email.h"
#include "domain/ctx.h"

#define NAME_MOST 100 /* characters of a first or last name */

/* The account that owns this address (email_key), confirmed or not; 0 when none. */
int64_t account_by_email(struct ctx *ctx, const char *email_key);
/* A new account under this address, which nobody owns yet. password_hash may be NULL. confirmed: they showed that they read mail there. */
int64_t account_create(struct ctx *ctx, const struct email *email, const char *first_name, const char *last_name,
	const char *password_hash, bool confirmed);
/* They showed that they read mail at this address, which is one of theirs. */
void account_confirm(struct ctx *ctx, int64_t account, const char *email_key);

/* They only typed the one address of this new account: until it is confirmed, its password proves nothing of whose it is. */
void account_claim(struct ctx *ctx, int64_t account);
/* Its address that stands so; NULL when there is none. */
const char *account_claimed(struct ctx *ctx, int64_t account);
/* Somebody brings this account into an organisation by its address, and means whoever reads mail there. Where the address is only
   claimed, the password and all sessions go, so that the link in the mail to it is the way in. true: that was so. */
bool account_distrust(struct ctx *ctx, int64_t account);

/* What signing in and choosing a password need to know. */
struct account {
	int64_t id;
	const char *email, *first_name, *last_name;
	const char *password_hash; /* NULL: none set yet */
};

/* By id, or by any of its addresses. false when there is none or it is closed. */
bool account_load(struct ctx *ctx, int64_t id, struct account *account);
bool account_load_by_email(struct ctx *ctx, const char *email_key, struct account *account);

/* Names as typed, of ctx->account; problems at first_name and last_name. */
enum outcome account_rename(struct ctx *ctx, const char *first_name, const char *last_name);

/* A password that its person has just chosen: their other sessions and open links for setting one end, and a mail tells them.
   session: the one that stays, 0 for none. The account stands under ctx->account, or proved who they are by a link. */
void account_set_password(struct ctx *ctx, int64_t account, const char *password_hash, int64_t session);
/* Only made anew from the same password, with today's passes and memory. */
void account_rehash(struct ctx *ctx, int64_t account, const char *password_hash);
/* "Forgotten your password?": a mail with a link where somebody has this address, at most 3 an hour; otherwise nothing.
   Says the same either way, but for a problem at `email` when it is no address, or this client asks too often. return_to: see
   token_create(). */
enum outcome account_ask_reset(struct ctx *ctx, const char *typed, const char *client, const char *return_to);

/* The same mail without asking, to this address of theirs: for a site administrator who helps. */
void account_send_reset(struct ctx *ctx, int64_t account, const char *stored, const char *return_to);

#endif
