#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/address.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/session.h"
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

/* Mallory, who registered as Ann; she is signed in. */
static int64_t
mallory(struct ctx *ctx)
{
	struct visitor typed = visitor(ctx, "ann@people.example", false);
	int64_t account;

	assert_int_equal(visitor_register(ctx, &typed, "Ann", "Price", "mallory's", &account), OK);
	session_start(ctx, account, false, "192.0.2.1", "");
	return account;
}

static const char *
hash_of(struct ctx *ctx, int64_t account)
{
	struct account now;

	assert_true(account_load(ctx, account, &now));
	return now.password_hash;
}

static void
whoever_proves_an_address_that_somebody_registered_with_sets_the_password(void **state)
{
	struct ctx *ctx = world_open();
	int64_t account = mallory(ctx), taken, invited;
	struct visitor proved = visitor(ctx, "ann@people.example", true);
	struct invite invite;

	(void)state;
	assert_true(visitor(ctx, "ann@people.example", false).has_password);
	assert_false(proved.has_password);
	world_group(ctx, "Night crew", "ask", "");
	assert_int_equal(world_enrol(ctx, "ann@people.example", &invited), ADMITTED);
	invite = world_invite(ctx, invited);
	assert_false(invite.has_password);
	assert_int_equal(visitor_register(ctx, &proved, "Ann", "Price", "ann's", &taken), OK);
	assert_int_equal(taken, account);
	assert_string_equal(hash_of(ctx, account), "ann's");
	assert_int_equal(rows_integer(q_session_count(ctx->db, account)), 0);
	assert_true(visitor(ctx, "ann@people.example", true).has_password);
	assert_null(account_claimed(ctx, account));
	world_close(ctx);
}

static void
enrolling_an_address_that_somebody_registered_with_lets_only_its_reader_in(void **state)
{
	struct ctx *ctx = world_open(), neighbour;
	int64_t account = mallory(ctx), member;
	struct member_form form = { "Ann", "Price", "ann@people.example", "", (const char *const[]){ "" } };

	(void)state;
	world_group(ctx, "Night crew", "enrol", "");
	assert_int_equal(world_enrol(ctx, "ann@people.example", NULL), ADMITTED);
	assert_null(hash_of(ctx, account));
	assert_int_equal(rows_integer(q_session_count(ctx->db, account)), 0);
	/* Where they were let in with what they typed, they are known like that; elsewhere they are not. */
	account_set_password(ctx, account, "mallory's", 0);
	account_claim(ctx, account);
	world_group(ctx, "Day crew", "enrol", "");
	assert_int_equal(world_enrol(ctx, "ann@people.example", NULL), ADMITTED);
	assert_non_null(hash_of(ctx, account));
	neighbour = world_neighbour(ctx);
	assert_int_equal(member_add(&neighbour, &form, &member), OK);
	assert_null(hash_of(ctx, account));
	world_close(ctx);
}

static void
nobody_is_put_over_others_before_they_have_proved_their_address(void **state)
{
	struct ctx *ctx = world_open();
	int64_t account = mallory(ctx), member = member_ensure(ctx, account);

	(void)state;
	world_group(ctx, "Night crew", "ask", "");
	assert_int_equal(member_set_role(ctx, member, "admin"), INVALID);
	assert_non_null(strstr(ctx->problems->words, "has not confirmed their address yet"));
	ctx->problems = NULL;
	assert_int_equal(group_add_leader(ctx, member), INVALID);
	ctx->problems = NULL;
	account_confirm(ctx, account, world_email(ctx, "ann@people.example").key);
	assert_int_equal(group_add_leader(ctx, member), OK);
	assert_int_equal(member_set_role(ctx, member, "admin"), OK);
	world_close(ctx);
}

static void
another_address_that_is_confirmed_replaces_one_that_was_only_typed(void **state)
{
	struct ctx *ctx = world_open(), own = *ctx;
	int64_t account = mallory(ctx);
	struct email home = world_email(ctx, "mal@home.example");
	struct token token;
	struct account now;

	(void)state;
	own.account = account;
	token = (struct token){ .id = token_create(&own, "address", account, &home, NULL),
		.account = account,
		.email = home.address,
		.email_key = home.key };
	assert_int_equal(address_take(&own, &token), OK);
	assert_true(account_load(ctx, account, &now));
	assert_string_equal(now.email, "mal@home.example");
	assert_int_equal(account_by_email(ctx, world_email(ctx, "ann@people.example").key), 0);
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
		cmocka_unit_test(whoever_proves_an_address_that_somebody_registered_with_sets_the_password),
		cmocka_unit_test(enrolling_an_address_that_somebody_registered_with_lets_only_its_reader_in),
		cmocka_unit_test(nobody_is_put_over_others_before_they_have_proved_their_address),
		cmocka_unit_test(another_address_that_is_confirmed_replaces_one_that_was_only_typed),
		cmocka_unit_test(how_many_come_from_one_client_has_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
