#include "domain/progress.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/certificate.h"
#include "domain/report_line.h"
#include "domain/rule.h"
#include "queries.h"

bool
progress_record(struct ctx *ctx, const struct progress_event *event)
{
	if (!rows_integer(q_progress_begun(ctx->db, ctx->organisation, event->member, event->course)))
		q_progress_ensure(ctx->db, ctx->organisation, event->member, event->course, ctx->now);
	return q_progress_event_add(ctx->db, ctx->organisation, event->member, event->course, event->kind, event->source, event->ref,
			   event->lesson, event->progress, event->score, event->seconds, event->at ? event->at : ctx->now, ctx->now,
			   ctx->account) == 1;
}

/* What an enrolment says of its events. score -1: none; a time of 0: none. */
struct roll_up {
	const char *status;
	int64_t progress, lessons_done, score, seconds, started_at, last_at, completed_at;
};

static struct roll_up
read_roll_up(const struct rows *rows)
{
	return (struct roll_up){
		.status = row_text(rows, PROGRESS_STANDS_STATUS),
		.progress = row_integer(rows, PROGRESS_STANDS_PROGRESS),
		.lessons_done = row_integer(rows, PROGRESS_STANDS_LESSONS_DONE),
		.score = row_is_null(rows, PROGRESS_STANDS_SCORE) ? -1 : row_integer(rows, PROGRESS_STANDS_SCORE),
		.seconds = row_integer(rows, PROGRESS_STANDS_SECONDS),
		.started_at = row_integer(rows, PROGRESS_STANDS_STARTED_AT),
		.last_at = row_integer(rows, PROGRESS_STANDS_LAST_AT),
		.completed_at = row_integer(rows, PROGRESS_STANDS_COMPLETED_AT),
	};
}

/* Every lesson that it takes is done, and nothing says yet that it is completed: now something does. */
static void
complete_by_lessons(struct ctx *ctx, int64_t member, int64_t course, int64_t due, struct roll_up *now)
{
	struct progress_event event = { .member = member,
		.course = course,
		.kind = "completed",
		.source = "rule",
		.ref = "lessons",
		.progress = -1,
		.score = -1,
		.at = now->last_at };

	if (due == 0 || now->lessons_done < due || now->completed_at || !progress_record(ctx, &event))
		return;
	now->status = "completed";
	now->progress = 100;
	now->completed_at = now->last_at;
}

/* Indexes hold the status: where it stays, they are not written. */
static void
write_roll_up(struct ctx *ctx, int64_t member, int64_t course, const struct roll_up *now, bool moved)
{
	if (moved)
		q_progress_roll_up(ctx->db, ctx->organisation, member, course, now->status, now->progress, now->lessons_done, now->score,
			now->seconds, now->started_at, now->last_at, now->completed_at);
	else
		q_progress_roll_on(ctx->db, ctx->organisation, member, course, now->progress, now->lessons_done, now->score, now->seconds,
			now->started_at, now->last_at, now->completed_at);
}

void
progress_fold(struct ctx *ctx, int64_t member, int64_t course)
{
	struct rows *rows = q_progress_stands(ctx->db, ctx->organisation, member, course);
	struct roll_up now;
	int64_t was_at;
	bool moved;

	if (!row_one(rows))
		fault("member %lld has no enrolment in course %lld", (long long)member, (long long)course);
	was_at = row_integer(rows, PROGRESS_STANDS_WAS_COMPLETED_AT);
	now = read_roll_up(rows);
	complete_by_lessons(ctx, member, course, row_integer(rows, PROGRESS_STANDS_LESSONS_DUE), &now);
	moved = !text_equal(now.status, row_text(rows, PROGRESS_STANDS_WAS_STATUS));
	write_roll_up(ctx, member, course, &now, moved);
	report_lines_follow(ctx, member, course, was_at, now.completed_at);
	if (now.completed_at && !was_at)
		certificate_issue(ctx, member, course);
	if (moved)
		rule_touch(ctx, member, RULE_COURSE, course);
}

bool
progress_add(struct ctx *ctx, const struct progress_event *event)
{
	if (!progress_record(ctx, event))
		return false;
	progress_fold(ctx, event->member, event->course);
	return true;
}

static bool
record_start(struct ctx *ctx, int64_t member, int64_t course)
{
	struct progress_event event = {
		.member = member, .course = course, .kind = "started", .source = "lesson", .ref = "started", .progress = -1, .score = -1
	};

	return progress_record(ctx, &event);
}

void
progress_begin(struct ctx *ctx, int64_t member, int64_t course)
{
	if (record_start(ctx, member, course))
		progress_fold(ctx, member, course);
}

bool
progress_again(struct ctx *ctx, int64_t member, int64_t course)
{
	if (q_progress_next_round(ctx->db, ctx->organisation, member, course) != 1)
		return false;
	record_start(ctx, member, course);
	progress_fold(ctx, member, course);
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
		int64_t member = row_integer(rows, PROGRESS_OF_REF_MEMBER_ID), course = row_integer(rows, PROGRESS_OF_REF_COURSE_ID);

		q_progress_void(ctx->db, ctx->organisation, row_integer(rows, PROGRESS_OF_REF_ID), ctx->now);
		progress_fold(ctx, member, course);
		certificate_withdraw(ctx, member, course);
	}
	return count;
}
