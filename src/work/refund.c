/* Money that was paid by checkout goes back to the buyer, once: the provider knows it by the credit note. */
#include "base/log.h"
#include "domain/money.h"
#include "domain/order.h"
#include "work/kinds.h"
#include "work/payment.h"

/* Seconds, for most of a day: so long does the provider remember what it has done. */
static const int waits[] = { 2, 15, 60, 300, 1200, 3600, 3600, 7200, 7200, 14400, 14400, 14400 };

void *
refund_prepare(struct ctx *ctx, const struct job *job)
{
	struct provider_answer *answer = arena_alloc(ctx->arena, sizeof *answer);
	struct refund refund = { job_number(ctx, job, "order"), job_number(ctx, job, "amount"), NULL,
		arena_text(ctx->arena, "muster-%s-refund-%lld", payment_site(ctx), (long long)job_number(ctx, job, "credit")) };
	struct order order;
	const char *key;

	*answer = (struct provider_answer){ .reached = REFUSED, .words = "No payment is known." };
	if (!order_load(ctx, refund.order, &order) || !order.payment_id || !*order.payment_id || refund.amount < 1)
		return answer;
	refund.payment_id = order.payment_id;
	key = provider_key(ctx, answer);
	if (key)
		*answer = provider_of(ctx->conf)->refund(ctx, key, &refund);
	return answer;
}

/* Where it gave no answer it may have paid all the same: whoever reads this must not pay twice. */
static void
give_up(struct ctx *ctx, const struct job *job, bool refused, const char *words)
{
	struct order order;

	if (!order_load(ctx, job_number(ctx, job, "order"), &order))
		return;
	log_line(LOG_ERROR, "order %lld could not be paid back: %s", (long long)order.id, words);
	payment_trouble(ctx, order.id,
		arena_text(ctx->arena, "%s %s back. Look at payment %s in the provider's own pages, and pay it back there%s. %s",
			refused ? "The payment provider did not pay" : "It is not known whether the payment provider paid",
			money_words(ctx->arena, order.currency, job_number(ctx, job, "amount")),
			order.payment_id ? order.payment_id : "(none)", refused ? "" : " if it was not", words));
}

bool
refund_chunk(struct ctx *ctx, struct job *job)
{
	const struct provider_answer *answer = job->prepared;
	size_t tries = (size_t)job->done;

	job->result = "It is paid back.";
	if (answer->reached == REACHED)
		return true;
	job->done++;
	if (answer->reached == UNREACHED && tries < sizeof waits / sizeof *waits) {
		log_line(LOG_WARNING, "a payment cannot be paid back now: %s", answer->words);
		job->wait = waits[tries];
		return false;
	}
	give_up(ctx, job, answer->reached != UNREACHED, answer->words);
	job->result = "It could not be paid back.";
	return true;
}

void
refund_died(struct ctx *ctx, const struct job *job)
{
	give_up(ctx, job, false, "The log says more.");
}
