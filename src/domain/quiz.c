#include "domain/quiz.h"

#include <stdlib.h>

#include "base/fault.h"
#include "base/text.h"
#include "queries.h"

/* ---------------------------------------------------------------- settings */

enum outcome
quiz_settings_read(struct ctx *ctx, const struct quiz_form *form, struct quiz_settings *settings)
{
	const char *mark = clean_line(ctx, "pass_mark", "The pass mark", form->pass_mark, 10);
	const char *attempts = clean_line(ctx, "attempts", "The number of attempts", form->attempts, 10);

	*settings = (struct quiz_settings){ .shuffled = form->shuffled };
	if (!text_integer(mark, 0, 100, &settings->pass_mark) && !has_problem(ctx, "pass_mark"))
		problem(ctx, "pass_mark", "Enter a pass mark from 0 to 100 per cent.");
	if (*attempts && !text_integer(attempts, 1, QUIZ_ATTEMPTS_MOST, &settings->attempts))
		problem(ctx, "attempts", "Enter a number of attempts from 1 to %d, or leave it empty for no limit.", QUIZ_ATTEMPTS_MOST);
	return has_problem(ctx, "pass_mark") || has_problem(ctx, "attempts") ? INVALID : OK;
}

/* ---------------------------------------------------------------- in memory */

static struct quiz_question *
find(struct quiz *quiz, int64_t question)
{
	for (size_t i = 0; i < quiz->count; i++)
		if (quiz->questions[i].id == question)
			return &quiz->questions[i];
	return NULL;
}

static void
load_choices(struct ctx *ctx, int64_t lesson, struct quiz *quiz)
{
	struct rows *rows = q_quiz_choices(ctx->db, ctx->organisation, lesson);

	while (row_next(rows)) {
		struct quiz_question *question = find(quiz, row_integer(rows, QUIZ_CHOICES_QUESTION_ID));

		if (question->count == QUIZ_CHOICES_MOST)
			fault("question %lld has too many choices", (long long)question->id);
		question->choices[question->count++] = (struct quiz_choice){ .id = row_integer(rows, QUIZ_CHOICES_ID),
			.words = row_text(rows, QUIZ_CHOICES_WORDS),
			.right = row_integer(rows, QUIZ_CHOICES_IS_RIGHT) == 1 };
	}
}

struct quiz
quiz_load(struct ctx *ctx, int64_t lesson)
{
	struct quiz quiz = { .questions = arena_array(ctx->arena, QUIZ_QUESTIONS_MOST, sizeof *quiz.questions) };
	struct rows *rows = q_quiz_questions(ctx->db, ctx->organisation, lesson);

	while (row_next(rows)) {
		if (quiz.count == QUIZ_QUESTIONS_MOST)
			fault("lesson %lld has too many questions", (long long)lesson);
		quiz.questions[quiz.count++] = (struct quiz_question){ .id = row_integer(rows, QUIZ_QUESTIONS_ID),
			.words = row_text(rows, QUIZ_QUESTIONS_WORDS),
			.feedback = row_text(rows, QUIZ_QUESTIONS_FEEDBACK),
			.several = text_equal(row_text(rows, QUIZ_QUESTIONS_KIND), "several"),
			.edits = row_integer(rows, QUIZ_QUESTIONS_EDITS) };
	}
	load_choices(ctx, lesson, &quiz);
	return quiz;
}

/* A number that looks random and is always the same for the same two (splitmix64). */
static uint64_t
mixed(int64_t seed, int64_t id)
{
	uint64_t z = (uint64_t)seed + (uint64_t)id * UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return z ^ (z >> 31);
}

static int
by_mixed(int64_t seed, int64_t a, int64_t b)
{
	uint64_t first = mixed(seed, a), second = mixed(seed, b);

	return (first > second) - (first < second);
}

static int
by_seed_of_question(const void *a, const void *b, void *seed)
{
	const struct quiz_question *first = a, *second = b;

	return by_mixed(*(int64_t *)seed, first->id, second->id);
}

static int
by_seed_of_choice(const void *a, const void *b, void *seed)
{
	const struct quiz_choice *first = a, *second = b;

	return by_mixed(*(int64_t *)seed, first->id, second->id);
}

void
quiz_shuffle(struct quiz *quiz, int64_t seed)
{
	qsort_r(quiz->questions, quiz->count, sizeof *quiz->questions, by_seed_of_question, &seed);
	for (size_t i = 0; i < quiz->count; i++)
		qsort_r(
			quiz->questions[i].choices, quiz->questions[i].count, sizeof *quiz->questions[i].choices, by_seed_of_choice, &seed);
}

bool
quiz_choose(struct quiz *quiz, int64_t question, int64_t choice)
{
	struct quiz_question *asked = find(quiz, question);
	struct quiz_choice *chosen = NULL;

	for (size_t i = 0; asked && i < asked->count; i++)
		if (asked->choices[i].id == choice)
			chosen = &asked->choices[i];
	if (!chosen)
		return false;
	for (size_t i = 0; !asked->several && i < asked->count; i++)
		asked->choices[i].chosen = false;
	chosen->chosen = true;
	return true;
}

/* ---------------------------------------------------------------- marking */

bool
quiz_is_answered(const struct quiz_question *question)
{
	for (size_t i = 0; i < question->count; i++)
		if (question->choices[i].chosen)
			return true;
	return false;
}

size_t
quiz_unanswered(const struct quiz *quiz)
{
	size_t count = 0;

	for (size_t i = 0; i < quiz->count; i++)
		count += !quiz_is_answered(&quiz->questions[i]);
	return count;
}

bool
quiz_is_right(const struct quiz_question *question)
{
	for (size_t i = 0; i < question->count; i++)
		if (question->choices[i].chosen != question->choices[i].right)
			return false;
	return question->count > 0;
}

size_t
quiz_right(const struct quiz *quiz)
{
	size_t count = 0;

	for (size_t i = 0; i < quiz->count; i++)
		count += quiz_is_right(&quiz->questions[i]);
	return count;
}

int
quiz_score(const struct quiz *quiz)
{
	return quiz->count ? (int)(quiz_right(quiz) * 100 / quiz->count) : 0;
}
