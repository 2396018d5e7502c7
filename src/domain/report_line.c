#include "domain/report_line.h"

#include <string.h>

#include "queries.h"

#define QUARTER 900 /* seconds */

/* ---------------------------------------------------------------- totals */

/* A line as the totals count it. */
struct counted {
	int64_t group, course;
	const char *status;
	int64_t score, seconds, completed_at; /* score -1: none; completed_at 0: not completed */
};

static void
count_completion(struct ctx *ctx, const struct counted *line, int people)
{
	int64_t quarter = line->completed_at / QUARTER;

	if (line->completed_at &&
		q_report_completion_add(ctx->db, ctx->organisation, line->group, line->course, quarter, people) == 0)
		q_report_completion_start(ctx->db, ctx->organisation, line->group, line->course, quarter, people);
}

/* people: 1 or -1 */
static void
count(struct ctx *ctx, const struct counted *line, int people)
{
	bool completed = strcmp(line->status, "completed") == 0;
	int64_t scored = line->score >= 0 ? people : 0;
	int tries = 0;

	while (q_report_total_add(ctx->db, ctx->organisation, line->group, line->course, people,
			   strcmp(line->status, "in progress") == 0 ? people : 0, completed ? people : 0, scored,
			   scored ? people * line->score : 0, completed ? people * line->seconds : 0) == 0 &&
		tries++ == 0)
		q_report_total_start(ctx->db, ctx->organisation, line->group, line->course);
	count_completion(ctx, line, people);
}

static void
count_organisation(struct ctx *ctx, int64_t completed_at, int people)
{
	if (q_organisation_completion_add(ctx->db, ctx->organisation, completed_at / QUARTER, people) == 0)
		q_organisation_completion_start(ctx->db, ctx->organisation, completed_at / QUARTER, people);
}

/* ---------------------------------------------------------------- lines */

static void
drop(struct ctx *ctx, struct rows *rows, int64_t membership)
{
	while (row_next(rows)) {
		struct counted line = { .group = row_integer(rows, REPORT_LINES_OF_GROUP_ID),
			.course = row_integer(rows, REPORT_LINES_OF_COURSE_ID),
			.status = row_text(rows, REPORT_LINES_OF_STATUS),
			.score = row_is_null(rows, REPORT_LINES_OF_SCORE) ? -1 : row_integer(rows, REPORT_LINES_OF_SCORE),
			.seconds = row_integer(rows, REPORT_LINES_OF_SECONDS),
			.completed_at = row_integer(rows, REPORT_LINES_OF_COMPLETED_AT) };

		q_report_line_drop(ctx->db, line.group, line.course, membership);
		count(ctx, &line, -1);
	}
}

/* course 0: all of the group's. */
static void
put(struct ctx *ctx, int64_t membership, int64_t course)
{
	struct rows *rows = q_report_line_courses(ctx->db, ctx->organisation, ctx->group, membership);

	while (row_next(rows)) {
		struct counted line = { .group = ctx->group,
			.course = row_integer(rows, REPORT_LINE_COURSES_COURSE_ID),
			.status = row_text(rows, REPORT_LINE_COURSES_STATUS),
			.score = row_is_null(rows, REPORT_LINE_COURSES_SCORE) ? -1 : row_integer(rows, REPORT_LINE_COURSES_SCORE),
			.seconds = row_integer(rows, REPORT_LINE_COURSES_SECONDS),
			.completed_at = row_integer(rows, REPORT_LINE_COURSES_COMPLETED_AT) };

		if (course && line.course != course)
			continue;
		q_report_line_add(ctx->db, ctx->organisation, line.group, line.course, membership,
			row_integer(rows, REPORT_LINE_COURSES_MEMBER_ID), row_text(rows, REPORT_LINE_COURSES_SORT_KEY), line.status,
			row_integer(rows, REPORT_LINE_COURSES_PROGRESS), line.score, line.seconds,
			row_integer(rows, REPORT_LINE_COURSES_LAST_AT), line.completed_at);
		count(ctx, &line, 1);
	}
}

void
report_lines_join(struct ctx *ctx, int64_t membership, bool new_member)
{
	(void)new_member;
	put(ctx, membership, 0);
}

void
report_lines_leave(struct ctx *ctx, int64_t membership)
{
	drop(ctx, q_report_lines_of(ctx->db, membership), membership);
}

void
report_lines_renew(struct ctx *ctx, int64_t membership)
{
	report_lines_leave(ctx, membership);
	put(ctx, membership, 0);
	q_membership_count_courses(ctx->db, ctx->organisation, membership);
}

void
report_lines_rename(struct ctx *ctx, int64_t membership, const char *sort_key)
{
	struct rows *rows = q_report_lines_of(ctx->db, membership);

	while (row_next(rows))
		q_report_line_rename(ctx->db, row_integer(rows, REPORT_LINES_OF_GROUP_ID), row_integer(rows, REPORT_LINES_OF_COURSE_ID),
			membership, sort_key);
}

void
report_lines_follow(struct ctx *ctx, int64_t member, int64_t course, int64_t was_completed_at)
{
	struct rows *rows = q_report_enrolment(ctx->db, ctx->organisation, member, course);
	struct ctx inside = *ctx;

	if (row_one(rows)) {
		int64_t completed_at = row_integer(rows, REPORT_ENROLMENT_COMPLETED_AT);

		if (was_completed_at && was_completed_at != completed_at)
			count_organisation(ctx, was_completed_at, -1);
		if (completed_at && was_completed_at != completed_at)
			count_organisation(ctx, completed_at, 1);
	}
	rows = q_report_line_places(ctx->db, ctx->organisation, member, course);
	while (row_next(rows)) {
		int64_t membership = row_integer(rows, REPORT_LINE_PLACES_ID);

		inside.group = row_integer(rows, REPORT_LINE_PLACES_GROUP_ID);
		drop(&inside, q_report_line_of(ctx->db, membership, course), membership);
		put(&inside, membership, course);
		q_membership_count_courses(ctx->db, ctx->organisation, membership);
	}
}

static void
count_member(struct ctx *ctx, int64_t member, int people)
{
	struct rows *rows = q_report_completed_courses(ctx->db, ctx->organisation, member);

	while (row_next(rows))
		count_organisation(ctx, row_integer(rows, REPORT_COMPLETED_COURSES_COMPLETED_AT), people);
}

void
report_member_leaves(struct ctx *ctx, int64_t member)
{
	count_member(ctx, member, -1);
}

void
report_member_returns(struct ctx *ctx, int64_t member)
{
	count_member(ctx, member, 1);
}
