#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/site.h"
#include "lib/world.h"
#include "queries.h"

static void
the_last_site_administrator_stays(void **state)
{
	struct ctx *ctx = world_open();
	int64_t first = world_account(ctx, "site@muster.example", "Ruth", "Adler");
	int64_t second = world_account(ctx, "other@muster.example", "", "");

	(void)state;
	assert_int_equal(site_set_admin(ctx, first, true), OK);
	assert_int_equal(site_set_admin(ctx, first, false), INVALID);
	assert_int_equal(site_close_account(ctx, first), INVALID);
	ctx->problems = NULL;
	assert_int_equal(site_set_admin(ctx, second, true), OK);
	assert_int_equal(site_close_account(ctx, first), OK);
	assert_int_equal(site_set_admin(ctx, second, false), INVALID);
	assert_int_equal(site_set_admin(ctx, first, true), INVALID);
	assert_int_equal(site_set_admin(ctx, 999, true), NOT_FOUND);
	world_close(ctx);
}

static void
closing_an_account_frees_its_seats(void **state)
{
	struct ctx *ctx = world_open();
	int64_t amara = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");
	int64_t account = account_by_email(ctx, "amara@northfield.example");
	struct account known;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_join(ctx, amara);
	assert_int_equal(site_close_account(ctx, account), OK);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_false(account_load(ctx, account, &known));
	assert_int_equal(site_close_account(ctx, account), INVALID);
	assert_int_equal(site_send_reset(ctx, account), INVALID);
	assert_int_equal(site_reopen_account(ctx, account), OK);
	assert_true(account_load(ctx, account, &known));
	assert_int_equal(site_send_reset(ctx, account), OK);
	world_close(ctx);
}

static void
an_organisations_only_administrator_is_not_closed(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_int_equal(site_close_account(ctx, ctx->account), INVALID);
	assert_non_null(strstr(ctx->problems->words, "Northfield"));
	world_close(ctx);
}

static void
heartbeats_are_seen(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_int_equal(rows_integer(q_site_seen(ctx->db, "mailer")), 0);
	site_heartbeat(ctx, "mailer");
	world_later(ctx, 60);
	site_heartbeat(ctx, "mailer");
	assert_int_equal(rows_integer(q_site_seen(ctx->db, "mailer")), ctx->now);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_last_site_administrator_stays),
		cmocka_unit_test(closing_an_account_frees_its_seats),
		cmocka_unit_test(an_organisations_only_administrator_is_not_closed),
		cmocka_unit_test(heartbeats_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
