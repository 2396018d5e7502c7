/* Progress where the course is another than when somebody began: a version of it that came later, or another round. */
#include "progress_world.h"

static void
what_is_taken_back_of_a_round_before_leaves_the_present_one(void **state)
{
	struct scene s = scene(1);

	(void)state;
	completed(&s, "statement:b", 0);
	assert_true(progress_again(s.ctx, s.member, s.course));
	does(&s, 1);
	assert_int_equal(progress_take_back(s.ctx, "statement:b"), 1);
	assert_true(stands(&s, "completed"));
	assert_int_equal(look_number(s.ctx, "SELECT round FROM certificates WHERE revoked_at IS NULL"), 2);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates"), 2);
	end(&s);
}

static void
whoever_has_begun_goes_on_with_their_version(void **state)
{
	struct scene s = scene(2);
	int64_t last = taught_lesson(s.ctx, s.course, 2);
	struct progress_event event = said(&s, "lesson", "lesson", "lesson:last");

	(void)state;
	does(&s, 1);
	taught_anew(s.ctx, s.course, 5);
	assert_int_equal(now_of(&s, "progress"), 50);
	does(&s, 1);
	assert_int_equal(now_of(&s, "lessons_done"), 1);
	event.lesson = last;
	progress_add(s.ctx, &event);
	assert_true(stands(&s, "completed"));
	end(&s);
}

static void
whoever_has_not_begun_follows_what_is_published(void **state)
{
	struct scene s = scene(2);

	(void)state;
	assert_true(progress_assign(s.ctx, s.member, s.course));
	taught_anew(s.ctx, s.course, 4);
	does(&s, 1);
	assert_int_equal(now_of(&s, "progress"), 25);
	end(&s);
}

static void
a_course_that_gets_lessons_later_has_them_for_whoever_is_in_it(void **state)
{
	struct scene s = scene(0);

	(void)state;
	progressed(&s, "import:1:1", 30, 0);
	taught_anew(s.ctx, s.course, 2);
	does(&s, 1);
	assert_int_equal(now_of(&s, "progress"), 50);
	does(&s, 2);
	assert_true(stands(&s, "completed"));
	end(&s);
}

static void
a_course_is_taken_again_from_its_beginning(void **state)
{
	struct scene s = scene(2);

	(void)state;
	does(&s, 1);
	assert_false(progress_again(s.ctx, s.member, s.course));
	does(&s, 2);
	taught_anew(s.ctx, s.course, 3);
	world_later(s.ctx, 100);
	assert_true(progress_again(s.ctx, s.member, s.course));
	assert_false(progress_again(s.ctx, s.member, s.course));
	assert_true(stands(&s, "in progress"));
	assert_int_equal(now_of(&s, "round"), 2);
	assert_int_equal(now_of(&s, "progress"), 0);
	assert_int_equal(now_of(&s, "started_at"), WORLD_NOW + 100);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates WHERE revoked_at IS NULL"), 1);
	for (int i = 1; i <= 3; i++)
		assert_true(does(&s, i));
	assert_true(stands(&s, "completed"));
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates WHERE revoked_at IS NULL"), 2);
	end(&s);
}

static void
the_same_lessons_are_done_anew_in_another_round(void **state)
{
	struct scene s = scene(1);

	(void)state;
	does(&s, 1);
	progress_again(s.ctx, s.member, s.course);
	assert_true(stands(&s, "in progress"));
	assert_true(does(&s, 1));
	assert_true(stands(&s, "completed"));
	end(&s);
}

static void
an_assignment_to_one_learner_is_made_and_ended_once(void **state)
{
	struct scene s = scene(1);

	(void)state;
	assert_true(progress_assign(s.ctx, s.member, s.course));
	assert_false(progress_assign(s.ctx, s.member, s.course));
	assert_true(stands(&s, "not started"));
	assert_true(progress_unassign(s.ctx, s.member, s.course));
	assert_false(progress_unassign(s.ctx, s.member, s.course));
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_taken_back_of_a_round_before_leaves_the_present_one),
		cmocka_unit_test(whoever_has_begun_goes_on_with_their_version),
		cmocka_unit_test(whoever_has_not_begun_follows_what_is_published),
		cmocka_unit_test(a_course_that_gets_lessons_later_has_them_for_whoever_is_in_it),
		cmocka_unit_test(a_course_is_taken_again_from_its_beginning),
		cmocka_unit_test(the_same_lessons_are_done_anew_in_another_round),
		cmocka_unit_test(an_assignment_to_one_learner_is_made_and_ended_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
