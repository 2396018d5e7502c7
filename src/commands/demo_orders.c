#include "commands/demo_orders.h"

#include "base/clock.h"
#include "base/fault.h"
#include "commands/demo_address.h"
#include "domain/order.h"
#include "domain/price.h"
#include "queries.h"

static const struct offer_form offers[] = {
	{ { "Transporting people safely", "Before somebody drives people we look after: the vehicle, the passengers, the road.",
		  "60" },
		"190.00" },
	{ { "Food hygiene in shared kitchens", "What spoils, what spreads, and what the inspector asks.", "45" }, "120.00" },
	{ { "Medication rounds", "Right person, right dose, right time, and what to write down.", "90" }, "240.00" },
};

/* As a site administrator does it. */
static struct ctx
as_site(const struct ctx *ctx)
{
	struct ctx site = *ctx;

	site.account = demo_account_of(&site, "site@muster.example");
	site.role = SITE_ADMIN;
	return site;
}

static void
set_prices(struct ctx *ctx)
{
	const struct price_form prices = { .currency = "GBP",
		.seat_price = "29.00",
		.seller = "Muster Training Ltd\n4 Quay Street\nBristol BS1 4AA\nVAT GB 000 0000 00",
		.terms =
			"By bank transfer to Muster Training Ltd, sort code 00-00-00, account 00000000. Write the number of the invoice as reference.",
		.invoice_days = "30" };
	int64_t offer;

	if (price_set(ctx, &prices) != OK)
		fault("the demo's prices were refused: %s", ctx->problems->words);
	for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
		if (offer_create(ctx, &offers[i], &offer) != OK)
			fault("the demo's offer was refused: %s", ctx->problems->words);
}

static int64_t
place(struct ctx *ctx, const char *seats, const int64_t *courses, size_t count, const char *reference)
{
	struct order_form form = { .seats = seats,
		.offers = courses,
		.offer_count = count,
		.payment = "invoice",
		.reference = reference,
		.buyer = "Northfield Family Services\n12 Hill Road\nLeeds LS1 1AA" };
	struct order_quote quote;
	int64_t order;

	if (order_price(ctx, &form, &quote) == OK)
		form.total = arena_text(ctx->arena, "%lld", (long long)quote.total);
	if (ctx->problems || order_place(ctx, &form, &order) != OK)
		fault("the demo's order was refused: %s", ctx->problems->words);
	return order;
}

static void
pay(struct ctx *ctx, int64_t order)
{
	struct ctx site;

	ctx->now += 3 * DAY;
	site = as_site(ctx);
	if (order_paid(&site, order, NULL) != ORDER_PAID)
		fault("the demo's order could not be paid");
}

void
demo_orders(struct ctx *ctx)
{
	struct ctx site = as_site(ctx);
	int64_t refunded;

	set_prices(&site);
	pay(ctx, place(ctx, "4", NULL, 0, "PO 1187"));
	refunded = place(ctx, "2", NULL, 0, "");
	pay(ctx, refunded);
	ctx->now += DAY;
	site = as_site(ctx);
	if (order_refund(&site, refunded, "2") != OK || order_cancel(ctx, place(ctx, "10", NULL, 0, "")) != OK)
		fault("the demo's orders were refused");
	q_demo_order_mails_sent(ctx->db, ctx->account);
}

void
demo_order_waiting(struct ctx *ctx)
{
	int64_t course = rows_integer(q_offer_by_title(ctx->db, "medication rounds"));

	place(ctx, "20", &course, 1, "PO 1204");
	q_demo_order_mails_sent(ctx->db, ctx->account);
}
