#include "domain/payment.h"

#include "domain/job.h"
#include "queries.h"

#define FIRST_LOOK 120 /* seconds after it was opened; then half as old again each time */
#define PATIENCE 10    /* seconds between two looks that somebody asks for */
#define LOOKS 10

bool
payment_offered(const struct conf *conf)
{
	return *conf->provider != '\0';
}

/* ---------------------------------------------------------------- jobs */

/* One kind for all: it looks at the order, and does what its checkout needs. */
static void
queue(struct ctx *ctx, int64_t order, const char *title)
{
	job_add(ctx, "checkout", title, arena_text(ctx->arena, "{\"order\": %lld}", (long long)order), 0);
}

void
payment_begin(struct ctx *ctx, int64_t order)
{
	if (q_payment_prepare(ctx->db, order))
		queue(ctx, order, "Prepare a payment");
}

void
payment_look(struct ctx *ctx, int64_t order)
{
	if (q_payment_look_at(ctx->db, order, ctx->now + FIRST_LOOK, PATIENCE))
		queue(ctx, order, "Look after a payment");
}

void
payment_end(struct ctx *ctx, int64_t order)
{
	if (!q_payment_drop(ctx->db, order))
		queue(ctx, order, "End a payment");
}

void
payment_refund(struct ctx *ctx, int64_t order, int64_t amount, int64_t credit)
{
	job_add(ctx, "refund", "Pay back a payment",
		arena_text(ctx->arena, "{\"order\": %lld, \"amount\": %lld, \"credit\": %lld}", (long long)order, (long long)amount,
			(long long)credit),
		0);
}

int64_t
payment_look_due(struct ctx *ctx)
{
	int64_t ids[LOOKS], created[LOOKS], count = 0;
	struct rows *rows = q_payment_due(ctx->db, ctx->now, LOOKS);

	while (count < LOOKS && row_next(rows)) {
		ids[count] = row_integer(rows, PAYMENT_DUE_ID);
		created[count++] = row_integer(rows, PAYMENT_DUE_CREATED_AT);
	}
	rows_end(rows);
	for (int64_t i = 0; i < count; i++) {
		int64_t age = ctx->now - created[i];

		q_payment_look_at(ctx->db, ids[i], ctx->now + (age / 2 > FIRST_LOOK ? age / 2 : FIRST_LOOK), 0);
		queue(ctx, ids[i], "Look after a payment");
	}
	return count;
}

bool
payment_opened(struct ctx *ctx, int64_t order, const char *session, const char *url)
{
	return q_payment_open(ctx->db, order, session, url, ctx->now + FIRST_LOOK) != 0;
}

void
payment_failed(struct ctx *ctx, int64_t order, const char *words)
{
	if (q_payment_fail(ctx->db, order) && words)
		payment_trouble(ctx, order, words);
}

void
payment_lost(struct ctx *ctx, int64_t order, const char *session, const char *words)
{
	if (q_payment_over(ctx->db, order, session))
		payment_trouble(ctx, order,
			arena_text(
				ctx->arena, "The payment provider does not know the checkout %s of this order any more. %s", session, words));
}

void
payment_trouble(struct ctx *ctx, int64_t order, const char *words)
{
	q_order_add_trouble(ctx->db, order, words);
}

void
payment_unmatched(struct ctx *ctx, int64_t order, const char *payment_id, const char *words)
{
	q_payment_unmatched(ctx->db, order, payment_id);
	payment_trouble(ctx, order, words);
}
