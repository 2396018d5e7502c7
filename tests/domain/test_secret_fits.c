#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "domain/key.h"
#include "domain/secret.h"
#include "domain/secret_fits.h"
#include "domain/token.h"
#include "lib/world.h"

static const unsigned char other[32] = { 1 };

/* An empty installation knows nothing of its secret. */
static struct ctx *
begin(void)
{
	struct ctx *ctx = world_open();

	world_group(ctx, "Residential care staff", "ask", "40");
	assert_true(secret_fits(ctx));
	return ctx;
}

static void
expect_that_another_is_known(struct ctx *ctx)
{
	assert_true(secret_fits(ctx));
	secret_fix(other);
	assert_false(secret_fits(ctx));
	world_close(ctx);
}

static void
another_secret_is_known_by_an_open_invite(void **state)
{
	struct ctx *ctx = begin();

	(void)state;
	assert_int_equal(world_enrol(ctx, "ada@example.org", NULL), ADMITTED);
	expect_that_another_is_known(ctx);
}

static void
another_secret_is_known_by_an_enrolment_key(void **state)
{
	struct ctx *ctx = begin();
	int64_t batch;

	(void)state;
	assert_int_equal(key_make(ctx, "2", "Winter cohort", &batch), OK);
	expect_that_another_is_known(ctx);
}

static void
another_secret_is_known_by_a_link_for_a_password(void **state)
{
	struct ctx *ctx = begin();
	struct email email = world_email(ctx, "ada@example.org");

	(void)state;
	token_create(ctx, "reset", ctx->account, &email, NULL);
	expect_that_another_is_known(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_secret_is_known_by_an_open_invite),
		cmocka_unit_test(another_secret_is_known_by_an_enrolment_key),
		cmocka_unit_test(another_secret_is_known_by_a_link_for_a_password),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
