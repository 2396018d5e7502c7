#include "domain/progress.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/certificate.h"
#include "domain/report_line.h"
#include "queries.h"

bool
progress_record(struct ctx *ctx, const struct progress_event *event)
{
	q_progress_ensure(ctx->db, ctx->organisation, event->member, event->course, ctx->now);
	return q_progress_event_add(ctx->db, ctx->organisation, event->member, event->course, event->kind, event->source, event->ref,
			   event->lesson, event->progress, event->score, event->seconds, event->at ? event->at : ctx->now, ctx->now,
			   ctx->account) == 1;
}

/* Every lesson that it takes is done, and nothing says yet that it is completed. */
static bool
has_just_done_all(const struct rows *rows)
{
	int64_t due = row_integer(rows, PROGRESS_STANDS_LESSONS_DUE);

	return due > 0 && row_integer(rows, PROGRESS_STANDS_LESSONS_DONE) >= due && row_is_null(rows, PROGRESS_STANDS_COMPLETED_AT);
}

static void
complete(struct ctx *ctx, int64_t member, int64_t course, int64_t at)
{
	struct progress_event event = { .member = member,
		.course = course,
		.kind = "completed",
		.source = "rule",
		.ref = "lessons",
		.progress = -1,
		.score = -1,
		.at = at };

	progress_record(ctx, &event);
}

void
progress_fold(struct ctx *ctx, int64_t member, int64_t course)
{
	struct rows *rows = q_progress_stands(ctx->db, ctx->organisation, member, course);
	bool was, is;
	int64_t was_at;

	if (!row_one(rows))
		fault("member %lld has no enrolment in course %lld", (long long)member, (long long)course);
	was = text_equal(row_text(rows, PROGRESS_STANDS_WAS), "completed");
	was_at = row_integer(rows, PROGRESS_STANDS_WAS_COMPLETED_AT);
	is = text_equal(row_text(rows, PROGRESS_STANDS_STATUS), "completed");
	if (has_just_done_all(rows)) {
		complete(ctx, member, course, row_integer(rows, PROGRESS_STANDS_LAST_AT));
		is = true;
	}
	q_progress_roll_up(ctx->db, ctx->organisation, member, course);
	report_lines_follow(ctx, member, course, was ? was_at : 0);
	if (is && !was)
		certificate_issue(ctx, member, course);
	if (was && !is)
		certificate_withdraw(ctx, member, course);
}

bool
progress_add(struct ctx *ctx, const struct progress_event *event)
{
	if (!progress_record(ctx, event))
		return false;
	progress_fold(ctx, event->member, event->course);
	return true;
}

void
progress_begin(struct ctx *ctx, int64_t member, int64_t course)
{
	struct progress_event event = {
		.member = member, .course = course, .kind = "started", .source = "lesson", .ref = "started", .progress = -1, .score = -1
	};

	progress_add(ctx, &event);
}

bool
progress_again(struct ctx *ctx, int64_t member, int64_t course)
{
	struct rows *rows = q_progress_stands(ctx->db, ctx->organisation, member, course);
	int64_t was_at;

	if (!row_one(rows) || q_progress_next_round(ctx->db, ctx->organisation, member, course) != 1)
		return false;
	was_at = row_integer(rows, PROGRESS_STANDS_WAS_COMPLETED_AT);
	/* The certificate of the round before stays: only the roll-up begins anew. */
	q_progress_roll_up(ctx->db, ctx->organisation, member, course);
	report_lines_follow(ctx, member, course, was_at);
	progress_begin(ctx, member, course);
	return true;
}

bool
progress_assign(struct ctx *ctx, int64_t member, int64_t course)
{
	q_progress_ensure(ctx->db, ctx->organisation, member, course, ctx->now);
	return q_progress_set_extra(ctx->db, ctx->organisation, member, course, ctx->now, ctx->account) == 1;
}

bool
progress_unassign(struct ctx *ctx, int64_t member, int64_t course)
{
	return q_progress_unset_extra(ctx->db, ctx->organisation, member, course) == 1;
}

int
progress_take_back(struct ctx *ctx, const char *ref)
{
	struct rows *rows = q_progress_of_ref(ctx->db, ctx->organisation, ref);
	int count = 0;

	for (; row_next(rows); count++) {
		q_progress_void(ctx->db, ctx->organisation, row_integer(rows, PROGRESS_OF_REF_ID), ctx->now);
		progress_fold(ctx, row_integer(rows, PROGRESS_OF_REF_MEMBER_ID), row_integer(rows, PROGRESS_OF_REF_COURSE_ID));
	}
	return count;
}
