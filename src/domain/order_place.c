/* What an order comes to, and placing it. */
#include "base/text.h"
#include "domain/invoice.h"
#include "domain/money.h"
#include "domain/order_news.h"
#include "domain/payment.h"
#include "domain/price.h"
#include "domain/seat.h"
#include "domain/throttle.h"
#include "queries.h"

#define REFERENCE_MOST 60
#define BUYER_MOST 500
#define ORDERS_AN_HOUR 30

/* ---------------------------------------------------------------- what it comes to */

static void
add_line(struct ctx *ctx, struct order_quote *quote, const char *field, struct order_line line)
{
	if (!money_times(line.price, line.quantity, &line.amount) || !money_plus(quote->total, line.amount, &quote->total))
		problem(ctx, field, "This comes to more than %s, which is the most for one order. Order less at a time.",
			money_words(ctx->arena, quote->currency->code, MONEY_MOST));
	else
		quote->lines[quote->count++] = line;
}

static void
price_seats(struct ctx *ctx, const char *typed, const struct prices *prices, struct order_quote *quote)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	int64_t most = ORDER_SEATS_MOST;
	bool limited = row_one(group) && !row_is_null(group, GROUP_GET_SEATS);

	if (limited && SEATS_MOST - row_integer(group, GROUP_GET_SEATS) < most)
		most = SEATS_MOST - row_integer(group, GROUP_GET_SEATS);
	if (prices->seat_price < 0)
		problem(ctx, "seats", "Seats are not sold here. Leave the number empty.");
	else if (!limited)
		problem(ctx, "seats", "This group has no limit of seats, so it needs none. Leave the number empty.");
	else if (!text_integer(typed, 1, most, &quote->seats))
		problem(ctx, "seats", "Enter a whole number of seats from 1 to %s.", text_number(ctx->arena, most));
	else
		add_line(ctx, quote, "seats",
			(struct order_line){
				.label = quote->seats == 1 ? "Seat" : "Seats", .quantity = quote->seats, .price = prices->seat_price });
}

static bool
came_before(const int64_t *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (ids[i] == ids[count])
			return true;
	return false;
}

static void
price_offer(struct ctx *ctx, int64_t offer, struct order_quote *quote)
{
	struct rows *rows = q_order_offer(ctx->db, ctx->organisation, ctx->group, offer);
	const char *title;

	if (!row_one(rows)) {
		problem(ctx, "offer", "One of these courses is not on offer any more. Choose again.");
		return;
	}
	title = row_text(rows, ORDER_OFFER_TITLE);
	if (row_integer(rows, ORDER_OFFER_IS_THERE))
		problem(ctx, "offer", "The group has the course %s already. Take it out of the order.", title);
	else if (row_integer(rows, ORDER_OFFER_ORDERED))
		problem(ctx, "offer", "The course %s is in the order %s for this group, which waits to be paid. Take it out of this one.",
			title, order_number(ctx->arena, row_integer(rows, ORDER_OFFER_ORDERED)));
	else
		add_line(ctx, quote, "offer",
			(struct order_line){ .offer = offer, .label = title, .quantity = 1, .price = row_integer(rows, ORDER_OFFER_PRICE) });
}

enum outcome
order_price(struct ctx *ctx, const struct order_form *form, struct order_quote *quote)
{
	struct prices prices = price_load(ctx);
	const char *seats = clean_line(ctx, "seats", "The number of seats", form->seats, 30);

	*quote = (struct order_quote){
		.currency = prices.currency,
		.lines = arena_array(ctx->arena, form->offer_count + 1, sizeof *quote->lines),
		.seat_price = prices.seat_price,
	};
	if (*seats)
		price_seats(ctx, seats, &prices, quote);
	for (size_t i = 0; i < form->offer_count && !has_problem(ctx, "offer"); i++)
		if (!came_before(form->offers, i))
			price_offer(ctx, form->offers[i], quote);
	if (!quote->count && !ctx->problems)
		problem(ctx, prices.seat_price < 0 ? "" : "seats", "Enter a number of seats, or choose a course.");
	return ctx->problems ? INVALID : OK;
}

/* ---------------------------------------------------------------- placing it */

/* What it comes to now against what they were shown. */
static void
check_total(struct ctx *ctx, const struct order_form *form, const struct order_quote *quote)
{
	int64_t shown;

	if (!text_integer(form->total, 0, MONEY_MOST, &shown) || shown != quote->total)
		problem(ctx, "total", "The prices have changed: the order comes to %s now. Look at it again before you order.",
			money_words(ctx->arena, quote->currency->code, quote->total));
}

static enum outcome
check_terms(struct ctx *ctx, const struct order_form *form)
{
	if (!text_equal(form->payment, "invoice") && !(text_equal(form->payment, "checkout") && payment_offered(ctx->conf)))
		problem(ctx, "payment", "Choose how to pay.");
	if (!ctx->problems &&
		!throttle_take(
			ctx, arena_text(ctx->arena, "order:organisation:%lld", (long long)ctx->organisation), ORDERS_AN_HOUR, 3600, NULL))
		problem(ctx, "", "Your organisation has made %d orders within an hour. Wait a while, then order again.", ORDERS_AN_HOUR);
	return ctx->problems ? INVALID : OK;
}

static int64_t
write_order(
	struct ctx *ctx, const struct order_form *form, const struct order_quote *quote, const char *reference, const char *buyer)
{
	int64_t order;

	q_order_add(ctx->db, ctx->organisation, ctx->group, ctx->account, form->payment, reference, buyer, quote->currency->code,
		quote->seats, quote->seats ? quote->seat_price : 0, quote->total, ctx->now);
	order = db_new_id(ctx->db);
	for (size_t i = 0; i < quote->count; i++) {
		const struct order_line *line = &quote->lines[i];

		q_order_line_add(
			ctx->db, ctx->organisation, order, (int64_t)i, line->offer, line->label, line->quantity, line->price, line->amount);
	}
	return order;
}

enum outcome
order_place(struct ctx *ctx, const struct order_form *form, int64_t *id)
{
	const char *reference, *buyer;
	struct order_quote quote;
	struct order order;

	if (order_price(ctx, form, &quote) == OK)
		check_total(ctx, form, &quote);
	reference = clean_line(ctx, "reference", "The purchase order number", form->reference, REFERENCE_MOST);
	buyer = clean_block(ctx, "buyer", "The name and address", form->buyer, BUYER_MOST);
	if (!*buyer && !has_problem(ctx, "buyer"))
		problem(ctx, "buyer", "Enter the name and address that the invoice is made out to.");
	if (check_terms(ctx, form) != OK)
		return INVALID;
	*id = write_order(ctx, form, &quote, reference, buyer);
	order_load(ctx, *id, &order);
	order_note(ctx, &order, "order.placed", NULL);
	if (!order.total) {
		order_paid(ctx, *id, NULL);
		return OK;
	}
	if (text_equal(order.payment, "invoice"))
		invoice_issue(ctx, &order, false);
	else
		payment_begin(ctx, *id);
	order_tell(ctx, &order, "ordered");
	return OK;
}
