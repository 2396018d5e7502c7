/* What reports read: a line for each learner of a group in each of its courses, and the totals of those lines. Whoever changes who is a
   learner of a group, which courses it has, or how far somebody is, calls one of these in the same transaction. */
#ifndef MUSTER_REPORT_LINE_H
#define MUSTER_REPORT_LINE_H

#include "domain/ctx.h"

#define QUARTER 900 /* seconds: completions are counted by them */

/* A membership of ctx->group became active, or is active no more, or something about it changed: its lines become what the group's
   courses and its member's roll-ups say, and so does memberships.courses_done. Done twice it does no harm. */
void report_lines_renew(struct ctx *ctx, int64_t membership);
/* The same for a membership that has just become active and has no lines yet, of somebody who has no progress anywhere: none is looked
   up, since imports bring many of them. */
void report_lines_begin(struct ctx *ctx, int64_t membership, int64_t member, const char *sort_key);
/* What so many of those, whose lines are gathered (bulk.h), add to the totals of ctx->group. */
void report_totals_begin(struct ctx *ctx, int people);
/* A changed name sorts elsewhere. */
void report_lines_rename(struct ctx *ctx, int64_t membership, const char *sort_key);
/* The roll-up of a member's course changed: its lines in all their groups, their activity there, memberships.courses_done, and the
   organisation's completions. When it is completed, and was before; 0: not. */
void report_lines_follow(struct ctx *ctx, int64_t member, int64_t course, int64_t was_completed_at, int64_t completed_at);

/* Other courses are those of ctx->group: its lines and totals follow at once where it has up to REPORT_AT_ONCE learners, else by the job
   "recount", until which the report is behind, and says so. */
#define REPORT_AT_ONCE 300
void report_courses_changed(struct ctx *ctx);
/* A part of that job: the lines of the next learners whose ids are above *after. How many there were: with fewer than most, it is done. */
int report_recount_some(struct ctx *ctx, int64_t *after, int most);

/* How many people of ctx->group stand in one of these statuses ("prospect,pending"); "": in any. */
int64_t report_people_in(struct ctx *ctx, const char *standing);

/* One member's completions leave the organisation's, since they were archived, or come back. */
void report_member_leaves(struct ctx *ctx, int64_t member);
void report_member_returns(struct ctx *ctx, int64_t member);

#endif
