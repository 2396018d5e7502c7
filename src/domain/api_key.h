/* API keys: what another system sends statements with, as user and password of HTTP Basic. The password is 32 random bytes, told once;
   its hash is kept. */
#ifndef MUSTER_API_KEY_H
#define MUSTER_API_KEY_H

#include "domain/ctx.h"

#define API_KEYS_MOST 100 /* of an organisation that work */

/* Of ctx->organisation. INVALID with a problem at "name". *user and *password: what its system is told. */
enum outcome api_key_make(struct ctx *ctx, const char *name, const char **user, const char **password);
/* It works no more; what it sent stays. NOT_FOUND when it is none of ctx->organisation; one that was revoked before stays so. */
enum outcome api_key_revoke(struct ctx *ctx, int64_t key);

struct api_key {
	int64_t id, organisation;
	const char *authority; /* JSON: the Agent that its statements come from (xAPI, Part Two, 2.4.9) */
	bool used_due;         /* api_key_used() has something to note */
};

/* NULL: there is no such key, the password is wrong, it was revoked, or its organisation is closed; all are compared alike. */
const struct api_key *api_key_find(struct ctx *ctx, const char *user, const char *password);
/* Whether it still does: in the write transaction, for what it was found before. */
bool api_key_works(struct ctx *ctx, const struct api_key *key);
/* Notes that it was used, to the hour. In a write transaction. */
void api_key_used(struct ctx *ctx, const struct api_key *key);

#endif
