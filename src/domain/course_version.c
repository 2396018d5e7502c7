#include "domain/course_version.h"

#include "base/fault.h"
#include "domain/activity.h"
#include "queries.h"

bool
course_versions_find(struct ctx *ctx, int64_t course, struct course_versions *versions)
{
	struct rows *rows = q_course_version_stands(ctx->db, ctx->organisation, course);

	if (!row_one(rows))
		return false;
	*versions = (struct course_versions){
		.published = row_integer(rows, COURSE_VERSION_STANDS_PUBLISHED_ID),
		.draft = row_integer(rows, COURSE_VERSION_STANDS_DRAFT_ID),
		.published_at = row_integer(rows, COURSE_VERSION_STANDS_PUBLISHED_AT),
		.title = row_text(rows, COURSE_VERSION_STANDS_TITLE),
	};
	return true;
}

void
course_version_copy(struct ctx *ctx, int64_t from, int64_t to)
{
	q_course_version_copy_lessons(ctx->db, ctx->organisation, from, to);
	q_course_version_copy_questions(ctx->db, ctx->organisation, from, to);
	q_course_version_copy_choices(ctx->db, ctx->organisation, from, to);
	course_draft_changed(ctx, to);
}

int64_t
course_draft(struct ctx *ctx, int64_t course)
{
	struct course_versions versions;
	int64_t draft;

	if (!course_versions_find(ctx, course, &versions))
		return 0;
	if (versions.draft)
		return versions.draft;
	draft = rows_integer(q_course_version_add(ctx->db, ctx->organisation, course, 0, ctx->now));
	if (!draft)
		fault("course %lld got no draft", (long long)course);
	if (versions.published)
		course_version_copy(ctx, versions.published, draft);
	return draft;
}

void
course_draft_changed(struct ctx *ctx, int64_t draft)
{
	q_course_version_changed(ctx->db, ctx->organisation, draft, ctx->now);
}

void
course_version_drop(struct ctx *ctx, int64_t version)
{
	q_course_version_drop_choices(ctx->db, ctx->organisation, version);
	q_course_version_drop_questions(ctx->db, ctx->organisation, version);
	q_course_version_drop_lessons(ctx->db, ctx->organisation, version);
	q_course_version_drop(ctx->db, ctx->organisation, version);
}

enum outcome
course_discard_draft(struct ctx *ctx, int64_t course)
{
	struct course_versions versions;

	if (!course_versions_find(ctx, course, &versions))
		return NOT_FOUND;
	if (!versions.draft)
		return OK;
	course_version_drop(ctx, versions.draft);
	activity_add(ctx, "course.draft_discarded", versions.title, NULL);
	return OK;
}
