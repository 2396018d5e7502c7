#include "commands/demo_lessons.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/learn.h"
#include "domain/quiz_attempt.h"
#include "queries.h"

#define LEAST_SECONDS 150
#define MOST_SECONDS 900

static void
must(struct ctx *ctx, enum outcome outcome)
{
	if (outcome != OK)
		fault("the demo's learner was refused: %s", ctx->problems ? ctx->problems->words : "it is not open to them");
}

/* The right choices, or the first wrong one. */
static void
choose(struct quiz_question *question, bool right)
{
	bool chosen = false;

	for (size_t i = 0; i < question->count; i++) {
		struct quiz_choice *choice = &question->choices[i];

		choice->chosen = choice->right == right && (right || !chosen);
		chosen |= choice->chosen;
	}
}

/* Some answer one question wrong where what is left is enough to pass. */
static void
answer(struct quiz *quiz, const struct quiz_stand *stand, int seed)
{
	struct quiz_question *one = &quiz->questions[(size_t)seed % quiz->count];

	for (size_t i = 0; i < quiz->count; i++)
		choose(&quiz->questions[i], true);
	choose(one, seed % 3 != 0);
	if (quiz_score(quiz) < stand->pass_mark)
		choose(one, true);
}

static struct quiz_sheet
sheet_of(struct ctx *ctx, const struct quiz *quiz, int64_t attempt)
{
	struct quiz_answer *answers = arena_array(ctx->arena, quiz->count * QUIZ_CHOICES_MOST, sizeof *answers);
	struct quiz_sheet sheet = { .attempt = attempt, .answers = answers };

	for (size_t i = 0; i < quiz->count; i++)
		for (size_t j = 0; j < quiz->questions[i].count; j++)
			if (quiz->questions[i].choices[j].chosen)
				answers[sheet.count++] = (struct quiz_answer){ quiz->questions[i].id, quiz->questions[i].choices[j].id };
	return sheet;
}

static void
pass_quiz(struct ctx *ctx, const struct demo_way *way, int64_t lesson)
{
	struct quiz_attempt attempt;
	struct quiz_stand stand;
	struct quiz_sheet sheet;
	enum quiz_reply reply;
	struct quiz quiz;

	must(ctx, quiz_find(ctx, way->course, lesson, &stand));
	must(ctx, quiz_start(ctx, &stand));
	must(ctx, quiz_find(ctx, way->course, lesson, &stand));
	if (!quiz_attempt_get(ctx, &stand, stand.open, &attempt))
		fault("the demo lost an attempt");
	quiz = quiz_of_attempt(ctx, &stand, &attempt);
	answer(&quiz, &stand, way->seed);
	sheet = sheet_of(ctx, &quiz, attempt.id);
	must(ctx, quiz_hand_in(ctx, &stand, &sheet, true, &reply));
}

bool
demo_lessons(struct ctx *ctx, const struct demo_way *way)
{
	struct ctx then = *ctx;
	int64_t count = rows_integer(q_demo_lesson_count(ctx->db, ctx->organisation, way->course)), number = 0;
	int64_t most = count * way->share / 100, part;
	struct rows *rows;

	if (count == 0)
		return false;
	most = most < 1 ? 1 : most;
	part = (way->ends - way->begins) / most;
	then.account = way->account;
	then.now = way->begins;
	must(&then, learn_start(&then, way->course));
	rows = q_demo_lessons(ctx->db, ctx->organisation, way->course, most);
	while (row_next(rows)) {
		int64_t lesson = row_integer(rows, DEMO_LESSONS_ID);
		bool replaced;

		then.now = ++number < most ? way->begins + part * number : way->ends;
		if (text_equal(row_text(rows, DEMO_LESSONS_KIND), "quiz"))
			pass_quiz(&then, way, lesson);
		else
			must(&then,
				learn_lesson(&then, way->course, lesson,
					LEAST_SECONDS + (way->seed + number * 97) % (MOST_SECONDS - LEAST_SECONDS), &replaced));
	}
	return true;
}
