/* Several people at once into ctx->group: typed by hand, chosen among the members, or copied from another group.
   Each of them goes through membership_add(). Everybody comes in or nobody does, but for those who were only ticked, not typed, and
   stand in the group already, or are not any more in the branch or group they were copied from: they are left out and counted.
   An archived group takes nobody. */
#ifndef MUSTER_ENROL_H
#define MUSTER_ENROL_H

#include "domain/ctx.h"
#include "domain/membership.h"

#define ENROL_ROWS 10
#define ENROL_TICKED 1000 /* people ticked in one form */

/* One row of the form, as typed. All three empty: nobody. */
struct enrol_row {
	const char *email, *first_name, *last_name;
};

struct enrol_form {
	struct enrol_row rows[ENROL_ROWS];
	const char *when;        /* "now", "later" at date and time in the zone in use, or "hold": not yet */
	const char *date, *time; /* "2026-11-23", "08:00" */
};

/* What came of it. The new memberships have ids from first to last, and nobody else's is among them. */
struct enrolled {
	int64_t first, last; /* 0: nobody came in */
	int people, left_out;
};

/* The rows of a form. INVALID with the problems of all rows at once, at "email1", "first1", "last1" … "email10" …, and at "when",
   "date", "time" or "". Problems of rows begin with "Row 3: ". */
enum outcome enrol_by_hand(struct ctx *ctx, const struct enrol_form *form, struct enrolled *done);

/* When people are told, as typed: sets notify and notify_at of an arrival; problems at "when", "date", "time". */
void enrol_read_when(struct ctx *ctx, const char *when, const char *date, const char *time, struct arrival *arrival);

/* Active members of the organisation, by member id: they join at once. For administrators, others are FORBIDDEN. */
enum outcome enrol_members(struct ctx *ctx, const int64_t *members, size_t count, struct enrolled *done);

/* Active members of a branch, or of one below it, by member id: they join at once; who is not there any more is left out.
   For administrators, others are FORBIDDEN; NOT_FOUND: no such branch. */
enum outcome enrol_from_branch(struct ctx *ctx, int64_t branch, const int64_t *members, size_t count, struct enrolled *done);
/* Everyone active there, with below also in the branches below it, as a job. */
enum outcome enrol_copy_branch(struct ctx *ctx, int64_t branch, bool below, int64_t *job);
/* One of them, for that job; branch: its path. */
enum admission enrol_copy_member(struct ctx *ctx, const char *branch, int64_t member);

/* Whether this person may copy from that group: one of the organisation, which they lead or administer, and not ctx->group itself. */
bool enrol_may_copy_from(struct ctx *ctx, int64_t from);
/* People of such a group, by membership id there; else NOT_FOUND. */
enum outcome enrol_from_group(struct ctx *ctx, int64_t from, const int64_t *memberships, size_t count, struct enrolled *done);
/* Everyone there who is "active", or with who "everyone" also those who wait, as a job. */
enum outcome enrol_copy_everyone(struct ctx *ctx, int64_t from, const char *who, int64_t *job);
/* One of them, for that job: somebody active there joins at once, somebody who waits is invited here too. NOT_A_MEMBER for others. */
enum admission enrol_copy_one(struct ctx *ctx, int64_t from, int64_t membership);

#endif
