/* Events of progress and the roll-up that follows from them. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/group.h"
#include "domain/progress.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

/* Priya, in a group that has a course. */
struct scene {
	struct ctx *ctx;
	int64_t member, course;
};

static struct scene
scene(int lessons)
{
	struct ctx *ctx = world_open();
	struct scene scene = { .ctx = ctx, .member = world_member(ctx, "priya@northfield.example", "Priya", "Raman") };
	int64_t membership;

	world_group(ctx, "Residential care staff", "enrol", "");
	scene.course = taught_course(ctx, "Trauma-informed care", lessons);
	assert_int_equal(group_set_courses(ctx, &scene.course, 1), OK);
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &membership), ADMITTED);
	return scene;
}

static void
end(struct scene *scene)
{
	world_close_sound(scene->ctx);
}

static int64_t
now_of(struct scene *s, const char *column)
{
	return look_number(s->ctx, "SELECT %s FROM enrolments WHERE member_id = %lld AND course_id = %lld", column,
		(long long)s->member, (long long)s->course);
}

static bool
stands(struct scene *s, const char *status)
{
	return look_number(s->ctx, "SELECT count(*) FROM enrolments WHERE member_id = %lld AND course_id = %lld AND status = '%s'",
			   (long long)s->member, (long long)s->course, status) == 1;
}

static int64_t
events(struct scene *s)
{
	return look_number(s->ctx, "SELECT count(*) FROM progress_events WHERE member_id = %lld", (long long)s->member);
}

static struct progress_event
said(struct scene *s, const char *kind, const char *source, const char *ref)
{
	return (struct progress_event){
		.member = s->member, .course = s->course, .kind = kind, .source = source, .ref = ref, .progress = -1, .score = -1
	};
}

static bool
does(struct scene *s, int position)
{
	struct progress_event event = said(s, "lesson", "lesson", "");

	event.lesson = taught_lesson(s->ctx, s->course, position);
	event.ref = arena_text(s->ctx->arena, "lesson:%lld", (long long)event.lesson);
	event.seconds = 60;
	return progress_add(s->ctx, &event);
}

static bool
progressed(struct scene *s, const char *ref, int progress, int64_t at)
{
	struct progress_event event = said(s, "progressed", "import", ref);

	event.progress = progress;
	event.at = at;
	return progress_add(s->ctx, &event);
}

static bool
scored(struct scene *s, const char *ref, int score)
{
	struct progress_event event = said(s, "scored", "statement", ref);

	event.score = score;
	return progress_add(s->ctx, &event);
}

static bool
completed(struct scene *s, const char *ref, int64_t at)
{
	struct progress_event event = said(s, "completed", "statement", ref);

	event.at = at;
	return progress_add(s->ctx, &event);
}

static bool
attempt(struct scene *s, int number, int lesson, int score)
{
	struct progress_event event = said(s, "quiz", "quiz", arena_text(s->ctx->arena, "attempt:%d", number));

	event.lesson = taught_lesson(s->ctx, s->course, lesson);
	event.score = score;
	return progress_add(s->ctx, &event);
}

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

/* ---------------------------------------------------------------- versions and rounds */

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
