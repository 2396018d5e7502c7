#include "web/pages/orders.h"

#include "base/buffer.h"
#include "base/text.h"
#include "domain/invoice.h"
#include "domain/money.h"
#include "domain/order.h"
#include "domain/payment.h"
#include "domain/price.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/seats.h"

#define WORDS_MOST 1000
#define REFRESH_SECONDS "5"

void
order_show_amount(struct request *request, struct view *view, const char *name, const char *currency, int64_t amount)
{
	struct arena *arena = request->ctx.arena;

	view_text(view, arena_text(arena, "%s_words", name), money_words(arena, currency, amount));
}

const char *
order_waiting_words(struct request *request, struct rows *rows, int64_t *orders)
{
	struct arena *arena = request->ctx.arena;
	struct buffer words = buffer_new(arena, WORDS_MOST);

	*orders = 0;
	while (row_next(rows)) {
		buffer_format(&words, "%s%s", words.length ? " and " : "",
			money_words(arena, row_text(rows, ORDER_WAITING_CURRENCY), row_integer(rows, ORDER_WAITING_TOTAL)));
		*orders += row_integer(rows, ORDER_WAITING_ORDERS);
	}
	return words.length ? words.data : NULL;
}

/* ---------------------------------------------------------------- the list */

void
order_fill_line(struct request *request, struct view *line, const struct rows *rows)
{
	struct arena *arena = request->ctx.arena;
	const char *currency = row_text(rows, ORDER_PAGE_CURRENCY);
	int64_t courses = row_integer(rows, ORDER_PAGE_COURSES), refunded = row_integer(rows, ORDER_PAGE_REFUNDED);

	view_text(line, "number", order_number(arena, row_integer(rows, ORDER_PAGE_ID)));
	view_text(line, "invoice_number",
		row_is_null(rows, ORDER_PAGE_INVOICE) ? NULL : invoice_number(arena, row_integer(rows, ORDER_PAGE_INVOICE)));
	view_text(line, "course_words",
		courses > 1 ? arena_text(arena, "%s courses", text_number(arena, courses)) : row_text(rows, ORDER_PAGE_COURSE));
	order_show_amount(request, line, "total", currency, row_integer(rows, ORDER_PAGE_TOTAL));
	view_text(line, "refunded_words", refunded ? money_words(arena, currency, refunded) : NULL);
}

static void
show_totals(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *groups = q_group_list_totals(ctx->db, ctx->organisation, 0, ctx->member);
	int64_t waiting;

	row_one(groups);
	seats_show_totals(request, groups);
	view_integer(request->body, "groups_full", row_integer(groups, GROUP_LIST_TOTALS_FULL));
	view_text(request->body, "to_pay", order_waiting_words(request, q_order_waiting(ctx->db, ctx->organisation), &waiting));
	view_integer(request->body, "orders_waiting", waiting);
}

enum outcome
orders_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *rows = q_order_page(ctx->db, ctx->organisation, pager_below(&pager), PAGE_ROWS_ASKED);
	struct rows *before = NULL;
	struct view *line;

	page_show(request, "orders/index.tpl", "Seats and orders");
	show_totals(request);
	while ((line = pager_next(request, &pager, "order", rows, -1, ORDER_PAGE_ID)))
		order_fill_line(request, line, rows);
	if (pager.after.id && pager.shown)
		before = q_order_page_before(ctx->db, ctx->organisation, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
	view_rows(request->body, "group", q_order_groups(ctx->db, ctx->organisation));
	view_flag(request->body, "sells_seats", price_load(ctx).seat_price >= 0);
	return OK;
}

/* ---------------------------------------------------------------- one of them */

static void
show_lines(struct request *request, struct view *view, int64_t organisation, const char *currency)
{
	struct rows *rows = q_order_lines_of(request->ctx.db, organisation, path_id(request, "id"));

	while (row_next(rows)) {
		struct view *line = view_section(view, "line");

		view_row(line, rows);
		order_show_amount(request, line, "price", currency, row_integer(rows, ORDER_LINES_OF_PRICE));
		order_show_amount(request, line, "amount", currency, row_integer(rows, ORDER_LINES_OF_AMOUNT));
	}
}

static void
show_papers(struct request *request, int64_t organisation)
{
	struct rows *rows = q_invoice_list(request->ctx.db, organisation, path_id(request, "id"));

	while (row_next(rows)) {
		struct view *line = view_section(request->body, "paper");

		view_row(line, rows);
		view_text(line, "invoice_number", invoice_number(request->ctx.arena, row_integer(rows, INVOICE_LIST_NUMBER)));
	}
}

const struct rows *
order_show_page(struct request *request, int64_t organisation, const char *template_name, const char *what)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = path_id(request, "id");
	struct rows *rows = q_order_get(ctx->db, organisation, id);
	const char *number = order_number(ctx->arena, id), *currency;

	if (!row_one(rows))
		return NULL;
	currency = row_text(rows, ORDER_GET_CURRENCY);
	page_show(request, template_name, arena_text(ctx->arena, "%s %s", what, number));
	view_row(request->body, rows);
	view_text(request->body, "number", number);
	order_show_amount(request, request->body, "total", currency, row_integer(rows, ORDER_GET_TOTAL));
	order_show_amount(request, request->body, "sum", currency, row_integer(rows, ORDER_GET_TOTAL));
	order_show_amount(request, request->body, "refunded", currency, row_integer(rows, ORDER_GET_REFUNDED));
	view_flag(request->body, "settled", !text_equal(row_text(rows, ORDER_GET_STATUS), "waiting"));
	show_lines(request, request->body, organisation, currency);
	show_papers(request, organisation);
	return rows;
}

/* Where the buyer is with a hosted checkout: "preparing", "open", "under_way", "failed", "over", or "unclear", where a payment came that
   somebody has to look at; NULL: it waits for no checkout. */
static const char *
checkout_step(const struct rows *order)
{
	const char *status = row_text(order, ORDER_GET_CHECKOUT_IS);

	if (!text_equal(row_text(order, ORDER_GET_STATUS), "waiting") ||
		!text_equal(row_text(order, ORDER_GET_PAYMENT_IS), "checkout"))
		return NULL;
	if (row_integer(order, ORDER_GET_TROUBLED) && !row_is_null(order, ORDER_GET_PAYMENT_ID))
		return "unclear";
	return text_equal(status, "open") && row_is_null(order, ORDER_GET_CHECKOUT_URL) ? "under_way" : status;
}

enum outcome
orders_show(struct request *request)
{
	const struct rows *order = order_show_page(request, request->ctx.organisation, "orders/show.tpl", "Order");
	const char *step;
	bool came_back = text_equal(field(request, "paid"), "1"), live;

	if (!order)
		return NOT_FOUND;
	step = checkout_step(order);
	/* What takes days is not waited for at the screen, and what is over stays so. */
	live = text_equal(step, "preparing") || (came_back && text_equal(step, "open"));
	if (step)
		view_show(request->body, arena_text(request->ctx.arena, "step_%s", step));
	view_flag(request->body, "by_invoice",
		text_equal(row_text(order, ORDER_GET_STATUS), "waiting") && text_equal(row_text(order, ORDER_GET_PAYMENT_IS), "invoice"));
	view_flag(request->body, "live", live);
	view_flag(request->body, "came_back", came_back);
	view_flag(request->body, "idle", !live);
	view_text(request->page, "refresh_seconds", live ? REFRESH_SECONDS : NULL);
	return OK;
}

/* The seller's, the buyer's and the buyer's copy of the lines: what stood there then. */
bool
order_show_invoices(struct request *request, int64_t organisation, const char *back)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = path_id(request, "id");
	struct rows *order = q_order_get(ctx->db, organisation, id), *rows;
	bool any = false;

	if (!row_one(order) || row_is_null(order, ORDER_GET_INVOICE))
		return false;
	page_show(request, "orders/invoice.tpl", arena_text(ctx->arena, "Invoice of order %s", order_number(ctx->arena, id)));
	view_text(request->body, "back", back);
	view_row(request->body, order);
	view_text(request->body, "order_number", order_number(ctx->arena, id));
	for (rows = q_invoice_list(ctx->db, organisation, id); row_next(rows); any = true) {
		struct view *paper = view_section(request->body, "paper");
		const char *currency = row_text(rows, INVOICE_LIST_CURRENCY);
		int64_t amount = row_integer(rows, INVOICE_LIST_AMOUNT), of = row_integer(rows, INVOICE_LIST_OF_NUMBER);
		int64_t taken_back = row_integer(rows, INVOICE_LIST_TAKEN_BACK);
		bool due = !row_is_null(rows, INVOICE_LIST_DUE_AT);

		view_row(paper, rows);
		view_text(paper, "invoice_number", invoice_number(ctx->arena, row_integer(rows, INVOICE_LIST_NUMBER)));
		view_text(paper, "of_words", of ? invoice_number(ctx->arena, of) : NULL);
		order_show_amount(request, paper, "amount", currency, amount);
		order_show_amount(request, paper, "sum", currency, amount);
		view_flag(paper, "asks", due && !taken_back);
		view_text(paper, "taken_back_words", taken_back ? invoice_number(ctx->arena, taken_back) : NULL);
		view_flag(paper, "paid_before", !due);
		view_flag(paper, "whole", !row_integer(rows, INVOICE_LIST_SEATS));
		order_show_amount(request, paper, "seat", currency, row_integer(order, ORDER_GET_SEAT_PRICE));
		if (text_equal(row_text(rows, INVOICE_LIST_KIND_IS), "invoice"))
			show_lines(request, paper, organisation, currency);
	}
	return any;
}

enum outcome
orders_invoice(struct request *request)
{
	const char *back = arena_text(request->ctx.arena, "/orders/%lld", (long long)path_id(request, "id"));

	return order_show_invoices(request, request->ctx.organisation, back) ? OK : NOT_FOUND;
}

enum outcome
orders_cancel_confirm(struct request *request)
{
	return order_show_page(request, request->ctx.organisation, "orders/cancel.tpl", "Cancel order") ? OK : NOT_FOUND;
}

static enum outcome
back_to_order(struct request *request, enum outcome outcome, const char *words)
{
	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/orders/%lld", (long long)path_id(request, "id"));
	}
	return outcome;
}

enum outcome
orders_cancel(struct request *request)
{
	return back_to_order(
		request, order_cancel(&request->ctx, path_id(request, "id")), "The order is cancelled. There is nothing to pay for it.");
}

static enum outcome
with_checkout(struct request *request, void (*verb)(struct ctx *ctx, int64_t order), const char *query)
{
	int64_t id = path_id(request, "id");

	if (!rows_integer(q_order_of(request->ctx.db, request->ctx.organisation, id)))
		return NOT_FOUND;
	verb(&request->ctx, id);
	redirect(request, "/orders/%lld%s", (long long)id, query);
	return OK;
}

enum outcome
orders_pay(struct request *request)
{
	return with_checkout(request, payment_begin, "");
}

enum outcome
orders_look(struct request *request)
{
	return with_checkout(request, payment_look, "?paid=1");
}
