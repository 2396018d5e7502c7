#include "domain/learn.h"

#include "base/text.h"
#include "domain/progress.h"
#include "queries.h"

/* As the course's organisation: what records progress goes by it. */
static struct ctx
within_course(const struct ctx *ctx, const struct rows *course)
{
	return ctx_as_member(
		ctx, row_integer(course, LEARNING_COURSE_ORGANISATION_ID), row_integer(course, LEARNING_COURSE_MEMBER_ID));
}

enum outcome
learn_start(struct ctx *ctx, int64_t course)
{
	struct rows *rows = q_learning_course(ctx->db, ctx->account, course, ctx->now);
	struct ctx inside;

	if (!row_one(rows))
		return NOT_FOUND;
	if (text_equal(row_text(rows, LEARNING_COURSE_LESSONS_IS), "no"))
		return problem(ctx, "", "This course has no lessons here. Its progress comes from another system.");
	inside = within_course(ctx, rows);
	progress_begin(&inside, inside.member, course);
	return OK;
}

enum outcome
learn_again(struct ctx *ctx, int64_t course)
{
	struct rows *rows = q_learning_course(ctx->db, ctx->account, course, ctx->now);
	struct ctx inside;

	if (!row_one(rows))
		return NOT_FOUND;
	inside = within_course(ctx, rows);
	if (!text_equal(row_text(rows, LEARNING_COURSE_AGAIN_IS), "yes") || !progress_again(&inside, inside.member, course))
		return problem(ctx, "", "You can take a course again from 60 days before its certificate expires.");
	return OK;
}

enum outcome
learn_lesson(struct ctx *ctx, int64_t course, int64_t lesson, int64_t seconds, bool *replaced)
{
	struct rows *rows = q_learning_lesson_open(ctx->db, ctx->account, course, lesson);
	struct progress_event event = {
		.course = course, .kind = "lesson", .source = "lesson", .lesson = lesson, .progress = -1, .score = -1
	};
	struct ctx inside;

	*replaced = false;
	if (!row_one(rows)) {
		*replaced = rows_integer(q_learning_lesson_elsewhere(ctx->db, ctx->account, course, lesson)) != 0;
		return *replaced ? OK : NOT_FOUND;
	}
	if (text_equal(row_text(rows, LEARNING_LESSON_OPEN_KIND_IS), "quiz"))
		return problem(ctx, "", "A quiz is complete once you have passed it. Answer its questions.");
	inside = ctx_as_member(
		ctx, row_integer(rows, LEARNING_LESSON_OPEN_ORGANISATION_ID), row_integer(rows, LEARNING_LESSON_OPEN_MEMBER_ID));
	event.member = inside.member;
	event.ref = arena_text(ctx->arena, "lesson:%lld", (long long)lesson);
	event.seconds = seconds < 0 ? 0 : seconds > LEARN_SECONDS_MOST ? LEARN_SECONDS_MOST : seconds;
	progress_add(&inside, &event);
	return OK;
}
