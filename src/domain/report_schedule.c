#include "domain/report_schedule.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/message.h"
#include "domain/report_link.h"
#include "queries.h"

#define SENT_AT "07:00"

/* ---------------------------------------------------------------- when */

static int64_t
morning(const char *date)
{
	int64_t instant = 0;

	zone_instant(date, SENT_AT, &instant);
	return instant;
}

/* The first of the month behind this date. */
static const char *
next_first(struct arena *arena, const char *date)
{
	const char *after = date_add(arena, arena_text(arena, "%.8s28", date), 7);

	return arena_text(arena, "%.8s01", after);
}

/* The first time of a new schedule, after now. */
static int64_t
first_time(struct ctx *ctx, const char *every, int weekday)
{
	const char *date = zone_date(ctx->arena, ctx->now);

	if (strcmp(every, "month") == 0)
		date = strcmp(date + 8, "01") == 0 && morning(date) > ctx->now ? date : next_first(ctx->arena, date);
	else
		while (morning(date) <= ctx->now || (strcmp(every, "week") == 0 && date_weekday(date) != weekday))
			date = date_add(ctx->arena, date, 1);
	return morning(date);
}

/* The one behind this one; those that have passed are one. */
static int64_t
time_after(struct ctx *ctx, const char *every, int64_t from)
{
	return first_time(ctx, every, date_weekday(zone_date(ctx->arena, from)));
}

/* ---------------------------------------------------------------- made and stopped */

static const char *
read_every(struct ctx *ctx, const char *typed)
{
	if (strcmp(typed, "day") == 0 || strcmp(typed, "week") == 0 || strcmp(typed, "month") == 0)
		return typed;
	problem(ctx, "every", "Choose how often the report goes out.");
	return "";
}

static int
read_weekday(struct ctx *ctx, const char *every, const char *typed)
{
	int64_t weekday = 0;

	if (strcmp(every, "week") == 0 && !text_integer(typed, 1, 7, &weekday))
		problem(ctx, "weekday", "Choose the day of the week.");
	return (int)weekday;
}

struct receiver {
	int64_t member;
	const char *name;
};

/* Those of the form who may get it; *count says how many. */
static struct receiver *
read_receivers(struct ctx *ctx, const struct report_schedule_form *form, size_t *count)
{
	struct receiver *all = arena_array(ctx->arena, form->count + 1, sizeof *all);
	struct rows *rows = q_report_schedule_receivers(ctx->db, ctx->organisation, ctx->group);

	*count = 0;
	while (row_next(rows)) {
		int64_t member = row_integer(rows, REPORT_SCHEDULE_RECEIVERS_ID);

		for (size_t i = 0; i < form->count; i++)
			if (form->members[i] == member && (ctx->role >= ADMIN || member == ctx->member)) {
				all[(*count)++] = (struct receiver){ member, row_text(rows, REPORT_SCHEDULE_RECEIVERS_NAME) };
				break;
			}
	}
	if (!*count)
		problem(ctx, "member", "Choose whom the report goes to.");
	return all;
}

static void
put(struct ctx *ctx, int64_t course, const struct receiver *receiver, const char *every, int64_t next_at)
{
	int64_t same = rows_integer(q_report_schedule_same(ctx->db, ctx->organisation, ctx->group, course, receiver->member));

	if (same)
		q_report_schedule_change(ctx->db, ctx->organisation, same, every, next_at);
	else
		q_report_schedule_add(
			ctx->db, ctx->organisation, ctx->group, course, receiver->member, every, next_at, ctx->now, ctx->account);
	activity_add_member(ctx, "report.scheduled", receiver->member, receiver->name, arena_text(ctx->arena, "each %s", every));
}

enum outcome
report_schedule_create(struct ctx *ctx, const struct report_schedule_form *form)
{
	int64_t course = report_course(ctx, "course", form->course);
	const char *every = read_every(ctx, form->every);
	int weekday = read_weekday(ctx, every, form->weekday);
	size_t count;
	const struct receiver *receivers = read_receivers(ctx, form, &count);
	int64_t there = rows_integer(q_report_schedule_count(ctx->db, ctx->organisation, ctx->group, REPORT_SCHEDULES_MOST));

	if (!ctx->problems && there + (int64_t)count > REPORT_SCHEDULES_MOST)
		problem(
			ctx, "", "At most %d people can get this report by mail. Stop one that is not needed first.", REPORT_SCHEDULES_MOST);
	if (ctx->problems)
		return INVALID;
	for (size_t i = 0; i < count; i++)
		put(ctx, course, &receivers[i], every, first_time(ctx, every, weekday));
	return OK;
}

enum outcome
report_schedule_stop(struct ctx *ctx, int64_t id)
{
	struct rows *schedule = q_report_schedule_get(ctx->db, ctx->organisation, ctx->group, id);
	int64_t member;

	if (!row_one(schedule))
		return NOT_FOUND;
	member = row_integer(schedule, REPORT_SCHEDULE_GET_MEMBER_ID);
	if (ctx->role < ADMIN && member != ctx->member)
		return FORBIDDEN;
	q_report_schedule_drop(ctx->db, ctx->organisation, id);
	activity_add_member(ctx, "report.unscheduled", member, row_text(schedule, REPORT_SCHEDULE_GET_NAME), NULL);
	return OK;
}

/* ---------------------------------------------------------------- another time zone */

void
report_schedules_move(struct ctx *ctx, const char *from, const char *to)
{
	struct rows *rows = q_report_schedule_times(ctx->db, ctx->organisation);
	const char *in_use = zone_in_use(ctx->arena);

	while (row_next(rows)) {
		const char *date;

		zone_use(from);
		date = zone_date(ctx->arena, row_integer(rows, REPORT_SCHEDULE_TIMES_NEXT_AT));
		zone_use(to);
		q_report_schedule_set_time(ctx->db, ctx->organisation, row_integer(rows, REPORT_SCHEDULE_TIMES_ID), morning(date));
	}
	zone_use(in_use);
}

/* ---------------------------------------------------------------- sent */

static void
send_one(struct ctx *ctx, int64_t id)
{
	struct rows *facts = q_report_schedule_facts(ctx->db, id);
	struct ctx within;
	bool sent = false;

	if (!row_one(facts))
		return;
	within = ctx_within(
		ctx, row_integer(facts, REPORT_SCHEDULE_FACTS_ORGANISATION_ID), row_integer(facts, REPORT_SCHEDULE_FACTS_GROUP_ID));
	if (text_equal(row_text(facts, REPORT_SCHEDULE_FACTS_MAY_IS), "no")) {
		q_report_schedule_drop(ctx->db, within.organisation, id);
		activity_add_member(&within, "report.schedule_ended", row_integer(facts, REPORT_SCHEDULE_FACTS_MEMBER_ID),
			row_text(facts, REPORT_SCHEDULE_FACTS_EMAIL), NULL);
		return;
	}
	zone_use(row_text(facts, REPORT_SCHEDULE_FACTS_TIME_ZONE));
	if (text_equal(row_text(facts, REPORT_SCHEDULE_FACTS_RUNS_IS), "yes"))
		sent = message_queue_to_account(&within,
			&(struct message){ .kind = "report",
				.organisation = within.organisation,
				.account = row_integer(facts, REPORT_SCHEDULE_FACTS_ACCOUNT_ID),
				.detail = arena_text(ctx->arena, "%lld %lld %lld", (long long)id,
					(long long)row_integer(facts, REPORT_SCHEDULE_FACTS_SINCE), (long long)ctx->now) });
	q_report_schedule_sent(ctx->db, id,
		time_after(ctx, row_text(facts, REPORT_SCHEDULE_FACTS_EVERY), row_integer(facts, REPORT_SCHEDULE_FACTS_NEXT_AT)),
		sent ? ctx->now : 0);
}

int64_t
report_schedule_send_due(struct ctx *ctx, int64_t most)
{
	struct rows *rows = q_report_schedule_due(ctx->db, ctx->now, most);
	int64_t *due = arena_array(ctx->arena, (size_t)most, sizeof *due);
	int64_t count = (int64_t)rows_integers(rows, due, (size_t)most);

	for (int64_t i = 0; i < count; i++)
		send_one(ctx, due[i]);
	return count;
}
