#include "domain/lesson.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/course.h"
#include "domain/course_version.h"
#include "queries.h"

#define MINUTES_MOST 6000
#define VIDEO_MOST 500

/* ---------------------------------------------------------------- which one */

static int64_t
same_in(struct ctx *ctx, int64_t course, int64_t version, int64_t lesson)
{
	return version ? rows_integer(q_lesson_here(ctx->db, ctx->organisation, course, version, lesson)) : 0;
}

int64_t
lesson_here(struct ctx *ctx, int64_t course, int64_t lesson)
{
	struct course_versions versions;

	if (!course_versions_find(ctx, course, &versions))
		return 0;
	return same_in(ctx, course, versions.draft ? versions.draft : versions.published, lesson);
}

int64_t
lesson_in_draft(struct ctx *ctx, int64_t course, int64_t lesson)
{
	return lesson_here(ctx, course, lesson) ? same_in(ctx, course, course_draft(ctx, course), lesson) : 0;
}

/* Where it stands, and what the log calls it. */
static struct rows *
load(struct ctx *ctx, int64_t lesson)
{
	struct rows *rows = q_lesson_get(ctx->db, ctx->organisation, lesson);

	return row_one(rows) ? rows : NULL;
}

static const char *
course_title(struct ctx *ctx, int64_t course)
{
	struct course_versions versions;

	return course_versions_find(ctx, course, &versions) ? versions.title : "";
}

void
lesson_changed(struct ctx *ctx, int64_t lesson)
{
	struct rows *rows = load(ctx, lesson);

	if (!rows)
		return;
	q_lesson_touched(ctx->db, ctx->organisation, lesson);
	course_draft_changed(ctx, row_integer(rows, LESSON_GET_VERSION_ID));
}

/* ---------------------------------------------------------------- what was typed */

struct words {
	const char *title, *section, *body, *video;
	int64_t minutes;
	struct quiz_settings quiz;
};

static const char *
read_video(struct ctx *ctx, const char *typed)
{
	const char *video = clean_line(ctx, "video", "The address", typed, VIDEO_MOST);
	const char *host = video + strlen("https://");

	if (*video &&
		(strncasecmp(video, "https://", strlen("https://")) != 0 || !*host || strchr("/:?#", *host) ||
			strpbrk(video, " \"'<>\\")))
		problem(ctx, "video", "Enter the video's whole address: it begins with https:// and has no blanks. Or leave it empty.");
	return video;
}

static struct words
read_form(struct ctx *ctx, const struct lesson_form *form, bool is_quiz)
{
	struct words words = {
		.title = clean_required(ctx, "title", "The title", "a title", form->title, LESSON_TITLE_MOST),
		.section = clean_line(ctx, "section", "The heading", form->section, LESSON_TITLE_MOST),
		.minutes = course_read_minutes(ctx, form->minutes, MINUTES_MOST),
		.video = read_video(ctx, form->video),
		.body = clean_block(ctx, "body", "The text", form->body, LESSON_BODY_MOST),
		.quiz = { .pass_mark = 80, .shuffled = true },
	};

	if (is_quiz)
		quiz_settings_read(ctx, &form->quiz, &words.quiz);
	return words;
}

/* ---------------------------------------------------------------- writing */

enum outcome
lesson_create(struct ctx *ctx, int64_t course, const struct lesson_form *form, int64_t *lesson)
{
	bool is_quiz = text_equal(form->kind, "quiz");
	int64_t draft = course_draft(ctx, course);
	struct words words;

	if (!draft)
		return NOT_FOUND;
	words = read_form(ctx, form, is_quiz);
	if (ctx->problems)
		return INVALID;
	*lesson = rows_integer(q_lesson_add(ctx->db, ctx->organisation, draft, is_quiz ? "quiz" : "text", words.title, words.section,
		words.body, words.video, words.minutes, form->required, words.quiz.pass_mark, words.quiz.attempts, words.quiz.shuffled,
		LESSONS_MOST));
	if (!*lesson)
		return problem(ctx, "", "A course has at most %d lessons. Delete one first, or make a second course.", LESSONS_MOST);
	course_draft_changed(ctx, draft);
	activity_add(ctx, "lesson.added", words.title, course_title(ctx, course));
	return OK;
}

enum outcome
lesson_update(struct ctx *ctx, int64_t course, int64_t lesson, const struct lesson_form *form, int64_t *saved)
{
	int64_t id = lesson_in_draft(ctx, course, lesson);
	struct words words;
	struct rows *rows;

	if (!id) {
		/* What is left of it is what was typed here. */
		if (!course_draft(ctx, course))
			return NOT_FOUND;
		return problem(
			ctx, "", "Somebody has deleted this lesson meanwhile. What you wrote is below: add it as a new lesson, or leave.");
	}
	rows = load(ctx, id);
	words = read_form(ctx, form, text_equal(row_text(rows, LESSON_GET_KIND), "quiz"));
	if (row_integer(rows, LESSON_GET_EDITS) != form->edits)
		problem(ctx, "edits",
			"Somebody has saved this lesson since you opened it. What they wrote is at the end of this page. Bring both together in the form, then save again.");
	if (ctx->problems)
		return INVALID;
	q_lesson_update(ctx->db, ctx->organisation, id, form->edits, words.title, words.section, words.body, words.video,
		words.minutes, form->required, words.quiz.pass_mark, words.quiz.attempts, words.quiz.shuffled);
	course_draft_changed(ctx, row_integer(rows, LESSON_GET_VERSION_ID));
	activity_add(ctx, "lesson.changed", words.title, course_title(ctx, course));
	*saved = id;
	return OK;
}

/* A place that the version has. */
static int64_t
within(struct ctx *ctx, int64_t version, int64_t place)
{
	struct rows *rows = q_course_version_lessons(ctx->db, version);
	int64_t last;

	row_one(rows);
	last = row_integer(rows, COURSE_VERSION_LESSONS_LESSONS);
	return place < 1 ? 1 : place > last ? last : place;
}

enum outcome
lesson_move(struct ctx *ctx, int64_t course, int64_t lesson, int64_t to, int64_t *moved)
{
	int64_t id = lesson_here(ctx, course, lesson), draft, from;
	struct rows *rows;

	if (!id)
		return NOT_FOUND;
	rows = load(ctx, id);
	from = row_integer(rows, LESSON_GET_POSITION);
	to = within(ctx, row_integer(rows, LESSON_GET_VERSION_ID), to);
	*moved = id;
	if (to == from)
		return OK;
	draft = course_draft(ctx, course);
	*moved = id = same_in(ctx, course, draft, id);
	q_lesson_put(ctx->db, ctx->organisation, id, to);
	if (to < from)
		q_lesson_shift(ctx->db, ctx->organisation, draft, to, from - 1, 1);
	else
		q_lesson_shift(ctx->db, ctx->organisation, draft, from + 1, to, -1);
	q_lesson_settle(ctx->db, ctx->organisation, draft);
	course_draft_changed(ctx, draft);
	activity_add(ctx, "lesson.moved", row_text(rows, LESSON_GET_TITLE), course_title(ctx, course));
	return OK;
}

enum outcome
lesson_delete(struct ctx *ctx, int64_t course, int64_t lesson)
{
	int64_t id = lesson_in_draft(ctx, course, lesson), draft, position;
	struct rows *rows;

	if (!id)
		return NOT_FOUND;
	rows = load(ctx, id);
	draft = row_integer(rows, LESSON_GET_VERSION_ID);
	position = row_integer(rows, LESSON_GET_POSITION);
	q_lesson_drop_choices(ctx->db, ctx->organisation, id);
	q_lesson_drop_questions(ctx->db, ctx->organisation, id);
	q_lesson_drop(ctx->db, ctx->organisation, id);
	q_lesson_shift(ctx->db, ctx->organisation, draft, position + 1, LESSONS_MOST + 1, -1);
	q_lesson_settle(ctx->db, ctx->organisation, draft);
	course_draft_changed(ctx, draft);
	activity_add(ctx, "lesson.deleted", row_text(rows, LESSON_GET_TITLE), course_title(ctx, course));
	return OK;
}
