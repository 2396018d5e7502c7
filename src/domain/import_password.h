/* Passwords that came in a file, on their way to their accounts. They stand nowhere in clear: sealed with the row until its account
   is made, sealed with the account until the background job "passwords" has hashed them. */
#ifndef MUSTER_IMPORT_PASSWORD_H
#define MUSTER_IMPORT_PASSWORD_H

#include "domain/ctx.h"

/* Keeps a row's password. */
void import_password_keep(struct ctx *ctx, int64_t import, int64_t number, const char *password);
/* It in clear, for checking its row again; NULL where there is none. */
const char *import_password_read(struct ctx *ctx, int64_t import, int64_t number);
/* The row's account is made: its password, where it has one, waits to be hashed. Adds the job that does it where there is none. */
void import_password_move(struct ctx *ctx, int64_t import, int64_t number, int64_t account);

/* One that waits to be hashed. */
struct waiting_password {
	int64_t account;
	const char *password; /* in clear; NULL: it cannot be opened any more */
	const char *hash;     /* the job's */
};
/* Up to `most` of all accounts; how many. */
int account_passwords_waiting(struct ctx *ctx, struct waiting_password *waiting, int most);
/* Becomes the account's password, to be changed at the first sign-in, unless its person has chosen one meanwhile or it is not wanted
   any more. */
void account_password_hashed(struct ctx *ctx, const struct waiting_password *waiting);

#endif
