/* An order is cancelled before it is paid, or refunded after. */
#include "base/text.h"
#include "domain/invoice.h"
#include "domain/money.h"
#include "domain/order_news.h"
#include "domain/payment.h"
#include "domain/seat.h"
#include "queries.h"

static bool
load_own(struct ctx *ctx, int64_t id, struct order *order)
{
	return order_load(ctx, id, order) && order->organisation == ctx->organisation;
}

enum outcome
order_cancel(struct ctx *ctx, int64_t id)
{
	struct order order;
	int64_t balance;

	if (!load_own(ctx, id, &order))
		return NOT_FOUND;
	if (q_order_set_cancelled(ctx->db, ctx->organisation, id, ctx->now) != 1)
		return problem(ctx, "", "The order does not wait for its payment any more. Nothing was changed.");
	balance = invoice_balance(ctx, id);
	if (balance > 0)
		invoice_credit(ctx, &order, balance, 0);
	if (text_equal(order.payment, "checkout"))
		payment_end(ctx, id);
	order_note(ctx, &order, "order.cancelled", NULL);
	order_tell(ctx, &order, "order_cancelled");
	return OK;
}

static int64_t
least(int64_t one, int64_t other)
{
	return one < other ? one : other;
}

int64_t
order_refundable(struct ctx *ctx, int64_t id)
{
	struct order order;
	struct rows *group;

	if (!load_own(ctx, id, &order) || (!text_equal(order.status, "paid") && !text_equal(order.status, "refunded")))
		return 0;
	group = q_group_get(ctx->db, ctx->organisation, order.group);
	/* Where there is no limit any more, there is nothing to take back. */
	if (!row_one(group) || row_is_null(group, GROUP_GET_SEATS))
		return 0;
	return least(order.seats - order.seats_refunded, row_integer(group, GROUP_GET_SEATS_FREE));
}

enum outcome
order_refund(struct ctx *ctx, int64_t id, const char *typed)
{
	const char *text = clean_line(ctx, "seats_back", "The number of seats", typed, 30);
	int64_t most = order_refundable(ctx, id), seats = 0, amount;
	const struct seat_reason reason = { .why = "refund", .order = id };
	struct order order;
	struct ctx there;

	if (!load_own(ctx, id, &order))
		return NOT_FOUND;
	if (!most)
		return problem(
			ctx, "seats_back", "None of its seats are free, so none can be taken back. Free seats in the group first.");
	if (!text_integer(text, 1, most, &seats))
		return problem(
			ctx, "seats_back", "Enter a whole number of seats from 1 to %s: so many are free.", text_number(ctx->arena, most));
	there = ctx_within(ctx, order.organisation, order.group);
	amount = seats * order.seat_price;
	if (q_order_set_refunded(ctx->db, ctx->organisation, id, seats, amount, ctx->now) != 1 || !seat_add(&there, -seats, &reason))
		return problem(ctx, "seats_back", "These seats were taken meanwhile. Look at the order again.");
	if (amount) {
		int64_t credit = invoice_credit(ctx, &order, amount, seats);

		if (order.payment_id)
			payment_refund(&there, id, amount, credit);
	}
	order_note(ctx, &order, "order.refunded",
		arena_text(ctx->arena, "%s of its seats for %s", text_number(ctx->arena, seats),
			money_words(ctx->arena, order.currency, amount)));
	order_tell(ctx, &order, "order_refunded");
	return OK;
}

enum outcome
order_settle(struct ctx *ctx, int64_t id)
{
	struct order order;

	if (!load_own(ctx, id, &order))
		return NOT_FOUND;
	q_order_settle(ctx->db, ctx->organisation, id);
	order_note(ctx, &order, "order.settled", NULL);
	return OK;
}
