/* Passwords: Argon2id through libsodium, 19 MiB and 2 passes, at most two at once on a machine.
   Hashing takes tens of milliseconds and may wait its turn: never inside a write transaction.
   Also in password_common.c. */
#ifndef MUSTER_PASSWORD_H
#define MUSTER_PASSWORD_H

#include "domain/ctx.h"

#define PASSWORD_LEAST 8
#define PASSWORD_MOST 256 /* characters */

/* Whom a password is for: it may not be one of these words. Any may be NULL or "". */
struct password_owner {
	const char *email, *first_name, *last_name;
};

/* INVALID with a problem at the field when it is too short or long, among the commonest, or the person's own name or address. */
enum outcome password_check(struct ctx *ctx, const char *field, const char *typed, const struct password_owner *owner);
/* Waits up to 5 s for its turn; a fault (busy) when it did not come or there was no memory. Says nothing about the rules. */
const char *password_hash(struct ctx *ctx, const char *typed);
/* hash NULL: there is nobody with this password; takes as long as if there were. Waits as above. */
bool password_matches(struct ctx *ctx, const char *hash, const char *typed);
/* It was made with fewer passes or less memory than today's. */
bool password_is_weakly_hashed(const char *hash);

/* Whether this is one of the commonest passwords, in any case of letters. */
bool password_is_common(struct arena *arena, const char *typed);

#endif
