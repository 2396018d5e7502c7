/* Quizzes as they are marked, and as they are taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/progress.h"
#include "domain/quiz_attempt.h"
#include "queries.h"
#include "quiz_world.h"

static struct quiz_stand
stand(struct scene *s)
{
	struct quiz_stand found;

	assert_int_equal(quiz_find(&s->priya, s->course, s->quiz, &found), OK);
	return found;
}

static int64_t
begin(struct scene *s)
{
	struct quiz_stand now = stand(s);

	assert_int_equal(quiz_start(&s->priya, &now), OK);
	return stand(s).open;
}

/* A sheet for an attempt: the choices with these words. */
static struct quiz_sheet
sheet(struct scene *s, int64_t attempt, const char *const *words)
{
	static struct quiz_answer answers[20];
	struct quiz_sheet made = { .attempt = attempt, .answers = answers };

	for (; *words; words++) {
		answers[made.count].choice = look_number(s->ctx,
			"SELECT c.id FROM choices c JOIN questions q ON q.id = c.question_id WHERE q.lesson_id = %lld AND c.words = '%s'",
			(long long)s->quiz, *words);
		answers[made.count].question =
			look_number(s->ctx, "SELECT question_id FROM choices WHERE id = %lld", (long long)answers[made.count].choice);
		made.count++;
	}
	return made;
}
#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static enum quiz_reply
hand_in(struct scene *s, int64_t attempt, const char *const *words, bool anyway)
{
	struct quiz_stand now = stand(s);
	struct quiz_sheet typed = sheet(s, attempt, words);
	enum quiz_reply reply;

	assert_int_equal(quiz_hand_in(&s->priya, &now, &typed, anyway, &reply), OK);
	return reply;
}

static int64_t
events(struct scene *s, const char *kind)
{
	return look_number(
		s->ctx, "SELECT count(*) FROM progress_events WHERE member_id = %lld AND kind = '%s'", (long long)s->member, kind);
}

/* ---------------------------------------------------------------- marking */

static void
a_question_of_several_is_right_when_exactly_the_right_ones_are_chosen(void **state)
{
	struct quiz_choice choices[] = { { 1, "a", true, false }, { 2, "b", true, false }, { 3, "c", false, false } };
	struct quiz_question question = { .several = true, .count = 3 };

	(void)state;
	for (int chosen = 0; chosen < 8; chosen++) {
		for (int i = 0; i < 3; i++) {
			question.choices[i] = choices[i];
			question.choices[i].chosen = chosen >> i & 1;
		}
		assert_int_equal(quiz_is_right(&question), chosen == 3);
		assert_int_equal(quiz_is_answered(&question), chosen != 0);
	}
}

static void
a_score_is_rounded_down_and_never_turns_a_pass_into_a_fail(void **state)
{
	struct quiz_question questions[QUIZ_QUESTIONS_MOST] = { 0 };
	struct quiz quiz = { questions, 0 };

	(void)state;
	assert_int_equal(quiz_score(&quiz), 0);
	for (size_t i = 0; i < QUIZ_QUESTIONS_MOST; i++) {
		questions[i].count = 1;
		questions[i].choices[0] = (struct quiz_choice){ .right = true };
	}
	for (quiz.count = 1; quiz.count <= QUIZ_QUESTIONS_MOST; quiz.count++)
		for (size_t right = 0; right <= quiz.count; right++) {
			for (size_t i = 0; i < quiz.count; i++)
				questions[i].choices[0].chosen = i < right;
			for (int mark = 0; mark <= 100; mark++)
				assert_int_equal(quiz_score(&quiz) >= mark, right * 100 >= (size_t)mark * quiz.count);
		}
}

static void
a_shuffle_depends_on_the_seed_alone(void **state)
{
	struct scene s = scene();
	int64_t first[2] = { 0 };

	(void)state;
	for (int64_t seed = 1; seed <= 64; seed++) {
		struct quiz one = quiz_load(s.ctx, s.quiz), again = quiz_load(s.ctx, s.quiz);

		quiz_shuffle(&one, seed);
		quiz_shuffle(&again, seed);
		for (size_t i = 0; i < one.count; i++) {
			assert_int_equal(one.questions[i].id, again.questions[i].id);
			for (size_t j = 0; j < one.questions[i].count; j++)
				assert_int_equal(one.questions[i].choices[j].id, again.questions[i].choices[j].id);
		}
		first[one.questions[0].several]++;
	}
	assert_true(first[0] > 8 && first[1] > 8);
	end(&s);
}

/* ---------------------------------------------------------------- taking */

static void
a_quiz_is_begun_saved_and_passed_once(void **state)
{
	struct scene s = scene();
	int64_t attempt;
	struct quiz_stand now = stand(&s);
	struct quiz_sheet typed;
	enum quiz_reply reply;
	struct quiz_attempt done;

	(void)state;
	assert_true(quiz_may_start(&now) && now.theirs && now.allowed == 2 && now.questions == 2);
	attempt = begin(&s);
	assert_int_equal(events(&s, "started"), 1);
	assert_int_equal(begin(&s), attempt);
	typed = sheet(&s, attempt, WORDS("Calm"));
	now = stand(&s);
	assert_int_equal(quiz_save(&s.priya, &now, &typed, &reply), OK);
	assert_int_equal(reply, QUIZ_SAVED);
	assert_true(quiz_attempt_get(&s.priya, &now, attempt, &done) && !done.done);
	assert_int_equal(quiz_unanswered(&(struct quiz){ quiz_of_attempt(&s.priya, &now, &done).questions, 2 }), 1);
	world_later(s.ctx, 600);
	s.priya.now = s.ctx->now;
	assert_int_equal(hand_in(&s, attempt, WORDS("Calm", "Time"), false), QUIZ_UNANSWERED);
	assert_int_equal(hand_in(&s, attempt, WORDS("Calm", "Time"), true), QUIZ_DONE);
	assert_int_equal(hand_in(&s, attempt, WORDS("Wait"), true), QUIZ_WAS_DONE);
	now = stand(&s);
	assert_true(now.passed && !now.open && now.latest == attempt && !quiz_may_start(&now));
	assert_true(quiz_attempt_get(&s.priya, &now, attempt, &done) && done.done && done.passed);
	assert_int_equal(done.score, 50);
	assert_int_equal(events(&s, "quiz"), 1);
	assert_int_equal(events(&s, "lesson"), 1);
	assert_int_equal(look_number(s.ctx, "SELECT score FROM enrolments WHERE member_id = %lld", (long long)s.member), 50);
	assert_int_equal(look_number(s.ctx, "SELECT seconds FROM enrolments WHERE member_id = %lld", (long long)s.member), 600);
	assert_int_equal(look_number(s.ctx, "SELECT lessons_done FROM enrolments WHERE member_id = %lld", (long long)s.member), 1);
	assert_refused(&s.priya, quiz_start(&s.priya, &now), "", "passed this quiz already");
	end(&s);
}

static void
attempts_run_out_and_an_administrator_gives_one_more(void **state)
{
	struct scene s = scene();
	struct quiz_stand now;
	struct ctx other = world_neighbour(s.ctx);

	(void)state;
	assert_refused(s.ctx, quiz_give(s.ctx, s.member, s.quiz), "", "one is left");
	for (int i = 0; i < 2; i++)
		assert_int_equal(hand_in(&s, begin(&s), WORDS("Shout", "Noise"), false), QUIZ_DONE);
	now = stand(&s);
	assert_false(quiz_may_start(&now));
	assert_refused(&s.priya, quiz_start(&s.priya, &now), "", "all 2 attempts");
	assert_int_equal(events(&s, "lesson"), 0);
	assert_int_equal(events(&s, "quiz"), 2);
	assert_int_equal(quiz_give(&other, s.member, s.quiz), NOT_FOUND);
	assert_true(row_one(q_quiz_used_up(s.ctx->db, s.ctx->organisation, s.member)));
	assert_int_equal(quiz_give(s.ctx, s.member, s.quiz), OK);
	assert_refused(s.ctx, quiz_give(s.ctx, s.member, s.quiz), "", "one is left");
	assert_false(row_one(q_quiz_used_up(s.ctx->db, s.ctx->organisation, s.member)));
	assert_int_equal(hand_in(&s, begin(&s), WORDS("Wait", "Calm", "Time"), false), QUIZ_DONE);
	now = stand(&s);
	assert_true(now.passed && now.used == 3 && now.allowed == 3);
	assert_int_equal(look_number(s.ctx, "SELECT score FROM enrolments WHERE member_id = %lld", (long long)s.member), 100);
	end(&s);
}

static void
answers_to_what_is_not_open_are_refused(void **state)
{
	struct scene s = scene();
	struct quiz_stand now = stand(&s);
	struct quiz_sheet typed = sheet(&s, 1, WORDS("Wait"));
	struct quiz_answer twice[] = { typed.answers[0], typed.answers[0] };
	struct quiz_answer made_up = { 999, typed.answers[0].choice };
	enum quiz_reply reply;
	struct ctx stranger = s.priya;
	int64_t attempt;

	(void)state;
	assert_refused(&s.priya, quiz_save(&s.priya, &now, &typed, &reply), "", "No attempt of yours");
	assert_refused(&s.priya, quiz_hand_in(&s.priya, &now, &typed, true, &reply), "", "No attempt of yours");
	attempt = begin(&s);
	now = stand(&s);
	typed = (struct quiz_sheet){ attempt, twice, 2 };
	assert_refused(&s.priya, quiz_save(&s.priya, &now, &typed, &reply), "", "Two answers");
	typed = (struct quiz_sheet){ attempt, &made_up, 1 };
	assert_refused(&s.priya, quiz_hand_in(&s.priya, &now, &typed, true, &reply), "", "not one of this quiz");
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM quiz_answers"), 0);
	/* Somebody to whom the course is not open, and a lesson that is none of it. */
	stranger.account = world_account(s.ctx, "sam@elsewhere.example", "Sam", "Stone");
	assert_int_equal(quiz_find(&stranger, s.course, s.quiz, &now), NOT_FOUND);
	assert_int_equal(quiz_find(&s.priya, s.course, taught_lesson(s.ctx, s.course, 1), &now), NOT_FOUND);
	end(&s);
}

static void
a_quiz_of_another_version_is_not_theirs(void **state)
{
	struct scene s = scene();
	struct quiz_stand now;
	struct quiz_sheet typed;
	enum quiz_reply reply;

	(void)state;
	taught_anew(s.ctx, s.course, 1);
	now = stand(&s);
	assert_false(now.theirs || quiz_may_start(&now));
	assert_refused(&s.priya, quiz_start(&s.priya, &now), "", "not part of your course as it is now");
	typed = sheet(&s, 1, WORDS("Wait"));
	assert_refused(&s.priya, quiz_hand_in(&s.priya, &now, &typed, true, &reply), "", "not part of your course as it is now");
	assert_int_equal(events(&s, "started"), 0);
	end(&s);
}

static void
another_round_counts_attempts_anew(void **state)
{
	struct scene s = scene();
	struct ctx inside = *s.ctx;
	struct progress_event done = { .member = s.member,
		.course = s.course,
		.kind = "completed",
		.source = "import",
		.ref = "import:1:1",
		.progress = -1,
		.score = -1 };
	struct quiz_stand now;
	struct quiz_sheet typed;
	enum quiz_reply reply;
	int64_t first;

	(void)state;
	hand_in(&s, begin(&s), WORDS("Shout"), true);
	first = begin(&s);
	progress_add(&inside, &done);
	assert_true(progress_again(&inside, s.member, s.course));
	now = stand(&s);
	assert_int_equal(now.round, 2);
	assert_int_equal(now.used, 0);
	assert_int_equal(now.open, 0);
	typed = sheet(&s, first, WORDS("Wait"));
	assert_refused(&s.priya, quiz_save(&s.priya, &now, &typed, &reply), "", "No attempt of yours");
	assert_int_not_equal(begin(&s), first);
	end(&s);
}

static void
shares_of_right_answers_leave_out_the_archived(void **state)
{
	struct scene s = scene();
	struct rows *rows;
	int right = 0;

	(void)state;
	hand_in(&s, begin(&s), WORDS("Shout", "Noise"), false);
	hand_in(&s, begin(&s), WORDS("Wait", "Noise"), false);
	assert_int_equal(rows_integer(q_quiz_shares_of(s.ctx->db, s.ctx->organisation, s.quiz, 100)), 2);
	rows = q_quiz_shares(s.ctx->db, s.ctx->organisation, s.quiz, 100);
	while (row_next(rows))
		right += (int)row_integer(rows, QUIZ_SHARES_HITS);
	assert_int_equal(right, 1);
	look_run(s.ctx, "UPDATE members SET status = 'archived' WHERE id = %lld", (long long)s.member);
	assert_int_equal(rows_integer(q_quiz_shares_of(s.ctx->db, s.ctx->organisation, s.quiz, 100)), 0);
	assert_false(row_one(q_quiz_shares(s.ctx->db, s.ctx->organisation, s.quiz, 100)));
	look_run(s.ctx, "UPDATE members SET status = 'active' WHERE id = %lld", (long long)s.member);
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_question_of_several_is_right_when_exactly_the_right_ones_are_chosen),
		cmocka_unit_test(a_score_is_rounded_down_and_never_turns_a_pass_into_a_fail),
		cmocka_unit_test(a_shuffle_depends_on_the_seed_alone),
		cmocka_unit_test(a_quiz_is_begun_saved_and_passed_once),
		cmocka_unit_test(attempts_run_out_and_an_administrator_gives_one_more),
		cmocka_unit_test(answers_to_what_is_not_open_are_refused),
		cmocka_unit_test(a_quiz_of_another_version_is_not_theirs),
		cmocka_unit_test(another_round_counts_attempts_anew),
		cmocka_unit_test(shares_of_right_answers_leave_out_the_archived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
