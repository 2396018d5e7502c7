#include "domain/quiz_question.h"

#include "base/text.h"
#include "domain/lesson.h"
#include "queries.h"

/* What is to be saved: the choices that are not empty. */
struct question {
	const char *kind, *words, *feedback;
	struct {
		const char *words;
		bool right;
		int row; /* of the form, from 1 */
	} choices[QUIZ_CHOICES_MOST];
	int count, right;
};

static const char *
row_name(struct ctx *ctx, int row)
{
	return arena_text(ctx->arena, "choice%d", row);
}

/* ---------------------------------------------------------------- what was typed */

static void
read_choice(struct ctx *ctx, const struct quiz_question_form *form, int row, struct question *read)
{
	const char *name = row_name(ctx, row);
	const char *words = clean_line(ctx, name, arena_text(ctx->arena, "Answer %d", row), form->choices[row - 1], QUIZ_CHOICE_MOST);

	if (has_problem(ctx, name))
		words = form->choices[row - 1];
	if (!*words) {
		if (form->right[row - 1])
			problem(ctx, name, "Answer %d is ticked as right and is empty. Write it, or untick it.", row);
		return;
	}
	for (int i = 0; i < read->count; i++)
		if (text_equal(read->choices[i].words, words)) {
			problem(ctx, name, "Answer %d is the same as answer %d. Change one of them.", row, read->choices[i].row);
			break;
		}
	read->choices[read->count].words = words;
	read->choices[read->count].right = form->right[row - 1];
	read->choices[read->count++].row = row;
	read->right += form->right[row - 1];
}

/* The first row that is still free, for what is missing. */
static int
free_row(const struct quiz_question_form *form)
{
	int row = 1;

	while (row < QUIZ_CHOICES_MOST && *form->choices[row - 1])
		row++;
	return row;
}

static void
check_ticks(struct ctx *ctx, const struct quiz_question_form *form, const struct question *read)
{
	bool several = text_equal(read->kind, "several"), any = false;

	for (int i = 0; i < QUIZ_CHOICES_MOST; i++)
		any = any || form->right[i];
	if (!any)
		problem(ctx, "right",
			several ? "No answer is ticked as right. Tick those that are."
					: "No answer is ticked as right. Tick the one that is.");
	if (read->right > 1 && text_equal(read->kind, "one"))
		problem(ctx, "right", "%d answers are ticked as right. Tick one, or let learners choose several.", read->right);
}

static enum outcome
read_form(struct ctx *ctx, const struct quiz_question_form *form, struct question *read)
{
	*read = (struct question){ .kind = form->kind };
	if (!text_equal(form->kind, "one") && !text_equal(form->kind, "several"))
		problem(ctx, "kind", "Say whether learners choose one answer or several.");
	read->words = clean_block(ctx, "words", "The question", form->words, QUIZ_WORDS_MOST);
	if (!*read->words && !has_problem(ctx, "words"))
		problem(ctx, "words", "Enter the question.");
	read->feedback = clean_block(ctx, "feedback", "The feedback", form->feedback, QUIZ_WORDS_MOST);
	for (int row = 1; row <= QUIZ_CHOICES_MOST; row++)
		read_choice(ctx, form, row, read);
	if (read->count < 2 && !has_problem(ctx, row_name(ctx, free_row(form))))
		problem(ctx, row_name(ctx, free_row(form)),
			read->count ? "There is only one answer. Enter another one." : "Enter at least two answers.");
	check_ticks(ctx, form, read);
	return ctx->problems ? INVALID : OK;
}

/* ---------------------------------------------------------------- saving */

static void
save_choices(struct ctx *ctx, int64_t question, const struct question *read)
{
	q_quiz_choices_delete(ctx->db, ctx->organisation, question);
	for (int i = 0; i < read->count; i++)
		q_quiz_choice_add(ctx->db, ctx->organisation, question, i + 1, read->choices[i].words, read->choices[i].right);
}

/* The quiz in the draft; 0: the course has none such. */
static int64_t
draft_quiz(struct ctx *ctx, int64_t course, int64_t lesson)
{
	int64_t draft = lesson_in_draft(ctx, course, lesson);

	return draft && rows_integer(q_quiz_draft(ctx->db, ctx->organisation, draft)) ? draft : 0;
}

int64_t
quiz_question_here(struct ctx *ctx, int64_t lesson, int64_t question)
{
	return rows_integer(q_quiz_question_here(ctx->db, ctx->organisation, lesson, question));
}

enum outcome
quiz_question_create(struct ctx *ctx, int64_t course, int64_t lesson, const struct quiz_question_form *form)
{
	int64_t quiz = draft_quiz(ctx, course, lesson);
	struct question read;
	int64_t question;

	if (!quiz)
		return NOT_FOUND;
	if (read_form(ctx, form, &read) != OK)
		return INVALID;
	question = rows_integer(
		q_quiz_question_add(ctx->db, ctx->organisation, quiz, read.kind, read.words, read.feedback, QUIZ_QUESTIONS_MOST));
	if (!question)
		return problem(ctx, "", "This quiz has %d questions, and no room for more. Delete one first, or make another quiz.",
			QUIZ_QUESTIONS_MOST);
	save_choices(ctx, question, &read);
	lesson_changed(ctx, quiz);
	return OK;
}

/* How often a question was saved. */
static int64_t
edits_of(struct ctx *ctx, int64_t quiz, int64_t question)
{
	struct rows *rows = q_quiz_question_get(ctx->db, ctx->organisation, quiz, question);

	return row_one(rows) ? row_integer(rows, QUIZ_QUESTION_GET_EDITS) : 0;
}

enum outcome
quiz_question_update(struct ctx *ctx, int64_t course, int64_t lesson, int64_t question, const struct quiz_question_form *form)
{
	int64_t quiz = draft_quiz(ctx, course, lesson), id = quiz ? quiz_question_here(ctx, quiz, question) : 0;
	struct question read;

	if (!quiz)
		return NOT_FOUND;
	if (!id)
		problem(ctx, "",
			"Somebody has deleted this question meanwhile. What you wrote is below: copy it into a new question, or leave.");
	else if (edits_of(ctx, quiz, id) != form->edits)
		problem(ctx, "edits",
			"Somebody has saved this question since you opened it. What they wrote is at the end of this page. Bring both together in the form, then save again.");
	if (read_form(ctx, form, &read) != OK)
		return INVALID;
	q_quiz_question_update(ctx->db, ctx->organisation, quiz, id, form->edits, read.kind, read.words, read.feedback);
	save_choices(ctx, id, &read);
	lesson_changed(ctx, quiz);
	return OK;
}

/* No two may stand in one place, not even for a moment. */
static void
swap(struct ctx *ctx, int64_t quiz, int64_t one, int64_t here, int64_t other, int64_t there)
{
	q_quiz_question_place(ctx->db, ctx->organisation, quiz, one, -1);
	q_quiz_question_place(ctx->db, ctx->organisation, quiz, other, here);
	q_quiz_question_place(ctx->db, ctx->organisation, quiz, one, there);
}

enum outcome
quiz_question_shift(struct ctx *ctx, int64_t course, int64_t lesson, int64_t question, int by)
{
	int64_t quiz = draft_quiz(ctx, course, lesson), id = quiz ? quiz_question_here(ctx, quiz, question) : 0, here;
	struct rows *rows = q_quiz_question_get(ctx->db, ctx->organisation, quiz, id), *other;

	if (!row_one(rows))
		return NOT_FOUND;
	here = row_integer(rows, QUIZ_QUESTION_GET_POSITION);
	other = q_quiz_question_beside(ctx->db, ctx->organisation, quiz, here + (by < 0 ? -1 : 1));
	if (!row_one(other))
		return OK;
	swap(ctx, quiz, id, here, row_integer(other, QUIZ_QUESTION_BESIDE_ID), here + (by < 0 ? -1 : 1));
	lesson_changed(ctx, quiz);
	return OK;
}

enum outcome
quiz_question_delete(struct ctx *ctx, int64_t course, int64_t lesson, int64_t question)
{
	int64_t quiz = draft_quiz(ctx, course, lesson), id = quiz ? quiz_question_here(ctx, quiz, question) : 0;
	struct rows *rows = q_quiz_question_get(ctx->db, ctx->organisation, quiz, id);

	if (!quiz)
		return NOT_FOUND;
	if (!row_one(rows))
		return OK;
	q_quiz_choices_delete(ctx->db, ctx->organisation, id);
	q_quiz_question_delete(ctx->db, ctx->organisation, quiz, id);
	q_quiz_question_lift(ctx->db, ctx->organisation, quiz, row_integer(rows, QUIZ_QUESTION_GET_POSITION));
	q_quiz_question_close(ctx->db, ctx->organisation, quiz);
	lesson_changed(ctx, quiz);
	return OK;
}
