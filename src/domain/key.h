/* Enrolment keys: one key, one redemption, one seat, which it holds from its making. Made in batches. The database keeps a hash of each;
   its text can be written again from the batch's nonce and the installation's secret. */
#ifndef MUSTER_KEY_H
#define MUSTER_KEY_H

#include "domain/ctx.h"

#define KEYS_MOST 1000 /* in a batch */
#define KEY_CHARACTERS 12

/* In ctx->group, as typed. INVALID with problems at "keys" (also where fewer seats are free) and "name". */
enum outcome key_make(struct ctx *ctx, const char *keys, const char *name, int64_t *batch);
/* "MU7K-4QXR-7HTA". nonce: of the batch. */
const char *key_text(struct arena *arena, const char *nonce, int64_t number);
/* What the database keeps of a key (key: as code_key() gives it): nobody who has the database alone can try keys out on it. */
const char *key_hash(struct arena *arena, const char *key);

/* Unused ones only; each gives its seat back. INVALID when it has been redeemed or revoked already. */
enum outcome key_revoke(struct ctx *ctx, int64_t key);
/* All that are unused of one batch; *revoked: how many. */
enum outcome key_revoke_unused(struct ctx *ctx, int64_t batch, int64_t *revoked);

/* The key is used from now on; its seat is the caller's to hand over. false: it was redeemed or revoked meanwhile. */
bool key_use(struct ctx *ctx, int64_t key);

/* Whether the latest keys were made with the secret that this host has: another one's would redeem none of them. */
bool key_secret_fits(struct ctx *ctx);

#endif
