/* A report that goes out by mail on its days: each day, each week or each month at 07:00 in the organisation's zone. Of ctx->group, or of the
   organisation (ctx->group 0). */
#ifndef MUSTER_REPORT_SCHEDULE_H
#define MUSTER_REPORT_SCHEDULE_H

#include "domain/ctx.h"

#define REPORT_SCHEDULES_MOST 200 /* of one report */
#define REPORT_NAMES_MOST 50      /* who completed, in a mail */

/* As typed and ticked. */
struct report_schedule_form {
	const char *course;     /* an id of the group's courses; "": all */
	const char *every;      /* "day", "week", "month" */
	const char *weekday;    /* of "week": "1" Monday to "7" */
	const int64_t *members; /* whom it goes to; only administrators may choose others than themselves */
	size_t count;
};

/* Who has this report scheduled already gets it on these days instead. Problems at "course", "every", "weekday" and "member". */
enum outcome report_schedule_create(struct ctx *ctx, const struct report_schedule_form *form);
/* Leaders stop their own, administrators any. */
enum outcome report_schedule_stop(struct ctx *ctx, int64_t id);

/* The organisation has this time zone from now on, and had that in use until then: its schedules keep their days, and go out at 07:00 of
   the new one. */
void report_schedules_move(struct ctx *ctx, const char *from, const char *to);

/* For the sweep: queues the mail of each schedule whose time has come and moves it on to its next one, in one transaction that the caller
   opened: each goes out once in its period, and once for all those that passed while nothing ran. A schedule whose receiver may not read
   the report any more ends. Returns how many there were. */
int64_t report_schedule_send_due(struct ctx *ctx, int64_t most);

#endif
