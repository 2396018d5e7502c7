/* What the queries behind My learning open to whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/member.h"
#include "lib/world.h"
#include "queries.h"

#define PRIYA "priya@northfield.example"

/* Priya is in a group that has a course. */
struct scene {
	int64_t account, member, membership, course;
};

static struct scene
scene(struct ctx *ctx)
{
	struct course_form form = { .title = "Trauma-informed care", .description = "", .minutes = "90" };
	struct scene scene;

	scene.member = world_member(ctx, PRIYA, "Priya", "Raman");
	scene.account = account_by_email(ctx, PRIYA);
	world_group(ctx, "Residential care staff", "enrol", "");
	assert_int_equal(course_create(ctx, &form, &scene.course), OK);
	assert_int_equal(group_set_courses(ctx, &scene.course, 1), OK);
	assert_int_equal(world_enrol(ctx, PRIYA, &scene.membership), ADMITTED);
	return scene;
}

static int
count(struct rows *rows)
{
	int found = 0;

	while (row_next(rows))
		found++;
	return found;
}

static int
courses(struct ctx *ctx, int64_t account)
{
	return count(q_learning_courses(ctx->db, account, 100));
}

static bool
opens(struct ctx *ctx, int64_t account, int64_t course)
{
	return count(q_learning_course(ctx->db, account, course)) == 1;
}

static void
a_learner_has_the_courses_of_their_groups_and_nobody_elses(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct rows *rows = q_learning_courses(ctx->db, s.account, 100);

	(void)state;
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, LEARNING_COURSES_ID), s.course);
	assert_string_equal(row_text(rows, LEARNING_COURSES_GROUP_NAME), "Residential care staff");
	assert_string_equal(row_text(rows, LEARNING_COURSES_STATE_IS), "new");
	assert_true(opens(ctx, s.account, s.course));
	assert_int_equal(courses(ctx, ctx->account), 0);
	assert_false(opens(ctx, ctx->account, s.course));
	world_close(ctx);
}

static void
a_course_of_two_groups_is_listed_once(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);

	(void)state;
	world_group(ctx, "Night shift", "enrol", "");
	assert_int_equal(group_set_courses(ctx, &s.course, 1), OK);
	assert_int_equal(world_enrol(ctx, PRIYA, NULL), ADMITTED);
	assert_int_equal(courses(ctx, s.account), 1);
	assert_int_equal(count(q_learning_course_groups(ctx->db, s.member, s.course)), 2);
	world_close(ctx);
}

static void
an_archived_person_keeps_what_they_have_begun_and_nothing_else(void **state)
{
	struct ctx *ctx = world_open();
	struct course_form form = { .title = "De-escalation", .description = "", .minutes = "" };
	struct scene s = scene(ctx);
	int64_t both[2] = { s.course };

	(void)state;
	assert_int_equal(course_create(ctx, &form, &both[1]), OK);
	assert_int_equal(group_set_courses(ctx, both, 2), OK);
	q_demo_enrolment(ctx->db, ctx->organisation, s.member, s.course, "in progress", ctx->now, 0);
	assert_int_equal(courses(ctx, s.account), 2);
	assert_int_equal(count(q_learning_past_groups(ctx->db, s.account)), 0);
	assert_int_equal(member_archive(ctx, s.member), OK);
	assert_int_equal(courses(ctx, s.account), 1);
	assert_true(opens(ctx, s.account, s.course));
	assert_false(opens(ctx, s.account, both[1]));
	assert_int_equal(count(q_learning_past_groups(ctx->db, s.account)), 1);
	world_close(ctx);
}

static void
an_archived_course_is_shown_to_those_who_have_begun_it(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);

	(void)state;
	assert_int_equal(course_archive(ctx, s.course), OK);
	assert_false(opens(ctx, s.account, s.course));
	assert_int_equal(courses(ctx, s.account), 0);
	q_demo_enrolment(ctx->db, ctx->organisation, s.member, s.course, "in progress", ctx->now, 0);
	assert_true(opens(ctx, s.account, s.course));
	assert_int_equal(courses(ctx, s.account), 1);
	world_close(ctx);
}

static void
a_removed_person_who_is_back_has_no_past_group(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);

	(void)state;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, s.membership), DONE);
	assert_int_equal(courses(ctx, s.account), 0);
	assert_int_equal(count(q_learning_past_groups(ctx->db, s.account)), 1);
	assert_int_equal(world_enrol(ctx, PRIYA, NULL), ADMITTED);
	assert_int_equal(courses(ctx, s.account), 1);
	assert_int_equal(count(q_learning_past_groups(ctx->db, s.account)), 0);
	world_close(ctx);
}

static void
a_group_without_courses_is_named(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);

	(void)state;
	assert_int_equal(count(q_learning_groups_without_courses(ctx->db, s.account)), 0);
	assert_int_equal(group_set_courses(ctx, NULL, 0), OK);
	assert_int_equal(count(q_learning_groups_without_courses(ctx->db, s.account)), 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_learner_has_the_courses_of_their_groups_and_nobody_elses),
		cmocka_unit_test(a_course_of_two_groups_is_listed_once),
		cmocka_unit_test(an_archived_person_keeps_what_they_have_begun_and_nothing_else),
		cmocka_unit_test(an_archived_course_is_shown_to_those_who_have_begun_it),
		cmocka_unit_test(a_removed_person_who_is_back_has_no_past_group),
		cmocka_unit_test(a_group_without_courses_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
