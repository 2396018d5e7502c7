/* Logging in: limits, then the password. None of it tells whether an account exists: same words, same time. */
#ifndef MUSTER_LOGIN_H
#define MUSTER_LOGIN_H

#include "domain/account.h"

/* Before the write transaction, since it hashes; counts the attempt in a short one of its own.
   INVALID with problems at email and password. *rehashed: the password hashed anew where the stored hash is weaker than today's, else NULL.
   client: the address that the request came from. */
enum outcome login_check(struct ctx *ctx, const char *email, const char *password, const char *client, const char **rehashed);
/* In the write transaction, after login_check() was content: the account; 0 when it is gone meanwhile. The attempt no longer counts. */
int64_t login_finish(struct ctx *ctx, const char *email, const char *client, const char *rehashed);

/* ctx->account types its present password once more. Like login_check(): before the transaction. INVALID with a problem at the field. */
enum outcome login_check_again(struct ctx *ctx, const char *field, const char *password);

/* They have proved who they are by a link: earlier wrong passwords for this address no longer count. */
void login_forgive(struct ctx *ctx, const char *email_key);

#endif
