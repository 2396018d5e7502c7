#include "web/pages/questions.h"

#include "domain/course_version.h"
#include "domain/lesson.h"
#include "domain/quiz_question.h"
#include "queries.h"

#define SHARES_MOST 100 /* of the latest attempts: a look at the page is always the same small work */

/* ---------------------------------------------------------------- settings of the lesson */

struct quiz_form
questions_settings(struct request *request)
{
	return (struct quiz_form){ .pass_mark = field(request, "pass_mark"),
		.attempts = field(request, "attempts"),
		.shuffled = field_given(request, "shuffled") };
}

void
questions_show_settings(struct request *request, int64_t pass_mark, int64_t attempts, bool shuffled)
{
	struct arena *arena = request->ctx.arena;

	page_field(request, "pass_mark", arena_text(arena, "%lld", (long long)pass_mark));
	page_field(request, "attempts", attempts ? arena_text(arena, "%lld", (long long)attempts) : NULL);
	page_choice(request, "shuffled", shuffled ? "1" : NULL);
}

/* ---------------------------------------------------------------- on the lesson's page */

/* How many of the latest attempts answered each question rightly. Who they were is not told. */
struct shares {
	int64_t attempts;
	int64_t questions[QUIZ_QUESTIONS_MOST], hits[QUIZ_QUESTIONS_MOST]; /* by their first ids: a draft's are the same ones */
	size_t count;
};

/* Of the quiz as it is published: a draft is taken by nobody. */
static void
load_shares(struct ctx *ctx, int64_t course, int64_t here, struct shares *shares)
{
	struct course_versions versions;
	struct rows *rows;
	int64_t lesson = 0;

	if (course_versions_find(ctx, course, &versions) && versions.published)
		lesson = rows_integer(q_lesson_here(ctx->db, ctx->organisation, course, versions.published, here));
	shares->attempts = rows_integer(q_quiz_shares_of(ctx->db, ctx->organisation, lesson, SHARES_MOST));
	if (!shares->attempts)
		return;
	rows = q_quiz_shares(ctx->db, ctx->organisation, lesson, SHARES_MOST);
	for (; row_next(rows); shares->count++) {
		shares->questions[shares->count] = row_integer(rows, QUIZ_SHARES_FIRST_ID);
		shares->hits[shares->count] = row_integer(rows, QUIZ_SHARES_HITS);
	}
}

static const char *
share_words(struct arena *arena, const struct shares *shares, int64_t question)
{
	int64_t hits = 0;

	if (!shares->attempts)
		return NULL;
	for (size_t i = 0; i < shares->count; i++)
		if (shares->questions[i] == question)
			hits = shares->hits[i];
	return arena_text(arena, "%lld%%", (long long)(hits * 100 / shares->attempts));
}

void
questions_show(struct request *request, int64_t course, int64_t lesson)
{
	struct ctx *ctx = &request->ctx;
	struct shares *shares = arena_alloc(ctx->arena, sizeof *shares);
	struct rows *rows;
	size_t count = 0;

	load_shares(ctx, course, lesson, shares);
	view_integer(request->body, "quiz_course", course);
	view_integer(request->body, "quiz_lesson", lesson);
	view_integer(request->body, "share_attempts", shares->attempts);
	rows = q_quiz_question_list(ctx->db, ctx->organisation, lesson);
	for (; row_next(rows); count++) {
		struct view *round = view_section(request->body, "question");

		view_row(round, rows);
		view_integer(round, "number", (int64_t)count + 1);
		view_text(round, "share", share_words(ctx->arena, shares, row_integer(rows, QUIZ_QUESTION_LIST_FIRST_ID)));
	}
	view_show(request->body, count ? "question_any" : "question_none");
	view_show(request->body, count < QUIZ_QUESTIONS_MOST ? "question_room" : "question_full");
}

/* ---------------------------------------------------------------- the form */

static const char *
numbered(struct request *request, const char *name, int number)
{
	return arena_text(request->ctx.arena, "%s%d", name, number);
}

static struct quiz_question_form
form_of(struct request *request)
{
	struct quiz_question_form form = {
		.kind = field(request, "kind"),
		.words = field(request, "words"),
		.feedback = field(request, "feedback"),
		.edits = field_integer(request, "edits", 0),
	};

	for (int i = 0; i < QUIZ_CHOICES_MOST; i++) {
		form.choices[i] = field(request, numbered(request, "choice", i + 1));
		form.right[i] = field_given(request, numbered(request, "right", i + 1));
	}
	return form;
}

struct titles {
	const char *course, *lesson;
};

/* The quiz as it is edited now, and what it is called; false: there is none. */
static bool
find_quiz(struct request *request, int64_t *lesson, struct titles *titles)
{
	struct ctx *ctx = &request->ctx;
	int64_t course = path_id(request, "id");
	struct rows *rows;

	*lesson = lesson_here(ctx, course, path_id(request, "lesson"));
	rows = q_quiz_lesson(ctx->db, ctx->organisation, course, *lesson);
	if (!row_one(rows))
		return false;
	titles->course = row_text(rows, QUIZ_LESSON_COURSE_TITLE);
	titles->lesson = row_text(rows, QUIZ_LESSON_TITLE);
	return true;
}

static void
show_frame(struct request *request, const char *template_name, const char *page_title, const struct titles *titles)
{
	page_show(request, template_name, page_title);
	view_integer(request->body, "course", path_id(request, "id"));
	view_integer(request->body, "lesson", path_id(request, "lesson"));
	view_text(request->body, "course_title", titles->course);
	view_text(request->body, "lesson_title", titles->lesson);
}

/* Typed, where it is shown again; else stored. */
static void
show_form(struct request *request, const struct quiz_question *stored)
{
	bool again = request->method == POST;

	page_field(request, "words", stored ? stored->words : NULL);
	page_field(request, "feedback", stored ? stored->feedback : NULL);
	page_choice(request, "kind", stored && stored->several ? "several" : "one");
	for (int i = 0; i < QUIZ_CHOICES_MOST; i++) {
		struct view *row = view_section(request->body, "row");
		const char *name = numbered(request, "choice", i + 1);
		const struct quiz_choice *choice = stored && (size_t)i < stored->count ? &stored->choices[i] : NULL;
		bool right = again ? field_given(request, numbered(request, "right", i + 1)) : choice && choice->right;

		view_integer(row, "n", i + 1);
		view_text(row, "choice", again ? field(request, name) : choice ? choice->words : NULL);
		view_flag(row, "right", right);
		view_text(row, "choice_words", field_error(request, name));
	}
}

static enum outcome
back_to_lesson(struct request *request, enum outcome result, const char *note)
{
	int64_t course = path_id(request, "id");

	if (result != OK)
		return result;
	if (note)
		leave_note(request, NOTE_OK, NULL, "%s", note);
	redirect(request, "/courses/%lld/lessons/%lld#questions", (long long)course,
		(long long)lesson_here(&request->ctx, course, path_id(request, "lesson")));
	return OK;
}

/* ---------------------------------------------------------------- making and changing */

enum outcome
questions_new(struct request *request)
{
	int64_t lesson;
	struct titles titles;

	if (!find_quiz(request, &lesson, &titles))
		return NOT_FOUND;
	show_frame(request, "lessons/question_new.tpl", "New question", &titles);
	show_form(request, NULL);
	return OK;
}

enum outcome
questions_create(struct request *request)
{
	struct quiz_question_form form = form_of(request);
	int64_t course = path_id(request, "id"), lesson = path_id(request, "lesson");
	enum outcome result = quiz_question_create(&request->ctx, course, lesson, &form);

	if (result != OK || !field_given(request, "another"))
		return back_to_lesson(request, result, "The question is there.");
	leave_note(request, NOTE_OK, NULL, "The question is there. Write the next one.");
	redirect(request, "/courses/%lld/lessons/%lld/questions/new", (long long)course,
		(long long)lesson_here(&request->ctx, course, lesson));
	return OK;
}

/* The question of the path with its choices, as it is edited now; NULL: there is none. */
static const struct quiz_question *
find_question(struct request *request, int64_t lesson, size_t *number)
{
	struct quiz quiz = quiz_load(&request->ctx, lesson);
	int64_t id = quiz_question_here(&request->ctx, lesson, path_id(request, "question"));
	const struct quiz_question *question = quiz.questions;

	for (size_t i = 0; i < quiz.count; i++, question++)
		if (question->id == id) {
			*number = i + 1;
			return question;
		}
	return NULL;
}

/* A page about the question of the path; NULL: there is none. */
static const struct quiz_question *
show_question(struct request *request, const char *template_name, const char *page_title)
{
	int64_t lesson;
	struct titles titles;
	const struct quiz_question *question;
	size_t number = 0;

	if (!find_quiz(request, &lesson, &titles))
		return NULL;
	question = find_question(request, lesson, &number);
	/* Deleted by somebody else while it was written here: what was written is still to be seen. */
	if (!question && request->method != POST)
		return NULL;
	show_frame(request, template_name, page_title, &titles);
	view_integer(request->body, "question", path_id(request, "question"));
	view_integer(request->body, "number", (int64_t)number);
	view_flag(request->body, "there", question);
	return question ? question : arena_alloc(request->ctx.arena, sizeof *question);
}

/* Somebody saved it meanwhile: theirs stands beside, and saving once more is meant. */
static void
show_theirs(struct request *request, const struct quiz_question *stored)
{
	const char *edits = arena_text(request->ctx.arena, "%lld", (long long)stored->edits);
	struct view *theirs;

	page_field(request, "edits", edits);
	if (!has_problem(&request->ctx, "edits"))
		return;
	view_text(request->body, "edits", edits);
	theirs = view_section(request->body, "theirs");
	view_text(theirs, "their_words", stored->words);
	view_text(theirs, "their_feedback", stored->feedback);
	view_show(theirs, stored->several ? "their_kind_several" : "their_kind_one");
	for (size_t i = 0; i < stored->count; i++) {
		struct view *choice = view_section(theirs, "their_choice");

		view_text(choice, "choice_words", stored->choices[i].words);
		view_flag(choice, "choice_right", stored->choices[i].right);
	}
}

enum outcome
questions_edit(struct request *request)
{
	const struct quiz_question *question = show_question(request, "lessons/question_edit.tpl", "Edit question");

	if (!question)
		return NOT_FOUND;
	show_theirs(request, question);
	show_form(request, question);
	return OK;
}

enum outcome
questions_update(struct request *request)
{
	struct quiz_question_form form = form_of(request);

	return back_to_lesson(request,
		quiz_question_update(
			&request->ctx, path_id(request, "id"), path_id(request, "lesson"), path_id(request, "question"), &form),
		"The question is saved.");
}

enum outcome
questions_shift(struct request *request)
{
	int by = field_integer(request, "by", 1) < 0 ? -1 : 1;

	return back_to_lesson(request,
		quiz_question_shift(&request->ctx, path_id(request, "id"), path_id(request, "lesson"), path_id(request, "question"), by),
		NULL);
}

enum outcome
questions_delete_confirm(struct request *request)
{
	const struct quiz_question *question = show_question(request, "lessons/question_delete.tpl", "Delete question");

	if (!question)
		return NOT_FOUND;
	view_text(request->body, "words", question->words);
	return OK;
}

enum outcome
questions_delete(struct request *request)
{
	return back_to_lesson(request,
		quiz_question_delete(&request->ctx, path_id(request, "id"), path_id(request, "lesson"), path_id(request, "question")),
		"The question is deleted.");
}

/* ---------------------------------------------------------------- preview */

enum outcome
questions_preview(struct request *request)
{
	int64_t lesson;
	struct titles titles;
	struct quiz quiz;

	if (!find_quiz(request, &lesson, &titles))
		return NOT_FOUND;
	quiz = quiz_load(&request->ctx, lesson);
	show_frame(request, "lessons/question_preview.tpl", "Preview of the quiz", &titles);
	for (size_t i = 0; i < quiz.count; i++) {
		const struct quiz_question *question = &quiz.questions[i];
		struct view *round = view_section(request->body, "question");

		view_integer(round, "question_id", question->id);
		view_integer(round, "number", (int64_t)i + 1);
		view_text(round, "words", question->words);
		view_text(round, "feedback", question->feedback);
		view_flag(round, "several", question->several);
		view_flag(round, "single", !question->several);
		for (size_t j = 0; j < question->count; j++) {
			struct view *choice = view_section(round, "choice");

			view_integer(choice, "choice_id", question->choices[j].id);
			view_text(choice, "choice_words", question->choices[j].words);
			view_flag(choice, "choice_right", question->choices[j].right);
		}
	}
	view_show(request->body, quiz.count ? "question_any" : "question_none");
	return OK;
}
