/* How often something may be tried. A bucket counts attempts in a window of time that begins with the first. */
#ifndef MUSTER_THROTTLE_H
#define MUSTER_THROTTLE_H

#include "domain/ctx.h"

/* Counts an attempt. false when there were already `limit` in this window; *until (may be NULL) then says when it ends.
   bucket: "what:by what:which". In a write transaction; an action that is rolled back did not count. */
bool throttle_take(struct ctx *ctx, const char *bucket, int limit, int seconds, int64_t *until);
/* How many attempts count in this window, without counting one; *until likewise, 0 where there is no window. Needs no transaction. */
int64_t throttle_count(struct ctx *ctx, const char *bucket, int seconds, int64_t *until);
/* The attempt was an honest one: it does not count after all. */
void throttle_give_back(struct ctx *ctx, const char *bucket);
/* Forgets the bucket. */
void throttle_clear(struct ctx *ctx, const char *bucket);

/* What a client is counted by: its IPv4 address, or the first 64 bits of its IPv6 address. */
const char *throttle_client(struct arena *arena, const char *address);
/* "in 4 minutes" */
const char *throttle_wait_words(struct arena *arena, int64_t now, int64_t until);

/* Deletes at most so many buckets whose window is over; returns how many. */
int64_t throttle_sweep(struct ctx *ctx, int64_t most);

#endif
