/* Questions of a quiz as they are written: in a draft, by one who sees what others have written meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/lesson.h"
#include "queries.h"
#include "quiz_world.h"

static void
settings_are_read_with_clear_words(void **state)
{
	struct scene s = scene();
	struct quiz_settings read;

	(void)state;
	assert_int_equal(quiz_settings_read(s.ctx, &(struct quiz_form){ "75", "", true }, &read), OK);
	assert_int_equal(read.pass_mark, 75);
	assert_int_equal(read.attempts, 0);
	assert_true(read.shuffled);
	assert_int_equal(quiz_settings_read(s.ctx, &(struct quiz_form){ "0", "3", false }, &read), OK);
	assert_int_equal(read.attempts, 3);
	assert_refused(s.ctx, quiz_settings_read(s.ctx, &(struct quiz_form){ "101", "", true }, &read), "pass_mark", "from 0 to 100");
	assert_refused(s.ctx, quiz_settings_read(s.ctx, &(struct quiz_form){ "", "", true }, &read), "pass_mark", "from 0 to 100");
	assert_refused(s.ctx, quiz_settings_read(s.ctx, &(struct quiz_form){ "80", "0", true }, &read), "attempts", "from 1 to 100");
	end(&s);
}

static void
a_question_needs_sense(void **state)
{
	struct scene s = scene();
	static const struct {
		const char *kind, *words, *a, *b, *c;
		bool right[3];
		const char *field, *said;
	} table[] = {
		{ "one", "", "Yes", "No", "", { true }, "words", "Enter the question." },
		{ "one", "Why?", "Yes", "No", "", { false }, "right", "Tick the one that is" },
		{ "several", "Why?", "Yes", "No", "", { false }, "right", "Tick those that are" },
		{ "one", "Why?", "Yes", "No", "", { true, true }, "right", "2 answers are ticked" },
		{ "one", "Why?", "Yes", "", "", { true }, "choice2", "only one answer" },
		{ "one", "Why?", "", "", "", { false }, "choice1", "at least two answers" },
		{ "one", "Why?", "Yes", "No", " Yes ", { true }, "choice3", "the same as answer 1" },
		{ "one", "Why?", "Yes", "No", "", { false, false, true }, "choice3", "is ticked as right and is empty" },
		{ "all", "Why?", "Yes", "No", "", { true }, "kind", "one answer or several" },
	};

	(void)state;
	turn(&s, true);
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct quiz_question_form typed = form(table[i].kind, table[i].words, table[i].a, table[i].right[0], table[i].b,
			table[i].right[1], table[i].c, table[i].right[2]);

		assert_refused(s.ctx, quiz_question_create(s.ctx, s.course, s.quiz, &typed), table[i].field, table[i].said);
	}
	turn(&s, false);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM questions"), 2);
	end(&s);
}

static void
what_is_published_is_edited_in_a_draft_and_stays_as_it_is(void **state)
{
	struct scene s = scene();
	struct quiz_question_form typed = form("one", "Changed?", "Yes", true, "No", false, "", false);
	struct quiz was = quiz_load(s.ctx, s.quiz), now;
	int64_t draft, first = was.questions[0].id;

	(void)state;
	assert_int_equal(quiz_question_update(s.ctx, s.course, s.quiz, first, &typed), OK);
	draft = lesson_here(s.ctx, s.course, s.quiz);
	assert_int_not_equal(draft, s.quiz);
	/* By the ids of what is published, although there is a draft now, in which they have moved. */
	assert_int_equal(quiz_question_shift(s.ctx, s.course, s.quiz, first, 1), OK);
	typed.words = "Changed again?";
	typed.edits = 1;
	assert_int_equal(quiz_question_update(s.ctx, s.course, s.quiz, first, &typed), OK);
	now = quiz_load(s.ctx, s.quiz);
	assert_string_equal(now.questions[0].words, "What first?");
	now = quiz_load(s.ctx, draft);
	assert_string_equal(now.questions[0].words, "What helps?");
	assert_string_equal(now.questions[1].words, "Changed again?");
	assert_int_equal(quiz_question_delete(s.ctx, s.course, s.quiz, first), OK);
	assert_int_equal(quiz_question_delete(s.ctx, s.course, s.quiz, first), OK);
	assert_int_equal(quiz_load(s.ctx, draft).count, 1);
	assert_int_equal(quiz_load(s.ctx, s.quiz).count, 2);
	assert_refused(s.ctx, quiz_question_update(s.ctx, s.course, s.quiz, first, &typed), "", "deleted this question");
	end(&s);
}

static void
of_two_people_at_one_question_the_later_is_told(void **state)
{
	struct scene s = scene();
	struct quiz_question_form theirs = form("one", "Theirs?", "Yes", true, "No", false, "", false);
	struct quiz_question_form mine = form("several", "Mine?", "Ja", true, "Nein", false, "", false);
	int64_t first = quiz_load(s.ctx, s.quiz).questions[0].id, draft;
	struct quiz now;

	(void)state;
	assert_int_equal(quiz_question_update(s.ctx, s.course, s.quiz, first, &theirs), OK);
	/* Both had opened what is published, of which there was no draft then. */
	assert_refused(
		s.ctx, quiz_question_update(s.ctx, s.course, s.quiz, first, &mine), "edits", "Somebody has saved this question");
	draft = lesson_here(s.ctx, s.course, s.quiz);
	now = quiz_load(s.ctx, draft);
	assert_string_equal(now.questions[0].words, "Theirs?");
	assert_string_equal(now.questions[0].choices[0].words, "Yes");
	assert_false(now.questions[0].several);
	/* Moving it is no writing. */
	assert_int_equal(quiz_question_shift(s.ctx, s.course, s.quiz, first, 1), OK);
	mine.edits = now.questions[0].edits;
	assert_int_equal(quiz_question_update(s.ctx, s.course, s.quiz, first, &mine), OK);
	assert_string_equal(quiz_load(s.ctx, draft).questions[1].words, "Mine?");
	assert_int_equal(quiz_load(s.ctx, draft).questions[1].edits, 2);
	end(&s);
}

static void
questions_belong_to_their_own_quiz_and_organisation(void **state)
{
	struct scene s = scene();
	struct quiz_question_form typed = form("one", "Why?", "Yes", true, "No", false, "", false);
	int64_t question = quiz_load(s.ctx, s.quiz).questions[0].id, text = taught_lesson(s.ctx, s.course, 1);
	struct ctx other = world_neighbour(s.ctx);

	(void)state;
	assert_int_equal(quiz_question_create(s.ctx, s.course, text, &typed), NOT_FOUND);
	assert_int_equal(quiz_question_create(s.ctx, s.course + 1, s.quiz, &typed), NOT_FOUND);
	assert_int_equal(quiz_question_shift(s.ctx, s.course, s.quiz, 999, 1), NOT_FOUND);
	assert_int_equal(quiz_question_create(&other, s.course, s.quiz, &typed), NOT_FOUND);
	assert_int_equal(quiz_question_update(&other, s.course, s.quiz, question, &typed), NOT_FOUND);
	assert_int_equal(quiz_question_shift(&other, s.course, s.quiz, question, 1), NOT_FOUND);
	assert_int_equal(quiz_question_delete(&other, s.course, s.quiz, question), NOT_FOUND);
	end(&s);
}

static void
questions_change_move_and_go(void **state)
{
	struct scene s = scene();
	struct quiz_question_form typed = form("several", "What then?", "Ask", true, "Tell", false, "Listen", true);
	struct quiz quiz = quiz_load(s.ctx, s.quiz);
	int64_t first = quiz.questions[0].id, second = quiz.questions[1].id;

	(void)state;
	turn(&s, true);
	assert_int_equal(quiz_question_update(s.ctx, s.course, s.quiz, first, &typed), OK);
	assert_int_equal(quiz_question_shift(s.ctx, s.course, s.quiz, first, 1), OK);
	assert_int_equal(quiz_question_shift(s.ctx, s.course, s.quiz, first, 1), OK);
	quiz = quiz_load(s.ctx, s.quiz);
	assert_int_equal(quiz.questions[0].id, second);
	assert_string_equal(quiz.questions[1].words, "What then?");
	assert_true(quiz.questions[1].several);
	assert_int_equal(quiz.questions[1].count, 3);
	assert_true(quiz.questions[1].choices[2].right);
	assert_int_equal(quiz_question_delete(s.ctx, s.course, s.quiz, second), OK);
	assert_int_equal(quiz_load(s.ctx, s.quiz).count, 1);
	assert_int_equal(look_number(s.ctx, "SELECT max(position) FROM questions"), 1);
	while (quiz_load(s.ctx, s.quiz).count < QUIZ_QUESTIONS_MOST)
		write_question(&s, typed);
	assert_refused(s.ctx, quiz_question_create(s.ctx, s.course, s.quiz, &typed), "", "no room for more");
	turn(&s, false);
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_are_read_with_clear_words),
		cmocka_unit_test(a_question_needs_sense),
		cmocka_unit_test(what_is_published_is_edited_in_a_draft_and_stays_as_it_is),
		cmocka_unit_test(of_two_people_at_one_question_the_later_is_told),
		cmocka_unit_test(questions_belong_to_their_own_quiz_and_organisation),
		cmocka_unit_test(questions_change_move_and_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
