#include "web/pages/seats.h"

#include "base/text.h"
#include "domain/price.h"
#include "domain/seat.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"

void
seats_show_return(struct request *request)
{
	const char *choice = rows_text(q_seat_return(request->ctx.db, request->ctx.organisation));

	view_flag(request->body, "seats_stay", text_equal(choice, "unstarted"));
	view_flag(request->body, "seats_return", !text_equal(choice, "unstarted"));
}

void
seats_show_totals(struct request *request, const struct rows *totals)
{
	int64_t seats = row_integer(totals, GROUP_LIST_TOTALS_SEATS), used = row_integer(totals, GROUP_LIST_TOTALS_SEATS_USED);

	view_flag(request->body, "limited", seats);
	view_flag(request->body, "unlimited", !seats);
	view_integer(request->body, "seats", seats);
	view_integer(request->body, "seats_used", used);
	view_integer(request->body, "seats_free", seats - used);
	view_integer(request->body, "held_without_limit", row_integer(totals, GROUP_LIST_TOTALS_HELD_WITHOUT_LIMIT));
}

/* "+3 seats", "no limit", "1 taken", "2 free again", or that nothing came or went. */
static const char *
change_words(struct arena *arena, bool limited, int64_t seats, int64_t held)
{
	if (seats && !limited)
		return "no limit";
	if (seats)
		return arena_text(arena, "%s%s %s", seats < 0 ? "−" : "+", text_number(arena, seats < 0 ? -seats : seats),
			seats == 1 || seats == -1 ? "seat" : "seats");
	if (held)
		return arena_text(arena, "%s %s", text_number(arena, held < 0 ? -held : held), held < 0 ? "free again" : "taken");
	return "no change";
}

/* Those who came by themselves were enrolled or invited by nobody. */
static const char *
entry_words(struct arena *arena, const struct rows *rows)
{
	const char *why = row_text(rows, SEAT_PAGE_WHY), *route = row_text(rows, SEAT_PAGE_ROUTE);
	const char *detail = row_text(rows, SEAT_PAGE_ROUTE_DETAIL);

	if (text_equal(why, "enrolled") && text_equal(route, "code"))
		return arena_text(arena, "used the group code %s", detail);
	if (text_equal(why, "invited") && text_equal(route, "code"))
		return arena_text(arena, "entered the group code %s, and was sent the link", detail);
	if (text_equal(why, "enrolled") && text_equal(route, "join"))
		return "came by the join page";
	if (text_equal(why, "enrolled") && text_equal(route, "rule"))
		return "came in by the rule";
	if (text_equal(why, "removed") && text_equal(row_text(rows, SEAT_PAGE_WHO_IS), "muster"))
		return "left by the rule";
	if (text_equal(why, "removed") && row_integer(rows, SEAT_PAGE_BY_THEMSELVES))
		return "left the group";
	return seat_words(why);
}

static void
show_ledger(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t from = pager_below(&pager);
	struct rows *rows =
		q_seat_page(ctx->db, ctx->organisation, ctx->group, ctx->role >= ADMIN ? 0 : ctx->member, from, PAGE_ROWS_ASKED);
	struct rows *before = NULL;
	struct view *round;

	while ((round = pager_next(request, &pager, "entry", rows, -1, SEAT_PAGE_ID))) {
		bool limited = !row_is_null(rows, SEAT_PAGE_SEATS_AFTER);
		const char *held = text_number(ctx->arena, row_integer(rows, SEAT_PAGE_HELD_AFTER));

		view_text(round, "words", entry_words(ctx->arena, rows));
		view_text(round, "change",
			change_words(ctx->arena, limited, row_integer(rows, SEAT_PAGE_SEATS), row_integer(rows, SEAT_PAGE_HELD)));
		view_text(round, "balance",
			limited ? arena_text(ctx->arena, "%s of %s", held, text_number(ctx->arena, row_integer(rows, SEAT_PAGE_SEATS_AFTER)))
					: arena_text(ctx->arena, "%s, no limit", held));
	}
	if (pager.after.id && pager.shown)
		before = q_seat_page_before(ctx->db, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
}

/* What the site sells: seats, courses, both or nothing. A group without a limit needs no more seats. */
static void
show_sale(struct request *request, bool limited)
{
	struct ctx *ctx = &request->ctx;
	bool admin = ctx->role >= ADMIN;

	view_flag(request->body, "sells_seats", admin && limited && price_load(ctx).seat_price >= 0);
	view_flag(request->body, "sells_no_seats", price_load(ctx).seat_price < 0);
	view_flag(request->body, "sells_courses", admin && rows_integer(q_offer_count(ctx->db, 1)));
}

enum outcome
seats_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *group;

	dashboard_show(request, "seats/index.tpl", "seats", "Seats");
	group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	if (!row_one(group))
		return NOT_FOUND;
	page_field(request, "seats", row_text(group, GROUP_GET_SEATS));
	view_flag(request->body, "may_set", seat_may_set(ctx));
	view_flag(request->body, "ordered", ctx->role >= ADMIN && !seat_may_set(ctx) && !row_is_null(group, GROUP_GET_SEATS));
	seats_show_return(request);
	show_sale(request, !row_is_null(group, GROUP_GET_SEATS));
	show_ledger(request);
	return OK;
}

static bool
waiting_come_in(struct request *request)
{
	struct rows *group = q_group_get(request->ctx.db, request->ctx.organisation, request->ctx.group);

	return row_one(group) && row_integer(group, GROUP_GET_ON_WAIT_LIST) &&
		(row_is_null(group, GROUP_GET_SEATS) || row_integer(group, GROUP_GET_SEATS_FREE) > 0);
}

enum outcome
seats_update(struct request *request)
{
	enum outcome outcome = seat_set(&request->ctx, field(request, "seats"));

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "The number of seats is saved.%s",
		waiting_come_in(request) ? " Whoever is first on the wait list comes in now, and a mail tells them." : "");
	redirect(request, "/groups/%lld/seats", (long long)request->ctx.group);
	return OK;
}

enum outcome
seats_kept(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;

	dashboard_show(request, "seats/kept.tpl", "seats", "Seats of people who left");
	pager_rows(request, &pager, "person",
		q_seat_kept_page(ctx->db, ctx->organisation, ctx->group, pager.after.id, PAGE_ROWS_ASKED), -1, SEAT_KEPT_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_seat_kept_page_before(ctx->db, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
	return OK;
}
