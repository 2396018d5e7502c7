/* A draft becomes what learners see. */
#include "domain/activity.h"
#include "domain/course_offer.h"
#include "domain/course_version.h"
#include "queries.h"

/* Whoever comes to a quiz that cannot be passed would be stuck in it. */
static void
check_quizzes(struct ctx *ctx, int64_t draft)
{
	struct rows *rows = q_course_version_faults(ctx->db, ctx->organisation, draft);

	while (row_next(rows)) {
		const char *field = arena_text(ctx->arena, "lesson%lld", (long long)row_integer(rows, COURSE_VERSION_FAULTS_ID));
		const char *title = row_text(rows, COURSE_VERSION_FAULTS_TITLE);

		if (row_integer(rows, COURSE_VERSION_FAULTS_IS_EMPTY))
			problem(ctx, field, "The quiz \"%s\" has no question. Add one, or delete the quiz.", title);
		else
			problem(ctx, field, "Question %lld of the quiz \"%s\" has no right answer. Tick one among two or more.",
				(long long)row_integer(rows, COURSE_VERSION_FAULTS_QUESTION), title);
	}
}

/* How many lessons the draft has. */
static int64_t
check_draft(struct ctx *ctx, int64_t draft)
{
	struct rows *rows = q_course_version_lessons(ctx->db, draft);
	int64_t lessons;

	row_one(rows);
	lessons = row_integer(rows, COURSE_VERSION_LESSONS_LESSONS);
	if (lessons && !row_integer(rows, COURSE_VERSION_LESSONS_REQUIRED))
		problem(ctx, "lessons", "No lesson is required, so nobody could complete the course. Make at least one required.");
	check_quizzes(ctx, draft);
	return lessons;
}

enum outcome
course_publish(struct ctx *ctx, int64_t course)
{
	struct course_versions versions;
	int64_t lessons;

	if (!course_versions_find(ctx, course, &versions))
		return NOT_FOUND;
	if (!versions.draft) {
		if (versions.published_at)
			return OK; /* somebody else did it a moment ago */
		q_course_version_show(ctx->db, ctx->organisation, course, 0, ctx->now);
		activity_add(ctx, "course.published", versions.title, NULL);
		return OK;
	}
	lessons = check_draft(ctx, versions.draft);
	if (ctx->problems)
		return INVALID;
	if (lessons)
		q_course_version_publish(ctx->db, ctx->organisation, versions.draft, ctx->account, ctx->now);
	else
		course_version_drop(ctx, versions.draft);
	q_course_version_show(ctx->db, ctx->organisation, course, lessons ? versions.draft : 0, ctx->now);
	if (lessons)
		course_offer_published(ctx, course);
	activity_add(ctx, "course.published", versions.title, NULL);
	return OK;
}
