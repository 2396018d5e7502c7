/* What the checkout of an order needs, by how the order stands: a session is made for one that waits, looked after while it is open,
   and ended where the order needs no payment any more. What the session says is settled like an event (domain/payment.h). */
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "domain/order.h"
#include "work/kinds.h"
#include "work/payment.h"

static const int waits[] = { 1, 3, 10, 30, 60 }; /* seconds: somebody waits at the screen */

enum errand_kind { NOTHING, BEGIN, FIND, EXPIRE };

struct errand {
	enum errand_kind kind;
	int64_t order;
	const char *session; /* NULL: none yet */
	struct provider_answer answer;
};

static enum errand_kind
errand_for(const struct order *order)
{
	bool waits_for_money = text_equal(order->status, "waiting");

	if (text_equal(order->checkout_status, "preparing"))
		return waits_for_money ? BEGIN : NOTHING;
	if (!text_equal(order->checkout_status, "open"))
		return NOTHING;
	return waits_for_money ? FIND : EXPIRE;
}

/* The address goes into a link. */
static bool
is_address(const struct conf *conf, const char *url)
{
	const char *scheme = strncmp(conf->api_url, "https:", 6) == 0 ? "https://" : "http";

	return strlen(url) <= PAYMENT_URL_MAX && strncmp(url, scheme, strlen(scheme)) == 0;
}

static struct provider_answer
begin(struct ctx *ctx, const struct provider *provider, const char *key, const struct order *order, const struct job *job)
{
	/* After an answer that is kept for its key, the position says from which try on there is another key. */
	const char *once = arena_text(ctx->arena, "muster-%s-checkout-%lld-%lld%s%s", payment_site(ctx), (long long)order->id,
		(long long)job->id, *job->position ? "-" : "", job->position);
	struct checkout *checkout = arena_alloc(ctx->arena, sizeof *checkout);
	struct provider_answer answer;

	*checkout = (struct checkout){ order->id, order->total, order->number, order->currency, once };
	answer = provider->begin(ctx, key, checkout);
	if (answer.reached == REACHED && !is_address(ctx->conf, answer.session.url)) {
		answer.reached = REFUSED;
		answer.words = "It gives no address to pay at.";
	}
	return answer;
}

static struct provider_answer
ask(struct ctx *ctx, const struct provider *provider, const char *key, const struct order *order, const struct job *job,
	enum errand_kind kind)
{
	struct provider_answer answer;

	if (kind == BEGIN)
		return begin(ctx, provider, key, order, job);
	if (kind == FIND)
		return provider->find(ctx, key, order->checkout_id);
	answer = provider->expire(ctx, key, order->checkout_id);
	/* One that is paid or over already cannot be ended. */
	return answer.reached == REFUSED ? provider->find(ctx, key, order->checkout_id) : answer;
}

void *
checkout_prepare(struct ctx *ctx, const struct job *job)
{
	struct errand *errand = arena_alloc(ctx->arena, sizeof *errand);
	struct order order;
	const char *key;

	errand->order = job_number(ctx, job, "order");
	errand->kind = order_load(ctx, errand->order, &order) ? errand_for(&order) : NOTHING;
	if (errand->kind == NOTHING)
		return errand;
	errand->session = order.checkout_id;
	key = provider_key(ctx, &errand->answer);
	if (key)
		errand->answer = ask(ctx, provider_of(ctx->conf), key, &order, job, errand->kind);
	return errand;
}

/* false: it has been tried often enough. */
static bool
try_later(struct job *job, struct ctx *ctx, const struct errand *errand)
{
	size_t tries = (size_t)job->done++;

	log_line(
		LOG_WARNING, "the payment provider cannot be asked about order %lld: %s", (long long)errand->order, errand->answer.words);
	if (tries >= sizeof waits / sizeof *waits)
		return false;
	if (errand->answer.is_final)
		job->position = arena_text(ctx->arena, "%zu", tries + 1);
	job->wait = waits[tries];
	return true;
}

static bool
begun(struct ctx *ctx, struct job *job, const struct errand *errand)
{
	const struct provider_answer *answer = &errand->answer;

	if (answer->reached == REACHED) {
		job->result = payment_opened(ctx, errand->order, answer->session.id, answer->session.url)
			? "The checkout is open."
			: "The order needs no checkout any more.";
		return true;
	}
	if (answer->reached == UNREACHED && try_later(job, ctx, errand))
		return false;
	log_line(LOG_ERROR, "no checkout for order %lld: %s", (long long)errand->order, answer->words);
	payment_failed(
		ctx, errand->order, arena_text(ctx->arena, "The payment provider makes no checkout for this order. %s", answer->words));
	job->result = "The payment provider made no checkout.";
	return true;
}

static bool
looked_after(struct ctx *ctx, struct job *job, const struct errand *errand)
{
	const struct provider_answer *answer = &errand->answer;

	if (answer->reached == REACHED && answer->session.order == errand->order) {
		job->result = payment_settle(ctx, &answer->session);
		return true;
	}
	/* Its key is of another account by now, or of no test any more. */
	if (answer->reached == UNKNOWN) {
		payment_lost(ctx, errand->order, errand->session, answer->words);
		job->result = "The payment provider knows no such checkout.";
		return true;
	}
	/* The clock brings another look soon enough; but one that is to end may be paid until then. */
	if (errand->kind == EXPIRE && answer->reached == UNREACHED && try_later(job, ctx, errand))
		return false;
	log_line(LOG_WARNING, "the checkout of order %lld could not be looked after: %s", (long long)errand->order, answer->words);
	job->result = "The payment provider could not be asked. It will be again.";
	return true;
}

bool
checkout_chunk(struct ctx *ctx, struct job *job)
{
	const struct errand *errand = job->prepared;

	job->result = "There is nothing to do.";
	if (errand->kind == NOTHING)
		return true;
	return errand->kind == BEGIN ? begun(ctx, job, errand) : looked_after(ctx, job, errand);
}

void
checkout_died(struct ctx *ctx, const struct job *job)
{
	payment_failed(ctx, job_number(ctx, job, "order"), NULL);
}
