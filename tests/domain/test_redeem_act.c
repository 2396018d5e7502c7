/* Coming in by a code or a key: who is in at once, waits, is invited, or is told why not. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/address.h"
#include "domain/member.h"
#include "domain/seat.h"
#include "redeem_world.h"

static const char *
words(struct ctx *ctx)
{
	return ctx->problems ? ctx->problems->words : "";
}

static int64_t
uses(struct ctx *ctx)
{
	struct rows *rows = q_redeem_code(ctx->db, "CAREAUTUMN");

	assert_true(row_one(rows));
	rows = q_code_get(ctx->db, ctx->organisation, ctx->group, row_integer(rows, REDEEM_CODE_ID));
	assert_true(row_one(rows));
	return row_integer(rows, CODE_GET_USES);
}

static void
whoever_redeems_a_code_is_in_at_once(void **given)
{
	struct ctx *ctx = open_with_code("5", "", "");
	int64_t ann = world_account(ctx, "ann@people.example", "Ann", "Price");
	struct rows *rows;

	(void)given;
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(uses(ctx), 1);
	rows = q_membership_current(ctx->db, ctx->group, world_email(ctx, "ann@people.example").key);
	assert_true(row_one(rows));
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED_ALREADY);
	assert_int_equal(uses(ctx), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
a_key_hands_its_seat_over_once(void **given)
{
	struct ctx *ctx = world_open();
	int64_t batch, ann = world_account(ctx, "ann@people.example", "Ann", "Price");
	const char *key;
	struct ctx own;
	struct redeemable seen;

	(void)given;
	world_group(ctx, "Residential care staff", "ask", "1");
	key = make_keys(ctx, "1", &batch);
	assert_int_equal(world_count(ctx, "held"), 1);
	own = as(ctx, ann);
	seen = find(&own, key, CLIENT);
	assert_string_equal(seen.shown, key);
	assert_int_equal(redeem(ctx, key, ann), REDEEMED);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(state(ctx, key), REDEEM_USED_UP);
	/* Somebody who looked before, and comes after. */
	own = as(ctx, world_account(ctx, "ben@people.example", "Ben", "Ode"));
	assert_int_equal(redeem_as(&own, &seen, own.account, false), REDEEMED_NOT);
	assert_non_null(strstr(words(&own), "redeemed already"));
	assert_int_equal(world_count(ctx, "active"), 1);
	world_close(ctx);
}

static void
a_key_is_not_spent_on_an_address_that_somebody_else_came_with(void **given)
{
	struct ctx *ctx = world_open(), own;
	int64_t batch, ann = world_account(ctx, "ann@people.example", "Ann", "Price");
	struct email email = world_email(ctx, "ann@people.example");
	const char *key;

	(void)given;
	world_group(ctx, "Residential care staff", "ask", "3");
	make_code(ctx, "CARE-AUTUMN", "", "");
	key = make_keys(ctx, "1", &batch);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED);
	/* Ann gives the address up, and Ben takes it. */
	own = as(ctx, ann);
	world_add_address(ctx, ann, "ann@home.example", true);
	q_account_set_email(ctx->db, ann, "ann@home.example");
	assert_int_equal(address_remove(&own, rows_integer(q_address_by_key(ctx->db, email.key))), OK);
	assert_int_equal(redeem(ctx, key, world_account(ctx, "ann@people.example", "Ben", "Ode")), REDEEMED_NOT);
	assert_non_null(strstr(words(ctx), "Somebody else is in this group as ann@people.example"));
	world_close(ctx);
}

static void
a_code_that_ends_between_look_and_use_is_refused(void **given)
{
	struct ctx *ctx = open_with_code("", "1", "");
	struct ctx own = as(ctx, world_account(ctx, "ann@people.example", "Ann", "Price"));
	struct redeemable seen = find(&own, "CARE-AUTUMN", CLIENT);

	(void)given;
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", world_account(ctx, "ben@people.example", "Ben", "Ode")), REDEEMED);
	assert_int_equal(redeem_as(&own, &seen, own.account, false), REDEEMED_NOT);
	assert_string_equal(own.problems->field, "code");
	assert_int_equal(world_count(ctx, "active"), 1);
	world_close(ctx);
}

static void
a_waiting_invite_is_accepted_instead(void **given)
{
	struct ctx *ctx = open_with_code("1", "", "");
	int64_t invited, ann = world_account(ctx, "ann@people.example", "Ann", "Price");

	(void)given;
	assert_int_equal(world_enrol(ctx, "ann@people.example", &invited), ADMITTED);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED);
	assert_string_equal(world_status(ctx, invited), "active");
	assert_int_equal(uses(ctx), 0);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
an_invite_to_an_address_that_is_not_proved_stays_as_it_is(void **given)
{
	struct ctx *ctx = open_with_code("", "", "");
	struct email email = world_email(ctx, "ann@people.example");
	int64_t invited, ann;

	(void)given;
	assert_int_equal(world_enrol(ctx, "ann@people.example", &invited), ADMITTED);
	ann = account_create(ctx, &email, "Ann", "Price", "hash", false);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED_NOT);
	assert_string_equal(ctx->problems->field, "email");
	assert_string_equal(world_status(ctx, invited), "prospect");
	world_close(ctx);
}

static void
an_invite_whose_days_are_over_is_no_hindrance(void **given)
{
	struct ctx *ctx = world_open();
	int64_t invited, ann = world_account(ctx, "ann@people.example", "Ann", "Price");

	(void)given;
	world_group(ctx, "Residential care staff", "ask", "1");
	assert_int_equal(world_enrol(ctx, "ann@people.example", &invited), ADMITTED);
	world_later(ctx, 31 * DAY);
	make_code(ctx, "CARE-AUTUMN", "", "");
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED);
	assert_string_equal(world_status(ctx, invited), "expired");
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
who_was_archived_is_told_to_ask(void **given)
{
	struct ctx *ctx = open_with_code("", "", "");
	int64_t batch, member = world_member(ctx, "ann@people.example", "Ann", "Price");
	int64_t ann = account_by_email(ctx, world_email(ctx, "ann@people.example").key);
	const char *key = make_keys(ctx, "1", &batch);

	(void)given;
	world_join(ctx, member);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED_NOT);
	assert_non_null(strstr(words(ctx), "archived in this organisation"));
	ctx->problems = NULL;
	assert_int_equal(redeem(ctx, key, ann), REDEEMED_NOT);
	assert_int_equal(state(ctx, key), REDEEM_OPEN);
	/* Back by an invite to another group, say, and others wait for a seat in this one. */
	ctx->problems = NULL;
	assert_int_equal(member_ensure(ctx, ann), member);
	assert_int_equal(seat_set(ctx, "1"), OK);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED_NOT);
	assert_non_null(strstr(words(ctx), "archived in this group"));
	world_close(ctx);
}

static void
a_full_group_has_a_wait_list_for_codes(void **given)
{
	struct ctx *ctx = open_with_code("1", "", "");
	int64_t ann = world_account(ctx, "ann@people.example", "Ann", "Price");
	int64_t ben = world_account(ctx, "ben@people.example", "Ben", "Ode");

	(void)given;
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ben), REDEEMED_WAITING);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ben), REDEEMED_WAITING);
	assert_int_equal(uses(ctx), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	/* Nobody becomes a member by waiting. */
	assert_int_equal(rows_integer(q_member_of_account(ctx->db, ctx->organisation, ben)), 0);
	world_close(ctx);
}

/* ---------------------------------------------------------------- for certain addresses */

static void
an_allow_list_wants_a_confirmed_address(void **given)
{
	struct ctx *ctx = open_with_code("", "", "northfield.example");
	int64_t ann = world_account(ctx, "ann@people.example", "Ann", "Price");
	struct email work = world_email(ctx, "ann@northfield.example");
	struct rows *rows;

	(void)given;
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED_NOT);
	assert_non_null(strstr(words(ctx), "northfield.example"));
	ctx->problems = NULL;
	world_add_address(ctx, ann, work.address, false);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED_NOT);
	ctx->problems = NULL;
	account_confirm(ctx, ann, work.key);
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED);
	/* They come in with the address that the list has, not with their main one. */
	rows = q_membership_current(ctx->db, ctx->group, work.key);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, MEMBERSHIP_CURRENT_STATUS), "active");
	world_close(ctx);
}

static enum redeemed
invite(struct ctx *ctx, const char *address)
{
	struct ctx visitor = as(ctx, 0);
	struct redeemable found = find(&visitor, "CARE-AUTUMN", CLIENT);
	struct email email = world_email(ctx, address);
	enum redeemed result = redeem_invite(&visitor, &found, &email, "", "");

	ctx->problems = visitor.problems;
	return result;
}

static void
somebody_without_an_account_is_invited_to_prove_their_address(void **given)
{
	struct ctx *ctx = world_open();
	struct email email = world_email(ctx, "ann@northfield.example");
	struct rows *rows;

	(void)given;
	world_group(ctx, "Residential care staff", "enrol", "2");
	make_code(ctx, "CARE-AUTUMN", "", "northfield.example");
	assert_int_equal(invite(ctx, "ann@northfield.example"), REDEEMED_INVITED);
	rows = q_membership_current(ctx->db, ctx->group, email.key);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, MEMBERSHIP_CURRENT_STATUS), "prospect");
	assert_int_equal(account_by_email(ctx, email.key), 0);
	assert_int_equal(uses(ctx), 1);
	/* Again: the same invite. */
	assert_int_equal(invite(ctx, "ann@northfield.example"), REDEEMED_INVITED);
	assert_int_equal(uses(ctx), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
an_invite_by_a_code_tells_nothing_of_who_is_in(void **given)
{
	struct ctx *ctx = open_with_code("", "", "northfield.example");
	int64_t ann = world_account(ctx, "ann@northfield.example", "Ann", "Price");

	(void)given;
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", ann), REDEEMED);
	assert_int_equal(invite(ctx, "ann@northfield.example"), REDEEMED_INVITED);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(invite(ctx, "ben@elsewhere.example"), REDEEMED_NOT);
	assert_string_equal(ctx->problems->field, "email");
	world_close(ctx);
}

static void
a_full_group_says_the_same_to_whoever_is_in_it(void **given)
{
	static const char *const addresses[] = { "ann@northfield.example", "ben@northfield.example", "carl@northfield.example" };
	struct ctx *ctx = world_open();

	(void)given;
	world_group(ctx, "Residential care staff", "enrol", "2");
	make_code(ctx, "CARE-AUTUMN", "", "northfield.example");
	/* One is active, one invited, of one nobody has heard. */
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", world_account(ctx, "ann@northfield.example", "Ann", "Price")), REDEEMED);
	assert_int_equal(invite(ctx, "ben@northfield.example"), REDEEMED_INVITED);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(invite(ctx, addresses[i]), REDEEMED_NOT);
		assert_non_null(strstr(words(ctx), "No seat is free"));
	}
	/* A seat that comes free is for whoever waits by then. */
	assert_int_equal(redeem(ctx, "CARE-AUTUMN", world_account(ctx, "dan@northfield.example", "Dan", "Price")), REDEEMED_WAITING);
	ctx->problems = NULL;
	assert_int_equal(seat_set(ctx, "3"), OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(invite(ctx, addresses[i]), REDEEMED_NOT);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_redeems_a_code_is_in_at_once),
		cmocka_unit_test(a_key_hands_its_seat_over_once),
		cmocka_unit_test(a_key_is_not_spent_on_an_address_that_somebody_else_came_with),
		cmocka_unit_test(a_code_that_ends_between_look_and_use_is_refused),
		cmocka_unit_test(a_waiting_invite_is_accepted_instead),
		cmocka_unit_test(an_invite_to_an_address_that_is_not_proved_stays_as_it_is),
		cmocka_unit_test(an_invite_whose_days_are_over_is_no_hindrance),
		cmocka_unit_test(who_was_archived_is_told_to_ask),
		cmocka_unit_test(a_full_group_has_a_wait_list_for_codes),
		cmocka_unit_test(an_allow_list_wants_a_confirmed_address),
		cmocka_unit_test(somebody_without_an_account_is_invited_to_prove_their_address),
		cmocka_unit_test(an_invite_by_a_code_tells_nothing_of_who_is_in),
		cmocka_unit_test(a_full_group_says_the_same_to_whoever_is_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
