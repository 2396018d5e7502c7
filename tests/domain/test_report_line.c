/* Lines of reports and their totals, whatever is done to people, courses and progress: the invariants compare them with the rows that
   they are made from. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/account.h"
#include "domain/branch.h"
#include "domain/group.h"
#include "domain/invariant.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "domain/report_line.h"
#include "lib/world.h"
#include "queries.h"

#define PRIYA "priya@northfield.example"

static void
hear(void *closure, const char *words, const char *found)
{
	(void)closure;
	print_message("%s: %s\n", words, found);
}

/* Everything that is kept is what it is made from. */
static void
in_order(struct ctx *ctx)
{
	assert_int_equal(invariant_check(ctx->db, 10, hear, NULL), 0);
}

/* learners, in progress, completed of a course of ctx->group: "3 1 1". */
static const char *
totals(struct ctx *ctx, int64_t of)
{
	struct rows *rows = q_report_totals(ctx->db, ctx->organisation, ctx->group, of);

	assert_true(row_one(rows));
	return arena_text(ctx->arena, "%lld %lld %lld", (long long)row_integer(rows, REPORT_TOTALS_LEARNERS),
		(long long)row_integer(rows, REPORT_TOTALS_IN_PROGRESS), (long long)row_integer(rows, REPORT_TOTALS_COMPLETED));
}

static void
note(struct ctx *ctx, int64_t member, int64_t of, const char *kind, const char *ref)
{
	struct progress_event event = {
		.member = member, .course = of, .kind = kind, .source = "import", .ref = ref, .progress = -1, .score = -1, .seconds = 60
	};

	if (strcmp(kind, "progressed") == 0)
		event.progress = 40;
	if (strcmp(kind, "completed") == 0)
		event.score = 90;
	assert_true(progress_add(ctx, &event));
	in_order(ctx);
}

/* Priya is a member; the group enrols at once and has two courses. */
struct scene {
	int64_t group, first, second, member, membership;
};

static struct scene
scene(struct ctx *ctx)
{
	struct scene scene = { .first = world_course(ctx, "First aid"), .second = world_course(ctx, "Safe lifting") };
	int64_t courses[] = { scene.first, scene.second };

	scene.member = world_member(ctx, PRIYA, "Priya", "Raman");
	scene.group = world_group(ctx, "Residential care staff", "enrol", "");
	assert_int_equal(group_set_courses(ctx, courses, 2), OK);
	assert_int_equal(world_enrol(ctx, PRIYA, &scene.membership), ADMITTED);
	in_order(ctx);
	return scene;
}

static void
whoever_comes_in_has_a_line_in_each_course(void **state)
{
	struct ctx *ctx = world_open();
	struct scene scene_ = scene(ctx);

	(void)state;
	assert_string_equal(totals(ctx, scene_.first), "1 0 0");
	assert_int_equal(world_enrol(ctx, "new@northfield.example", NULL), ADMITTED);
	assert_string_equal(totals(ctx, scene_.second), "2 0 0");
	in_order(ctx);
	world_close(ctx);
}

static void
whoever_is_invited_has_lines_once_they_accept(void **state)
{
	struct ctx *ctx = world_open();
	int64_t aid = world_course(ctx, "First aid"), membership, account;
	struct invite invite;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	assert_int_equal(group_set_courses(ctx, &aid, 1), OK);
	account = world_account(ctx, PRIYA, "Priya", "Raman");
	assert_int_equal(world_enrol(ctx, PRIYA, &membership), ADMITTED);
	assert_string_equal(totals(ctx, aid), "0 0 0");
	in_order(ctx);
	invite = world_invite(ctx, membership);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_string_equal(totals(ctx, aid), "1 0 0");
	in_order(ctx);
	world_close(ctx);
}

static void
progress_of_before_shows_when_its_learner_joins(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);
	int64_t membership;

	(void)state;
	note(ctx, first.member, first.first, "completed", "one");
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	assert_int_equal(world_courses_done(ctx, first.membership), 1);
	world_group(ctx, "Volunteers", "ask", "");
	assert_int_equal(group_set_courses(ctx, &first.first, 1), OK);
	membership = world_join(ctx, first.member);
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	assert_int_equal(world_courses_done(ctx, membership), 1);
	in_order(ctx);
	world_close(ctx);
}

static void
progress_reaches_all_groups_of_its_learner(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	assert_int_equal(group_set_courses(ctx, &first.first, 1), OK);
	world_join(ctx, first.member);
	note(ctx, first.member, first.first, "progressed", "one");
	assert_string_equal(totals(ctx, first.first), "1 1 0");
	note(ctx, first.member, first.first, "progressed", "two");
	note(ctx, first.member, first.first, "completed", "three");
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	ctx->group = first.group;
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	assert_string_equal(totals(ctx, first.second), "1 0 0");
	assert_int_equal(progress_take_back(ctx, "three"), 1);
	in_order(ctx);
	assert_string_equal(totals(ctx, first.first), "1 1 0");
	assert_int_equal(world_courses_done(ctx, first.membership), 0);
	world_close(ctx);
}

static void
a_course_taken_again_is_in_progress_again(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);

	(void)state;
	note(ctx, first.member, first.first, "completed", "one");
	world_later(ctx, 86400);
	assert_true(progress_again(ctx, first.member, first.first));
	in_order(ctx);
	assert_string_equal(totals(ctx, first.first), "1 1 0");
	note(ctx, first.member, first.first, "completed", "two");
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	world_close(ctx);
}

static void
whoever_is_removed_has_no_line_until_that_is_undone(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);

	(void)state;
	note(ctx, first.member, first.first, "completed", "one");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, first.membership), DONE);
	assert_string_equal(totals(ctx, first.first), "0 0 0");
	in_order(ctx);
	note(ctx, first.member, first.second, "progressed", "two");
	assert_int_equal(membership_undo_remove(ctx, first.membership), DONE);
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	assert_string_equal(totals(ctx, first.second), "1 1 0");
	assert_int_equal(world_courses_done(ctx, first.membership), 1);
	in_order(ctx);
	world_close(ctx);
}

static void
the_archived_leave_reports_and_come_back_with_what_they_did_since(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);

	(void)state;
	note(ctx, first.member, first.first, "completed", "one");
	assert_int_equal(member_archive(ctx, first.member), OK);
	assert_string_equal(totals(ctx, first.first), "0 0 0");
	in_order(ctx);
	note(ctx, first.member, first.second, "completed", "two");
	assert_int_equal(member_restore(ctx, first.member, NULL), OK);
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	assert_string_equal(totals(ctx, first.second), "1 0 1");
	assert_int_equal(world_courses_done(ctx, first.membership), 2);
	in_order(ctx);
	world_close(ctx);
}

static void
the_archived_come_back_by_being_enrolled_elsewhere(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);

	(void)state;
	note(ctx, first.member, first.first, "completed", "one");
	assert_int_equal(member_archive(ctx, first.member), OK);
	world_group(ctx, "Volunteers", "enrol", "");
	assert_int_equal(group_set_courses(ctx, &first.first, 1), OK);
	assert_int_equal(world_enrol(ctx, PRIYA, NULL), ADMITTED);
	assert_string_equal(totals(ctx, first.first), "1 0 1");
	in_order(ctx);
	world_close(ctx);
}

static void
a_name_that_changes_sorts_its_lines_elsewhere(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);
	int64_t account = account_by_email(ctx, PRIYA);

	(void)state;
	q_account_rename(ctx->db, account, "Priya", "Adeyemi");
	member_rename(ctx, account);
	in_order(ctx);
	assert_string_equal(totals(ctx, first.first), "1 0 0");
	world_close(ctx);
}

static void
courses_come_and_go_with_their_lines(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);
	int64_t third = world_course(ctx, "Food hygiene");
	int64_t others[] = { third, first.second };

	(void)state;
	note(ctx, first.member, first.first, "completed", "one");
	note(ctx, first.member, third, "completed", "two");
	assert_int_equal(world_courses_done(ctx, first.membership), 1);
	assert_int_equal(group_set_courses(ctx, others, 2), OK);
	in_order(ctx);
	assert_string_equal(totals(ctx, first.first), "0 0 0");
	assert_string_equal(totals(ctx, third), "1 0 1");
	assert_int_equal(world_courses_done(ctx, first.membership), 1);
	assert_int_equal(group_set_courses(ctx, NULL, 0), OK);
	in_order(ctx);
	assert_string_equal(totals(ctx, third), "0 0 0");
	assert_int_equal(world_courses_done(ctx, first.membership), 0);
	world_close(ctx);
}

static void
in_a_large_group_courses_change_by_a_job(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);
	int64_t third = world_course(ctx, "Food hygiene"), after = 0;

	(void)state;
	note(ctx, first.member, third, "completed", "one");
	for (int i = 0; i < REPORT_AT_ONCE; i++)
		assert_int_equal(world_enrol(ctx, arena_text(ctx->arena, "p%d@northfield.example", i), NULL), ADMITTED);
	assert_int_equal(group_set_courses(ctx, &third, 1), OK);
	assert_string_equal(totals(ctx, third), "0 0 0");
	assert_true(rows_integer(q_job_of_kind_waits(ctx->db, "recount")));
	assert_true(rows_integer(q_report_waits(ctx->db, ctx->group)));
	in_order(ctx);
	/* What happens meanwhile is not lost on the job, and not counted twice. */
	assert_int_equal(report_recount_some(ctx, &after, 100), 100);
	note(ctx, first.member, first.first, "progressed", "two");
	assert_int_equal(world_enrol(ctx, "late@northfield.example", NULL), ADMITTED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, first.membership + 200), DONE);
	while (report_recount_some(ctx, &after, 100) == 100)
		;
	assert_string_equal(totals(ctx, first.first), "0 0 0");
	assert_string_equal(totals(ctx, third), "301 0 1");
	assert_int_equal(world_courses_done(ctx, first.membership), 1);
	q_job_finish(ctx->db, rows_integer(q_job_lease(ctx->db, ctx->now, "test", ctx->now + 60)), "test", "done", "", ctx->now);
	in_order(ctx);
	world_close(ctx);
}

static void
what_goes_past_the_one_way_is_found(void **state)
{
	struct ctx *ctx = world_open();
	struct scene first = scene(ctx);

	(void)state;
	q_report_line_set(ctx->db, first.group, first.first, first.membership, "completed", 100, -1, 0, ctx->now, ctx->now);
	/* The line as it is and as it should be, the same of the totals, and a completion. */
	assert_int_equal(invariant_check(ctx->db, 10, hear, NULL), 5);
	q_report_line_set(ctx->db, first.group, first.first, first.membership, "not started", -1, -1, 0, 0, 0);
	in_order(ctx);
	q_organisation_completion_start(ctx->db, ctx->organisation, 7, 1);
	assert_int_equal(invariant_check(ctx->db, 10, hear, NULL), 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_comes_in_has_a_line_in_each_course),
		cmocka_unit_test(whoever_is_invited_has_lines_once_they_accept),
		cmocka_unit_test(progress_of_before_shows_when_its_learner_joins),
		cmocka_unit_test(progress_reaches_all_groups_of_its_learner),
		cmocka_unit_test(a_course_taken_again_is_in_progress_again),
		cmocka_unit_test(whoever_is_removed_has_no_line_until_that_is_undone),
		cmocka_unit_test(the_archived_leave_reports_and_come_back_with_what_they_did_since),
		cmocka_unit_test(the_archived_come_back_by_being_enrolled_elsewhere),
		cmocka_unit_test(a_name_that_changes_sorts_its_lines_elsewhere),
		cmocka_unit_test(courses_come_and_go_with_their_lines),
		cmocka_unit_test(in_a_large_group_courses_change_by_a_job),
		cmocka_unit_test(what_goes_past_the_one_way_is_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
