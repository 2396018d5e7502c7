/* An order is paid, and what was ordered is there. */
#include "base/text.h"
#include "domain/activity.h"
#include "domain/invoice.h"
#include "domain/job.h"
#include "domain/order_news.h"
#include "domain/payment.h"
#include "domain/seat.h"
#include "queries.h"

static enum paid
troubled(struct ctx *ctx, int64_t order, enum paid result, const char *words)
{
	q_order_set_trouble(ctx->db, order, words);
	return result;
}

/* All others are given, whatever the group is by now: archived, or without a limit. */
static bool
has_room(struct ctx *there, const struct order *order)
{
	struct rows *group = q_group_get(there->db, there->organisation, there->group);

	return !row_one(group) || row_is_null(group, GROUP_GET_SEATS) ||
		row_integer(group, GROUP_GET_SEATS) <= SEATS_MOST - order->seats;
}

static void
give_courses(struct ctx *there, const struct order *order)
{
	struct rows *rows = q_order_offers(there->db, there->organisation, order->id);
	int64_t *offers = arena_array(there->arena, OFFERS_MOST, sizeof *offers), given = 0;
	size_t count = 0;

	while (count < OFFERS_MOST && row_next(rows))
		offers[count++] = row_integer(rows, ORDER_OFFERS_OFFER_ID);
	rows_end(rows);
	for (size_t i = 0; i < count; i++)
		given += q_order_course_add(there->db, there->organisation, there->group, course_of_offer(there, offers[i]), there->now);
	if (!given)
		return;
	job_add(there, "recount", "Count the completed courses anew", "{}", 0);
	activity_add(there, "group.courses_changed", rows_text(q_group_name(there->db, there->organisation, there->group)), NULL);
}

static void
fulfil(struct ctx *there, const struct order *order)
{
	const struct seat_reason reason = { .why = "order", .order = order->id };

	if (order->seats)
		seat_add(there, order->seats, &reason);
	give_courses(there, order);
	/* One that was cancelled had its invoice taken back; one by checkout has had none. */
	if (invoice_balance(there, order->id) < order->total)
		invoice_issue(there, order, true);
	order_note(there, order, "order.paid", NULL);
	order_tell(there, order, "order_paid");
}

enum paid
order_paid(struct ctx *ctx, int64_t id, const struct payment *payment)
{
	struct order order;
	struct ctx there;

	if (!order_load(ctx, id, &order))
		return ORDER_PAID_NONE;
	there = order_inside(ctx, &order);
	if (payment && (payment->amount != order.total || !text_equal(payment->currency, order.currency)))
		return troubled(ctx, id, ORDER_PAID_WRONG,
			arena_text(ctx->arena,
				"%s was paid instead of %s, as %s. Nothing was given for it. Give it back, or mark the order as paid.",
				money_words(ctx->arena, payment->currency, payment->amount), money_words(ctx->arena, order.currency, order.total),
				payment->payment_id));
	if (!has_room(&there, &order))
		return troubled(
			ctx, id, ORDER_PAID_WRONG, "It was paid, but the group cannot have that many seats. Give the money back.");
	if (q_order_set_paid(ctx->db, id, payment ? 0 : ctx->account, payment ? payment->payment_id : NULL, ctx->now) != 1) {
		if (!payment || text_equal(payment->payment_id, order.payment_id))
			return ORDER_PAID_BEFORE;
		return troubled(ctx, id, ORDER_PAID_BEFORE,
			arena_text(ctx->arena, "It was paid a second time, as %s. Give that payment back.", payment->payment_id));
	}
	if (!payment && text_equal(order.payment, "checkout"))
		payment_end(&there, id);
	fulfil(&there, &order);
	return ORDER_PAID;
}
