#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "domain/group.h"
#include "domain/progress.h"
#include "domain/reminder.h"
#include "lib/look.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

#define DAY 86400
#define ANN "ann@northfield.example"

/* Ann is in a group with one course, since now. */
struct scene {
	int64_t member, membership, course;
};

static struct scene
scene(struct ctx *ctx, const char *policy)
{
	struct scene scene = { .member = 0 };

	zone_use("Europe/London");
	scene.course = taught_course(ctx, "Care", 2);
	world_group(ctx, "Staff", policy, "");
	assert_int_equal(group_set_courses(ctx, &scene.course, 1), OK);
	if (strcmp(policy, "enrol") == 0)
		scene.member = world_member(ctx, ANN, "Ann", "Lee");
	assert_int_equal(world_enrol(ctx, ANN, &scene.membership), ADMITTED);
	return scene;
}

static void
reminds(struct ctx *ctx, const char *start, const char *due, const char *invite)
{
	struct reminder_form form = { start, due, invite };

	assert_int_equal(reminder_update(ctx, &form), OK);
}

static bool
remind(struct ctx *ctx, int64_t membership, const struct reminder_ask *ask)
{
	return reminder_send(ctx, &membership, 1, ask) == 1;
}

static void
nobody_is_reminded_until_the_group_switches_it_on(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");

	(void)state;
	world_later(ctx, 100 * (int64_t)DAY);
	assert_false(remind(ctx, s.membership, NULL));
	assert_int_equal(reminder_look_due(ctx, 10), 0);
	reminds(ctx, "7", "", "");
	assert_true(remind(ctx, s.membership, NULL));
	world_close(ctx);
}

static void
a_course_not_started_is_reminded_of_once_after_its_days(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");

	(void)state;
	reminds(ctx, "7", "", "");
	world_later(ctx, 7 * (int64_t)DAY - 1);
	assert_false(remind(ctx, s.membership, NULL));
	world_later(ctx, 1);
	assert_true(remind(ctx, s.membership, NULL));
	world_later(ctx, 7 * (int64_t)DAY);
	assert_false(remind(ctx, s.membership, NULL));
	assert_int_equal(world_mails(ctx, "reminder", NULL), 1);
	world_close(ctx);
}

static void
whoever_has_started_is_not_reminded_of_starting(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");

	(void)state;
	reminds(ctx, "7", "", "");
	progress_begin(ctx, s.member, s.course);
	world_later(ctx, 8 * (int64_t)DAY);
	assert_false(remind(ctx, s.membership, NULL));
	world_close(ctx);
}

static void
a_day_on_which_a_course_is_due_is_reminded_of_while_it_is_not_completed(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");

	(void)state;
	due_set(ctx, s.course, "2026-12-15");
	reminds(ctx, "", "5", "");
	progress_begin(ctx, s.member, s.course);
	world_later(ctx, 17 * (int64_t)DAY); /* 9 December */
	assert_false(remind(ctx, s.membership, NULL));
	world_later(ctx, DAY);
	assert_true(remind(ctx, s.membership, NULL));
	world_later(ctx, DAY);
	assert_false(remind(ctx, s.membership, NULL));
	world_close(ctx);
}

static void
whoever_was_reminded_of_the_day_is_not_reminded_of_starting_too(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");

	(void)state;
	due_set(ctx, s.course, "2026-11-30");
	reminds(ctx, "2", "7", "");
	world_later(ctx, 2 * (int64_t)DAY);
	assert_true(remind(ctx, s.membership, NULL));
	world_later(ctx, DAY);
	assert_false(remind(ctx, s.membership, NULL));
	world_close(ctx);
}

static void
what_is_over_is_not_reminded_of(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");

	(void)state;
	due_set(ctx, s.course, "2026-11-20");
	reminds(ctx, "", "30", "");
	assert_false(remind(ctx, s.membership, NULL));
	world_close(ctx);
}

static void
a_person_gets_one_reminder_a_day_from_all_their_groups(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx, "enrol");
	int64_t group = ctx->group, other;

	(void)state;
	reminds(ctx, "1", "", "");
	world_group(ctx, "Volunteers", "enrol", "");
	assert_int_equal(group_set_courses(ctx, &first.course, 1), OK);
	assert_int_equal(world_enrol(ctx, ANN, &other), ADMITTED);
	reminds(ctx, "1", "", "");
	world_later(ctx, 2 * (int64_t)DAY);
	assert_true(remind(ctx, other, NULL));
	ctx->group = group;
	assert_false(remind(ctx, first.membership, NULL));
	assert_int_equal(world_mails(ctx, "reminder", NULL), 1);
	/* It is not forgotten for that. */
	world_later(ctx, DAY);
	assert_true(remind(ctx, first.membership, NULL));
	world_close(ctx);
}

static void
an_invite_that_waits_is_reminded_of_once_and_keeps_its_last_day(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "ask");
	int64_t expires;

	(void)state;
	invite_taken(ctx, s.membership);
	expires = look_number(ctx, "SELECT expires_at FROM memberships WHERE id = %lld", (long long)s.membership);
	reminds(ctx, "1", "1", "3");
	world_later(ctx, 2 * (int64_t)DAY);
	assert_false(remind(ctx, s.membership, NULL));
	world_later(ctx, DAY);
	assert_true(remind(ctx, s.membership, NULL));
	world_later(ctx, 5 * (int64_t)DAY);
	assert_false(remind(ctx, s.membership, NULL));
	assert_int_equal(world_mails(ctx, "invite_reminder", NULL), 1);
	assert_int_equal(look_number(ctx, "SELECT expires_at FROM memberships WHERE id = %lld", (long long)s.membership), expires);
	world_close(ctx);
}

static void
an_answered_invite_is_not_reminded_of(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "ask");
	struct invite invite;

	(void)state;
	invite_taken(ctx, s.membership);
	invite = world_invite(ctx, s.membership);
	assert_int_equal(invite_decline(ctx, &invite), OK);
	reminds(ctx, "", "", "3");
	world_later(ctx, 5 * (int64_t)DAY);
	assert_false(remind(ctx, s.membership, NULL));
	world_close(ctx);
}

static void
mails_of_quiet_hours_wait_until_they_are_over(void **state)
{
	struct ctx *ctx = world_open();
	int64_t at;

	(void)state;
	zone_use("Europe/London");
	assert_int_equal(reminder_may_go_at(ctx), ctx->now); /* 09:00 */
	world_later(ctx, 13 * 3600);                         /* 22:00 */
	assert_true(zone_instant("2026-11-23", "08:00", &at));
	assert_int_equal(reminder_may_go_at(ctx), at);
	world_later(ctx, 4 * 3600); /* 02:00 of the next day */
	assert_int_equal(reminder_may_go_at(ctx), at);
	assert_int_equal(reminder_set_quiet(ctx, "6", "6"), OK);
	assert_int_equal(reminder_may_go_at(ctx), ctx->now);
	assert_int_equal(reminder_set_quiet(ctx, "1", "4"), OK);
	assert_true(reminder_may_go_at(ctx) > ctx->now);
	world_close(ctx);
}

static void
a_groups_time_comes_once_a_day_when_its_quiet_hours_end(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	scene(ctx, "enrol");
	reminds(ctx, "7", "", "");
	assert_int_equal(reminder_look_due(ctx, 10), 0);
	world_later(ctx, 23 * 3600); /* 08:00 tomorrow */
	assert_int_equal(reminder_look_due(ctx, 10), 1);
	assert_int_equal(reminder_look_due(ctx, 10), 0);
	world_later(ctx, DAY);
	assert_int_equal(reminder_look_due(ctx, 10), 1);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM jobs WHERE kind = 'remind'"), 2);
	reminds(ctx, "", "", "");
	world_later(ctx, DAY);
	assert_int_equal(reminder_look_due(ctx, 10), 0);
	world_close(ctx);
}

static void
a_leader_reminds_those_whom_they_mean(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");
	struct reminder_ask ask = { s.course, "in progress" };
	int64_t job;

	(void)state;
	assert_int_equal(reminder_ask(ctx, s.course, "in progress", &job), INVALID);
	ctx->problems = NULL;
	assert_int_equal(reminder_ask(ctx, s.course + 1, "not started", &job), INVALID);
	ctx->problems = NULL;
	assert_int_equal(reminder_ask(ctx, s.course, "not started", &job), OK);
	assert_false(remind(ctx, s.membership, &ask));
	ask.statuses = "not started";
	assert_true(remind(ctx, s.membership, &ask));
	assert_false(remind(ctx, s.membership, &ask));
	world_close(ctx);
}

static void
what_is_asked_for_at_night_is_the_reminder_of_the_morning(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");
	struct reminder_ask ask = { s.course, "not started" };

	(void)state;
	reminds(ctx, "7", "", "");
	world_later(ctx, 7 * (int64_t)DAY + 13 * 3600); /* 22:00 */
	assert_true(remind(ctx, s.membership, &ask));
	world_later(ctx, 10 * 3600); /* 08:00, when that goes out */
	assert_false(remind(ctx, s.membership, NULL));
	assert_int_equal(world_mails(ctx, "reminder", NULL), 1);
	world_later(ctx, DAY);
	assert_true(remind(ctx, s.membership, NULL));
	world_close(ctx);
}

static void
days_that_are_none_get_words_at_their_field(void **state)
{
	struct ctx *ctx = world_open();
	struct reminder_form form = { "0", "366", "soon" };

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	assert_int_equal(reminder_update(ctx, &form), INVALID);
	assert_true(has_problem(ctx, "remind_start_days"));
	assert_true(has_problem(ctx, "remind_due_days"));
	assert_true(has_problem(ctx, "remind_invite_days"));
	ctx->problems = NULL;
	due_read(ctx, "due", "2026-02-30");
	assert_true(has_problem(ctx, "due"));
	world_close(ctx);
}

static void
of_many_each_who_has_something_open_is_reminded(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx, "enrol");
	int64_t memberships[3] = { s.membership };
	struct progress_event done = { .kind = "completed", .source = "import", .ref = "import:1:1", .progress = -1, .score = -1 };
	struct looked mails;

	(void)state;
	assert_int_equal(world_enrol(ctx, "done@northfield.example", &memberships[1]), ADMITTED);
	assert_int_equal(world_enrol(ctx, "bo@northfield.example", &memberships[2]), ADMITTED);
	done.member = world_member_of(ctx, "done@northfield.example");
	done.course = s.course;
	progress_add(ctx, &done);
	reminds(ctx, "7", "", "");
	world_later(ctx, 8 * DAY);
	assert_int_equal(reminder_send(ctx, memberships, 3, NULL), 2);
	mails = look(ctx, "SELECT email FROM messages WHERE kind = 'reminder' ORDER BY id");
	assert_int_equal(mails.count, 2);
	assert_string_equal(mails.rows[0][0], ANN);
	assert_string_equal(mails.rows[1][0], "bo@northfield.example");
	assert_int_equal(reminder_send(ctx, memberships, 3, NULL), 0);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nobody_is_reminded_until_the_group_switches_it_on),
		cmocka_unit_test(a_course_not_started_is_reminded_of_once_after_its_days),
		cmocka_unit_test(whoever_has_started_is_not_reminded_of_starting),
		cmocka_unit_test(a_day_on_which_a_course_is_due_is_reminded_of_while_it_is_not_completed),
		cmocka_unit_test(whoever_was_reminded_of_the_day_is_not_reminded_of_starting_too),
		cmocka_unit_test(what_is_over_is_not_reminded_of),
		cmocka_unit_test(a_person_gets_one_reminder_a_day_from_all_their_groups),
		cmocka_unit_test(an_invite_that_waits_is_reminded_of_once_and_keeps_its_last_day),
		cmocka_unit_test(an_answered_invite_is_not_reminded_of),
		cmocka_unit_test(mails_of_quiet_hours_wait_until_they_are_over),
		cmocka_unit_test(a_groups_time_comes_once_a_day_when_its_quiet_hours_end),
		cmocka_unit_test(a_leader_reminds_those_whom_they_mean),
		cmocka_unit_test(what_is_asked_for_at_night_is_the_reminder_of_the_morning),
		cmocka_unit_test(days_that_are_none_get_words_at_their_field),
		cmocka_unit_test(of_many_each_who_has_something_open_is_reminded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
