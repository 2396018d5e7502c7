#include "domain/reminder.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/job.h"
#include "domain/message.h"
#include "queries.h"

#define DAYS_MAX 365
#define TYPED_MAX 20
#define DAYS_KEPT 7 /* in which a person had their one reminder */

/* ---------------------------------------------------------------- when */

/* "08:00" of the day on which this instant is. */
static int64_t
hour_of_day(struct ctx *ctx, int64_t instant, int64_t hour)
{
	int64_t at = instant;

	zone_instant(zone_date(ctx->arena, instant), text_hour(ctx->arena, hour), &at);
	return at;
}

/* The next time that it is so many o'clock, after now. */
static int64_t
next_hour(struct ctx *ctx, int64_t hour)
{
	int64_t at = hour_of_day(ctx, ctx->now, hour);

	/* Noon tomorrow is tomorrow, whatever the clocks do. */
	return at > ctx->now ? at : hour_of_day(ctx, hour_of_day(ctx, ctx->now, 12) + DAY, hour);
}

static bool
is_quiet(struct ctx *ctx, int64_t from, int64_t until)
{
	int64_t hour = 0;

	text_integer(arena_copy(ctx->arena, zone_time(ctx->arena, ctx->now), 2), 0, 23, &hour);
	return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}

static int64_t
may_go_at(struct ctx *ctx, int64_t quiet_from, int64_t quiet_until)
{
	return is_quiet(ctx, quiet_from, quiet_until) ? next_hour(ctx, quiet_until) : ctx->now;
}

int64_t
reminder_may_go_at(struct ctx *ctx)
{
	struct rows *rows = q_reminder_quiet(ctx->db, ctx->organisation);

	if (!row_one(rows))
		return ctx->now;
	return may_go_at(ctx, row_integer(rows, REMINDER_QUIET_QUIET_FROM), row_integer(rows, REMINDER_QUIET_QUIET_UNTIL));
}

/* ---------------------------------------------------------------- settings */

static int64_t
read_days(struct ctx *ctx, const char *field, const char *typed)
{
	const char *text = clean_line(ctx, field, "The number of days", typed, TYPED_MAX);
	int64_t days = 0;

	if (*text && !text_integer(text, 1, DAYS_MAX, &days))
		problem(ctx, field, "Enter a whole number of days from 1 to 365, or leave it empty to switch this off.");
	return days;
}

enum outcome
reminder_update(struct ctx *ctx, const struct reminder_form *form)
{
	struct rows *rows = q_reminder_settings(ctx->db, ctx->organisation, ctx->group);
	int64_t start = read_days(ctx, "remind_start_days", form->start_days);
	int64_t due = read_days(ctx, "remind_due_days", form->due_days);
	int64_t invite = read_days(ctx, "remind_invite_days", form->invite_days);
	bool on = start || due || invite;

	if (!row_one(rows))
		return NOT_FOUND;
	if (ctx->problems)
		return INVALID;
	q_reminder_update(ctx->db, ctx->organisation, ctx->group, start, due, invite,
		on ? next_hour(ctx, row_integer(rows, REMINDER_SETTINGS_QUIET_UNTIL)) : 0);
	activity_add(ctx, on ? "reminder.switched_on" : "reminder.switched_off", row_text(rows, REMINDER_SETTINGS_GROUP_NAME), NULL);
	return OK;
}

enum outcome
reminder_set_quiet(struct ctx *ctx, const char *from, const char *until)
{
	int64_t begins = 0, ends = 0;

	if (!text_integer(from, 0, 23, &begins) || !text_integer(until, 0, 23, &ends))
		return problem(ctx, "quiet_from", "Choose the hour in which the quiet hours begin, and the one in which they end.");
	q_reminder_set_quiet(ctx->db, ctx->organisation, begins, ends);
	return OK;
}

const char *
due_read(struct ctx *ctx, const char *field, const char *typed)
{
	const char *day = clean_line(ctx, field, "The day", typed, TYPED_MAX);
	int64_t at;

	if (*day && !zone_instant(day, "12:00", &at))
		problem(ctx, field, "Enter the day as year, month and day, like 2026-12-15, or leave it empty.");
	return day;
}

void
due_set(struct ctx *ctx, int64_t course, const char *day)
{
	q_due_set(ctx->db, ctx->organisation, ctx->group, course, day);
}

/* ---------------------------------------------------------------- sending */

/* Somebody of the group who may be reminded now. */
struct person {
	int64_t membership, account;
	bool invited;
	const char *email, *email_wire, *key;
	int64_t invited_at, expires_at;
	int64_t send_at;
	const char *day; /* on which that is: the one that a person has a reminder of */
};

static bool
load(struct ctx *ctx, int64_t membership, int64_t send_at, struct person *person)
{
	struct rows *rows = q_reminder_person(ctx->db, ctx->organisation, ctx->group, membership);

	if (!row_one(rows))
		return false;
	*person = (struct person){
		.membership = membership,
		.account = row_integer(rows, REMINDER_PERSON_ACCOUNT_ID),
		.invited = text_equal(row_text(rows, REMINDER_PERSON_STATUS), "pending"),
		.email = row_text(rows, REMINDER_PERSON_EMAIL),
		.email_wire = row_text(rows, REMINDER_PERSON_EMAIL_WIRE),
		.key = row_text(rows, REMINDER_PERSON_EMAIL_KEY),
		.invited_at = row_integer(rows, REMINDER_PERSON_INVITED_AT),
		.expires_at = row_integer(rows, REMINDER_PERSON_EXPIRES_AT),
		.send_at = send_at,
	};
	person->day = zone_date(ctx->arena, send_at);
	if (!person->invited)
		person->key = arena_text(ctx->arena, "account:%lld", (long long)person->account);
	return true;
}

/* Before anything is written down: whoever has one that day is reminded of it on the next. */
static bool
take_day(struct ctx *ctx, const struct person *person)
{
	return q_reminder_take_day(ctx->db, person->key, person->day) == 1;
}

static void
note(struct ctx *ctx, const struct person *person, const char *kind, int64_t course)
{
	q_reminder_note(ctx->db, ctx->organisation, person->membership, kind, course, person->day);
}

static void
queue(struct ctx *ctx, const struct person *person)
{
	struct message message = { .kind = person->invited ? "invite_reminder" : "reminder",
		.organisation = ctx->organisation,
		.email = person->email,
		.email_wire = person->email_wire,
		.membership = person->membership,
		.account = person->account,
		.detail = person->day,
		.send_at = person->send_at };

	message_queue(ctx, &message);
}

static bool
remind_of_invite(struct ctx *ctx, const struct person *person, int64_t days)
{
	if (!days || person->invited_at > ctx->now - days * DAY || person->expires_at <= ctx->now + DAY ||
		rows_integer(q_reminder_was_invited(ctx->db, person->membership)) || !take_day(ctx, person))
		return false;
	note(ctx, person, "invite", 0);
	queue(ctx, person);
	return true;
}

static bool
remind_of_courses(struct ctx *ctx, const struct person *person, int64_t start_days, int64_t due_days)
{
	int64_t noon = hour_of_day(ctx, ctx->now, 12);
	struct rows *rows = q_reminder_courses(ctx->db, ctx->organisation, ctx->group, person->membership,
		start_days ? ctx->now - start_days * DAY : 0, zone_date(ctx->arena, ctx->now),
		due_days ? zone_date(ctx->arena, noon + due_days * DAY) : "");
	struct {
		const char *kind;
		int64_t course;
	} found[50];
	size_t count = 0;

	for (; count < sizeof found / sizeof *found && row_next(rows); count++) {
		found[count].kind = row_text(rows, REMINDER_COURSES_KIND);
		found[count].course = row_integer(rows, REMINDER_COURSES_COURSE_ID);
	}
	rows_end(rows);
	if (!count || !take_day(ctx, person))
		return false;
	for (size_t i = 0; i < count; i++)
		note(ctx, person, found[i].kind, found[i].course);
	queue(ctx, person);
	return true;
}

static bool
remind_as_asked(struct ctx *ctx, const struct person *person, const struct reminder_ask *ask)
{
	if (person->invited ||
		!rows_integer(q_reminder_asked(ctx->db, ctx->organisation, ctx->group, person->membership, ask->course, ask->statuses)) ||
		!take_day(ctx, person))
		return false;
	note(ctx, person, "asked", ask->course);
	queue(ctx, person);
	return true;
}

static bool
remind(struct ctx *ctx, const struct person *person, const struct rows *settings, const struct reminder_ask *ask)
{
	if (ask)
		return remind_as_asked(ctx, person, ask);
	if (person->invited)
		return remind_of_invite(ctx, person, row_integer(settings, REMINDER_SETTINGS_INVITE_DAYS));
	return remind_of_courses(
		ctx, person, row_integer(settings, REMINDER_SETTINGS_START_DAYS), row_integer(settings, REMINDER_SETTINGS_DUE_DAYS));
}

int
reminder_send(struct ctx *ctx, const int64_t *memberships, int count, const struct reminder_ask *ask)
{
	struct rows *settings = q_reminder_settings(ctx->db, ctx->organisation, ctx->group);
	struct person person;
	int64_t send_at;
	int sent = 0;

	if (!row_one(settings))
		return 0;
	send_at =
		may_go_at(ctx, row_integer(settings, REMINDER_SETTINGS_QUIET_FROM), row_integer(settings, REMINDER_SETTINGS_QUIET_UNTIL));
	for (int i = 0; i < count; i++)
		sent += load(ctx, memberships[i], send_at, &person) && remind(ctx, &person, settings, ask);
	return sent;
}

/* ---------------------------------------------------------------- who starts it */

/* How many of a group's course a leader means; none: the course is none of it, or they mean nobody. */
static int64_t
count_meant(struct ctx *ctx, int64_t course, const char *statuses)
{
	struct rows *rows = q_reminder_choices(ctx->db, ctx->organisation, ctx->group);
	int64_t meant = 0;

	while (row_next(rows))
		if (row_integer(rows, REMINDER_CHOICES_ID) == course)
			meant = (strstr(statuses, "not started") ? row_integer(rows, REMINDER_CHOICES_NOT_STARTED) : 0) +
				(strstr(statuses, "in progress") ? row_integer(rows, REMINDER_CHOICES_IN_PROGRESS) : 0);
	return meant;
}

enum outcome
reminder_ask(struct ctx *ctx, int64_t course, const char *statuses, int64_t *job)
{
	int64_t meant = count_meant(ctx, course, statuses);

	if (!*statuses)
		return problem(ctx, "status", "Tick whom to remind.");
	if (!meant)
		return problem(ctx, "course", "Nobody is to be reminded of this course. Choose another course, or other people.");
	*job = job_add(ctx, "remind",
		meant == 1 ? "Remind 1 person" : arena_text(ctx->arena, "Remind %s people", text_number(ctx->arena, meant)),
		arena_text(ctx->arena, "{\"course\":%lld,\"statuses\":\"%s\"}", (long long)course, statuses), meant);
	activity_add(ctx, "reminder.asked", rows_text(q_group_name(ctx->db, ctx->organisation, ctx->group)), NULL);
	return OK;
}

int64_t
reminder_look_due(struct ctx *ctx, int64_t most)
{
	struct rows *rows = q_reminder_due_groups(ctx->db, ctx->now, most);
	struct due {
		int64_t organisation, group;
		const char *zone;
	} *due = arena_array(ctx->arena, (size_t)most, sizeof *due);
	int64_t count = 0;

	for (; count < most && row_next(rows); count++)
		due[count] = (struct due){ row_integer(rows, REMINDER_DUE_GROUPS_ORGANISATION_ID),
			row_integer(rows, REMINDER_DUE_GROUPS_ID), row_text(rows, REMINDER_DUE_GROUPS_TIME_ZONE) };
	rows_end(rows);
	for (int64_t i = 0; i < count; i++) {
		struct ctx within = ctx_within(ctx, due[i].organisation, due[i].group);

		zone_use(due[i].zone);
		q_reminder_set_next(ctx->db, within.organisation, within.group,
			next_hour(&within, rows_integer(q_reminder_quiet_until(ctx->db, within.organisation))));
		job_add(&within, "remind", "Send reminders", "{}", rows_integer(q_reminder_group_size(ctx->db, within.group)));
	}
	return count;
}

int64_t
reminder_forget(struct ctx *ctx, int64_t most)
{
	zone_use("UTC");
	return q_reminder_forget(ctx->db, zone_date(ctx->arena, ctx->now - (int64_t)DAYS_KEPT * DAY), most);
}
