#include "web/pages/report_organisation.h"

#include "domain/report_organisation.h"
#include "queries.h"
#include "web/bars.h"
#include "web/form.h"
#include "web/pages/reports.h"
#include "web/pages/seats.h"
#include "web/roll.h"
#include "web/sheet.h"

/* The days of the picture. */
struct days {
	const char *since_typed, *till_typed;
	int64_t since, until;
};

static struct days
read_days(struct request *request)
{
	struct days days = { .since_typed = field(request, "since"), .till_typed = field(request, "till") };

	report_read_days(request, &days.since, &days.until);
	return days;
}

/* ---------------------------------------------------------------- the page */

static int64_t
count_completions(struct ctx *ctx, const void *context, int64_t from, int64_t until)
{
	(void)context;
	return report_organisation_completions(ctx, from, until);
}

/* invites: the one row of all states. */
static void
show_invites(struct request *request, struct rows *invites)
{
	int64_t active = row_integer(invites, REPORT_ORGANISATION_INVITES_ACTIVE),
			pending = row_integer(invites, REPORT_ORGANISATION_INVITES_PENDING),
			prospect = row_integer(invites, REPORT_ORGANISATION_INVITES_PROSPECT),
			declined = row_integer(invites, REPORT_ORGANISATION_INVITES_DECLINED);
	int64_t over = row_integer(invites, REPORT_ORGANISATION_INVITES_CANCELLED) +
		row_integer(invites, REPORT_ORGANISATION_INVITES_EXPIRED) + row_integer(invites, REPORT_ORGANISATION_INVITES_ARCHIVED);
	int64_t whole = active + pending + prospect + declined + over;
	struct roll roll;

	view_row(request->body, invites);
	if (!whole)
		return;
	roll = roll_start(request, whole);
	roll_part(request, &roll, "active", active);
	roll_part(request, &roll, "pending", pending);
	roll_part(request, &roll, "prospect", prospect);
	roll_part(request, &roll, "declined", declined);
	roll_part(request, &roll, "over", over);
}

static void
show_tiles(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *totals = q_group_list_totals(ctx->db, ctx->organisation, 0, 0);
	struct rows *invites = q_report_organisation_invites(ctx->db, ctx->organisation);

	row_one(totals);
	row_one(invites);
	show_invites(request, invites);
	view_integer(request->body, "groups", row_integer(totals, GROUP_LIST_TOTALS_ACTIVE));
	view_integer(request->body, "learners", row_integer(totals, GROUP_LIST_TOTALS_LEARNERS));
	seats_show_totals(request, totals);
}

static void
show_groups(struct request *request, const char *filter, bool links)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL,
				*rows =
					q_report_organisation_groups(ctx->db, ctx->organisation, pager.after.text, pager.after.id, PAGE_ROWS_ASKED);
	int64_t total = rows_integer(q_report_organisation_group_count(ctx->db, ctx->organisation));
	struct view *round;

	while ((
		round = pager_next(request, &pager, "group", rows, REPORT_ORGANISATION_GROUPS_NAME_KEY, REPORT_ORGANISATION_GROUPS_ID))) {
		view_text(round, "way", links ? row_text(rows, REPORT_ORGANISATION_GROUPS_ID) : NULL);
		view_flag(round, "plain", !links);
		view_flag(round, "scored", !row_is_null(rows, REPORT_ORGANISATION_GROUPS_SCORE));
		view_flag(round, "learns", row_integer(rows, REPORT_ORGANISATION_GROUPS_PLACES));
	}
	if (pager.after.id && pager.shown)
		before =
			q_report_organisation_groups_before(ctx->db, ctx->organisation, pager.first.text, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, total, filter);
}

static void
show_body(struct request *request, const struct days *days, bool links)
{
	struct arena *arena = request->ctx.arena;
	struct view *outer = request->body;

	request->body = view_include(outer, "REPORT", "reports/organisation_body.tpl");
	view_integer(request->body, "made_at", request->ctx.now);
	view_flag(request->body, "links", links);
	show_tiles(request);
	bars_show(request, days->since, days->until, count_completions, NULL);
	show_groups(request,
		arena_text(arena, "since=%s&till=%s", percent_encode(arena, days->since_typed), percent_encode(arena, days->till_typed)),
		links);
	request->body = outer;
}

void
organisation_report_show(struct request *request, bool links)
{
	show_body(request, &(struct days){ "", "", 0, INT64_MAX }, links);
}

enum outcome
organisation_report(struct request *request)
{
	struct days days = read_days(request);

	page_show(request, "reports/organisation.tpl", "Reports");
	view_text(request->body, "since", days.since_typed);
	view_text(request->body, "till", days.till_typed);
	if (!request->ctx.problems)
		show_body(request, &days, true);
	return OK;
}

/* ---------------------------------------------------------------- as a file */

static const struct sheet_column columns[] = {
	{ "group", CELL_TEXT, REPORT_ORGANISATION_GROUPS_NAME, 34 },
	{ "learners", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_LEARNERS, 10 },
	{ "waiting", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_WAITING, 10 },
	{ "courses", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_COURSES, 10 },
	{ "not started", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_NOT_STARTED, 12 },
	{ "in progress", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_IN_PROGRESS, 12 },
	{ "completed", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_COMPLETED, 12 },
	{ "average score %", CELL_PERCENT, REPORT_ORGANISATION_GROUPS_SCORE, 16 },
	{ "seats used", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_SEATS_HELD, 11 },
	{ "seats", CELL_NUMBER, REPORT_ORGANISATION_GROUPS_SEATS, 10 },
};

static struct rows *
read_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	(void)context;
	return q_report_organisation_groups(ctx->db, ctx->organisation, after->text, after->id, most);
}

static enum outcome
send(struct request *request, void (*as)(struct request *request, const struct sheet *sheet))
{
	as(request,
		&(struct sheet){ .name = "groups",
			.title = "Groups",
			.columns = columns,
			.count = sizeof columns / sizeof *columns,
			.page = read_page,
			.key_column = REPORT_ORGANISATION_GROUPS_NAME_KEY,
			.id_column = REPORT_ORGANISATION_GROUPS_ID });
	return OK;
}

enum outcome
organisation_report_csv(struct request *request)
{
	return send(request, send_sheet_csv);
}

enum outcome
organisation_report_xlsx(struct request *request)
{
	return send(request, send_sheet_xlsx);
}
