#include "domain/quiz_attempt.h"

#include "base/random.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/progress.h"
#include "queries.h"

#define SECONDS_MOST 3600 /* of one attempt: whoever leaves it open overnight has not worked at it all night */

/* What is done is done in the course's organisation, whichever the person has entered. */
static struct ctx
within(const struct ctx *ctx, const struct quiz_stand *stand)
{
	return ctx_as_member(ctx, stand->organisation, stand->member);
}

enum outcome
quiz_find(struct ctx *ctx, int64_t course, int64_t lesson, struct quiz_stand *stand)
{
	struct rows *rows = q_quiz_stand(ctx->db, ctx->account, course, lesson);

	if (!row_one(rows))
		return NOT_FOUND;
	*stand = (struct quiz_stand){ .organisation = row_integer(rows, QUIZ_STAND_ORGANISATION_ID),
		.member = row_integer(rows, QUIZ_STAND_MEMBER_ID),
		.course = course,
		.lesson = lesson,
		.round = row_integer(rows, QUIZ_STAND_ROUND),
		.title = row_text(rows, QUIZ_STAND_TITLE),
		.contact = row_text(rows, QUIZ_STAND_CONTACT),
		.pass_mark = row_integer(rows, QUIZ_STAND_PASS_MARK),
		.questions = row_integer(rows, QUIZ_STAND_QUESTIONS),
		.used = row_integer(rows, QUIZ_STAND_USED),
		.open = row_integer(rows, QUIZ_STAND_OPEN_ID),
		.latest = row_integer(rows, QUIZ_STAND_DONE_ID),
		.shuffled = row_integer(rows, QUIZ_STAND_SHUFFLED) == 1,
		.passed = row_integer(rows, QUIZ_STAND_PASSED) == 1,
		.theirs = row_integer(rows, QUIZ_STAND_IS_THEIRS) == 1 };
	if (!row_is_null(rows, QUIZ_STAND_ATTEMPTS))
		stand->allowed = row_integer(rows, QUIZ_STAND_ATTEMPTS) + row_integer(rows, QUIZ_STAND_EXTRAS);
	return OK;
}

bool
quiz_may_start(const struct quiz_stand *stand)
{
	return stand->theirs && !stand->passed && !stand->open && (!stand->allowed || stand->used < stand->allowed);
}

bool
quiz_attempt_get(struct ctx *ctx, const struct quiz_stand *stand, int64_t id, struct quiz_attempt *attempt)
{
	struct rows *rows = q_quiz_attempt(ctx->db, stand->organisation, stand->member, stand->lesson, id);

	if (!row_one(rows))
		return false;
	*attempt = (struct quiz_attempt){ .id = id,
		.number = row_integer(rows, QUIZ_ATTEMPT_NUMBER),
		.round = row_integer(rows, QUIZ_ATTEMPT_ROUND),
		.seed = row_integer(rows, QUIZ_ATTEMPT_SEED),
		.started_at = row_integer(rows, QUIZ_ATTEMPT_STARTED_AT),
		.done_at = row_integer(rows, QUIZ_ATTEMPT_DONE_AT),
		.score = (int)row_integer(rows, QUIZ_ATTEMPT_SCORE),
		.done = text_equal(row_text(rows, QUIZ_ATTEMPT_STATUS), "done"),
		.passed = row_integer(rows, QUIZ_ATTEMPT_PASSED) == 1 };
	return true;
}

struct quiz
quiz_of_attempt(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_attempt *attempt)
{
	struct ctx inside = within(ctx, stand);
	struct quiz quiz = quiz_load(&inside, stand->lesson);
	struct rows *rows = q_quiz_answers(ctx->db, stand->organisation, attempt->id);

	while (row_next(rows))
		quiz_choose(&quiz, row_integer(rows, QUIZ_ANSWERS_QUESTION_ID), row_integer(rows, QUIZ_ANSWERS_CHOICE_ID));
	if (stand->shuffled)
		quiz_shuffle(&quiz, attempt->seed);
	return quiz;
}

/* ---------------------------------------------------------------- beginning */

static enum outcome
not_theirs(struct ctx *ctx)
{
	return problem(
		ctx, "", "This quiz is not part of your course as it is now. Open the course to see its lessons. Nothing was changed.");
}

/* Positive, so that it reads well wherever it is looked at. */
static int64_t
new_seed(void)
{
	uint64_t seed;

	random_bytes(&seed, sizeof seed);
	return (int64_t)(seed >> 1);
}

static enum outcome
refuse_start(struct ctx *ctx, const struct quiz_stand *stand)
{
	if (stand->passed)
		return problem(ctx, "", "You have passed this quiz already: there is nothing more to do.");
	return problem(ctx, "",
		stand->allowed == 1 ? "You have used your only attempt at this quiz." : "You have used all %lld attempts at this quiz.",
		(long long)stand->allowed);
}

enum outcome
quiz_start(struct ctx *ctx, const struct quiz_stand *stand)
{
	struct ctx inside = within(ctx, stand);

	if (!stand->theirs)
		return not_theirs(ctx);
	if (stand->open)
		return OK;
	if (!stand->questions)
		return problem(ctx, "", "This quiz has no questions. Tell whoever runs your training.");
	if (!quiz_may_start(stand))
		return refuse_start(ctx, stand);
	progress_begin(&inside, stand->member, stand->course);
	/* The statement counts for itself: what was read before is only for the words. */
	if (q_quiz_attempt_open(ctx->db, stand->organisation, stand->member, stand->course, stand->lesson, new_seed(), ctx->now) != 1)
		return problem(ctx, "", "No attempt could be begun: the course has changed meanwhile. Load the page again.");
	return OK;
}

/* ---------------------------------------------------------------- answering */

/* The sheet's attempt, when it is theirs, of this round. */
static enum outcome
find_attempt(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_sheet *sheet, struct quiz_attempt *attempt)
{
	if (!stand->theirs)
		return not_theirs(ctx);
	if (!quiz_attempt_get(ctx, stand, sheet->attempt, attempt) || attempt->round != stand->round)
		return problem(ctx, "", "No attempt of yours at this quiz is open. Start one, then answer. Nothing was saved.");
	return OK;
}

/* The quiz as it was written with what the sheet chooses; INVALID where that is none of it, or two of one. */
static enum outcome
fill(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_sheet *sheet, struct quiz *quiz)
{
	struct ctx inside = within(ctx, stand);
	size_t chosen = 0;

	*quiz = quiz_load(&inside, stand->lesson);
	for (size_t i = 0; i < sheet->count; i++)
		if (!quiz_choose(quiz, sheet->answers[i].question, sheet->answers[i].choice))
			return problem(ctx, "", "An answer that came is not one of this quiz. Nothing was saved: answer on this page.");
	for (size_t i = 0; i < quiz->count; i++)
		for (size_t j = 0; j < quiz->questions[i].count; j++)
			chosen += quiz->questions[i].choices[j].chosen;
	if (chosen != sheet->count)
		return problem(ctx, "", "Two answers came for a question that takes one. Nothing was saved: answer on this page.");
	return OK;
}

static void
keep(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_sheet *sheet)
{
	struct given *all = arena_array(ctx->arena, sheet->count + 1, sizeof *all);
	struct given_rows given = { sheet->count, all };

	for (size_t i = 0; i < sheet->count; i++) {
		all[i].integers[0] = sheet->answers[i].question;
		all[i].integers[1] = sheet->answers[i].choice;
	}
	q_quiz_answers_clear(ctx->db, stand->organisation, sheet->attempt);
	q_quiz_answers_add(ctx->db, stand->organisation, sheet->attempt, &given);
}

enum outcome
quiz_save(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_sheet *sheet, enum quiz_reply *reply)
{
	struct quiz_attempt attempt;
	struct quiz quiz;

	if (find_attempt(ctx, stand, sheet, &attempt) != OK)
		return INVALID;
	*reply = attempt.done ? QUIZ_WAS_DONE : QUIZ_SAVED;
	if (attempt.done)
		return OK;
	if (fill(ctx, stand, sheet, &quiz) != OK)
		return INVALID;
	keep(ctx, stand, sheet);
	return OK;
}

/* What came of it is progress: the attempt with its score, and the lesson when it is passed. */
static void
record(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_attempt *attempt, int score, bool passed)
{
	struct ctx inside = within(ctx, stand);
	int64_t seconds = ctx->now - attempt->started_at;
	struct progress_event event = { .member = stand->member,
		.course = stand->course,
		.kind = "quiz",
		.source = "quiz",
		.ref = arena_text(ctx->arena, "attempt:%lld", (long long)attempt->id),
		.lesson = stand->lesson,
		.progress = -1,
		.score = score,
		.seconds = seconds < 0       ? 0
			: seconds > SECONDS_MOST ? SECONDS_MOST
									 : seconds };

	progress_record(&inside, &event);
	if (passed) {
		event = (struct progress_event){ .member = stand->member,
			.course = stand->course,
			.kind = "lesson",
			.source = "quiz",
			.ref = arena_text(ctx->arena, "lesson:%lld", (long long)stand->lesson),
			.lesson = stand->lesson,
			.progress = -1,
			.score = -1 };
		progress_record(&inside, &event);
	}
	progress_fold(&inside, stand->member, stand->course);
}

enum outcome
quiz_hand_in(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_sheet *sheet, bool anyway, enum quiz_reply *reply)
{
	struct quiz_attempt attempt;
	struct quiz quiz;
	int score;

	if (quiz_save(ctx, stand, sheet, reply) != OK)
		return INVALID;
	if (*reply == QUIZ_WAS_DONE)
		return OK;
	quiz_attempt_get(ctx, stand, sheet->attempt, &attempt);
	quiz = quiz_of_attempt(ctx, stand, &attempt);
	*reply = QUIZ_UNANSWERED;
	if (!anyway && quiz_unanswered(&quiz))
		return OK;
	*reply = QUIZ_DONE;
	score = quiz_score(&quiz);
	if (q_quiz_attempt_done(ctx->db, stand->organisation, attempt.id, score, score >= stand->pass_mark, ctx->now) == 1)
		record(ctx, stand, &attempt, score, score >= stand->pass_mark);
	return OK;
}

/* ---------------------------------------------------------------- one more */

enum outcome
quiz_give(struct ctx *ctx, int64_t member, int64_t lesson)
{
	struct rows *rows = q_quiz_given(ctx->db, ctx->organisation, member, lesson);

	if (!row_one(rows))
		return NOT_FOUND;
	if (q_quiz_extra_add(ctx->db, ctx->organisation, member, lesson, ctx->now, ctx->account) != 1)
		return problem(ctx, "", "They need no further attempt at this quiz: one is left, or it is passed.");
	activity_add_member(ctx, "quiz.attempt_given", member, row_text(rows, QUIZ_GIVEN_NAME), row_text(rows, QUIZ_GIVEN_TITLE));
	return OK;
}
