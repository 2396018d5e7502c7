/* Events of progress and the roll-up that follows from them. */
#include "progress_world.h"

/* ---------------------------------------------------------------- what each kind does */

static void
a_course_is_begun_once(void **state)
{
	struct scene s = scene(3);

	(void)state;
	progress_begin(s.ctx, s.member, s.course);
	world_later(s.ctx, 60);
	progress_begin(s.ctx, s.member, s.course);
	assert_true(stands(&s, "in progress"));
	assert_int_equal(now_of(&s, "started_at"), WORLD_NOW);
	assert_int_equal(now_of(&s, "last_at"), WORLD_NOW);
	assert_int_equal(now_of(&s, "progress"), 0);
	assert_int_equal(events(&s), 1);
	end(&s);
}

static void
lessons_add_up_and_the_last_one_completes_the_course(void **state)
{
	struct scene s = scene(3);

	(void)state;
	assert_true(does(&s, 2));
	assert_int_equal(now_of(&s, "progress"), 33);
	assert_true(does(&s, 1));
	assert_int_equal(now_of(&s, "progress"), 66);
	assert_int_equal(now_of(&s, "lessons_done"), 2);
	world_later(s.ctx, 100);
	assert_true(does(&s, 3));
	assert_true(stands(&s, "completed"));
	assert_int_equal(now_of(&s, "progress"), 100);
	assert_int_equal(now_of(&s, "seconds"), 180);
	assert_int_equal(now_of(&s, "completed_at"), WORLD_NOW + 100);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates"), 1);
	end(&s);
}

static void
learning_is_activity_in_the_group(void **state)
{
	struct scene s = scene(3);

	(void)state;
	world_later(s.ctx, 500);
	does(&s, 1);
	assert_int_equal(look_number(s.ctx, "SELECT active_at FROM memberships"), WORLD_NOW + 500);
	progressed(&s, "import:1:1", 50, WORLD_NOW + 300);
	assert_int_equal(look_number(s.ctx, "SELECT active_at FROM memberships"), WORLD_NOW + 500);
	end(&s);
}

static void
the_same_lesson_twice_is_one_event(void **state)
{
	struct scene s = scene(2);

	(void)state;
	assert_true(does(&s, 1));
	world_later(s.ctx, 100);
	assert_false(does(&s, 1));
	assert_int_equal(now_of(&s, "lessons_done"), 1);
	assert_int_equal(now_of(&s, "last_at"), WORLD_NOW);
	assert_int_equal(events(&s), 1);
	end(&s);
}

static void
lessons_that_are_optional_are_not_needed(void **state)
{
	struct scene s = scene(3);

	(void)state;
	look_run(s.ctx, "UPDATE lessons SET required = 0 WHERE position = 2");
	look_run(s.ctx, "UPDATE course_versions SET required = 2");
	does(&s, 2);
	assert_true(stands(&s, "in progress"));
	assert_int_equal(now_of(&s, "progress"), 0);
	does(&s, 1);
	does(&s, 3);
	assert_true(stands(&s, "completed"));
	end(&s);
}

static void
a_course_without_lessons_is_as_far_as_others_say(void **state)
{
	struct scene s = scene(0);

	(void)state;
	progressed(&s, "import:1:1", 40, 0);
	assert_true(stands(&s, "in progress"));
	assert_int_equal(now_of(&s, "progress"), 40);
	progressed(&s, "import:1:2", 20, 0);
	assert_int_equal(now_of(&s, "progress"), 40);
	progressed(&s, "import:1:3", 100, 0);
	assert_true(stands(&s, "in progress"));
	assert_int_equal(now_of(&s, "progress"), 99);
	completed(&s, "statement:a:completed", WORLD_NOW - 50);
	assert_int_equal(now_of(&s, "progress"), 100);
	assert_int_equal(now_of(&s, "completed_at"), WORLD_NOW - 50);
	end(&s);
}

static void
failing_is_activity_with_a_score(void **state)
{
	struct scene s = scene(0);
	struct progress_event event = said(&s, "failed", "statement", "statement:a:failed");

	(void)state;
	event.score = 30;
	progress_add(s.ctx, &event);
	assert_true(stands(&s, "in progress"));
	assert_int_equal(now_of(&s, "score"), 30);
	assert_int_equal(now_of(&s, "progress"), 0);
	end(&s);
}

static void
the_score_is_the_mean_of_the_best_of_each_quiz_unless_another_system_says_one(void **state)
{
	struct scene s = scene(3);

	(void)state;
	assert_int_equal(now_of(&s, "score"), -1);
	attempt(&s, 1, 1, 40);
	attempt(&s, 2, 1, 81);
	attempt(&s, 3, 1, 60);
	assert_int_equal(now_of(&s, "score"), 81);
	attempt(&s, 4, 2, 100);
	assert_int_equal(now_of(&s, "score"), 91);
	assert_true(stands(&s, "in progress"));
	scored(&s, "statement:a:scored", 55);
	assert_int_equal(now_of(&s, "score"), 55);
	end(&s);
}

/* ---------------------------------------------------------------- several sources, any order */

static void
two_sources_together_go_by_the_one_that_is_further(void **state)
{
	struct scene s = scene(4);

	(void)state;
	does(&s, 1);
	progressed(&s, "import:1:1", 60, 0);
	assert_int_equal(now_of(&s, "progress"), 60);
	does(&s, 2);
	assert_int_equal(now_of(&s, "progress"), 60);
	does(&s, 3);
	assert_int_equal(now_of(&s, "progress"), 75);
	completed(&s, "statement:a:completed", 0);
	assert_true(stands(&s, "completed"));
	world_later(s.ctx, 60);
	does(&s, 4);
	assert_int_equal(now_of(&s, "completed_at"), WORLD_NOW);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates"), 1);
	end(&s);
}

#define STEPS 5

static void
take_step(struct scene *s, int step)
{
	static const int64_t times[] = { 10, 20, 30, 40, 50 };
	int64_t at = WORLD_NOW - 1000 + times[step];

	if (step == 0)
		does(s, 1);
	else if (step == 1)
		progressed(s, "import:1:1", 70, at);
	else if (step == 2)
		scored(s, "statement:a:scored", 80);
	else if (step == 3)
		attempt(s, 7, 2, 50);
	else
		completed(s, "statement:b:completed", at);
}

/* What is rolled up, as one number that tells states apart. */
static int64_t
summary(struct scene *s)
{
	return now_of(s, "progress * 1000000 + lessons_done * 100000 + score * 100 + seconds + started_at + last_at + completed_at");
}

static void
the_order_in_which_events_come_does_not_matter(void **state)
{
	static const int orders[][STEPS] = { { 0, 1, 2, 3, 4 }, { 4, 3, 2, 1, 0 }, { 2, 4, 0, 3, 1 }, { 1, 0, 4, 2, 3 } };
	int64_t first = 0;

	(void)state;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		struct scene s = scene(3);

		for (int step = 0; step < STEPS; step++)
			take_step(&s, orders[i][step]);
		if (i == 0)
			first = summary(&s);
		assert_int_equal(summary(&s), first);
		end(&s);
	}
}

static void
many_events_are_folded_at_once(void **state)
{
	struct scene s = scene(0);
	struct progress_event one = said(&s, "progressed", "import", "import:1:1");
	struct progress_event two = said(&s, "completed", "import", "import:1:1:completed");

	(void)state;
	one.progress = 50;
	assert_true(progress_record(s.ctx, &one));
	assert_true(progress_record(s.ctx, &two));
	assert_false(progress_record(s.ctx, &two));
	progress_fold(s.ctx, s.member, s.course);
	assert_true(stands(&s, "completed"));
	end(&s);
}

/* ---------------------------------------------------------------- taking back */

static void
what_is_taken_back_counts_no_more(void **state)
{
	struct scene s = scene(0);

	(void)state;
	progressed(&s, "import:1:1", 30, 0);
	scored(&s, "statement:a", 90);
	completed(&s, "statement:b", 0);
	assert_int_equal(progress_take_back(s.ctx, "statement:b"), 1);
	assert_int_equal(progress_take_back(s.ctx, "statement:b"), 0);
	assert_true(stands(&s, "in progress"));
	assert_int_equal(now_of(&s, "progress"), 30);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates WHERE revoked_at IS NULL"), 0);
	assert_int_equal(progress_take_back(s.ctx, "statement:a"), 1);
	assert_int_equal(now_of(&s, "score"), -1);
	assert_int_equal(progress_take_back(s.ctx, "import:1:1"), 1);
	assert_true(stands(&s, "not started"));
	assert_int_equal(now_of(&s, "started_at"), -1);
	end(&s);
}

static void
another_organisation_takes_nothing_back(void **state)
{
	struct scene s = scene(0);
	struct ctx other = world_neighbour(s.ctx);

	(void)state;
	completed(&s, "statement:b", 0);
	assert_int_equal(progress_take_back(&other, "statement:b"), 0);
	assert_true(stands(&s, "completed"));
	end(&s);
}

static void
a_completion_that_two_said_stays_when_one_takes_it_back(void **state)
{
	struct scene s = scene(1);

	(void)state;
	completed(&s, "statement:b", WORLD_NOW - 100);
	does(&s, 1);
	assert_int_equal(progress_take_back(s.ctx, "statement:b"), 1);
	assert_true(stands(&s, "completed"));
	assert_int_equal(now_of(&s, "completed_at"), WORLD_NOW);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates WHERE revoked_at IS NULL"), 1);
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_course_is_begun_once),
		cmocka_unit_test(lessons_add_up_and_the_last_one_completes_the_course),
		cmocka_unit_test(learning_is_activity_in_the_group),
		cmocka_unit_test(the_same_lesson_twice_is_one_event),
		cmocka_unit_test(lessons_that_are_optional_are_not_needed),
		cmocka_unit_test(a_course_without_lessons_is_as_far_as_others_say),
		cmocka_unit_test(failing_is_activity_with_a_score),
		cmocka_unit_test(the_score_is_the_mean_of_the_best_of_each_quiz_unless_another_system_says_one),
		cmocka_unit_test(two_sources_together_go_by_the_one_that_is_further),
		cmocka_unit_test(the_order_in_which_events_come_does_not_matter),
		cmocka_unit_test(many_events_are_folded_at_once),
		cmocka_unit_test(what_is_taken_back_counts_no_more),
		cmocka_unit_test(another_organisation_takes_nothing_back),
		cmocka_unit_test(a_completion_that_two_said_stays_when_one_takes_it_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
