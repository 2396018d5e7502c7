#include "lib/shop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/price.h"
#include "queries.h"

struct ctx *
shop_open(void)
{
	static struct conf conf;
	struct ctx *ctx = world_open();
	struct price_form prices = { "GBP", "29.00", "Muster Ltd\n1 Quay", "Bank 1", "30" };

	conf = *ctx->conf;
	conf.provider = "stripe";
	ctx->conf = &conf;
	ctx->role = SITE_ADMIN;
	assert_int_equal(price_set(ctx, &prices), OK);
	ctx->role = ADMIN;
	world_group(ctx, "Carers", "enrol", "10");
	return ctx;
}

int64_t
shop_offer(struct ctx *ctx, const char *title, const char *price)
{
	struct offer_form form = { { title, "What it is.", "90" }, price };
	int64_t id;

	assert_int_equal(offer_create(ctx, &form, &id), OK);
	return id;
}

enum outcome
shop_try(struct ctx *ctx, const char *seats, const int64_t *offers, size_t count, const char *payment, int64_t *order)
{
	struct order_form form = { .seats = seats,
		.offers = offers,
		.offer_count = count,
		.payment = payment,
		.reference = "PO 7",
		.buyer = "Northfield\n2 Hill" };
	struct order_quote quote;
	struct ctx looking = *ctx;

	looking.problems = ctx->problems = NULL;
	form.total = order_price(&looking, &form, &quote) == OK ? arena_text(ctx->arena, "%lld", (long long)quote.total) : "0";
	return order_place(ctx, &form, order);
}

int64_t
shop_order(struct ctx *ctx, const char *seats, const int64_t *offers, size_t count, const char *payment)
{
	int64_t order;

	assert_int_equal(shop_try(ctx, seats, offers, count, payment, &order), OK);
	return order;
}

enum paid
shop_mark(struct ctx *ctx, int64_t order)
{
	return order_paid(ctx, order, NULL);
}

enum paid
shop_pay(struct ctx *ctx, int64_t order, const char *currency, int64_t amount, const char *id)
{
	struct ctx provider = *ctx;

	provider.account = provider.organisation = provider.group = 0;
	provider.role = PUBLIC;
	return order_paid(&provider, order, &(struct payment){ currency, amount, id });
}

struct order
shop_look(struct ctx *ctx, int64_t id)
{
	struct order order;

	assert_true(order_load(ctx, id, &order));
	return order;
}

const char *
shop_trouble(struct ctx *ctx, int64_t order)
{
	struct rows *rows = q_order_get(ctx->db, ctx->organisation, order);

	assert_true(row_one(rows));
	return row_text(rows, ORDER_GET_TROUBLE);
}

int64_t
shop_seats(struct ctx *ctx)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);

	assert_true(row_one(group));
	return row_integer(group, GROUP_GET_SEATS);
}
