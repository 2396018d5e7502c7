#include "web/pages/learning_course.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/code.h"
#include "domain/learn.h"
#include "queries.h"
#include "web/pages/carry.h"
#include "web/pages/leave.h"
#include "web/pages/outline.h"

/* ---------------------------------------------------------------- words */

void
learning_show_due(struct request *request, struct view *view, const char *due_on)
{
	struct arena *arena = request->ctx.arena;

	view_text(view, "due_words", due_on ? code_day_words(arena, due_on) : NULL);
	if (due_on)
		view_show(view, strcmp(due_on, zone_date(arena, request->ctx.now)) < 0 ? "due_over" : "due_still");
}

const char *
learning_left_words(struct arena *arena, int64_t minutes)
{
	long long hours = minutes / 60, rest = minutes % 60;

	if (minutes == 0)
		return NULL;
	if (hours == 0)
		return arena_text(arena, "About %lld %s left", rest, rest == 1 ? "minute" : "minutes");
	return rest ? arena_text(arena, "About %lld h %lld min left", hours, rest) : arena_text(arena, "About %lld h left", hours);
}

/* ---------------------------------------------------------------- the page */

static void
show_lessons(struct request *request, const struct rows *rows)
{
	struct view *body = request->body;
	struct outline outline = outline_read(request, path_id(request, "id"));
	bool begun = text_equal(row_text(rows, LEARNING_COURSE_STATE_IS), "begun");

	if (outline.count == 0)
		return;
	outline_show(body, &outline, 0);
	view_show(body, "has_lessons");
	view_text(body, "takes_words", outline_takes(request->ctx.arena, &outline));
	view_integer(body, "first_id", outline.lessons[0].id);
	outline_show_next(body, outline_next(&outline, NULL));
	view_text(body, "left_words", begun ? learning_left_words(request->ctx.arena, outline_minutes_left(&outline)) : NULL);
}

enum outcome
learning_course(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t course = path_id(request, "id");
	struct rows *rows = q_learning_course(ctx->db, ctx->account, course, ctx->now);
	int64_t member;

	if (!row_one(rows))
		return NOT_FOUND;
	member = row_integer(rows, LEARNING_COURSE_MEMBER_ID);
	page_show(request, "learning/course.tpl", row_text(rows, LEARNING_COURSE_TITLE));
	view_row(request->body, rows);
	if (row_is_null(rows, LEARNING_COURSE_COMPLETED_AT))
		learning_show_due(request, request->body, row_text(rows, LEARNING_COURSE_DUE_ON));
	show_lessons(request, rows);
	view_rows(request->body, "group", q_learning_course_groups(ctx->db, member, course));
	view_rows(request->body, "leader", q_learning_course_leaders(ctx->db, member, course));
	leave_show_archived(request, course);
	carry_show_on_course(request, course);
	return OK;
}

/* ---------------------------------------------------------------- what is done */

/* To the first lesson, or the one where they were. */
static void
go_in(struct request *request, int64_t course)
{
	struct outline outline = outline_read(request, course);
	const struct outline_lesson *next = outline_next(&outline, NULL);

	if (next)
		redirect(request, "/learning/%lld/%lld", (long long)course, (long long)next->id);
	else
		redirect(request, "/learning/%lld", (long long)course);
}

enum outcome
learning_start(struct request *request)
{
	int64_t course = path_id(request, "id");
	enum outcome outcome = learn_start(&request->ctx, course);

	if (outcome == OK)
		go_in(request, course);
	return outcome;
}

enum outcome
learning_again(struct request *request)
{
	int64_t course = path_id(request, "id");
	enum outcome outcome = learn_again(&request->ctx, course);

	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "You take this course again, from its beginning. Your certificate from before stays.");
		go_in(request, course);
	}
	return outcome;
}
