#include "web/pages/reports.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "queries.h"
#include "web/form.h"
#include "web/pages/dashboard.h"

#define SEARCH_MAX 100

/* ---------------------------------------------------------------- what is asked for */

static enum report_show
read_show(const char *typed)
{
	for (int i = 0; i < REPORT_SHOWS; i++)
		if (strcmp(typed, report_show_name((enum report_show)i)) == 0)
			return (enum report_show)i;
	return REPORT_ACTIVE;
}

static void
read_sort(struct request *request, struct report *report)
{
	const char *typed = field(request, "sort");
	enum report_sort wish = REPORT_BY_LEARNER;
	bool reversed = *typed == '-';

	for (int i = 0; i < REPORT_SORTS; i++)
		if (strcmp(typed + reversed, report_sort_name((enum report_sort)i)) == 0)
			wish = (enum report_sort)i;
	report->sort = report_settle_sort(&request->ctx, report, wish);
	report->reversed = reversed && report->sort == wish;
}

static void
read_day(struct request *request, const char *name, int64_t *instant)
{
	const char *typed = field(request, name);

	if (*typed && !zone_instant(typed, "00:00", instant))
		problem(&request->ctx, name, "Enter a day like %s, or leave it empty.", zone_date(request->ctx.arena, request->ctx.now));
}

void
report_read_days(struct request *request, int64_t *since, int64_t *until)
{
	int64_t till = INT64_MAX;

	*since = 0;
	*until = INT64_MAX;
	read_day(request, "since", since);
	read_day(request, "till", &till);
	if (till != INT64_MAX)
		*until = report_day(request->ctx.arena, till, 1);
	if (!request->ctx.problems && *since >= *until)
		problem(&request->ctx, "till", "The last day is before the first one. Enter a later day.");
}

/* Of one that is named; else of the group's first one. */
static enum outcome
read_course(struct request *request, struct wanted_report *wanted)
{
	struct ctx *ctx = &request->ctx;
	const char *typed = field(request, "course");
	int64_t id = 0;
	struct rows *rows;

	wanted->asked = *typed != '\0';
	wanted->course = "All courses";
	if (strcmp(typed, "all") == 0)
		return OK;
	if (wanted->asked && !text_integer(typed, 1, INT64_MAX, &id))
		return NOT_FOUND;
	if (!wanted->asked)
		id = rows_integer(q_report_courses(ctx->db, ctx->organisation, ctx->group));
	rows = q_report_course(ctx->db, ctx->organisation, ctx->group, id);
	if (!row_one(rows))
		return NOT_FOUND;
	wanted->report.course = id;
	wanted->course = row_text(rows, REPORT_COURSE_TITLE);
	wanted->pass_mark = row_integer(rows, REPORT_COURSE_PASS_MARK);
	return OK;
}

static const char *
whole_query(struct arena *arena, const struct wanted_report *wanted)
{
	return arena_text(
		arena, "%s&sort=%s%s", wanted->filter, wanted->report.reversed ? "-" : "", report_sort_name(wanted->report.sort));
}

enum outcome
report_read(struct request *request, struct wanted_report *wanted)
{
	struct arena *arena = request->ctx.arena;
	struct report *report = &wanted->report;
	enum outcome outcome;

	*wanted = (struct wanted_report){
		.report = { .until = INT64_MAX, .search = "" }, .since = field(request, "since"), .till = field(request, "till")
	};
	outcome = read_course(request, wanted);
	if (outcome == OK)
		report_read_days(request, &report->since, &report->until);
	if (outcome == OK && request->ctx.problems)
		outcome = INVALID;
	report->show = read_show(field(request, "show"));
	wanted->one_course = !report->course && report->show > REPORT_ACTIVE && report->show <= REPORT_COMPLETED;
	if (wanted->one_course)
		report->show = REPORT_ACTIVE;
	text_clean(arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &report->search);
	read_sort(request, report);
	wanted->filter = arena_text(arena, "course=%s&show=%s&since=%s&till=%s&q=%s",
		report->course ? arena_text(arena, "%lld", (long long)report->course) : "all", report_show_name(report->show),
		percent_encode(arena, wanted->since), percent_encode(arena, wanted->till), percent_encode(arena, report->search));
	wanted->query = whole_query(arena, wanted);
	return outcome;
}

void
report_fix(struct request *request, int64_t course, bool emails, struct wanted_report *wanted)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_report_course(ctx->db, ctx->organisation, ctx->group, course);

	*wanted = (struct wanted_report){
		.report = { .course = course, .until = INT64_MAX, .search = "" }, .course = "All courses", .since = "", .till = ""
	};
	if (row_one(rows)) {
		wanted->course = row_text(rows, REPORT_COURSE_TITLE);
		wanted->pass_mark = row_integer(rows, REPORT_COURSE_PASS_MARK);
	}
	if (emails)
		text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &wanted->report.search);
	read_sort(request, &wanted->report);
	wanted->filter = arena_text(ctx->arena, "q=%s", percent_encode(ctx->arena, wanted->report.search));
	wanted->query = whole_query(ctx->arena, wanted);
}

/* ---------------------------------------------------------------- the page */

static void
show_courses(struct request *request, const struct wanted_report *wanted)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_report_courses(ctx->db, ctx->organisation, ctx->group);

	while (row_next(rows)) {
		struct view *round = view_section(request->body, "choice");

		view_integer(round, "id", row_integer(rows, REPORT_COURSES_ID));
		view_text(round, "title", row_text(rows, REPORT_COURSES_TITLE));
		view_flag(round, "is_draft", text_equal(row_text(rows, REPORT_COURSES_COURSE_IS), "draft"));
		view_flag(round, "is_archived", text_equal(row_text(rows, REPORT_COURSES_COURSE_IS), "archived"));
		view_flag(round, "chosen", row_integer(rows, REPORT_COURSES_ID) == wanted->report.course);
	}
	view_flag(request->body, "all_chosen", !wanted->report.course);
}

static void
show_form(struct request *request, const struct wanted_report *wanted)
{
	/* As the query had it: a problem at a day keeps the rest. */
	const char *show = report_show_name(wanted->report.show);
	char name[] = "show_not_started_";

	show_courses(request, wanted);
	snprintf(name, sizeof name, "show_%s", show);
	for (char *c = name; *c; c++)
		if (*c == '-')
			*c = '_';
	view_show(request->body, name);
	view_text(request->body, "since", wanted->since);
	view_text(request->body, "till", wanted->till);
	view_text(request->body, "since_error", field_error(request, "since"));
	view_text(request->body, "till_error", field_error(request, "till"));
}

enum outcome
reports_index(struct request *request)
{
	static const struct report_look whole = { .emails = true, .links = true };
	struct wanted_report wanted;
	enum outcome outcome = report_read(request, &wanted);

	if (outcome == NOT_FOUND && wanted.asked)
		return NOT_FOUND;
	dashboard_show(request, "reports/index.tpl", "reports", "Reports");
	view_flag(request->body, "courseless", outcome == NOT_FOUND);
	view_flag(request->body, "pick", outcome != NOT_FOUND);
	view_flag(request->body, "hint", outcome == OK && !wanted.asked);
	if (outcome != NOT_FOUND)
		show_form(request, &wanted);
	if (outcome == OK && wanted.asked)
		report_show(request, &wanted, &whole);
	return OK;
}
