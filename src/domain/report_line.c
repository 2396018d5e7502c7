#include "domain/report_line.h"

#include <string.h>

#include "domain/bulk.h"
#include "domain/job.h"
#include "queries.h"

/* ---------------------------------------------------------------- a line */

static const char *const statuses[] = { "not started", "in progress", "completed" };
enum status { NO_LINE = -1, NOT_STARTED, IN_PROGRESS, COMPLETED };

/* How somebody stands in a course. */
struct standing {
	enum status status;
	int64_t progress, score, seconds, last_at, completed_at; /* score -1: none; 0 of a time: none */
};

static const struct standing nothing = { .status = NO_LINE, .score = -1 };

struct line {
	struct line *next;
	int64_t group, course, membership, member;
	const char *sort_key;
	struct standing was, is; /* nothing: it is not there, or is to go */
};

static enum status
status_of(const char *words)
{
	if (!words)
		return NO_LINE;
	for (int i = NOT_STARTED; i < COMPLETED; i++)
		if (strcmp(words, statuses[i]) == 0)
			return (enum status)i;
	return COMPLETED;
}

/* Six columns from this one on. */
static struct standing
read_standing(const struct rows *rows, int column)
{
	return (struct standing){
		.status = status_of(row_text(rows, column)),
		.progress = row_integer(rows, column + 1),
		.score = row_is_null(rows, column + 2) ? -1 : row_integer(rows, column + 2),
		.seconds = row_integer(rows, column + 3),
		.last_at = row_integer(rows, column + 4),
		.completed_at = row_integer(rows, column + 5),
	};
}

/* Both queries that come here have the same columns. Read to the end first: what is written then is what was read. */
static struct line *
read_places(struct ctx *ctx, struct rows *rows)
{
	struct line *first = NULL;

	while (row_next(rows)) {
		struct line *line = arena_alloc(ctx->arena, sizeof *line);

		*line = (struct line){
			.next = first,
			.group = row_integer(rows, REPORT_LINE_PLACES_GROUP_ID),
			.course = row_integer(rows, REPORT_LINE_PLACES_COURSE_ID),
			.membership = row_integer(rows, REPORT_LINE_PLACES_MEMBERSHIP_ID),
			.member = row_integer(rows, REPORT_LINE_PLACES_MEMBER_ID),
			.sort_key = row_text(rows, REPORT_LINE_PLACES_SORT_KEY),
			.is = read_standing(rows, REPORT_LINE_PLACES_STATUS),
			.was = read_standing(rows, REPORT_LINE_PLACES_WAS_STATUS),
		};
		first = line;
	}
	return first;
}

static struct line *
read_extra(struct ctx *ctx, int64_t membership)
{
	struct rows *rows = q_report_line_extra(ctx->db, ctx->organisation, membership);
	struct line *first = NULL;

	while (row_next(rows)) {
		struct line *line = arena_alloc(ctx->arena, sizeof *line);

		*line = (struct line){
			.next = first,
			.group = row_integer(rows, REPORT_LINE_EXTRA_GROUP_ID),
			.course = row_integer(rows, REPORT_LINE_EXTRA_COURSE_ID),
			.membership = membership,
			.is = nothing,
			.was = read_standing(rows, REPORT_LINE_EXTRA_WAS_STATUS),
		};
		first = line;
	}
	return first;
}

/* ---------------------------------------------------------------- totals */

/* What a line adds to the totals of its course. */
struct share {
	int64_t learners, in_progress, completed, scored, score_sum, completed_seconds;
};

static struct share
share_of(const struct standing *standing)
{
	bool completed = standing->status == COMPLETED;

	if (standing->status == NO_LINE)
		return (struct share){ 0 };
	return (struct share){
		.learners = 1,
		.in_progress = standing->status == IN_PROGRESS,
		.completed = completed,
		.scored = standing->score >= 0,
		.score_sum = standing->score >= 0 ? standing->score : 0,
		.completed_seconds = completed ? standing->seconds : 0,
	};
}

static struct share
difference(struct share was, struct share is)
{
	return (struct share){
		.learners = is.learners - was.learners,
		.in_progress = is.in_progress - was.in_progress,
		.completed = is.completed - was.completed,
		.scored = is.scored - was.scored,
		.score_sum = is.score_sum - was.score_sum,
		.completed_seconds = is.completed_seconds - was.completed_seconds,
	};
}

static void
add_share(struct ctx *ctx, int64_t group, int64_t course, const struct share *more)
{
	int tries = 0;

	while (q_report_total_add(ctx->db, ctx->organisation, group, course, more->learners, more->in_progress, more->completed,
			   more->scored, more->score_sum, more->completed_seconds) == 0 &&
		tries++ == 0)
		q_report_total_start(ctx->db, ctx->organisation, group, course);
}

static void
count(struct ctx *ctx, const struct line *line)
{
	static const struct share none = { 0 };
	struct share more = difference(share_of(&line->was), share_of(&line->is));

	if (memcmp(&more, &none, sizeof more) != 0)
		add_share(ctx, line->group, line->course, &more);
}

static void
count_completion(struct ctx *ctx, const struct line *line, int64_t completed_at, int people)
{
	int64_t quarter = completed_at / QUARTER;

	if (completed_at && q_report_completion_add(ctx->db, ctx->organisation, line->group, line->course, quarter, people) == 0)
		q_report_completion_start(ctx->db, ctx->organisation, line->group, line->course, quarter, people);
}

static void
count_organisation(struct ctx *ctx, int64_t completed_at, int people)
{
	if (q_organisation_completion_add(ctx->db, ctx->organisation, completed_at / QUARTER, people) == 0)
		q_organisation_completion_start(ctx->db, ctx->organisation, completed_at / QUARTER, people);
}

/* ---------------------------------------------------------------- writing */

static bool
same(const struct standing *a, const struct standing *b)
{
	return a->status == b->status && a->progress == b->progress && a->score == b->score && a->seconds == b->seconds &&
		a->last_at == b->last_at && a->completed_at == b->completed_at;
}

/* Indexes hold the status and when it was completed: where both stay, those are not written. */
static void
put(struct ctx *ctx, const struct line *line)
{
	const struct standing *was = &line->was, *is = &line->is;

	if (is->status == NO_LINE)
		q_report_line_drop(ctx->db, line->group, line->course, line->membership);
	else if (was->status == NO_LINE)
		q_report_line_add(ctx->db, ctx->organisation, line->group, line->course, line->membership, line->member, line->sort_key,
			statuses[is->status], is->progress, is->score, is->seconds, is->last_at, is->completed_at);
	else if (was->status == is->status && was->completed_at == is->completed_at)
		q_report_line_move(
			ctx->db, line->group, line->course, line->membership, is->progress, is->score, is->seconds, is->last_at);
	else
		q_report_line_set(ctx->db, line->group, line->course, line->membership, statuses[is->status], is->progress, is->score,
			is->seconds, is->last_at, is->completed_at);
}

static void
write_lines(struct ctx *ctx, const struct line *line)
{
	for (; line; line = line->next) {
		if (same(&line->was, &line->is))
			continue;
		put(ctx, line);
		count(ctx, line);
		if (line->was.completed_at != line->is.completed_at) {
			count_completion(ctx, line, line->was.completed_at, -1);
			count_completion(ctx, line, line->is.completed_at, 1);
		}
	}
}

/* ---------------------------------------------------------------- who learns where */

void
report_lines_renew(struct ctx *ctx, int64_t membership)
{
	write_lines(ctx, read_extra(ctx, membership));
	write_lines(ctx, read_places(ctx, q_report_line_places(ctx->db, ctx->organisation, membership)));
	q_membership_count_courses(ctx->db, ctx->organisation, membership);
}

void
report_lines_begin(struct ctx *ctx, int64_t membership, int64_t member, const char *sort_key)
{
	if (ctx->bulk) {
		bulk_add(ctx->bulk, BULK_REPORT_LINES, &(struct given){ { membership, ctx->group, member }, { sort_key } });
		return;
	}
	q_report_line_begin(ctx->db, ctx->organisation, ctx->group, membership, member, sort_key);
	report_totals_begin(ctx, 1);
}

void
report_totals_begin(struct ctx *ctx, int people)
{
	q_report_total_begin(ctx->db, ctx->organisation, ctx->group, people);
}

void
report_lines_rename(struct ctx *ctx, int64_t membership, const char *sort_key)
{
	q_report_line_rename(ctx->db, membership, sort_key);
}

/* ---------------------------------------------------------------- progress */

/* An archived member's completions do not count. */
static void
follow_completion(struct ctx *ctx, int64_t member, int64_t was_completed_at, int64_t completed_at)
{
	if (was_completed_at == completed_at || !rows_integer(q_report_counts(ctx->db, ctx->organisation, member)))
		return;
	if (was_completed_at)
		count_organisation(ctx, was_completed_at, -1);
	if (completed_at)
		count_organisation(ctx, completed_at, 1);
}

void
report_lines_follow(struct ctx *ctx, int64_t member, int64_t course, int64_t was_completed_at, int64_t completed_at)
{
	struct line *lines;

	follow_completion(ctx, member, was_completed_at, completed_at);
	lines = read_places(ctx, q_report_line_places_of_member(ctx->db, ctx->organisation, member, course));
	write_lines(ctx, lines);
	for (; lines; lines = lines->next) {
		q_progress_touch(ctx->db, ctx->organisation, lines->membership, lines->is.last_at);
		if ((lines->was.status == COMPLETED) != (lines->is.status == COMPLETED))
			q_membership_count_courses(ctx->db, ctx->organisation, lines->membership);
	}
}

/* ---------------------------------------------------------------- courses */

int64_t
report_people_in(struct ctx *ctx, const char *standing)
{
	struct rows *rows = q_membership_counts(ctx->db, ctx->group);
	int64_t people = 0;

	while (row_next(rows))
		if (!*standing || strstr(standing, row_text(rows, MEMBERSHIP_COUNTS_STATUS)))
			people += row_integer(rows, MEMBERSHIP_COUNTS_PEOPLE);
	return people;
}

int
report_recount_some(struct ctx *ctx, int64_t *after, int most)
{
	int64_t *ids = arena_array(ctx->arena, (size_t)most, sizeof *ids);
	int count = (int)rows_integers(q_report_learners(ctx->db, ctx->group, *after, most), ids, (size_t)most);

	for (int i = 0; i < count; i++)
		report_lines_renew(ctx, ids[i]);
	if (count)
		*after = ids[count - 1];
	if (count < most) {
		q_report_total_sweep(ctx->db, ctx->organisation, ctx->group);
		q_report_completion_sweep(ctx->db, ctx->organisation, ctx->group);
	}
	return count;
}

void
report_courses_changed(struct ctx *ctx)
{
	int64_t after = 0, people = report_people_in(ctx, "active");

	if (people > REPORT_AT_ONCE)
		job_add(ctx, "recount", "Bring the report up to date", "{}", people);
	else
		report_recount_some(ctx, &after, (int)people + 1);
}

/* ---------------------------------------------------------------- the organisation */

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
