#include "domain/invoice.h"

#include "base/clock.h"
#include "base/fault.h"
#include "domain/price.h"
#include "queries.h"

const char *
invoice_number(struct arena *arena, int64_t number)
{
	return arena_text(arena, "INV-%06lld", (long long)number);
}

/* In the transaction that writes the invoice: where that is rolled back, the number is the next one's. */
static int64_t
next_number(struct ctx *ctx)
{
	return rows_integer(q_invoice_count_up(ctx->db));
}

int64_t
invoice_issue(struct ctx *ctx, const struct order *order, bool paid)
{
	struct prices prices = price_load(ctx);
	int64_t number = next_number(ctx);

	q_invoice_add(ctx->db, number, "invoice", ctx->organisation, order->id, ctx->now,
		paid ? 0 : ctx->now + prices.invoice_days * DAY, order->currency, order->total, 0, prices.seller, prices.terms,
		order->buyer);
	return number;
}

int64_t
invoice_credit(struct ctx *ctx, const struct order *order, int64_t amount, int64_t seats)
{
	struct rows *invoice = q_invoice_latest(ctx->db, ctx->organisation, order->id);
	int64_t number;

	if (!row_one(invoice))
		fault("the order %lld has no invoice to take back", (long long)order->id);
	number = next_number(ctx);
	q_invoice_add(ctx->db, number, "credit", ctx->organisation, order->id, ctx->now, 0, order->currency, amount, seats,
		row_text(invoice, INVOICE_LATEST_SELLER), "", row_text(invoice, INVOICE_LATEST_BUYER));
	return number;
}

int64_t
invoice_balance(struct ctx *ctx, int64_t order)
{
	return rows_integer(q_invoice_balance(ctx->db, ctx->organisation, order));
}
