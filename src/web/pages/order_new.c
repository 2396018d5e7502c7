/* A new order: seats and courses are chosen, what they come to is shown, and then it is placed. */
#include "base/text.h"
#include "domain/money.h"
#include "domain/order.h"
#include "domain/payment.h"
#include "domain/price.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/orders.h"

static struct order_form
form_of(struct request *request)
{
	struct order_form form = { .seats = field(request, "seats"),
		.payment = field(request, "payment"),
		.reference = field(request, "reference"),
		.buyer = field(request, "buyer"),
		.total = field(request, "total") };

	form.offers = field_ids(request, "offer", &form.offer_count);
	return form;
}

/* ---------------------------------------------------------------- choosing */

static void
show_offers(struct request *request, const struct order_form *form, const char *currency)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_offer_choices(ctx->db, ctx->organisation, ctx->group);
	bool any = false;

	for (; row_next(rows); any = true) {
		struct view *round = view_section(request->body, "course");

		view_row(round, rows);
		order_show_amount(request, round, "price", currency, row_integer(rows, OFFER_CHOICES_PRICE));
		view_flag(round, "ticked", has_id(form->offers, form->offer_count, row_integer(rows, OFFER_CHOICES_ID)));
	}
	view_flag(request->body, "courses_offered", any);
}

static void
show_choices(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct prices prices = price_load(ctx);
	struct order_form form = form_of(request);
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	bool limited = row_one(group) && !row_is_null(group, GROUP_GET_SEATS), sold = prices.seat_price >= 0;

	dashboard_show(request, "orders/new.tpl", "seats", "Order");
	view_text(request->body, "seats", form.seats);
	view_flag(request->body, "seats_sold", sold && limited);
	view_flag(request->body, "seats_open", sold && !limited);
	view_flag(request->body, "nothing_sold", !sold && !rows_integer(q_offer_count(ctx->db, 1)));
	view_flag(request->body, "something_sold", sold || rows_integer(q_offer_count(ctx->db, 1)));
	order_show_amount(request, request->body, "seat", prices.currency->code, sold ? prices.seat_price : 0);
	show_offers(request, &form, prices.currency->code);
}

/* ---------------------------------------------------------------- what it comes to */

static void
show_line(struct request *request, const struct order_quote *quote, const struct order_line *line)
{
	struct view *round = view_section(request->body, "line");

	view_text(round, "label", line->label);
	view_integer(round, "quantity", line->quantity);
	view_integer(round, "offer_id", line->offer);
	order_show_amount(request, round, "price", quote->currency->code, line->price);
	order_show_amount(request, round, "amount", quote->currency->code, line->amount);
}

static void
show_review(struct request *request, const struct order_quote *quote)
{
	struct ctx *ctx = &request->ctx;
	bool offered = quote->total && payment_offered(ctx->conf);
	int64_t days = price_load(ctx).invoice_days;

	dashboard_show(request, "orders/review.tpl", "seats", "Order");
	for (size_t i = 0; i < quote->count; i++)
		show_line(request, quote, &quote->lines[i]);
	view_integer(request->body, "seats", quote->seats);
	view_text(request->body, "total", arena_text(ctx->arena, "%lld", (long long)quote->total));
	order_show_amount(request, request->body, "total", quote->currency->code, quote->total);
	order_show_amount(request, request->body, "sum", quote->currency->code, quote->total);
	view_flag(request->body, "by_invoice_only", !offered);
	view_flag(request->body, "by_card_too", offered);
	view_flag(request->body, "costs", quote->total);
	view_flag(request->body, "costs_nothing", !quote->total);
	view_text(request->body, "invoice_days", days ? text_counted(ctx->arena, days, "day", "days") : NULL);
	page_choice(request, "payment", "checkout");
	page_field(request, "reference", NULL);
	page_field(request, "buyer", rows_text(q_order_buyer(ctx->db, ctx->organisation)));
}

/* Without a mark on the form. */
static bool
comes_to(struct request *request, struct order_quote *quote)
{
	struct order_form form = form_of(request);
	struct ctx looking = request->ctx;

	looking.problems = NULL;
	return order_price(&looking, &form, quote) == OK;
}

/* Where the order itself was refused, what it comes to is shown again, with what was typed there. */
enum outcome
orders_new(struct request *request)
{
	struct order_quote quote;

	if (text_equal(field(request, "do"), "place") && comes_to(request, &quote))
		show_review(request, &quote);
	else
		show_choices(request);
	return OK;
}

static enum outcome
place(struct request *request, const struct order_form *form)
{
	int64_t order;
	enum outcome outcome = order_place(&request->ctx, form, &order);

	if (outcome == OK)
		redirect(request, "/orders/%lld", (long long)order);
	return outcome;
}

enum outcome
orders_create(struct request *request)
{
	struct order_form form = form_of(request);
	struct order_quote quote;

	if (text_equal(field(request, "do"), "place"))
		return place(request, &form);
	if (text_equal(field(request, "do"), "change")) {
		show_choices(request);
		return OK;
	}
	if (order_price(&request->ctx, &form, &quote) != OK)
		return INVALID;
	show_review(request, &quote);
	return OK;
}
