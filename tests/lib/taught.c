#include "lib/taught.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domain/course.h"

void
taught_anew(struct ctx *ctx, int64_t course, int lessons)
{
	int64_t version;

	version = look_number(ctx,
		"INSERT INTO course_versions (organisation_id, course_id, number, status, required, created_at, changed_at, published_at)"
		" SELECT %lld, %lld, 1 + count(*), 'published', %d, %lld, %lld, %lld FROM course_versions WHERE course_id = %lld"
		" RETURNING id",
		(long long)ctx->organisation, (long long)course, lessons, (long long)ctx->now, (long long)ctx->now, (long long)ctx->now,
		(long long)course);
	for (int i = 1; i <= lessons; i++)
		look_run(ctx,
			"INSERT INTO lessons (organisation_id, version_id, position, kind, title, body, minutes)"
			" VALUES (%lld, %lld, %d, 'text', 'Lesson %d', 'Words.', 5)",
			(long long)ctx->organisation, (long long)version, i, i);
	look_run(ctx, "UPDATE courses SET version_id = %lld WHERE id = %lld", (long long)version, (long long)course);
}

int64_t
taught_course(struct ctx *ctx, const char *title, int lessons)
{
	struct course_form form = { .title = title, .description = "", .minutes = "" };
	int64_t course;

	assert_int_equal(course_create(ctx, &form, &course), OK);
	look_run(ctx, "UPDATE courses SET published_at = %lld WHERE id = %lld", (long long)ctx->now, (long long)course);
	if (lessons > 0)
		taught_anew(ctx, course, lessons);
	return course;
}

int64_t
taught_lesson(struct ctx *ctx, int64_t course, int position)
{
	return look_number(ctx,
		"SELECT l.id FROM courses c JOIN lessons l ON l.version_id = c.version_id WHERE c.id = %lld AND l.position = %d",
		(long long)course, position);
}
