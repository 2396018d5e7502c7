#include "domain/course_offer.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/course.h"
#include "domain/course_version.h"
#include "domain/job.h"
#include "domain/lesson.h"
#include "domain/picture.h"
#include "queries.h"

#define TEXT_SCRATCH ((size_t)16 << 20)

/* ---------------------------------------------------------------- copies */

struct taking {
	int64_t from, course, lesson;
};

static void
take_text(struct ctx *ctx, void *argument)
{
	const struct taking *taking = argument;
	const char *body = rows_text(q_lesson_body(ctx->db, ctx->organisation, taking->lesson));

	q_lesson_set_body(ctx->db, ctx->organisation, taking->lesson, picture_text_copied(ctx, taking->from, taking->course, body));
}

/* Its lessons show the pictures of the course that they came from; they become those of this one. All texts at once could be more than
   the memory of a request. */
static void
take_pictures(struct ctx *ctx, int64_t from, int64_t course, int64_t version)
{
	struct rows *rows = q_lesson_with_pictures(ctx->db, ctx->organisation, version);
	int64_t *lessons = arena_array(ctx->arena, LESSONS_MOST, sizeof *lessons);
	size_t count = rows_integers(rows, lessons, LESSONS_MOST);

	picture_copy(ctx, from, course);
	for (size_t i = 0; i < count; i++)
		ctx_aside(ctx, TEXT_SCRATCH, take_text, &(struct taking){ from, course, lessons[i] });
}

/* The next version of a course is a copy of one of another course, and published. */
static void
take_version(struct ctx *ctx, int64_t course, int64_t from_course, int64_t from_version)
{
	int64_t version = rows_integer(q_course_version_add(ctx->db, ctx->organisation, course, from_version, ctx->now));

	if (!version)
		fault("course %lld has a draft where it should have none", (long long)course);
	course_version_copy(ctx, from_version, version);
	take_pictures(ctx, from_course, course, version);
	q_course_version_publish(ctx->db, ctx->organisation, version, 0, ctx->now);
	q_course_version_show(ctx->db, ctx->organisation, course, version, ctx->now);
}

bool
course_offer_follow(struct ctx *ctx, int64_t course)
{
	struct rows *rows = q_course_offer_stands(ctx->db, ctx->organisation, course);
	int64_t offered;

	if (!row_one(rows))
		return false;
	offered = row_integer(rows, COURSE_OFFER_STANDS_OFFERED_ID);
	if (!offered || row_integer(rows, COURSE_OFFER_STANDS_SOURCE_ID) == offered ||
		row_integer(rows, COURSE_OFFER_STANDS_HAS_DRAFT))
		return false;
	/* A version that is no copy was written here. */
	if (row_integer(rows, COURSE_OFFER_STANDS_VERSION_ID) && !row_integer(rows, COURSE_OFFER_STANDS_SOURCE_ID))
		return false;
	take_version(ctx, course, row_integer(rows, COURSE_OFFER_STANDS_OFFERED_COURSE_ID), offered);
	activity_add(ctx, "course.renewed", row_text(rows, COURSE_OFFER_STANDS_TITLE), NULL);
	return true;
}

/* ---------------------------------------------------------------- given */

int64_t
course_of_offer(struct ctx *ctx, int64_t offer)
{
	int64_t course = rows_integer(q_course_of_offer(ctx->db, ctx->organisation, offer));
	struct rows *rows;
	const char *title;

	if (course) {
		course_restore(ctx, course);
		return course;
	}
	rows = q_course_offered(ctx->db, offer);
	if (!row_one(rows))
		fault("an order names the offer %lld, which is not there", (long long)offer);
	title = row_text(rows, COURSE_OFFERED_TITLE);
	for (int i = 2; !course; i++) {
		course =
			rows_integer(q_course_add_offered(ctx->db, ctx->organisation, offer, title, text_fold(ctx->arena, title), ctx->now));
		if (!course)
			title = arena_text(ctx->arena, "%s (%d)", row_text(rows, COURSE_OFFERED_TITLE), i);
	}
	if (row_integer(rows, COURSE_OFFERED_VERSION_ID))
		take_version(ctx, course, row_integer(rows, COURSE_OFFERED_SOURCE_ID), row_integer(rows, COURSE_OFFERED_VERSION_ID));
	activity_add(ctx, "course.created", title, NULL);
	return course;
}

enum outcome
course_offer_give(struct ctx *ctx, int64_t offer)
{
	struct rows *rows = q_offer_get(ctx->db, offer);

	if (!row_one(rows))
		return NOT_FOUND;
	course_of_offer(ctx, offer);
	activity_add(ctx, "course.given", row_text(rows, OFFER_GET_TITLE), NULL);
	return OK;
}

/* ---------------------------------------------------------------- the original */

bool
course_offer_may_bring(struct ctx *ctx, int64_t course, int64_t before)
{
	return rows_integer(q_course_offer_source(ctx->db, ctx->organisation, course, before)) != 0;
}

void
course_offer_published(struct ctx *ctx, int64_t course)
{
	struct rows *rows = q_course_offers_of(ctx->db, course);
	struct ctx site = ctx_within(ctx, 0, 0);

	while (row_next(rows))
		job_add(&site, "offer_update", arena_text(ctx->arena, "New version of %s", row_text(rows, COURSE_OFFERS_OF_TITLE)),
			arena_text(ctx->arena, "{\"offer\":%lld}", (long long)row_integer(rows, COURSE_OFFERS_OF_ID)), 0);
}
