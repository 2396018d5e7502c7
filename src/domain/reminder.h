/* Reminders: of courses not started or due soon, and of invites not answered. Off until a group switches them on; each thing is reminded
   of once, a person gets at most one a day from the whole site, and none goes out in the organisation's quiet hours: the day is that
   on which it goes out. */
#ifndef MUSTER_REMINDER_H
#define MUSTER_REMINDER_H

#include "domain/ctx.h"

/* As typed; "": off. */
struct reminder_form {
	const char *start_days;  /* not started so many days after coming in, or after the course came to the group */
	const char *due_days;    /* due in so many days or fewer */
	const char *invite_days; /* invited so many days ago, and not answered */
};

/* Of ctx->group. The first ones go out when its quiet hours end next. Problems at "remind_start_days", "remind_due_days",
   "remind_invite_days". */
enum outcome reminder_update(struct ctx *ctx, const struct reminder_form *form);
/* The hours of ctx->organisation in which none goes out, "0" to "23"; the same twice: none are quiet. Problems at "quiet_from". */
enum outcome reminder_set_quiet(struct ctx *ctx, const char *from, const char *until);

/* Now, or when the quiet hours end, in the zone in use. */
int64_t reminder_may_go_at(struct ctx *ctx);

/* Everyone of ctx->group who has not started (statuses "not started", "in progress", or "not started,in progress") a course is reminded by
   *job. INVALID when the course is none of the group's, or nobody is meant. */
enum outcome reminder_ask(struct ctx *ctx, int64_t course, const char *statuses, int64_t *job);

/* What memberships of ctx->group are to be reminded of today; queues at most one mail for each, and returns how many. ask: of this course
   alone, as reminder_ask() said; NULL: by the group's settings. */
struct reminder_ask {
	int64_t course;
	const char *statuses;
};
int reminder_send(struct ctx *ctx, const int64_t *memberships, int count, const struct reminder_ask *ask);

/* For the sweep: groups whose time has come get a job each; days long past are forgotten. Returns how many of the most there were. */
int64_t reminder_look_due(struct ctx *ctx, int64_t most);
int64_t reminder_forget(struct ctx *ctx, int64_t most);

/* --- when a course is due --- */

/* A day ("2026-12-15"; "": none), as typed. Problem at field. */
const char *due_read(struct ctx *ctx, const char *field, const char *typed);
/* ctx->group is to complete a course until then. */
void due_set(struct ctx *ctx, int64_t course, const char *day);

#endif
