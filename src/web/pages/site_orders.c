#include "web/pages/site_orders.h"

#include "base/clock.h"
#include "base/csv.h"
#include "base/text.h"
#include "domain/invoice.h"
#include "domain/money.h"
#include "domain/order.h"
#include "queries.h"
#include "web/export.h"
#include "web/pager.h"
#include "web/pages/orders.h"

/* ---------------------------------------------------------------- the list */

static const char *
chosen_status(struct request *request)
{
	static const char *const known[] = { "waiting", "paid", "cancelled", "refunded", "trouble" };

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text_equal(field(request, "status"), known[i]))
			return known[i];
	return "all";
}

static struct rows *
orders(struct db *db, const char *status, int64_t before)
{
	if (text_equal(status, "all"))
		return q_order_site_page(db, before, PAGE_ROWS_ASKED);
	if (text_equal(status, "trouble"))
		return q_order_site_page_troubled(db, before, PAGE_ROWS_ASKED);
	return q_order_site_page_in_status(db, status, before, PAGE_ROWS_ASKED);
}

static struct rows *
orders_before(struct db *db, const char *status, int64_t first)
{
	if (text_equal(status, "all"))
		return q_order_site_page_before(db, first, PAGE_ROWS_BEFORE);
	if (text_equal(status, "trouble"))
		return q_order_site_page_troubled_before(db, first, PAGE_ROWS_BEFORE);
	return q_order_site_page_in_status_before(db, status, first, PAGE_ROWS_BEFORE);
}

enum outcome
site_orders(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *status = chosen_status(request);
	struct pager pager = pager_start(request);
	struct rows *rows = orders(ctx->db, status, pager_below(&pager));
	struct view *line;
	int64_t waiting;

	page_show(request, "site/orders.tpl", "Orders");
	view_show(request->body, arena_text(ctx->arena, "filter_%s", status));
	while ((line = pager_next(request, &pager, "order", rows, -1, ORDER_PAGE_ID)))
		order_fill_line(request, line, rows);
	pager_links(request, &pager, pager.after.id && pager.shown ? orders_before(ctx->db, status, pager.first.id) : NULL, -1,
		arena_text(ctx->arena, "status=%s", status));
	view_text(request->body, "to_pay", order_waiting_words(request, q_order_site_waiting(ctx->db), &waiting));
	view_integer(request->body, "orders_waiting", waiting);
	view_integer(request->body, "troubled_count", rows_integer(q_order_site_troubled(ctx->db)));
	return OK;
}

static const char *
day(struct arena *arena, const struct rows *rows, int column)
{
	return row_is_null(rows, column) ? "" : zone_date(arena, row_integer(rows, column));
}

static void
export_row_of(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context)
{
	const char *code = row_text(rows, ORDER_EXPORT_CURRENCY), *reference = row_text(rows, ORDER_EXPORT_REFERENCE);
	const char *titles = row_text(rows, ORDER_EXPORT_TITLES);
	const struct currency *currency = currency_find(code);

	(void)context;
	csv_value(csv, order_number(arena, row_integer(rows, ORDER_EXPORT_ID)));
	csv_value(csv, day(arena, rows, ORDER_EXPORT_CREATED_AT));
	csv_value(csv, row_text(rows, ORDER_EXPORT_ORGANISATION));
	csv_value(csv, row_text(rows, ORDER_EXPORT_GROUP_NAME));
	csv_value(csv, arena_text(arena, "%lld", (long long)row_integer(rows, ORDER_EXPORT_SEATS)));
	csv_value(csv, titles ? titles : "");
	csv_value(csv, code);
	csv_value(csv, money_typed(arena, currency, row_integer(rows, ORDER_EXPORT_TOTAL)));
	csv_value(csv, money_typed(arena, currency, row_integer(rows, ORDER_EXPORT_REFUNDED)));
	csv_value(csv, row_text(rows, ORDER_EXPORT_STATUS));
	csv_value(csv, day(arena, rows, ORDER_EXPORT_PAID_AT));
	csv_value(csv, row_text(rows, ORDER_EXPORT_PAYMENT_IS));
	csv_value(csv, row_is_null(rows, ORDER_EXPORT_INVOICE) ? "" : invoice_number(arena, row_integer(rows, ORDER_EXPORT_INVOICE)));
	csv_value(csv, reference);
}

static struct rows *
export_page_of(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	(void)context;
	return q_order_export(ctx->db, after->id, most);
}

enum outcome
site_orders_export(struct request *request)
{
	static const char *const head[] = { "Order", "Date", "Organisation", "Group", "Seats", "Courses", "Currency", "Amount",
		"Refunded", "Status", "Paid", "Payment", "Invoice", "Reference", NULL };

	send_csv(request,
		&(struct export){ .name = "orders.csv",
			.head = head,
			.page = export_page_of,
			.key_column = -1,
			.id_column = ORDER_EXPORT_ID,
			.each = export_row_of });
	return OK;
}

/* ---------------------------------------------------------------- one of them */

/* What is done to it is done in its organisation; the page stays where the administrator is. */
static struct ctx
turn_to(struct request *request)
{
	struct ctx there = request->ctx;

	if (order_enter(&there, path_id(request, "id")) != OK)
		there.organisation = 0;
	return there;
}

static const struct rows *
show(struct request *request, const char *template_name, const char *what)
{
	struct ctx there = turn_to(request);

	return there.organisation ? order_show_page(request, there.organisation, template_name, what) : NULL;
}

enum outcome
site_order_show(struct request *request)
{
	struct ctx *ctx = &request->ctx, there = turn_to(request);
	int64_t refundable = there.organisation ? order_refundable(&there, path_id(request, "id")) : 0;
	const struct rows *order = show(request, "site/order.tpl", "Order");
	bool was_paid, gives_back;

	if (!order)
		return NOT_FOUND;
	was_paid = text_equal(row_text(order, ORDER_GET_STATUS), "paid") || text_equal(row_text(order, ORDER_GET_STATUS), "refunded");
	gives_back = was_paid && row_integer(order, ORDER_GET_SEATS_REFUNDED) < row_integer(order, ORDER_GET_SEATS);
	page_field(request, "seats_back", NULL);
	view_integer(request->body, "refundable", refundable);
	view_flag(request->body, "none_refundable", !refundable);
	view_flag(request->body, "takes_back", gives_back);
	view_flag(request->body, "may_be_paid", !was_paid);
	order_show_amount(
		request, request->body, "seat", row_text(order, ORDER_GET_CURRENCY), row_integer(order, ORDER_GET_SEAT_PRICE));
	view_rows(request->body, "event", q_order_events(ctx->db, path_id(request, "id")));
	return OK;
}

enum outcome
site_order_invoice(struct request *request)
{
	struct ctx there = turn_to(request);
	const char *back = arena_text(request->ctx.arena, "/admin/orders/%lld", (long long)path_id(request, "id"));

	return there.organisation && order_show_invoices(request, there.organisation, back) ? OK : NOT_FOUND;
}

static enum outcome
back_to_order(struct request *request, struct ctx *there, enum outcome outcome, const char *words)
{
	request->ctx.problems = there->problems;
	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/admin/orders/%lld", (long long)path_id(request, "id"));
	}
	return outcome;
}

enum outcome
site_order_paid_confirm(struct request *request)
{
	const struct rows *order = show(request, "site/order_paid.tpl", "Payment of order");

	if (!order)
		return NOT_FOUND;
	view_flag(request->body, "may_be_paid", row_is_null(order, ORDER_GET_PAID_AT));
	return OK;
}

enum outcome
site_order_paid(struct request *request)
{
	struct ctx there = turn_to(request);

	switch (order_paid(&there, path_id(request, "id"), NULL)) {
	case ORDER_PAID:
		return back_to_order(request, &there, OK, "The order is paid. What was ordered is in the group, and a mail says so.");
	case ORDER_PAID_BEFORE:
		return back_to_order(request, &there, OK, "The order was paid already. Nothing was changed.");
	case ORDER_PAID_WRONG:
		leave_note(request, NOTE_WARN, NULL, "The order could not be fulfilled. What is wrong stands below.");
		redirect(request, "/admin/orders/%lld", (long long)path_id(request, "id"));
		return OK;
	default:
		return NOT_FOUND;
	}
}

enum outcome
site_order_cancel_confirm(struct request *request)
{
	return show(request, "site/order_cancel.tpl", "Cancel order") ? OK : NOT_FOUND;
}

enum outcome
site_order_cancel(struct request *request)
{
	struct ctx there = turn_to(request);

	return back_to_order(
		request, &there, order_cancel(&there, path_id(request, "id")), "The order is cancelled, and a mail says so.");
}

enum outcome
site_order_refund(struct request *request)
{
	struct ctx there = turn_to(request);

	return back_to_order(request, &there, order_refund(&there, path_id(request, "id"), field(request, "seats_back")),
		"The seats are taken back, there is a credit note for them, and a mail says so.");
}

enum outcome
site_order_settle(struct request *request)
{
	struct ctx there = turn_to(request);

	return back_to_order(request, &there, order_settle(&there, path_id(request, "id")), "Noted: this is settled.");
}
