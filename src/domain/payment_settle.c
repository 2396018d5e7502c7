/* What the payment provider says, read and settled. */
#include <string.h>

#include "base/text.h"
#include "domain/money.h"
#include "domain/order.h"
#include "domain/payment.h"
#include "domain/secret.h"
#include "queries.h"

#define SITE_CHARACTERS 16

/* ---------------------------------------------------------------- reading */

const char *
payment_site(struct ctx *ctx)
{
	return arena_copy(ctx->arena, secret_token(ctx->arena, "payment site", 0, ""), SITE_CHARACTERS);
}

/* What the provider calls things. Anything else is none of its names, and is left out. */
static const char *
id_of(const char *text)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";

	return text && strnlen(text, PAYMENT_ID_MAX + 1) <= PAYMENT_ID_MAX && !text[strspn(text, allowed)] ? text : "";
}

static const char *
text_or_empty(const char *text)
{
	return text ? text : "";
}

static bool
is_object(struct ctx *ctx, const char *json, size_t length)
{
	return length <= PAYMENT_JSON_MAX && strnlen(json, length) == length && text_is_utf8(json, length) &&
		rows_integer(q_payment_is_object(ctx->db, json));
}

/* The number of an order of this installation; a session tells it twice, and both must agree. */
static int64_t
order_of(struct ctx *ctx, const struct rows *rows)
{
	const char *meta = row_text(rows, PAYMENT_SESSION_META_ORDER), *reference = row_text(rows, PAYMENT_SESSION_REFERENCE);
	int64_t order;

	if (!text_equal(row_text(rows, PAYMENT_SESSION_SITE), payment_site(ctx)) || (reference && !text_equal(reference, meta)))
		return 0;
	return meta && text_integer(meta, 1, INT64_MAX, &order) ? order : 0;
}

static void
read_object(struct ctx *ctx, const char *json, struct payment_session *session)
{
	struct rows *rows = q_payment_session(ctx->db, json);
	const char *paid;

	row_one(rows);
	paid = row_text(rows, PAYMENT_SESSION_PAYMENT_STATUS);
	*session = (struct payment_session){
		.id = id_of(row_text(rows, PAYMENT_SESSION_ID)),
		.url = text_or_empty(row_text(rows, PAYMENT_SESSION_URL)),
		.status = text_or_empty(row_text(rows, PAYMENT_SESSION_STATUS)),
		.is_paid = text_equal(paid, "paid") || text_equal(paid, "no_payment_required"),
		.amount = row_is_integer(rows, PAYMENT_SESSION_AMOUNT) ? row_integer(rows, PAYMENT_SESSION_AMOUNT) : -1,
		.refunded = row_is_integer(rows, PAYMENT_SESSION_REFUNDED) ? row_integer(rows, PAYMENT_SESSION_REFUNDED) : 0,
		.currency = id_of(row_text(rows, PAYMENT_SESSION_CURRENCY)),
		.payment_id = id_of(row_text(rows, PAYMENT_SESSION_PAYMENT_ID)),
		.order = order_of(ctx, rows),
		.error = text_or_empty(row_text(rows, PAYMENT_SESSION_ERROR)),
		.error_code = text_or_empty(row_text(rows, PAYMENT_SESSION_ERROR_CODE)),
	};
	session->is_paid = session->is_paid && text_equal(session->status, "complete");
}

bool
payment_session_read(struct ctx *ctx, const char *json, size_t length, struct payment_session *session)
{
	if (!is_object(ctx, json, length))
		return false;
	read_object(ctx, json, session);
	return true;
}

/* ---------------------------------------------------------------- settling */

static const char *
settle_paid(struct ctx *ctx, const struct order *order, const struct payment_session *session)
{
	struct payment payment = { session->currency, session->amount, session->payment_id };

	q_payment_over(ctx->db, order->id, session->id);
	switch (order_paid(ctx, order->id, &payment)) {
	case ORDER_PAID:
		return "Paid.";
	case ORDER_PAID_BEFORE:
		return "It was paid before.";
	case ORDER_PAID_WRONG:
		return "Nothing was given for what was paid.";
	default:
		return "There is no such order.";
	}
}

const char *
payment_settle(struct ctx *ctx, const struct payment_session *session)
{
	struct order order;

	if (!order_load(ctx, session->order, &order))
		return "There is no such order.";
	if (!text_equal(order.checkout_id, session->id)) {
		if (!session->is_paid)
			return "It is not the checkout that the order has now.";
		payment_unmatched(ctx, order.id, session->payment_id,
			arena_text(ctx->arena, "A checkout was paid that is not the one this order has: %s, payment %s.", session->id,
				session->payment_id));
		return "Another checkout than the order's was paid.";
	}
	if (session->is_paid)
		return settle_paid(ctx, &order, session);
	if (session->has_failed || text_equal(session->status, "expired"))
		return q_payment_over(ctx->db, order.id, session->id) ? "The checkout is over, and nothing was paid."
															  : "It was over before.";
	if (text_equal(session->status, "complete")) {
		q_payment_under_way(ctx->db, order.id, session->id);
		return "The money is on its way.";
	}
	return "It is open.";
}

/* ---------------------------------------------------------------- events */

/* One that is paid, by another payment than this: by hand, or this is one that came twice. */
static bool
is_paid_otherwise(const struct order *order, const char *payment_id)
{
	return !text_equal(order->status, "waiting") && !text_equal(order->status, "cancelled") &&
		!text_equal(order->payment_id, payment_id);
}

/* Money that went back without us: seats and courses are still there. */
static const char *
settle_refund(struct ctx *ctx, const struct payment_session *charge)
{
	struct order order;

	if (!order_load(ctx, charge->order, &order))
		return "There is no such order.";
	if (is_paid_otherwise(&order, charge->payment_id))
		return "Another payment than the order's was paid back.";
	if (charge->refunded <= order.refunded)
		return "It was refunded here.";
	payment_trouble(ctx, order.id,
		arena_text(ctx->arena, "The payment provider has paid %s back (payment %s), which is more than was refunded here.",
			money_words(ctx->arena, order.currency, charge->refunded), charge->payment_id));
	return "More was paid back than was refunded here.";
}

/* The buyer's bank does not take it, which may show days later. */
static const char *
settle_failed_refund(struct ctx *ctx, const struct payment_session *refund)
{
	payment_trouble(ctx, refund->order,
		arena_text(ctx->arena,
			"The refund %s of payment %s has failed: the money is back at the payment provider. Pay it back in another way.",
			refund->id, refund->payment_id));
	return "The money did not get back to the buyer.";
}

static const struct {
	const char *kind;
	const char *(*settle)(struct ctx *ctx, const struct payment_session *object);
	bool failed;
} events[] = {
	{ "checkout.session.completed", payment_settle },
	{ "checkout.session.async_payment_succeeded", payment_settle },
	{ "checkout.session.async_payment_failed", payment_settle, .failed = true },
	{ "checkout.session.expired", payment_settle },
	{ "charge.refunded", settle_refund },
	{ "refund.failed", settle_failed_refund },
};

static int
event_of_kind(const char *kind)
{
	int count = sizeof events / sizeof *events;

	for (int i = 0; i < count; i++)
		if (text_equal(events[i].kind, kind))
			return i;
	return -1;
}

enum payment_news
payment_take_event(struct ctx *ctx, const char *json, size_t length)
{
	struct payment_session object;
	struct rows *rows;
	const char *id, *body;
	int event;

	if (!is_object(ctx, json, length))
		return PAYMENT_NONSENSE;
	rows = q_payment_event(ctx->db, json);
	row_one(rows);
	id = id_of(row_text(rows, PAYMENT_EVENT_ID));
	event = event_of_kind(row_text(rows, PAYMENT_EVENT_KIND));
	body = row_text(rows, PAYMENT_EVENT_OBJECT);
	if (!*id || !body || row_is_null(rows, PAYMENT_EVENT_KIND))
		return PAYMENT_NONSENSE;
	if (event < 0)
		return PAYMENT_FOREIGN;
	read_object(ctx, body, &object);
	object.has_failed = events[event].failed;
	if (!object.order || !order_load(ctx, object.order, &(struct order){ .id = 0 }))
		return PAYMENT_FOREIGN;
	if (rows_integer(q_payment_event_known(ctx->db, id)))
		return PAYMENT_KNOWN;
	q_payment_event_add(ctx->db, id, events[event].kind, object.order, ctx->now, events[event].settle(ctx, &object));
	return PAYMENT_TAKEN;
}
