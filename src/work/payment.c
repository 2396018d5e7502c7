#include "work/payment.h"

#include "base/text.h"

const struct provider *
provider_of(const struct conf *conf)
{
	return text_equal(conf->provider, stripe.name) ? &stripe : NULL;
}
