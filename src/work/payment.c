#include "work/payment.h"

#include "base/text.h"

const struct provider *
provider_of(const struct conf *conf)
{
	return text_equal(conf->provider, stripe.name) ? &stripe : NULL;
}

const char *
provider_key(struct ctx *ctx, struct provider_answer *answer)
{
	bool offered = payment_offered(ctx->conf);
	const char *key = offered ? conf_secret(ctx->arena, ctx->conf->secret_key_file) : NULL;

	if (key && *key)
		return key;
	*answer = (struct provider_answer){
		.reached = UNREACHED,
		.words = offered ? "secret_key_file cannot be read, or is empty." : "No payment provider is configured.",
	};
	return NULL;
}
