#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/report_schedule.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

#define DAY 86400

static struct ctx *
open_group(void)
{
	struct ctx *ctx = world_open();

	zone_use("Europe/London");
	world_group(ctx, "Drivers", "ask", "");
	return ctx;
}

static enum outcome
schedule(struct ctx *ctx, const char *every, const char *weekday, int64_t member)
{
	return report_schedule_create(
		ctx, &(struct report_schedule_form){ .course = "", .every = every, .weekday = weekday, .members = &member, .count = 1 });
}

/* "2026-11-23 07:00" in London, of the only schedule. */
static const char *
next(struct ctx *ctx)
{
	struct rows *rows = q_report_schedule_list(ctx->db, ctx->organisation, ctx->group, 0, 10);
	int64_t at;

	assert_true(row_one(rows));
	at = row_integer(rows, REPORT_SCHEDULE_LIST_NEXT_AT);
	return arena_text(ctx->arena, "%s %s", zone_date(ctx->arena, at), zone_time(ctx->arena, at));
}

static int64_t
schedules(struct ctx *ctx)
{
	return rows_integer(q_report_schedule_count(ctx->db, ctx->organisation, ctx->group, 100));
}

static void
until(struct ctx *ctx, const char *date, const char *time)
{
	int64_t at;

	assert_true(zone_instant(date, time, &at));
	world_later(ctx, at - ctx->now);
}

static void
each_day_it_goes_out_at_seven_also_when_the_clocks_change(void **state)
{
	struct ctx *ctx = open_group();

	(void)state;
	assert_int_equal(schedule(ctx, "day", "", ctx->member), OK);
	assert_string_equal(next(ctx), "2026-11-23 07:00");
	until(ctx, "2026-11-23", "06:59");
	assert_int_equal(report_schedule_send_due(ctx, 100), 0);
	until(ctx, "2026-11-23", "07:00");
	assert_int_equal(report_schedule_send_due(ctx, 100), 1);
	assert_int_equal(report_schedule_send_due(ctx, 100), 0);
	assert_int_equal(world_mails(ctx, "report", NULL), 1);
	until(ctx, "2027-03-27", "12:00");
	assert_int_equal(report_schedule_send_due(ctx, 100), 1);
	assert_string_equal(next(ctx), "2027-03-28 07:00");
	assert_int_equal(world_mails(ctx, "report", NULL), 2);
	world_close(ctx);
}

static void
a_week_has_its_day_and_a_month_its_first(void **state)
{
	struct ctx *ctx = open_group();

	(void)state;
	assert_int_equal(schedule(ctx, "week", "7", ctx->member), OK);
	assert_string_equal(next(ctx), "2026-11-29 07:00");
	assert_int_equal(schedule(ctx, "week", "1", ctx->member), OK);
	assert_string_equal(next(ctx), "2026-11-23 07:00");
	until(ctx, "2026-12-16", "10:00");
	assert_int_equal(report_schedule_send_due(ctx, 100), 1);
	assert_string_equal(next(ctx), "2026-12-21 07:00");
	assert_int_equal(schedule(ctx, "month", "", ctx->member), OK);
	assert_string_equal(next(ctx), "2027-01-01 07:00");
	until(ctx, "2027-01-01", "07:00");
	assert_int_equal(report_schedule_send_due(ctx, 100), 1);
	assert_string_equal(next(ctx), "2027-02-01 07:00");
	assert_int_equal(schedules(ctx), 1);
	world_close(ctx);
}

static void
in_another_time_zone_it_keeps_its_day_and_its_hour(void **state)
{
	struct organisation_form form = { .name = "Northfield", .time_zone = "Pacific/Honolulu" };
	struct ctx *ctx = open_group();

	(void)state;
	assert_int_equal(
		organisation_update(ctx, &(struct organisation_form){ .name = "Northfield", .time_zone = "Europe/London" }), OK);
	assert_int_equal(schedule(ctx, "week", "1", ctx->member), OK);
	assert_string_equal(next(ctx), "2026-11-23 07:00");
	assert_int_equal(organisation_update(ctx, &form), OK);
	assert_string_equal(next(ctx), "2026-11-23 17:00"); /* as London says it */
	zone_use("Pacific/Honolulu");
	until(ctx, "2026-11-23", "07:00");
	assert_int_equal(report_schedule_send_due(ctx, 100), 1);
	assert_string_equal(next(ctx), "2026-11-30 07:00");
	assert_int_equal(world_mails(ctx, "report", NULL), 1);
	world_close(ctx);
}

static void
leaders_choose_themselves_alone_and_administrators_whoever_may_read_it(void **state)
{
	struct ctx *ctx = open_group();
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	int64_t nobody = world_member(ctx, "no@northfield.example", "No", "Leader");
	struct ctx leader = *ctx;

	(void)state;
	assert_int_equal(group_add_leader(ctx, owen), OK);
	leader.member = owen;
	leader.role = LEADER;
	assert_int_equal(schedule(&leader, "day", "", ctx->member), INVALID);
	assert_true(has_problem(&leader, "member"));
	leader.problems = NULL;
	assert_int_equal(schedule(&leader, "day", "", owen), OK);
	assert_int_equal(schedule(ctx, "day", "", nobody), INVALID);
	ctx->problems = NULL;
	assert_int_equal(schedule(ctx, "day", "", ctx->member), OK);
	assert_int_equal(schedules(ctx), 2);
	assert_int_equal(report_schedule_stop(&leader, look_number(ctx, "SELECT MAX(id) FROM report_schedules")), FORBIDDEN);
	assert_int_equal(report_schedule_stop(&leader, db_new_id(ctx->db) + 100), NOT_FOUND);
	world_close(ctx);
}

static void
it_ends_by_itself_when_its_reader_may_not_read_it_any_more(void **state)
{
	struct ctx *ctx = open_group();
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price");

	(void)state;
	assert_int_equal(group_add_leader(ctx, owen), OK);
	assert_int_equal(schedule(ctx, "day", "", owen), OK);
	assert_int_equal(group_remove_leader(ctx, owen), OK);
	world_later(ctx, 2 * DAY);
	assert_int_equal(report_schedule_send_due(ctx, 100), 1);
	assert_int_equal(world_mails(ctx, "report", NULL), 0);
	assert_int_equal(schedules(ctx), 0);
	assert_int_equal(group_add_leader(ctx, owen), OK);
	assert_int_equal(schedule(ctx, "day", "", owen), OK);
	assert_int_equal(member_archive(ctx, owen), OK);
	world_later(ctx, 2 * DAY);
	report_schedule_send_due(ctx, 100);
	assert_int_equal(world_mails(ctx, "report", NULL), 0);
	assert_int_equal(schedules(ctx), 0);
	world_close(ctx);
}

static void
while_its_group_is_archived_none_goes_out(void **state)
{
	struct ctx *ctx = open_group();

	(void)state;
	assert_int_equal(schedule(ctx, "day", "", ctx->member), OK);
	assert_int_equal(group_archive(ctx), OK);
	world_later(ctx, 2 * DAY);
	assert_int_equal(report_schedule_send_due(ctx, 100), 1);
	assert_int_equal(report_schedule_send_due(ctx, 100), 0);
	assert_int_equal(world_mails(ctx, "report", NULL), 0);
	assert_int_equal(group_restore(ctx), OK);
	world_later(ctx, DAY);
	report_schedule_send_due(ctx, 100);
	assert_int_equal(world_mails(ctx, "report", NULL), 1);
	world_close(ctx);
}

static void
another_organisations_report_cannot_be_stopped(void **state)
{
	struct ctx *ctx = open_group(), other;
	int64_t group = ctx->group, id;

	(void)state;
	assert_int_equal(schedule(ctx, "day", "", ctx->member), OK);
	id = rows_integer(q_report_schedule_list(ctx->db, ctx->organisation, group, 0, 1));
	other = world_neighbour(ctx);
	assert_int_equal(report_schedule_stop(&other, id), NOT_FOUND);
	other.group = group;
	assert_int_equal(report_schedule_stop(&other, id), NOT_FOUND);
	assert_int_equal(report_schedule_stop(ctx, id), OK);
	world_close(ctx);
}

/* The mail that brings a report says which schedule it is of, and may be sent once more at any time. */
static void
one_that_is_made_later_is_not_taken_for_one_that_was_stopped(void **state)
{
	struct ctx *ctx = open_group();
	int64_t id;

	(void)state;
	assert_int_equal(schedule(ctx, "day", "", ctx->member), OK);
	id = rows_integer(q_report_schedule_list(ctx->db, ctx->organisation, ctx->group, 0, 1));
	assert_int_equal(report_schedule_stop(ctx, id), OK);
	assert_int_equal(schedule(ctx, "day", "", ctx->member), OK);
	assert_int_not_equal(rows_integer(q_report_schedule_list(ctx->db, ctx->organisation, ctx->group, 0, 1)), id);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_day_it_goes_out_at_seven_also_when_the_clocks_change),
		cmocka_unit_test(a_week_has_its_day_and_a_month_its_first),
		cmocka_unit_test(in_another_time_zone_it_keeps_its_day_and_its_hour),
		cmocka_unit_test(leaders_choose_themselves_alone_and_administrators_whoever_may_read_it),
		cmocka_unit_test(it_ends_by_itself_when_its_reader_may_not_read_it_any_more),
		cmocka_unit_test(while_its_group_is_archived_none_goes_out),
		cmocka_unit_test(another_organisations_report_cannot_be_stopped),
		cmocka_unit_test(one_that_is_made_later_is_not_taken_for_one_that_was_stopped),
	};

	return cmocka_run_group_tests_name("report_schedule", tests, NULL, NULL);
}
