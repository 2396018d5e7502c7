/* What people decide about an import, each from where it may be: that it is done or not, pauses, goes on, or stops. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/group.h"
#include "domain/membership.h"
#include "domain/progress.h"
#include "lib/import.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

static void
errors_and_missing_seats_are_agreed_to_or_nothing_is_done(void **state)
{
	struct ctx *ctx = world_open();
	struct import_approval approval = { .when = "now", .date = "", .time = "" };
	struct import import;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "1");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nbob@a.example\nno address\n");
	import = world_import_now(ctx, id);
	assert_int_equal(import_approve(ctx, &import, &approval), INVALID);
	assert_string_equal(world_words(ctx, "leave"), "1 row has an error. Correct it, or tick that it is left out.");
	assert_string_equal(
		world_words(ctx, "over"), "There is no seat for 1 of these people. Free seats, or tick that the first of them come in.");
	assert_string_equal(world_import_now(ctx, id).status, "ready");
	ctx->problems = NULL;
	world_import_run(ctx, id);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	assert_string_equal(world_import_deeds(ctx, id, 1), "invited");
	assert_string_equal(world_import_row(ctx, id, 2), "failed none: No seat is free. Free a seat, then upload the row again.");
	assert_int_equal(world_import_count(ctx, id, "rows:done"), 1);
	assert_int_equal(world_import_count(ctx, id, "verdict:failed"), 1);
	assert_int_equal(world_import_count(ctx, id, "verdict:error"), 1);
	assert_string_equal(import_result_words(ctx, id), "1 done, 1 left out, 1 could not be done");
	world_close(ctx);
}

static void
each_step_is_taken_only_from_where_it_may_be(void **state)
{
	static const struct {
		enum outcome (*step)(struct ctx *ctx, const struct import *import);
		const char *from, *to;
	} steps[] = {
		{ import_disapprove, "mapping reading ready", "disapproved" },
		{ import_pause, "running", "paused" },
		{ import_resume, "paused", "running" },
		{ import_cancel, "running paused", "cancelled" },
		{ import_undo, "done paused cancelled", "undoing" },
	};
	static const char *const statuses[] = { "refused", "mapping", "reading", "ready", "running", "paused", "done", "cancelled",
		"disapproved", "undoing", "undone" };
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\n");
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (size_t j = 0; j < sizeof statuses / sizeof *statuses; j++) {
			struct import import = world_import_now(ctx, id);
			char list[60];
			bool may;

			snprintf(list, sizeof list, " %s ", steps[i].from);
			may = strstr(list, arena_text(ctx->arena, " %s ", statuses[j])) != NULL;
			q_import_step(ctx->db, ctx->organisation, id, import.status, statuses[j], 0);
			import = world_import_now(ctx, id);
			ctx->problems = NULL;
			assert_int_equal(steps[i].step(ctx, &import), may ? OK : INVALID);
			assert_string_equal(world_import_now(ctx, id).status, may ? steps[i].to : statuses[j]);
			assert_true(may || strlen(world_words(ctx, "")) > 20);
		}
	world_close(ctx);
}

static void
somebody_who_saw_an_earlier_status_changes_nothing(void **state)
{
	struct ctx *ctx = world_open();
	struct import seen;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\n");
	seen = world_import_now(ctx, id);
	assert_int_equal(import_disapprove(ctx, &seen), OK);
	assert_int_equal(import_disapprove(ctx, &seen), INVALID);
	assert_string_equal(world_words(ctx, ""), "This import has gone on meanwhile. Look at it again.");
	world_close(ctx);
}

static void
an_import_that_would_do_nothing_is_not_approved(void **state)
{
	struct ctx *ctx = world_open();
	struct import_approval approval = { .when = "now", .leave_errors = true };
	struct import import;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(world_enrol(ctx, "ann@a.example", NULL), ADMITTED);
	import = world_import_now(ctx, world_import(ctx, IMPORT_ENROL, "email\nann@a.example\n"));
	assert_int_equal(import_approve(ctx, &import, &approval), INVALID);
	assert_string_equal(
		world_words(ctx, ""), "No row would do anything. Correct the rows with errors, or disapprove the import.");
	world_close(ctx);
}

static void
where_no_seat_is_free_nobody_is_promised_to_come_in(void **state)
{
	struct ctx *ctx = world_open();
	struct import_approval approval = { .when = "now", .leave_errors = true, .over = true };
	struct import import;

	(void)state;
	world_group(ctx, "Drivers", "ask", "1");
	assert_int_equal(world_enrol(ctx, "ann@a.example", NULL), ADMITTED);
	import = world_import_now(ctx, world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nbob@a.example\ncid@a.example\n"));
	assert_true(import_is_in_vain(ctx, &import));
	assert_int_equal(import_approve(ctx, &import, &approval), INVALID);
	assert_string_equal(world_words(ctx, ""), "No seat is free, so nobody would come in. Free seats first.");
	ctx->problems = NULL;
	/* New people are added all the same. */
	approval.over = false;
	import =
		world_import_now(ctx, world_import(ctx, IMPORT_PEOPLE, "email,group\nbob@a.example,Drivers\ncid@a.example,Drivers\n"));
	assert_false(import_is_in_vain(ctx, &import));
	assert_int_equal(import_approve(ctx, &import, &approval), INVALID);
	assert_string_equal(
		world_words(ctx, "over"), "There is no seat for 2 of these people. Free seats, or tick that they are left out.");
	world_close(ctx);
}

/* Ada began the course of a group with one seat, and was removed; her seat was kept. */
static void
whoever_left_and_whose_seat_was_kept_comes_in_though_none_is_free(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "ada@a.example", "Ada", "Okafor"), course = world_course(ctx, "First aid"), id;
	struct import_approval approval = { .when = "now" };
	struct import import;

	(void)state;
	world_group(ctx, "Drivers", "ask", "1");
	id = world_join(ctx, member);
	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	progress_begin(ctx, member, course);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nada@a.example\n");
	import = world_import_now(ctx, id);
	assert_false(import_is_in_vain(ctx, &import));
	assert_int_equal(import_approve(ctx, &import, &approval), INVALID);
	assert_string_equal(
		world_words(ctx, "over"), "There is no seat for 2 of these people. Free seats, or tick that they are left out.");
	ctx->problems = NULL;
	world_import_run(ctx, id);
	assert_string_equal(world_import_row(ctx, id, 1), "failed none: No seat is free. Free a seat, then upload the row again.");
	assert_string_equal(world_import_deeds(ctx, id, 2), "invited");
	world_close(ctx);
}

static void
whoever_pauses_or_stops_it_has_the_last_word(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;
	int64_t id;
	int done;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\na@a.example\nb@a.example\nc@a.example\nd@a.example\n");
	world_import_approve(ctx, id);
	assert_false(import_run_some(ctx, id, 1, &done));
	import = world_import_now(ctx, id);
	assert_int_equal(import_pause(ctx, &import), OK);
	assert_true(import_run_some(ctx, id, 1, &done));
	assert_int_equal(done, 0);
	import = world_import_now(ctx, id);
	assert_int_equal(import.run_to, 1);
	assert_int_equal(import_resume(ctx, &import), OK);
	assert_false(import_run_some(ctx, id, 1, &done));
	import = world_import_now(ctx, id);
	assert_int_equal(import_cancel(ctx, &import), OK);
	assert_true(import_run_some(ctx, id, 1, &done));
	assert_int_equal(world_count(ctx, "prospect"), 2);
	assert_string_equal(world_import_now(ctx, id).status, "cancelled");
	world_close(ctx);
}

static void
a_job_that_cannot_go_on_leaves_the_import_paused(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\na@a.example\n");
	world_import_approve(ctx, id);
	import_fell_back(ctx, id, world_import_now(ctx, id).job - 1, "paused"); /* one of before it was paused and resumed */
	assert_string_equal(world_import_now(ctx, id).status, "running");
	import_fell_back(ctx, id, world_import_now(ctx, id).job, "paused");
	assert_string_equal(world_import_now(ctx, id).status, "paused");
	import_fell_back(ctx, id, world_import_now(ctx, id).job, "done");
	assert_string_equal(world_import_now(ctx, id).status, "paused");
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM activities WHERE verb = 'import.paused'"), 1);
	world_close(ctx);
}

static void
an_undoing_that_cannot_go_on_is_not_called_a_pause(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\na@a.example\n");
	world_import_run(ctx, id);
	import = world_import_now(ctx, id);
	assert_int_equal(import_undo(ctx, &import), OK);
	import_fell_back(ctx, id, world_import_now(ctx, id).job, "done");
	assert_string_equal(world_import_now(ctx, id).status, "done");
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM activities WHERE verb = 'import.paused'"), 0);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM activities WHERE verb = 'import.undo_stopped'"), 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(errors_and_missing_seats_are_agreed_to_or_nothing_is_done),
		cmocka_unit_test(each_step_is_taken_only_from_where_it_may_be),
		cmocka_unit_test(somebody_who_saw_an_earlier_status_changes_nothing),
		cmocka_unit_test(an_import_that_would_do_nothing_is_not_approved),
		cmocka_unit_test(where_no_seat_is_free_nobody_is_promised_to_come_in),
		cmocka_unit_test(whoever_left_and_whose_seat_was_kept_comes_in_though_none_is_free),
		cmocka_unit_test(whoever_pauses_or_stops_it_has_the_last_word),
		cmocka_unit_test(a_job_that_cannot_go_on_leaves_the_import_paused),
		cmocka_unit_test(an_undoing_that_cannot_go_on_is_not_called_a_pause),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
