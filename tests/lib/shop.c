#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/price.h"
#include "lib/shop.h"

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
