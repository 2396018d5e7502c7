/* Accounts: a person's login. */
#ifndef MUSTER_ACCOUNT_H
#define MUSTER_ACCOUNT_H

#include "base/email.h"
#include "domain/ctx.h"

/* The account that owns this address (email_key), confirmed or not; 0 when none. */
int64_t account_by_email(struct ctx *ctx, const char *email_key);
/* A new account under this address, which nobody owns yet. password_hash may be NULL. confirmed: they showed that they read mail there. */
int64_t account_create(struct ctx *ctx, const struct email *email, const char *first_name, const char *last_name,
	const char *password_hash, bool confirmed);
/* They showed that they read mail at this address. */
void account_confirm(struct ctx *ctx, int64_t account, const char *email_key);

#endif
