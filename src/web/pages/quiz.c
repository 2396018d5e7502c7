/* A quiz on the lesson page: what it asks for, an attempt, what came of it. */
#include "web/pages/quiz.h"

#include <string.h>

#include "base/text.h"
#include "domain/quiz_attempt.h"
#include "queries.h"

#define QUESTION_FIELD "q" /* with the question's id behind it: "q12" */

/* ---------------------------------------------------------------- what came */

static struct quiz_sheet
sheet_of(struct request *request)
{
	struct quiz_sheet sheet = { .attempt = field_integer(request, "attempt", 0) };
	struct quiz_answer *answers = arena_array(request->ctx.arena, FORM_FIELDS, sizeof *answers);
	int64_t question, choice;

	for (const struct field *f = request->form; f; f = f->next)
		if (*f->name == *QUESTION_FIELD && text_integer(f->name + 1, 1, INT64_MAX, &question))
			answers[sheet.count++] = (struct quiz_answer){ question, text_integer(f->value, 1, INT64_MAX, &choice) ? choice : 0 };
	sheet.answers = answers;
	return sheet;
}

/* ---------------------------------------------------------------- an attempt */

/* Where a form was refused, it shows what was chosen in it, as far as it can be chosen. */
static void
choose_typed(struct request *request, int64_t attempt, struct quiz *quiz)
{
	struct quiz_sheet sheet;

	if (request->method != POST || field_integer(request, "attempt", 0) != attempt)
		return;
	sheet = sheet_of(request);
	for (size_t i = 0; i < quiz->count; i++)
		for (size_t j = 0; j < quiz->questions[i].count; j++)
			quiz->questions[i].choices[j].chosen = false;
	for (size_t i = 0; i < sheet.count; i++)
		quiz_choose(quiz, sheet.answers[i].question, sheet.answers[i].choice);
}

static void
show_question(struct view *body, const struct quiz_question *question, size_t number)
{
	struct view *round = view_section(body, "question");

	view_integer(round, "question_id", question->id);
	view_integer(round, "number", (int64_t)number);
	view_text(round, "words", question->words);
	view_flag(round, "several", question->several);
	view_flag(round, "single", !question->several);
	for (size_t i = 0; i < question->count; i++) {
		struct view *choice = view_section(round, "choice");

		view_integer(choice, "choice_id", question->choices[i].id);
		view_text(choice, "choice_words", question->choices[i].words);
		view_flag(choice, "chosen", question->choices[i].chosen);
	}
}

/* "2 questions are not answered" and which, once it was asked to hand in. */
static void
show_left(struct request *request, struct view *body, const struct quiz *quiz)
{
	size_t left = quiz_unanswered(quiz);

	if (!field_given(request, "left") || !left)
		return;
	view_show(body, "left");
	view_text(body, "left_words",
		left == 1 ? "1 question is not answered" : arena_text(request->ctx.arena, "%zu questions are not answered", left));
	for (size_t i = 0; i < quiz->count; i++)
		if (!quiz_is_answered(&quiz->questions[i])) {
			struct view *round = view_section(body, "unanswered");

			view_integer(round, "question_id", quiz->questions[i].id);
			view_integer(round, "number", (int64_t)i + 1);
		}
}

static void
show_open(struct request *request, struct view *body, const struct quiz_stand *stand)
{
	struct quiz_attempt attempt;
	struct quiz quiz;

	quiz_attempt_get(&request->ctx, stand, stand->open, &attempt);
	quiz = quiz_of_attempt(&request->ctx, stand, &attempt);
	choose_typed(request, attempt.id, &quiz);
	view_show(body, "quiz_open");
	view_integer(body, "attempt_id", attempt.id);
	view_integer(body, "attempt_number", attempt.number);
	for (size_t i = 0; i < quiz.count; i++)
		show_question(body, &quiz.questions[i], i + 1);
	show_left(request, body, &quiz);
}

/* ---------------------------------------------------------------- what came of it */

static void
show_marked(struct view *body, const struct quiz_question *question, size_t number, bool reveal)
{
	struct view *round = view_section(body, "marked");
	bool right = quiz_is_right(question), answered = quiz_is_answered(question);

	view_integer(round, "number", (int64_t)number);
	view_text(round, "words", question->words);
	view_text(round, "feedback", right || reveal ? question->feedback : NULL);
	view_show(round, right ? "is_right" : answered ? "is_wrong" : "is_empty");
	for (size_t i = 0; i < question->count; i++) {
		struct view *choice = view_section(round, "choice");

		view_text(choice, "choice_words", question->choices[i].words);
		view_flag(choice, "chosen", question->choices[i].chosen);
		view_flag(choice, "choice_right", reveal && question->choices[i].right);
	}
}

/* Right answers, and the feedback that tells them, are for those who have passed or have no further attempt: who may try again finds
   them by themselves. */
static void
show_result(struct request *request, struct view *body, const struct quiz_stand *stand)
{
	struct arena *arena = request->ctx.arena;
	struct quiz_attempt attempt;
	struct quiz quiz;
	bool reveal = stand->passed || !quiz_may_start(stand);

	quiz_attempt_get(&request->ctx, stand, stand->latest, &attempt);
	quiz = quiz_of_attempt(&request->ctx, stand, &attempt);
	view_show(body, "quiz_result");
	view_show(body, attempt.passed ? "result_passed" : "result_failed");
	view_text(body, "score_words", arena_text(arena, "%d%%", attempt.score));
	view_text(body, "right_words", arena_text(arena, "%zu of %zu", quiz_right(&quiz), quiz.count));
	view_integer(body, "handed_at", attempt.done_at);
	view_flag(body, "concealed", !reveal);
	for (size_t i = 0; i < quiz.count; i++)
		show_marked(body, &quiz.questions[i], i + 1, reveal);
	if (attempt.number > 1)
		view_rows(body, "earlier",
			q_quiz_attempt_list(request->ctx.db, stand->organisation, stand->member, stand->lesson, stand->round));
}

/* ---------------------------------------------------------------- the page */

static const char *
left_words(struct arena *arena, const struct quiz_stand *stand)
{
	long long left = stand->allowed - stand->used, allowed = stand->allowed;

	if (!allowed)
		return "as many attempts as you like";
	if (left == allowed)
		return arena_text(arena, allowed == 1 ? "%lld attempt" : "%lld attempts", allowed);
	return arena_text(
		arena, left == 1 ? "%lld attempt left of %lld" : "%lld attempts left of %lld", left < 0 ? 0 : left, allowed);
}

static void
show_frame(struct request *request, struct view *body, const struct quiz_stand *stand)
{
	struct arena *arena = request->ctx.arena;

	view_integer(body, "quiz_course", stand->course);
	view_integer(body, "quiz_lesson", stand->lesson);
	view_text(body, "mark_words", arena_text(arena, "%lld%%", (long long)stand->pass_mark));
	view_text(body, "questions_words",
		arena_text(arena, stand->questions == 1 ? "%lld question" : "%lld questions", (long long)stand->questions));
	view_text(body, "left_of", left_words(arena, stand));
	view_text(body, "quiz_contact", stand->contact);
	view_flag(body, "no_contact", !*stand->contact);
}

void
quiz_show(struct request *request, struct view *body, const struct lesson_place *place)
{
	struct quiz_stand stand;

	if (quiz_find(&request->ctx, place->course, place->lesson, &stand) != OK)
		return;
	show_frame(request, body, &stand);
	if (stand.open)
		show_open(request, body, &stand);
	else if (stand.latest)
		show_result(request, body, &stand);
	if (!stand.questions)
		view_show(body, "quiz_empty");
	else if (quiz_may_start(&stand))
		view_show(body, stand.latest ? "may_again" : "may_start");
	else if (!stand.open && !stand.passed)
		view_show(body, "used_up");
}

/* ---------------------------------------------------------------- what is done */

/* The quiz of the path; where it is none of the version that they learn by, they are led to the course and told so. */
static enum outcome
find(struct request *request, struct quiz_stand *stand, bool *led_away)
{
	enum outcome result = quiz_find(&request->ctx, path_id(request, "id"), path_id(request, "lesson"), stand);

	*led_away = result == OK && !stand->theirs;
	if (*led_away) {
		leave_note(request, NOTE_WARN, NULL,
			"That quiz is not part of your course as it is now. Nothing was changed: these are your lessons.");
		redirect(request, "/learning/%lld", (long long)stand->course);
	}
	return result;
}

static void
back(struct request *request, const struct quiz_stand *stand, const char *behind)
{
	redirect(request, "/learning/%lld/%lld%s", (long long)stand->course, (long long)stand->lesson, behind);
}

enum outcome
quiz_begin(struct request *request)
{
	struct quiz_stand stand;
	bool led_away;
	enum outcome result = find(request, &stand, &led_away);

	if (result != OK || led_away)
		return result;
	result = quiz_start(&request->ctx, &stand);
	if (result == OK)
		back(request, &stand, "#quiz");
	return result;
}

/* Words for the next page, and where it stands. What a script saves is not remarked upon. */
static void
answer_reply(struct request *request, const struct quiz_stand *stand, enum quiz_reply reply)
{
	bool by_script = field_given(request, "auto");

	if (reply == QUIZ_WAS_DONE && !by_script)
		leave_note(request, NOTE_WARN, NULL, "This attempt was handed in before. What counts is what you handed in then.");
	if (reply == QUIZ_SAVED && !by_script)
		leave_note(request, NOTE_OK, NULL, "Your answers are saved. Nothing is handed in yet.");
	back(request, stand, reply == QUIZ_UNANSWERED ? "?left=1#quiz" : "#quiz");
}

enum outcome
quiz_keep(struct request *request)
{
	struct quiz_sheet sheet = sheet_of(request);
	struct quiz_stand stand;
	bool led_away;
	enum quiz_reply reply;
	enum outcome result = find(request, &stand, &led_away);

	if (result != OK || led_away)
		return result;
	result = quiz_save(&request->ctx, &stand, &sheet, &reply);
	if (result == OK)
		answer_reply(request, &stand, reply);
	return result;
}

enum outcome
quiz_take(struct request *request)
{
	struct quiz_sheet sheet = sheet_of(request);
	struct quiz_stand stand;
	bool led_away;
	enum quiz_reply reply;
	enum outcome result;

	if (field_given(request, "later"))
		return quiz_keep(request);
	result = find(request, &stand, &led_away);
	if (result != OK || led_away)
		return result;
	result = quiz_hand_in(&request->ctx, &stand, &sheet, field_given(request, "anyway"), &reply);
	if (result == OK)
		answer_reply(request, &stand, reply);
	return result;
}

/* ---------------------------------------------------------------- one more */

void
quiz_show_used_up(struct request *request, int64_t member)
{
	view_rows(request->body, "quiz", q_quiz_used_up(request->ctx.db, request->ctx.organisation, member));
}

enum outcome
quiz_give_one(struct request *request)
{
	int64_t member = path_id(request, "id");
	enum outcome result = quiz_give(&request->ctx, member, path_id(request, "lesson"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "They have one more attempt. No mail was sent: tell them.");
		redirect(request, "/learners/%lld", (long long)member);
	}
	return result;
}
