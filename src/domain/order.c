#include "domain/order.h"

#include "queries.h"

const char *
order_number(struct arena *arena, int64_t order)
{
	return arena_text(arena, "MU-%lld", (long long)order);
}

bool
order_load(struct ctx *ctx, int64_t id, struct order *order)
{
	struct rows *rows = q_order_load(ctx->db, id);

	if (!row_one(rows))
		return false;
	*order = (struct order){
		.id = id,
		.organisation = row_integer(rows, ORDER_LOAD_ORGANISATION_ID),
		.group = row_integer(rows, ORDER_LOAD_GROUP_ID),
		.account = row_integer(rows, ORDER_LOAD_ACCOUNT_ID),
		.number = order_number(ctx->arena, id),
		.status = row_text(rows, ORDER_LOAD_STATUS),
		.payment = row_text(rows, ORDER_LOAD_PAYMENT),
		.currency = row_text(rows, ORDER_LOAD_CURRENCY),
		.buyer = row_text(rows, ORDER_LOAD_BUYER),
		.seats = row_integer(rows, ORDER_LOAD_SEATS),
		.seat_price = row_integer(rows, ORDER_LOAD_SEAT_PRICE),
		.total = row_integer(rows, ORDER_LOAD_TOTAL),
		.seats_refunded = row_integer(rows, ORDER_LOAD_SEATS_REFUNDED),
		.refunded = row_integer(rows, ORDER_LOAD_REFUNDED),
		.checkout_status = row_text(rows, ORDER_LOAD_CHECKOUT_STATUS),
		.checkout_id = row_text(rows, ORDER_LOAD_CHECKOUT_ID),
		.checkout_url = row_text(rows, ORDER_LOAD_CHECKOUT_URL),
		.payment_id = row_text(rows, ORDER_LOAD_PAYMENT_ID),
	};
	return true;
}

enum outcome
order_enter(struct ctx *ctx, int64_t id)
{
	struct order order;

	if (ctx->role < SITE_ADMIN || !order_load(ctx, id, &order))
		return NOT_FOUND;
	ctx->organisation = order.organisation;
	ctx->group = order.group;
	return OK;
}
