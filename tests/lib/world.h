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
/* Who is a member by this address, and who stands in ctx->group by it; 0 for nobody. */
int64_t world_member_of(struct ctx *ctx, const char *address);
int64_t world_membership_of(struct ctx *ctx, const char *address);
/* An additional field that may be left empty; choices for type "choice" alone, one a line. */
int64_t world_field(struct ctx *ctx, const char *name, const char *type, const char *choices);
/* A branch; parent 0 at the top. */
int64_t world_branch(struct ctx *ctx, int64_t parent, const char *name);
/* A course without lessons, not yet published: those that are taught are made by taught.h. */
int64_t world_course(struct ctx *ctx, const char *title);
/* A group; seats "" for no limit. ctx->group is it from now on. */
int64_t world_group(struct ctx *ctx, const char *name, const char *policy, const char *seats);
/* Somebody enrolled by hand into ctx->group, to be notified now. */
enum admission world_enrol(struct ctx *ctx, const char *address, int64_t *membership);
/* A member who comes into ctx->group at once; the membership. */
int64_t world_join(struct ctx *ctx, int64_t member);
/* People in this status of ctx->group; "held" for its seats. */
int64_t world_count(struct ctx *ctx, const char *status);
/* The invite of a membership of ctx->group, by its link; and where the membership stands. */
struct invite world_invite(struct ctx *ctx, int64_t membership);
/* How many wait for this person on My learning. */
int world_invites_waiting(struct ctx *ctx, int64_t account);
/* One more address of theirs. */
void world_add_address(struct ctx *ctx, int64_t account, const char *address, bool confirmed);
/* As they are outside of every organisation; 0: a visitor. */
struct ctx world_as(struct ctx *ctx, int64_t account);
const char *world_status(struct ctx *ctx, int64_t membership);
/* How many courses of the group they have completed. */
int64_t world_courses_done(struct ctx *ctx, int64_t membership);
/* Mails of a kind to an address; NULL for any. */
int64_t world_mails(struct ctx *ctx, const char *kind, const char *address);
/* The words of the problem at a field; "" when there is none. */
const char *world_words(const struct ctx *ctx, const char *field);
/* Another organisation with an administrator of its own; ctx as they see it. */
struct ctx world_neighbour(struct ctx *ctx);

#endif
