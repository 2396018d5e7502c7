/* What reports read: a line for each learner of a group in each of its courses, and the totals of those lines. Whoever changes who is a
   learner of a group, which courses it has, or how far somebody is, calls one of these in the same transaction. */
#ifndef MUSTER_REPORT_LINE_H
#define MUSTER_REPORT_LINE_H

#include "domain/ctx.h"

/* A membership of ctx->group became active / is active no more. new_member: they have no progress anywhere, so none is looked up. */
void report_lines_join(struct ctx *ctx, int64_t membership, bool new_member);
void report_lines_leave(struct ctx *ctx, int64_t membership);
/* The roll-up of a member's course changed: its lines in all their groups, memberships.courses_done, and the organisation's completions.
   was_completed_at: before; 0: it was not completed. */
void report_lines_follow(struct ctx *ctx, int64_t member, int64_t course, int64_t was_completed_at);
/* A changed name sorts elsewhere. */
void report_lines_rename(struct ctx *ctx, int64_t membership, const char *sort_key);
/* One member's completions leave the organisation's, since they were archived, or come back. */
void report_member_leaves(struct ctx *ctx, int64_t member);
void report_member_returns(struct ctx *ctx, int64_t member);
/* Brings the lines of one membership of ctx->group in line with the group's courses and its roll-ups, whatever they were. */
void report_lines_renew(struct ctx *ctx, int64_t membership);

#endif
