/* What the queries behind My learning open to whom. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/learn.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "lib/look.h"
#include "lib/taught.h"
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
	struct scene scene;

	scene.member = world_member(ctx, PRIYA, "Priya", "Raman");
	scene.account = account_by_email(ctx, PRIYA);
	world_group(ctx, "Residential care staff", "enrol", "");
	scene.course = taught_course(ctx, "Trauma-informed care", 3);
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
	return count(q_learning_course(ctx->db, account, course, ctx->now)) == 1;
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
new_courses_stand_in_the_order_of_their_group_whatever_is_due_first(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	int64_t inside[3] = { taught_course(ctx, "Zebra crossings", 0), s.course, taught_course(ctx, "Allergies", 0) };
	struct rows *rows;

	(void)state;
	assert_int_equal(group_set_courses(ctx, inside, 3), OK);
	look_run(ctx, "UPDATE group_courses SET due_on = '2026-11-30' WHERE course_id = %lld", (long long)inside[2]);
	rows = q_learning_courses(ctx->db, s.account, 100);
	for (int i = 0; i < 3; i++) {
		assert_true(row_next(rows));
		assert_int_equal(row_integer(rows, LEARNING_COURSES_ID), inside[i]);
	}
	assert_false(row_next(rows));
	/* What was begun comes first all the same. */
	progress_begin(ctx, s.member, inside[2]);
	rows = q_learning_courses(ctx->db, s.account, 100);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, LEARNING_COURSES_ID), inside[2]);
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
	struct scene s = scene(ctx);
	int64_t both[2] = { s.course, taught_course(ctx, "De-escalation", 0) };

	(void)state;
	assert_int_equal(group_set_courses(ctx, both, 2), OK);
	progress_begin(ctx, s.member, s.course);
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
	progress_begin(ctx, s.member, s.course);
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

static void
a_draft_is_shown_to_nobody(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);

	(void)state;
	look_run(ctx, "UPDATE courses SET published_at = NULL");
	assert_false(opens(ctx, s.account, s.course));
	assert_int_equal(courses(ctx, s.account), 0);
	assert_int_equal(count(q_learning_groups_without_courses(ctx->db, s.account)), 1);
	world_close(ctx);
}

static void
what_comes_with_a_group_names_no_draft(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	int64_t all[] = { s.course, taught_course(ctx, "Not ready", 1), taught_course(ctx, "Of before", 1) };
	struct rows *rows;

	(void)state;
	assert_int_equal(group_set_courses(ctx, all, 3), OK);
	look_run(ctx, "UPDATE courses SET published_at = NULL WHERE title = 'Not ready'");
	assert_int_equal(course_archive(ctx, all[2]), OK);
	assert_int_equal(count(q_invite_courses(ctx->db, ctx->organisation, ctx->group)), 1);
	assert_int_equal(count(q_letter_courses(ctx->db, ctx->group)), 1);
	look_run(ctx, "UPDATE memberships SET status = 'pending', notify_at = 0, expires_at = NULL WHERE id = %lld",
		(long long)s.membership);
	rows = q_invite_waiting(ctx->db, s.account, ctx->now);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, INVITE_WAITING_COURSES_WORDS), "1 course. ");
	world_close(ctx);
}

static void
a_course_assigned_to_one_learner_alone_is_open_to_them(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	int64_t other = taught_course(ctx, "De-escalation", 2);

	(void)state;
	assert_false(opens(ctx, s.account, other));
	assert_true(progress_assign(ctx, s.member, other));
	assert_true(opens(ctx, s.account, other));
	assert_int_equal(courses(ctx, s.account), 2);
	assert_true(progress_unassign(ctx, s.member, other));
	assert_false(opens(ctx, s.account, other));
	world_close(ctx);
}

static void
a_closed_organisation_opens_nothing(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);

	(void)state;
	progress_begin(ctx, s.member, s.course);
	look_run(ctx, "UPDATE organisations SET status = 'closed'");
	assert_false(opens(ctx, s.account, s.course));
	world_close(ctx);
}

/* ---------------------------------------------------------------- what learners do */

static struct ctx
as(const struct ctx *ctx, int64_t account)
{
	struct ctx person = *ctx;

	person.account = account;
	person.organisation = 0;
	person.member = 0;
	return person;
}

static void
a_lesson_is_completed_by_whoever_it_is_open_to(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct ctx priya = as(ctx, s.account), dana = as(ctx, ctx->account);
	int64_t lesson = taught_lesson(ctx, s.course, 1);
	bool replaced;

	(void)state;
	assert_int_equal(learn_lesson(&dana, s.course, lesson, 10, &replaced), NOT_FOUND);
	assert_int_equal(learn_lesson(&priya, taught_course(ctx, "De-escalation", 1), lesson, 10, &replaced), NOT_FOUND);
	assert_int_equal(learn_lesson(&priya, s.course, lesson, 99999, &replaced), OK);
	assert_int_equal(learn_lesson(&priya, s.course, lesson, 20, &replaced), OK);
	assert_false(replaced);
	assert_int_equal(look_number(ctx, "SELECT seconds FROM enrolments"), LEARN_SECONDS_MOST);
	assert_int_equal(look_number(ctx, "SELECT lessons_done FROM enrolments"), 1);
	world_close(ctx);
}

static void
a_lesson_that_was_replaced_meanwhile_records_nothing(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct ctx priya = as(ctx, s.account);
	int64_t lesson = taught_lesson(ctx, s.course, 1);
	bool replaced;

	(void)state;
	taught_anew(ctx, s.course, 2);
	assert_int_equal(learn_lesson(&priya, s.course, lesson, 10, &replaced), OK);
	assert_true(replaced);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM progress_events"), 0);
	world_close(ctx);
}

static void
a_quiz_is_not_completed_by_reading_it(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct ctx priya = as(ctx, s.account);
	bool replaced;

	(void)state;
	look_run(ctx, "UPDATE lessons SET kind = 'quiz' WHERE position = 2");
	assert_int_equal(learn_lesson(&priya, s.course, taught_lesson(ctx, s.course, 2), 10, &replaced), INVALID);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM progress_events"), 0);
	world_close(ctx);
}

static void
a_course_without_lessons_is_not_begun_here(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct ctx priya = as(ctx, s.account);

	(void)state;
	assert_int_equal(learn_start(&priya, s.course), OK);
	assert_int_equal(learn_start(&priya, s.course), OK);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM progress_events"), 1);
	s.course = taught_course(ctx, "De-escalation", 0);
	assert_int_equal(learn_start(&priya, s.course), NOT_FOUND);
	progress_assign(ctx, s.member, s.course);
	assert_int_equal(learn_start(&priya, s.course), INVALID);
	world_close(ctx);
}

static void
a_course_is_taken_again_when_its_certificate_is_about_to_expire(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct ctx priya = as(ctx, s.account);
	bool replaced;

	(void)state;
	look_run(ctx, "UPDATE courses SET certificate_months = 12");
	for (int i = 1; i <= 3; i++) {
		assert_int_equal(learn_again(&priya, s.course), INVALID);
		learn_lesson(&priya, s.course, taught_lesson(ctx, s.course, i), 10, &replaced);
	}
	assert_int_equal(learn_again(&priya, s.course), INVALID);
	world_later(ctx, 320 * 86400);
	priya.now = ctx->now;
	assert_int_equal(learn_again(&priya, s.course), OK);
	assert_int_equal(look_number(ctx, "SELECT round FROM enrolments"), 2);
	assert_int_equal(learn_again(&priya, s.course), INVALID);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_learner_has_the_courses_of_their_groups_and_nobody_elses),
		cmocka_unit_test(new_courses_stand_in_the_order_of_their_group_whatever_is_due_first),
		cmocka_unit_test(a_course_of_two_groups_is_listed_once),
		cmocka_unit_test(an_archived_person_keeps_what_they_have_begun_and_nothing_else),
		cmocka_unit_test(an_archived_course_is_shown_to_those_who_have_begun_it),
		cmocka_unit_test(a_removed_person_who_is_back_has_no_past_group),
		cmocka_unit_test(a_group_without_courses_is_named),
		cmocka_unit_test(a_draft_is_shown_to_nobody),
		cmocka_unit_test(what_comes_with_a_group_names_no_draft),
		cmocka_unit_test(a_course_assigned_to_one_learner_alone_is_open_to_them),
		cmocka_unit_test(a_closed_organisation_opens_nothing),
		cmocka_unit_test(a_lesson_is_completed_by_whoever_it_is_open_to),
		cmocka_unit_test(a_lesson_that_was_replaced_meanwhile_records_nothing),
		cmocka_unit_test(a_quiz_is_not_completed_by_reading_it),
		cmocka_unit_test(a_course_without_lessons_is_not_begun_here),
		cmocka_unit_test(a_course_is_taken_again_when_its_certificate_is_about_to_expire),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
