/* A member: an account's place in one organisation. */
#ifndef MUSTER_MEMBER_H
#define MUSTER_MEMBER_H

#include "domain/ctx.h"

/* The account's place in ctx->organisation, made (role learner) or brought back from the archive where need be; counts and search follow. */
int64_t member_ensure(struct ctx *ctx, int64_t account);
/* Disconnects the member from the organisation: their memberships become archived and give their seats back.
   INVALID for the last administrator. */
enum outcome member_archive(struct ctx *ctx, int64_t member);
/* Back, into every group that still has a seat. *left_out: groups that were full. */
enum outcome member_restore(struct ctx *ctx, int64_t member, int *left_out);
/* "admin" or "learner"; INVALID when it would leave the organisation without an administrator. */
enum outcome member_set_role(struct ctx *ctx, int64_t member, const char *role);
/* The account's name or address changed: sort keys and search words of all its members and memberships follow. */
void member_rename(struct ctx *ctx, int64_t account);

#endif
