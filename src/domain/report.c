#include "domain/report.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/report_line.h"
#include "domain/search.h"
#include "queries.h"

static const char *const shows[REPORT_SHOWS] = {
	[REPORT_ACTIVE] = "active",
	[REPORT_NOT_STARTED] = "not-started",
	[REPORT_IN_PROGRESS] = "in-progress",
	[REPORT_COMPLETED] = "completed",
	[REPORT_INVITED] = "invited",
	[REPORT_ARCHIVED] = "archived",
	[REPORT_EVERYONE] = "everyone",
};

static const char *const sorts[REPORT_SORTS] = {
	[REPORT_BY_LEARNER] = "learner",
	[REPORT_BY_PROGRESS] = "progress",
	[REPORT_BY_LAST] = "last",
	[REPORT_BY_COMPLETED] = "completed",
	[REPORT_BY_ADDED] = "added",
};

const char *
report_show_name(enum report_show show)
{
	return shows[show];
}

const char *
report_sort_name(enum report_sort sort)
{
	return sorts[sort];
}

/* ---------------------------------------------------------------- what can be sorted how */

/* As the lines say it; NULL: it is not about one status. */
static const char *
status_of(const struct report *report)
{
	switch (report->show) {
	case REPORT_NOT_STARTED:
		return "not started";
	case REPORT_IN_PROGRESS:
		return "in progress";
	case REPORT_COMPLETED:
		return "completed";
	default:
		return NULL;
	}
}

static bool
is_of_lines(const struct report *report)
{
	return report->course && report->show <= REPORT_COMPLETED;
}

static bool
is_of_a_time(const struct report *report)
{
	return report->show == REPORT_COMPLETED && (report->since > 0 || report->until < INT64_MAX);
}

/* A search too short for the index finds the beginnings of names. */
static const char *
query_of(struct ctx *ctx, const struct report *report)
{
	return *report->search ? search_query(ctx->arena, ctx->group, report->search) : NULL;
}

enum report_sort
report_settle_sort(struct ctx *ctx, const struct report *report, enum report_sort wish)
{
	if (query_of(ctx, report))
		return REPORT_BY_ADDED;
	/* The index by name holds no time. */
	if (is_of_a_time(report))
		return REPORT_BY_COMPLETED;
	if (*report->search || !is_of_lines(report))
		return REPORT_BY_LEARNER;
	if (wish == REPORT_BY_LAST && report->show == REPORT_NOT_STARTED)
		return REPORT_BY_LEARNER;
	return wish == REPORT_BY_PROGRESS || wish == REPORT_BY_LAST ? wish : REPORT_BY_LEARNER;
}

/* ---------------------------------------------------------------- keys */

/* A stretch of a list in the order of its index, forwards or back. */
struct stretch {
	struct ctx *ctx;
	const struct report *report;
	bool back;
	struct report_key from; /* the first rows of the list are behind it, too */
	int most, skip;
};

/* The range of names that the stretch keeps to, at the end that it goes to. */
static const char *
limit_of(const struct stretch *s)
{
	const char *prefix = text_fold(s->ctx->arena, s->report->search);

	return s->back ? prefix : sort_key_end(s->ctx->arena, prefix);
}

static struct rows *
lines_by_name(const struct stretch *s)
{
	const char *status = status_of(s->report), *limit = limit_of(s);
	struct db *db = s->ctx->db;
	int64_t group = s->ctx->group, course = s->report->course;

	if (status && s->back)
		return q_report_by_name_in_status_back(db, group, course, status, s->from.text, s->from.id, limit, s->most, s->skip);
	if (status)
		return q_report_by_name_in_status(db, group, course, status, s->from.text, s->from.id, limit, s->most, s->skip);
	if (s->back)
		return q_report_by_name_back(db, group, course, s->from.text, s->from.id, limit, s->most, s->skip);
	return q_report_by_name(db, group, course, s->from.text, s->from.id, limit, s->most, s->skip);
}

static struct rows *
people_by_name(const struct stretch *s)
{
	const char *limit = limit_of(s);
	struct db *db = s->ctx->db;
	const char *status = s->report->show == REPORT_ARCHIVED ? "archived" : "active";
	int64_t group = s->ctx->group;

	switch (s->report->show) {
	case REPORT_INVITED:
		return s->back ? q_report_invited_back(db, group, s->from.text, s->from.id, limit, s->most, s->skip)
					   : q_report_invited(db, group, s->from.text, s->from.id, limit, s->most, s->skip);
	case REPORT_EVERYONE:
		return s->back ? q_report_people_back(db, group, s->from.text, s->from.id, limit, s->most, s->skip)
					   : q_report_people(db, group, s->from.text, s->from.id, limit, s->most, s->skip);
	default:
		return s->back ? q_report_people_in_status_back(db, group, status, s->from.text, s->from.id, limit, s->most, s->skip)
					   : q_report_people_in_status(db, group, status, s->from.text, s->from.id, limit, s->most, s->skip);
	}
}

/* Queries look at the key at one end only: one outside of the list is its beginning. */
static struct report_key
within(const struct report_key *key, int64_t least, int64_t most)
{
	if (key->number < least)
		return (struct report_key){ .number = least };
	return key->number > most ? (struct report_key){ .number = most, .id = INT64_MAX } : *key;
}

/* The order of progress is that of the status too. */
static struct rows *
lines_by_progress(const struct stretch *s)
{
	enum report_show show = s->report->show;
	int64_t least = show == REPORT_IN_PROGRESS ? 0 : show == REPORT_COMPLETED ? 100 : -1;
	int64_t most = show == REPORT_NOT_STARTED ? -1 : show == REPORT_IN_PROGRESS ? 99 : 100;
	struct report_key from = within(&s->from, least, most);

	if (s->back)
		return q_report_by_progress_back(
			s->ctx->db, s->ctx->group, s->report->course, from.number, from.id, least, s->most, s->skip);
	return q_report_by_progress(s->ctx->db, s->ctx->group, s->report->course, from.number, from.id, most, s->most, s->skip);
}

static struct rows *
lines_by_last(const struct stretch *s)
{
	const char *status = status_of(s->report);
	struct db *db = s->ctx->db;
	int64_t group = s->ctx->group, course = s->report->course;

	if (status && s->back)
		return q_report_by_last_in_status_back(db, group, course, status, s->from.number, s->from.id, s->most, s->skip);
	if (status)
		return q_report_by_last_in_status(db, group, course, status, s->from.number, s->from.id, s->most, s->skip);
	if (s->back)
		return q_report_by_last_back(db, group, course, s->from.number, s->from.id, s->most, s->skip);
	return q_report_by_last(db, group, course, s->from.number, s->from.id, s->most, s->skip);
}

static struct rows *
lines_by_completed(const struct stretch *s)
{
	const struct report *report = s->report;
	struct report_key from = within(&s->from, report->since, report->until - 1);

	if (s->back)
		return q_report_by_completed_back(
			s->ctx->db, s->ctx->group, report->course, from.number, from.id, report->since, s->most, s->skip);
	return q_report_by_completed(
		s->ctx->db, s->ctx->group, report->course, from.number, from.id, report->until, s->most, s->skip);
}

static struct rows *
people_found(const struct stretch *s)
{
	const struct report *report = s->report;
	const char *query = query_of(s->ctx, report), *status = status_of(report);
	const char *show = status ? status : shows[report->show];

	if (s->back)
		return q_report_found_back(
			s->ctx->db, s->ctx->group, report->course, show, report->since, report->until, query, s->from.id, s->most, s->skip);
	return q_report_found(
		s->ctx->db, s->ctx->group, report->course, show, report->since, report->until, query, s->from.id, s->most, s->skip);
}

static struct rows *
keys(const struct stretch *s)
{
	switch (s->report->sort) {
	case REPORT_BY_PROGRESS:
		return lines_by_progress(s);
	case REPORT_BY_LAST:
		return lines_by_last(s);
	case REPORT_BY_COMPLETED:
		return lines_by_completed(s);
	case REPORT_BY_ADDED:
		return people_found(s);
	default:
		return is_of_lines(s->report) ? lines_by_name(s) : people_by_name(s);
	}
}

/* Names begin with A; all else with the most or latest. */
static bool
goes_back(const struct report *report)
{
	return (report->sort != REPORT_BY_LEARNER) != report->reversed;
}

/* Behind which the first row of the list is, whichever way it goes. */
static struct report_key
beginning(struct ctx *ctx, const struct report *report, bool back)
{
	const char *prefix = text_fold(ctx->arena, report->search);

	if (back)
		return (struct report_key){ .id = INT64_MAX, .text = sort_key_end(ctx->arena, prefix), .number = INT64_MAX };
	return (struct report_key){ .text = prefix, .number = INT64_MIN };
}

/* ---------------------------------------------------------------- pages */

struct rows *
report_page(struct ctx *ctx, const struct report *report, const struct report_key *after, int most)
{
	struct stretch s = { .ctx = ctx, .report = report, .back = goes_back(report), .most = most };
	struct given *given = arena_array(ctx->arena, (size_t)most, sizeof *given);
	struct given_rows *people = arena_alloc(ctx->arena, sizeof *people);
	struct rows *rows;

	s.from = after->id ? *after : beginning(ctx, report, s.back);
	rows = keys(&s);
	*people = (struct given_rows){ .all = given };
	while (people->count < (size_t)most && row_next(rows))
		given[people->count++] = (struct given){ .integers = { row_integer(rows, 1) }, .texts = { row_text(rows, 0) } };
	rows_end(rows);
	return q_report_rows(ctx->db, ctx->group, report->course, people);
}

struct rows *
report_page_before(struct ctx *ctx, const struct report *report, const struct report_key *first, int most)
{
	struct stretch s = { .ctx = ctx, .report = report, .back = !goes_back(report), .from = *first, .most = 1, .skip = most };

	return keys(&s);
}

static int64_t
people_of_course(struct ctx *ctx, const struct report *report)
{
	struct rows *rows = q_report_totals(ctx->db, ctx->organisation, ctx->group, report->course);

	if (!row_one(rows))
		return 0;
	switch (report->show) {
	case REPORT_NOT_STARTED:
		return row_integer(rows, REPORT_TOTALS_NOT_STARTED);
	case REPORT_IN_PROGRESS:
		return row_integer(rows, REPORT_TOTALS_IN_PROGRESS);
	case REPORT_COMPLETED:
		return row_integer(rows, REPORT_TOTALS_COMPLETED);
	default:
		return row_integer(rows, REPORT_TOTALS_LEARNERS);
	}
}

int64_t
report_people(struct ctx *ctx, const struct report *report)
{
	if (*report->search)
		return -1;
	if (is_of_a_time(report))
		return report_completions(ctx, report->course, report->since, report->until);
	if (is_of_lines(report))
		return people_of_course(ctx, report);
	switch (report->show) {
	case REPORT_INVITED:
		return report_people_in(ctx, "prospect,pending");
	case REPORT_ARCHIVED:
		return report_people_in(ctx, "archived");
	case REPORT_EVERYONE:
		return report_people_in(ctx, "");
	default:
		return report_people_in(ctx, "active");
	}
}

int64_t
report_completions(struct ctx *ctx, int64_t course, int64_t from, int64_t until)
{
	return rows_integer(
		q_report_completions_between(ctx->db, ctx->organisation, ctx->group, course, from / QUARTER, until / QUARTER));
}

int64_t
report_day(struct arena *arena, int64_t day, int64_t days)
{
	int64_t instant = day;

	/* At noon no change of clocks comes into it. */
	zone_instant(zone_date(arena, day + days * DAY + DAY / 2), "00:00", &instant);
	return instant;
}
