/* An order is paid, and what was ordered is there. */
#include "base/text.h"
#include "domain/activity.h"
#include "domain/course_offer.h"
#include "domain/invoice.h"
#include "domain/money.h"
#include "domain/order_news.h"
#include "domain/payment.h"
#include "domain/price.h"
#include "domain/report_line.h"
#include "domain/seat.h"
#include "queries.h"

static bool
has_room(struct ctx *there, const struct order *order)
{
	struct rows *group = q_group_get(there->db, there->organisation, there->group);

	return !row_one(group) || row_is_null(group, GROUP_GET_SEATS) ||
		row_integer(group, GROUP_GET_SEATS) <= SEATS_MOST - order->seats;
}

/* Why nothing can be given; NULL: all is given, whatever the group is by now, archived or without a limit. */
static const char *
find_obstacle(struct ctx *there, const struct order *order, const struct payment *payment)
{
	if (payment && (payment->amount != order->total || !text_equal(payment->currency, order->currency)))
		return arena_text(there->arena,
			"%s was paid instead of %s, as %s. Nothing was given for it. Give it back, or mark the order as paid.",
			money_words(there->arena, payment->currency, payment->amount),
			money_words(there->arena, order->currency, order->total), payment->payment_id);
	return has_room(there, order) ? NULL : "It was paid, but the group cannot have that many seats. Give the money back.";
}

/* It is paid already. */
static enum paid
pay_again(struct ctx *ctx, const struct order *order, const struct payment *payment)
{
	if (!payment || text_equal(payment->payment_id, order->payment_id))
		return ORDER_PAID_BEFORE;
	payment_trouble(
		ctx, order->id, arena_text(ctx->arena, "It was paid a second time, as %s. Give that payment back.", payment->payment_id));
	return ORDER_PAID_BEFORE;
}

static enum paid
refuse(struct ctx *ctx, int64_t order, const struct payment *payment, const char *obstacle)
{
	if (payment)
		payment_unmatched(ctx, order, payment->payment_id, obstacle);
	else
		payment_trouble(ctx, order, obstacle);
	return ORDER_PAID_WRONG;
}

/* One that the group has by now was ordered again while a first order of it was cancelled, or came in another way. */
static bool
give_course(struct ctx *there, const struct order *order, const struct order_line *line)
{
	if (q_order_course_add(there->db, there->organisation, there->group, course_of_offer(there, line->offer), there->now))
		return true;
	if (line->price)
		payment_trouble(there, order->id,
			arena_text(there->arena, "The group had the course %s already when it was paid. Give its price back, %s.",
				line->label, money_words(there->arena, order->currency, line->price)));
	return false;
}

static void
give_courses(struct ctx *there, const struct order *order)
{
	struct rows *rows = q_order_offers(there->db, there->organisation, order->id);
	struct order_line *lines = arena_array(there->arena, OFFERS_MOST, sizeof *lines);
	bool given = false;
	size_t count = 0;

	for (; count < OFFERS_MOST && row_next(rows); count++)
		lines[count] = (struct order_line){ .offer = row_integer(rows, ORDER_OFFERS_OFFER_ID),
			.label = arena_string(there->arena, row_text(rows, ORDER_OFFERS_LABEL)),
			.price = row_integer(rows, ORDER_OFFERS_PRICE) };
	rows_end(rows);
	for (size_t i = 0; i < count; i++)
		given |= give_course(there, order, &lines[i]);
	if (!given)
		return;
	report_courses_changed(there);
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
	const char *obstacle;
	struct order order;
	struct ctx there;

	if (!order_load(ctx, id, &order))
		return ORDER_PAID_NONE;
	if (text_equal(order.status, "paid") || text_equal(order.status, "refunded"))
		return pay_again(ctx, &order, payment);
	there = ctx_within(ctx, order.organisation, order.group);
	/* A job that asks the provider acts for whoever pressed a button; the payment is not their saying so. */
	if (payment)
		there.account = 0;
	obstacle = find_obstacle(&there, &order, payment);
	if (obstacle)
		return refuse(ctx, id, payment, obstacle);
	/* Nobody notes what costs nothing. */
	if (q_order_set_paid(ctx->db, id, order.total ? there.account : 0, payment ? payment->payment_id : NULL, ctx->now) != 1)
		return pay_again(ctx, &order, payment);
	if (!payment && text_equal(order.payment, "checkout"))
		payment_end(&there, id);
	fulfil(&there, &order);
	return ORDER_PAID;
}
