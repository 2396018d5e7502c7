#include "web/pages/lesson.h"

#include "base/text.h"
#include "domain/learn.h"
#include "queries.h"
#include "web/pages/outline.h"
#include "web/pages/quiz.h"

static struct rows *
look(struct request *request)
{
	return q_learning_lesson(request->ctx.db, request->ctx.account, path_id(request, "id"), path_id(request, "lesson"));
}

static struct lesson_place
place_of(struct request *request, const struct rows *rows)
{
	return (struct lesson_place){
		.course = path_id(request, "id"),
		.lesson = row_integer(rows, LEARNING_LESSON_ID),
		.quiz = text_equal(row_text(rows, LEARNING_LESSON_KIND_IS), "quiz"),
		.done = !row_is_null(rows, LEARNING_LESSON_DONE_AT),
	};
}

/* ---------------------------------------------------------------- the page */

/* Where the way to the next lesson leads from here: on to the one behind it, or back to the course from the last one. */
static void
show_way(struct view *body, const struct outline *outline, const struct outline_lesson *here)
{
	size_t at = (size_t)(here - outline->lessons);

	view_integer(body, "previous_id", at > 0 ? here[-1].id : 0);
	view_integer(body, "following_id", at + 1 < outline->count ? here[1].id : 0);
	if (here->done_at)
		view_show(body, at + 1 < outline->count ? "goes_on" : "ends");
	else if (here->quiz && at + 1 < outline->count)
		view_show(body, "may_skip");
	if (!here->done_at && !here->quiz)
		view_show(body, "may_complete");
}

static void
show_place(struct view *body, const struct outline *outline, const struct outline_lesson *here)
{
	view_text(body, "lesson_section", here->section);
	view_flag(body, "no_section", !*here->section);
	view_integer(body, "lesson_number", *here->section ? (int64_t)here->number : here - outline->lessons + 1);
	view_integer(body, "lessons_of", *here->section ? (int64_t)here->of : (int64_t)outline->count);
}

/* A quiz that was passed as the last thing that the course takes: what was reached stands beside its result. */
static void
show_achieved(struct request *request, const struct outline *outline, int64_t course)
{
	struct rows *rows;

	if (outline->required_done < outline->required)
		return;
	rows = q_learning_course(request->ctx.db, request->ctx.account, course, request->ctx.now);
	if (row_one(rows) && text_equal(row_text(rows, LEARNING_COURSE_STATE_IS), "done")) {
		view_show(request->body, "course_done");
		view_text(request->body, "certificate_number", row_text(rows, LEARNING_COURSE_CERTIFICATE_NUMBER));
	}
}

enum outcome
lesson_show(struct request *request)
{
	struct rows *rows = look(request);
	const struct outline_lesson *here;
	struct lesson_place place;
	struct outline outline;

	if (!row_one(rows))
		return NOT_FOUND;
	place = place_of(request, rows);
	outline = outline_read(request, place.course);
	here = outline_find(&outline, place.lesson);
	if (!here)
		return NOT_FOUND;
	page_show(request, "learning/lesson.tpl", row_text(rows, LEARNING_LESSON_TITLE));
	view_row(request->body, rows);
	view_integer(request->body, "course_id", place.course);
	view_integer(request->body, "shown", request->ctx.now);
	show_place(request->body, &outline, here);
	show_way(request->body, &outline, here);
	outline_show(request->body, &outline, place.lesson);
	if (place.quiz) {
		quiz_show(request, request->body, &place);
		show_achieved(request, &outline, place.course);
	}
	return OK;
}

/* ---------------------------------------------------------------- complete */

/* How long it was read, as the page that holds the form was shown then. */
static int64_t
read_for(struct request *request)
{
	int64_t shown = field_integer(request, "shown", 0), now = request->ctx.now;

	return shown <= 0 || shown > now ? 0 : now - shown;
}

/* Read before the write transaction, which others wait for: it decides no more than which page comes next. */
enum outcome
lesson_look_ahead(struct request *request)
{
	struct outline *outline = arena_alloc(request->ctx.arena, sizeof *outline);

	*outline = outline_read(request, path_id(request, "id"));
	request->found = outline;
	return OK;
}

/* To the next lesson that is not complete. From the one that completes the course to the course: it shows what was achieved. */
static void
go_on(struct request *request, int64_t course, int64_t lesson)
{
	const struct outline *outline = request->found;
	const struct outline_lesson *here = outline_find(outline, lesson);
	const struct outline_lesson *next = here ? outline_next(outline, here) : NULL;

	if (!next || next == here || (here->required && outline->required_done + !here->done_at == outline->required))
		redirect(request, "/learning/%lld", (long long)course);
	else
		redirect(request, "/learning/%lld/%lld", (long long)course, (long long)next->id);
}

enum outcome
lesson_complete(struct request *request)
{
	int64_t course = path_id(request, "id"), lesson = path_id(request, "lesson");
	bool replaced;
	enum outcome outcome = learn_lesson(&request->ctx, course, lesson, read_for(request), &replaced);

	if (outcome != OK)
		return outcome;
	if (replaced) {
		leave_note(request, NOTE_WARN, NULL, "This course has changed since you opened that lesson. Go on from here.");
		redirect(request, "/learning/%lld", (long long)course);
		return OK;
	}
	go_on(request, course, lesson);
	return OK;
}
