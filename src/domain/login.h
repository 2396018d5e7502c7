/* Logging in: limits, then the password. None of it tells whether an account exists: same words, same time. */
#ifndef MUSTER_LOGIN_H
#define MUSTER_LOGIN_H

#include "domain/ctx.h"

/* What the checks below, which come before the write transaction since they hash, found: for the transaction, which must see that
   it still stands, since meanwhile the password may have been changed or the address have gone to somebody else. */
struct login {
	const char *matched;  /* the stored hash that the password fits; NULL: none */
	const char *rehashed; /* the password hashed anew where the stored hash is weaker than today's, else NULL */
};

/* Counts the attempt in a short transaction of its own: by the address that was typed, by the client, and by the account that the address
   belongs to, so that one with many addresses allows few guesses more; where those are used up, no password fits for a while.
   INVALID with problems at email and password. client: the address that the request came from. */
enum outcome login_check(struct ctx *ctx, const char *email, const char *password, const char *client, struct login *login);
/* In the write transaction, after login_check() was content: the account; 0 when what was checked is so no more. The attempt no
   longer counts. */
int64_t login_finish(struct ctx *ctx, const char *email, const char *client, const struct login *login);

/* ctx->account types its present password once more. Like login_check(): before the transaction. INVALID with a problem at the field. */
enum outcome login_check_again(struct ctx *ctx, const char *field, const char *password, struct login *login);
/* In the write transaction: whether that is still their password. */
bool login_still_matches(struct ctx *ctx, const struct login *login);

/* They have proved who they are by a link: earlier wrong passwords for this address no longer count. */
void login_forgive(struct ctx *ctx, const char *email_key);

#endif
