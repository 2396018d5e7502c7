#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/visitor.h"
#include "lib/world.h"
#include "queries.h"

static struct visitor
visitor(struct ctx *ctx, const char *address, bool proved)
{
	struct email email = world_email(ctx, address);

	return visitor_find(ctx, &email, proved);
}

static void
an_address_that_nobody_proved_is_registered_unconfirmed(void **state)
{
	struct ctx *ctx = world_open();
	struct visitor typed = visitor(ctx, "ann@people.example", false), proved = visitor(ctx, "ben@people.example", true);
	int64_t account;

	(void)state;
	assert_int_equal(visitor_register(ctx, &typed, "Ann", "Price", "hash", &account), OK);
	assert_int_equal(q_address_confirm(ctx->db, account, typed.email_key, ctx->now), 1);
	assert_int_equal(visitor_register(ctx, &proved, "Ben", "", "hash", &account), OK);
	assert_int_equal(q_address_confirm(ctx->db, account, proved.email_key, ctx->now), 0);
	typed = visitor(ctx, "ANN@people.example", false);
	assert_true(typed.has_password);
	assert_int_not_equal(typed.account, 0);
	world_close(ctx);
}

static void
typing_an_address_takes_no_account_over(void **state)
{
	struct ctx *ctx = world_open();
	struct email email = world_email(ctx, "ann@people.example");
	int64_t ann = account_create(ctx, &email, "Ann", "Price", NULL, true), account;
	struct visitor typed = visitor(ctx, "ann@people.example", false), proved = visitor(ctx, "ann@people.example", true);
	struct account now;

	(void)state;
	assert_false(typed.has_password);
	assert_int_equal(visitor_register(ctx, &typed, "Mal", "", "hash", &account), INVALID);
	ctx->problems = NULL;
	assert_true(account_load(ctx, ann, &now));
	assert_null(now.password_hash);
	assert_string_equal(now.first_name, "Ann");
	assert_int_equal(visitor_register(ctx, &proved, "Ann", "Price", "hash", &account), OK);
	assert_int_equal(account, ann);
	world_close(ctx);
}

static void
how_many_come_from_one_client_has_an_end(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	db_commit(ctx->db);
	for (int i = 0; i < 300; i++)
		assert_int_equal(visitor_count(ctx, "192.0.2.1"), OK);
	assert_int_equal(visitor_count(ctx, "192.0.2.1"), INVALID);
	assert_int_equal(visitor_count(ctx, "192.0.2.2"), OK);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_that_nobody_proved_is_registered_unconfirmed),
		cmocka_unit_test(typing_an_address_takes_no_account_over),
		cmocka_unit_test(how_many_come_from_one_client_has_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
