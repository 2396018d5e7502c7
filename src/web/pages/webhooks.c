/* What the payment provider tells us. Whoever else tells us something is refused before anything is read or locked. */
#include "web/pages/webhooks.h"

#include "base/log.h"
#include "base/text.h"
#include "domain/payment.h"
#include "domain/webhook.h"
#include "web/raw.h"

static enum outcome
refuse(struct request *r, int status, const char *words)
{
	raw_answer(r, status, words);
	return FORBIDDEN;
}

/* The secret is read each time, so that it can be replaced while we serve. */
enum outcome
webhooks_check_stripe(struct request *r)
{
	const struct conf *conf = r->ctx.conf;
	const char *secret;

	if (!raw_is(r, "application/json"))
		return refuse(r, 415, "It is not application/json.");
	if (!text_equal(conf->provider, "stripe"))
		return refuse(r, 404, "Payments by this provider are not set up here.");
	secret = conf_secret(r->ctx.arena, conf->webhook_secret_file);
	if (!secret || !*secret) {
		log_line(
			LOG_ERROR, "webhook_secret_file %s cannot be read, or is empty: payments are not taken", conf->webhook_secret_file);
		return refuse(r, 500, "The secret is missing here. Send it again later.");
	}
	switch (webhook_check(raw_header(r, "HTTP_STRIPE_SIGNATURE"), r->raw.data, r->raw.length, secret, r->ctx.now)) {
	case WEBHOOK_PROVED:
		return OK;
	case WEBHOOK_UNSIGNED:
		return refuse(r, 400, "It is not signed.");
	case WEBHOOK_STALE:
		return refuse(r, 400, "It was signed too long ago.");
	default:
		log_line(LOG_WARNING, "a webhook with a wrong signature, from %s", r->address);
		return refuse(r, 400, "The signature is wrong.");
	}
}

enum outcome
webhooks_stripe(struct request *r)
{
	switch (payment_take_event(&r->ctx, r->raw.data, r->raw.length)) {
	case PAYMENT_TAKEN:
		raw_answer(r, 200, "Taken.");
		return OK;
	case PAYMENT_KNOWN:
		raw_answer(r, 200, "Known.");
		return OK;
	case PAYMENT_FOREIGN:
		raw_answer(r, 200, "Not for us.");
		return OK;
	default:
		return refuse(r, 400, "It is not an event.");
	}
}
