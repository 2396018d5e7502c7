/* A member: an account's place in one organisation. */
#ifndef MUSTER_MEMBER_H
#define MUSTER_MEMBER_H

#include "domain/ctx.h"

/* The account's place in ctx->organisation, made (role learner) or brought back from the archive where need be; counts and search follow.
   Memberships that were archived stay so. */
int64_t member_ensure(struct ctx *ctx, int64_t account);
/* Disconnects the member from the organisation: their memberships become archived and give their seats back, and they lead no
   group any more. INVALID for the last administrator, and for one who is archived already. */
enum outcome member_archive(struct ctx *ctx, int64_t member);
/* Back, into every group that they were in then and that still has a seat. *left_out: groups that were full. */
enum outcome member_restore(struct ctx *ctx, int64_t member, int *left_out);
/* "admin" or "learner", of an active member; INVALID when it would leave the organisation without an administrator. */
enum outcome member_set_role(struct ctx *ctx, int64_t member, const char *role);
/* Their branch (of ctx->organisation), 0 for none. true: it was another one before. Fast; notes no activity. */
bool member_set_branch(struct ctx *ctx, int64_t member, int64_t branch);
/* Their value of a field, as field_read() gave it; "" takes it away. true: it was another one before. Fast; notes no activity. */
bool member_set_value(struct ctx *ctx, int64_t member, int64_t field, const char *canonical);
/* The account's name or address changed: sort keys and search words of all its members and memberships follow, and its own. */
void member_rename(struct ctx *ctx, int64_t account);
/* A new account: what the site's administrators find it by. member_rename() keeps it after that. */
void account_make_findable(struct ctx *ctx, int64_t account);
#define ACCOUNT_SCOPE 0 /* of account_search, for search_query(): all accounts stand in one */

/* What member_search holds for the members of ctx->organisation in this status ("active", "archived"), as search_query() wants it;
   the active ones stand under the organisation's own id. */
int64_t member_scope(const struct ctx *ctx, const char *status);

#endif
