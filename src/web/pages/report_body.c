/* A report: tiles, pictures, and a page of its table. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "queries.h"
#include "web/bars.h"
#include "web/pager.h"
#include "web/pages/members.h"
#include "web/pages/reports.h"
#include "web/roll.h"

#define QUIET (14 * DAY)
#define QUIET_MOST 1000 /* counted no further */

/* ---------------------------------------------------------------- words */

static const char *
duration_words(struct arena *arena, int64_t seconds)
{
	int64_t minutes = (seconds + 30) / 60;

	if (minutes == 0)
		return "under 1 min";
	if (minutes < 60)
		return arena_text(arena, "%lld min", (long long)minutes);
	return arena_text(arena, "%s h %02lld min", text_number(arena, minutes / 60), (long long)(minutes % 60));
}

/* "from 1 Sep 2026 to 20 Nov 2026", "since 1 Sep 2026", "up to 20 Nov 2026"; NULL: no days were given. */
static const char *
period_words(struct arena *arena, const struct report *report)
{
	const char *since = report->since ? day_words(arena, report->since) : NULL;
	const char *till = report->until != INT64_MAX ? day_words(arena, report->until - DAY / 2) : NULL;

	if (since && till)
		return arena_text(arena, "from %s to %s", since, till);
	if (since)
		return arena_text(arena, "since %s", since);
	return till ? arena_text(arena, "up to %s", till) : NULL;
}

/* ---------------------------------------------------------------- tiles */

static const char *
quiet_words(struct ctx *ctx, int64_t course)
{
	int64_t people = course ? rows_integer(q_report_quiet(ctx->db, ctx->group, course, ctx->now - QUIET)) : 0;

	if (!people)
		return NULL;
	return arena_text(
		ctx->arena, "%s%s quiet for 14 days", text_number(ctx->arena, people), people >= QUIET_MOST ? " or more" : "");
}

static void
show_roll(struct request *request, int64_t completed, int64_t in_progress, int64_t not_started)
{
	int64_t whole = completed + in_progress + not_started;
	struct roll roll;

	view_text(request->body, "roll_label",
		arena_text(request->ctx.arena, "%lld completed, %lld in progress, %lld not started", (long long)completed,
			(long long)in_progress, (long long)not_started));
	if (!whole)
		return;
	roll = roll_start(request, whole);
	roll_part(request, &roll, "completed", completed);
	roll_part(request, &roll, "in_progress", in_progress);
	roll_rest(request, &roll, "not_started", 0);
}

static void
show_tiles(struct request *request, const struct wanted_report *wanted, const struct report_look *look)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_report_totals(ctx->db, ctx->organisation, ctx->group, wanted->report.course);
	int64_t learners, completed, scored;
	bool empty;

	row_one(rows);
	learners = row_integer(rows, REPORT_TOTALS_LEARNERS);
	empty = !learners && wanted->report.show == REPORT_ACTIVE && !*wanted->report.search;
	view_flag(request->body, "nobody", !learners);
	view_show(request->body, empty ? "empty" : "sought");
	completed = row_integer(rows, REPORT_TOTALS_COMPLETED);
	scored = row_integer(rows, REPORT_TOTALS_SCORED);
	view_row(request->body, rows);
	view_text(
		request->body, "share", learners ? arena_text(ctx->arena, "%lld%%", (long long)(completed * 100 / learners)) : NULL);
	view_flag(request->body, "remind", wanted->report.course && look->links && row_integer(rows, REPORT_TOTALS_NOT_STARTED));
	view_text(request->body, "quiet", quiet_words(ctx, wanted->report.course));
	view_text(request->body, "average",
		scored ? arena_text(
					 ctx->arena, "%lld%%", (long long)((row_integer(rows, REPORT_TOTALS_SCORE_SUM) * 2 + scored) / (scored * 2)))
			   : NULL);
	view_flag(request->body, "scoreless", !scored);
	view_integer(request->body, "pass_mark", wanted->pass_mark);
	view_text(request->body, "spent",
		completed ? duration_words(ctx->arena, row_integer(rows, REPORT_TOTALS_COMPLETED_SECONDS) / completed) : NULL);
	view_flag(request->body, "spentless", !completed);
	show_roll(request, completed, row_integer(rows, REPORT_TOTALS_IN_PROGRESS), row_integer(rows, REPORT_TOTALS_NOT_STARTED));
}

static int64_t
completions(struct ctx *ctx, const void *context, int64_t from, int64_t until)
{
	const struct report *report = context;

	return report_completions(ctx, report->course, from, until);
}

/* ---------------------------------------------------------------- the table */

/* The head of a column: where its link leads, and which way it is sorted now. */
static void
show_sort(struct request *request, const struct wanted_report *wanted, enum report_sort sort)
{
	struct arena *arena = request->ctx.arena;
	const struct report *report = &wanted->report;
	const char *name = report_sort_name(sort);
	bool can = report_settle_sort(&request->ctx, report, sort) == sort, current = report->sort == sort;
	bool upwards = (sort == REPORT_BY_LEARNER) != report->reversed;

	view_text(request->body, arena_text(arena, "%s_query", name),
		can ? arena_text(arena, "%s&sort=%s%s", wanted->filter, current && !report->reversed ? "-" : "", name) : NULL);
	view_flag(request->body, arena_text(arena, "%s_fixed", name), !can);
	view_text(request->body, arena_text(arena, "%s_sort", name), !current ? "none" : upwards ? "ascending" : "descending");
	view_flag(request->body, arena_text(arena, "%s_up", name), current && upwards);
	view_flag(request->body, arena_text(arena, "%s_down", name), current && !upwards);
}

static void
show_learner(struct request *request, struct view *round, const struct rows *rows, const struct report_look *look)
{
	const char *name = row_text(rows, REPORT_ROWS_NAME), *email = row_text(rows, REPORT_ROWS_EMAIL);
	bool hidden = text_equal(row_text(rows, REPORT_ROWS_NAME_IS), "hidden"), links;

	if (!look->emails)
		email = hidden ? "Somebody invited" : "A learner without a name";
	view_text(round, "label", name ? name : email);
	view_text(round, "below", hidden ? "Name hidden until accepted" : name && look->emails ? email : NULL);
	links = look->links &&
		member_opens(
			request, row_integer(rows, REPORT_ROWS_MEMBER_ID), text_equal(row_text(rows, REPORT_ROWS_STATUS_IS), "active"));
	view_text(round, "profile", links ? row_text(rows, REPORT_ROWS_MEMBER_ID) : NULL);
	view_flag(round, "plain", !links);
}

static void
show_row(struct request *request, struct view *round, const struct rows *rows, const struct report_look *look)
{
	struct arena *arena = request->ctx.arena;
	bool stands = !row_is_null(rows, REPORT_ROWS_STAND);
	int64_t seconds = row_integer(rows, REPORT_ROWS_SECONDS);

	show_learner(request, round, rows, look);
	view_text(round, "spent", seconds ? duration_words(arena, seconds) : NULL);
	view_flag(round, "spentless", stands && !seconds);
	view_flag(round, "scored", stands && !row_is_null(rows, REPORT_ROWS_SCORE));
	view_flag(round, "unscored", stands && row_is_null(rows, REPORT_ROWS_SCORE));
	view_flag(round, "uncertified", stands && row_is_null(rows, REPORT_ROWS_CERTIFICATE));
	view_flag(round, "placed", !stands);
	view_flag(round, "expired",
		!row_is_null(rows, REPORT_ROWS_EXPIRES_AT) && row_integer(rows, REPORT_ROWS_EXPIRES_AT) < request->ctx.now);
}

/* Whoever has no name is sorted by their address. Where addresses are not shown the key is neither told nor taken from the query, since
   trying many would find it out. */
static struct report_key
page_begins(struct ctx *ctx, const struct report *report, struct pager *pager, bool emails)
{
	const struct page_key *after = &pager->after;
	const char *name;

	pager->keyless = !emails && report->sort == REPORT_BY_LEARNER;
	if (!after->id || !pager->keyless)
		return (struct report_key){ .id = after->id, .text = after->text, .number = after->number };
	name = rows_text(q_report_sort_key(ctx->db, ctx->group, after->id));
	return (struct report_key){ .id = after->id, .text = name ? name : "" };
}

static void
show_table(struct request *request, const struct wanted_report *wanted, const struct report_look *look)
{
	struct ctx *ctx = &request->ctx;
	const struct report *report = &wanted->report;
	struct pager pager = pager_start(request);
	struct report_key key = page_begins(ctx, report, &pager, look->emails);
	struct rows *rows = report_page(ctx, report, &key, PAGE_ROWS_ASKED), *before = NULL;
	struct view *round;

	while ((round = pager_next(request, &pager, "learner", rows, REPORT_ROWS_KEY, REPORT_ROWS_ID)))
		show_row(request, round, rows, look);
	if (pager.after.id && pager.shown) {
		key = (struct report_key){ .id = pager.first.id, .text = pager.first.text, .number = pager.first.number };
		before = report_page_before(ctx, report, &key, PAGE_ROWS_BEFORE);
	}
	pager_links(request, &pager, before, report_people(ctx, report), wanted->query);
}

/* Of all courses: how each of them goes. */
static void
show_each_course(struct request *request, const struct report_look *look)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_report_courses(ctx->db, ctx->organisation, ctx->group);

	while (row_next(rows)) {
		struct view *round = view_section(request->body, "each");

		view_row(round, rows);
		view_text(round, "way", look->links ? row_text(rows, REPORT_COURSES_ID) : NULL);
		view_flag(round, "plain", !look->links);
	}
}

/* ---------------------------------------------------------------- the whole */

static void
show_head(struct request *request, const struct wanted_report *wanted, const struct report_look *look)
{
	struct ctx *ctx = &request->ctx;
	struct view *body = request->body;
	const struct report *report = &wanted->report;
	bool in_time = report->show == REPORT_COMPLETED && (report->since || report->until != INT64_MAX);

	view_text(body, "course", wanted->course);
	view_text(body, "group_name", rows_text(q_group_name(ctx->db, ctx->organisation, ctx->group)));
	view_integer(body, "group_id", ctx->group);
	view_text(body, "period", period_words(ctx->arena, report));
	view_text(body, "completed_within", in_time ? period_words(ctx->arena, report) : NULL);
	view_integer(body, "made_at", ctx->now);
	view_flag(body, "behind", rows_integer(q_report_waits(ctx->db, ctx->group)));
	view_flag(body, "one_course", wanted->one_course);
	view_flag(body, "of_one", report->course);
	view_flag(body, "of_all", !report->course);
	view_flag(body, "links", look->links);
	view_flag(body, "emails", look->emails);
	view_flag(body, "header", look->emails || in_time);
	view_text(body, "file_query", wanted->query);
	view_text(body, "show", report_show_name(report->show));
	view_text(body, "since", wanted->since);
	view_text(body, "till", wanted->till);
	view_text(body, "q", report->search);
	view_text(body, "course_value", report->course ? arena_text(ctx->arena, "%lld", (long long)report->course) : "all");
	view_text(body, "everybody_query",
		arena_text(ctx->arena, "course=%s&show=%s",
			report->course ? arena_text(ctx->arena, "%lld", (long long)report->course) : "all", report_show_name(report->show)));
	view_integer(body, "course_count", rows_integer(q_dashboard_courses(ctx->db, ctx->group)));
}

void
report_show(struct request *request, const struct wanted_report *wanted, const struct report_look *look)
{
	struct view *outer = request->body;

	/* What it fills is its own, whatever the page around it is called. */
	request->body = view_include(outer, "REPORT", "reports/body.tpl");
	show_head(request, wanted, look);
	show_tiles(request, wanted, look);
	bars_show(request, wanted->report.since, wanted->report.until, completions, &wanted->report);
	for (int sort = 0; sort < REPORT_BY_ADDED; sort++)
		show_sort(request, wanted, (enum report_sort)sort);
	if (!wanted->report.course)
		show_each_course(request, look);
	show_table(request, wanted, look);
	request->body = outer;
}
