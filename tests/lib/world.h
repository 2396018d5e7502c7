/* A small world for unit tests of the domain: an empty database (lib/database.h), 22 Nov 2026 09:00 UTC, a fixed secret, one
   organisation with its administrator Dana, and a write transaction that is open. Whoever writes in a transaction of their own (db_write())
   does so twice, the first time in vain. Everything ends with world_close(). */
#ifndef MUSTER_TESTS_WORLD_H
#define MUSTER_TESTS_WORLD_H

#include "domain/ctx.h"
#include "domain/invite.h"
#include "domain/membership.h"

#define WORLD_NOW 1795338000

struct ctx *world_open(void);
void world_close(struct ctx *ctx);
/* The same, once it was seen that what must hold does (domain/invariant.h). */
void world_close_sound(struct ctx *ctx);

/* Moves the world's clock, in seconds. */
void world_later(struct ctx *ctx, int64_t seconds);
/* A parsed address; the test ends when it is none. */
struct email world_email(struct ctx *ctx, const char *address);
/* An account that can sign in. */
int64_t world_account(struct ctx *ctx, const char *address, const char *first, const char *last);
/* The same as an active member of the world's organisation. */
int64_t world_member(struct ctx *ctx, const char *address, const char *first, const char *last);
/* A group; seats "" for no limit. ctx->group is it from now on. */
int64_t world_group(struct ctx *ctx, const char *name, const char *policy, const char *seats);
/* Somebody enrolled by hand into ctx->group, to be notified now. */
enum admission world_enrol(struct ctx *ctx, const char *address, int64_t *membership);
/* People in this status of ctx->group; "held" for its seats. */
int64_t world_count(struct ctx *ctx, const char *status);
/* The invite of a membership of ctx->group, by its link; and where the membership stands. */
struct invite world_invite(struct ctx *ctx, int64_t membership);
const char *world_status(struct ctx *ctx, int64_t membership);
/* Another organisation with an administrator of its own; ctx as they see it. */
struct ctx world_neighbour(struct ctx *ctx);

#endif
