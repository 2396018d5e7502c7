/* Codes and keys as they are looked up: how each stands, and what whoever guesses is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/group.h"
#include "domain/throttle.h"
#include "redeem_world.h"

static void
a_code_is_found_however_it_is_typed(void **given)
{
	static const char *const typed[] = { "CARE-AUTUMN", "care autumn",
		" Care\xe2\x80\x94"
		"Autumn ",
		"careautumn" };
	struct ctx *ctx = open_with_code("", "", "");
	struct ctx visitor = as(ctx, 0);

	(void)given;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		struct redeemable found = find(&visitor, typed[i], CLIENT);

		assert_int_equal(found.state, REDEEM_OPEN);
		assert_string_equal(found.shown, "CARE-AUTUMN");
		assert_int_equal(found.group, ctx->group);
		assert_int_equal(visitor.group, 0);
	}
	world_close(ctx);
}

static void
each_state_has_its_words(void **given)
{
	struct ctx *ctx = open_with_code("", "1", "");
	int64_t code = rows_integer(q_redeem_code(ctx->db, "CAREAUTUMN"));
	struct code_form form = { .make = "own",
		.code = "LATER-ON",
		.first_day = "2026-12-01",
		.last_day = "2026-12-02",
		.max_uses = "",
		.allow_list = "",
		.active = true };
	struct ctx visitor = as(ctx, 0);
	struct redeemable found;
	int64_t later;

	(void)given;
	assert_int_equal(code_create(ctx, &form, &later), OK);
	found = find(&visitor, "later-on", CLIENT);
	assert_int_equal(found.state, REDEEM_EARLY);
	assert_string_equal(redeem_words(ctx->arena, ctx->now, &found), "This code works from 1 Dec 2026 on. Come back then.");
	assert_int_equal(code_switch(ctx, code, false), OK);
	assert_int_equal(state(ctx, "CARE-AUTUMN"), REDEEM_OFF);
	assert_int_equal(code_switch(ctx, code, true), OK);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", world_account(ctx, "ann@people.example", "Ann", "Price")), REDEEMED);
	assert_int_equal(state(ctx, "CARE-AUTUMN"), REDEEM_USED_UP);
	assert_int_equal(code_retire(ctx, code), OK);
	assert_int_equal(state(ctx, "CARE-AUTUMN"), REDEEM_RETIRED);
	world_later(ctx, 12 * DAY);
	assert_int_equal(state(ctx, "LATER-ON"), REDEEM_LATE);
	assert_int_equal(group_archive(ctx), OK);
	assert_int_equal(state(ctx, "LATER-ON"), REDEEM_CLOSED);
	assert_int_equal(state(ctx, "NO-SUCH"), REDEEM_UNKNOWN);
	found = find(&visitor, "\xf0\x9f\x98\x80", CLIENT);
	assert_int_equal(found.state, REDEEM_UNKNOWN);
	assert_null(found.key);
	world_close(ctx);
}

static void
a_day_is_one_of_the_organisation(void **given)
{
	struct ctx *ctx = world_open();
	struct code_form form = { .make = "own",
		.code = "ONE-DAY",
		.first_day = "2026-11-23",
		.last_day = "2026-11-23",
		.max_uses = "",
		.allow_list = "",
		.active = true };
	int64_t code;

	(void)given;
	world_group(ctx, "Night shift", "ask", "");
	assert_int_equal(code_create(ctx, &form, &code), OK);
	world_later(ctx, 15 * 3600 - 1); /* 23:59:59 in London */
	zone_use("Pacific/Auckland");
	assert_int_equal(state(ctx, "ONE-DAY"), REDEEM_EARLY);
	world_later(ctx, 1);
	zone_use("Pacific/Auckland");
	assert_int_equal(state(ctx, "ONE-DAY"), REDEEM_OPEN);
	world_later(ctx, DAY);
	zone_use("America/New_York");
	assert_int_equal(state(ctx, "ONE-DAY"), REDEEM_LATE);
	world_close(ctx);
}

/* ---------------------------------------------------------------- guessing */

static void
wrong_codes_are_limited_by_client(void **given)
{
	struct ctx *ctx = open_with_code("", "", "");
	struct ctx visitor = as(ctx, 0);
	struct redeemable found;

	(void)given;
	for (int i = 0; i < 10; i++)
		assert_int_equal(find(&visitor, "GUESS", CLIENT).state, REDEEM_UNKNOWN);
	found = find(&visitor, "CARE-AUTUMN", CLIENT);
	assert_int_equal(found.state, REDEEM_LIMITED);
	assert_int_equal(found.until, ctx->now + 600);
	assert_int_equal(found.group, 0);
	assert_int_equal(find(&visitor, "CARE-AUTUMN", "192.0.2.8").state, REDEEM_OPEN);
	world_later(ctx, 600);
	visitor.now = ctx->now;
	assert_int_equal(find(&visitor, "CARE-AUTUMN", CLIENT).state, REDEEM_OPEN);
	world_close(ctx);
}

static void
wrong_codes_are_limited_by_account_wherever_it_is(void **given)
{
	struct ctx *ctx = open_with_code("", "", "");
	struct ctx own = as(ctx, world_account(ctx, "ann@people.example", "Ann", "Price"));

	(void)given;
	for (int i = 0; i < 10; i++)
		assert_int_equal(find(&own, "GUESS", arena_text(ctx->arena, "192.0.2.%d", i)).state, REDEEM_UNKNOWN);
	assert_int_equal(find(&own, "CARE-AUTUMN", "192.0.2.99").state, REDEEM_LIMITED);
	assert_int_equal(state(ctx, "CARE-AUTUMN"), REDEEM_OPEN);
	world_close(ctx);
}

static void
whoever_guesses_learns_nothing_of_codes_that_do_not_work(void **given)
{
	struct ctx *ctx = open_with_code("", "", "");
	struct ctx visitor = as(ctx, 0);
	struct redeemable found, wrong;

	(void)given;
	assert_int_equal(code_switch(ctx, rows_integer(q_redeem_code(ctx->db, "CAREAUTUMN")), false), OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(find(&visitor, "GUESS", CLIENT).state, REDEEM_UNKNOWN);
	wrong = find(&visitor, "GUESS", CLIENT);
	found = find(&visitor, "CARE-AUTUMN", CLIENT);
	assert_int_equal(found.state, REDEEM_UNKNOWN);
	assert_null(found.shown);
	assert_int_equal(found.group, 0);
	assert_string_equal(redeem_words(ctx->arena, ctx->now, &found), redeem_words(ctx->arena, ctx->now, &wrong));
	/* It counted like any wrong one: else the count would tell. */
	for (int i = 0; i < 5; i++)
		assert_int_equal(find(&visitor, "CARE-AUTUMN", CLIENT).state, REDEEM_UNKNOWN);
	assert_int_equal(find(&visitor, "CARE-AUTUMN", CLIENT).state, REDEEM_LIMITED);
	world_close(ctx);
}

static void
a_right_code_works_while_many_guess(void **given)
{
	struct ctx *ctx = open_with_code("", "", "");
	struct ctx visitor = as(ctx, 0);

	(void)given;
	for (int i = 0; i < 300; i++)
		find(&visitor, "GUESS", arena_text(ctx->arena, "198.51.100.%d", i % 100));
	assert_int_equal(find(&visitor, "CARE-AUTUMN", CLIENT).state, REDEEM_OPEN);
	/* From now on two wrong ones are all that a client has. */
	assert_int_equal(find(&visitor, "GUESS", CLIENT).state, REDEEM_UNKNOWN);
	assert_int_equal(find(&visitor, "CARE-AUTUMN", CLIENT).state, REDEEM_OPEN);
	assert_int_equal(find(&visitor, "GUESS", CLIENT).state, REDEEM_UNKNOWN);
	assert_int_equal(find(&visitor, "GUESS", CLIENT).state, REDEEM_LIMITED);
	world_later(ctx, 60);
	visitor.now = ctx->now;
	assert_int_equal(find(&visitor, "GUESS", CLIENT).state, REDEEM_UNKNOWN);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_is_found_however_it_is_typed),
		cmocka_unit_test(each_state_has_its_words),
		cmocka_unit_test(a_day_is_one_of_the_organisation),
		cmocka_unit_test(wrong_codes_are_limited_by_client),
		cmocka_unit_test(wrong_codes_are_limited_by_account_wherever_it_is),
		cmocka_unit_test(whoever_guesses_learns_nothing_of_codes_that_do_not_work),
		cmocka_unit_test(a_right_code_works_while_many_guess),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
