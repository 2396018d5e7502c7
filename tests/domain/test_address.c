#include "place.h"

#include "domain/address.h"
#include "lib/look.h"

static int64_t
count(struct place *place, const char *sql)
{
	return look_number(&place->ctx, "%s", sql);
}

/* Ada, signed in. */
static void
ada(struct place *place)
{
	db_begin(place->ctx.db);
	place->ctx.account = person(place, "ada@engines.example", NULL);
}

/* The latest link, as find_link() of the page gives it. */
static struct token
latest(struct place *place)
{
	struct looked one = look(&place->ctx, "SELECT id, nonce FROM tokens ORDER BY id DESC LIMIT 1");
	struct token token;

	assert_int_equal(one.count, 1);
	token = token_find(&place->ctx, token_text(&place->ctx, "address", strtoll(one.rows[0][0], NULL, 10), one.rows[0][1]));
	assert_int_not_equal(token.state, TOKEN_UNKNOWN);
	return token;
}

static enum outcome
ask(struct place *place, const char *typed, bool make_main)
{
	const char *sent;

	return address_ask(fresh(place), typed, make_main, NULL, &sent);
}

static enum outcome
take_latest(struct place *place)
{
	struct token token = latest(place);

	return address_take(fresh(place), &token);
}

static void
an_address_is_theirs_once_it_is_confirmed(void **state)
{
	struct place *place = *state;

	ada(place);
	assert_int_equal(ask(place, "Ada@Home.example", false), OK);
	assert_int_equal(account_by_email(&place->ctx, "ada@home.example"), 0);
	assert_int_equal(count(place, "SELECT count(*) FROM messages WHERE kind = 'address' AND email = 'Ada@Home.example'"), 1);
	assert_int_equal(take_latest(place), OK);
	assert_int_equal(account_by_email(&place->ctx, "ada@home.example"), place->ctx.account);
	assert_int_equal(count(place, "SELECT count(*) FROM accounts WHERE email = 'ada@engines.example'"), 1);
	assert_int_equal(count(place, "SELECT count(*) FROM messages WHERE kind = 'address_changed'"), 0);
	assert_int_equal(take_latest(place), INVALID);
}

static void
it_becomes_the_main_one_when_that_was_asked_and_the_old_one_is_told(void **state)
{
	struct place *place = *state;

	ada(place);
	assert_int_equal(ask(place, "ada@home.example", true), OK);
	assert_int_equal(take_latest(place), OK);
	assert_int_equal(count(place, "SELECT count(*) FROM accounts WHERE email = 'ada@home.example'"), 1);
	assert_int_equal(count(place, "SELECT count(*) FROM addresses WHERE account_id = 1"), 2);
	assert_int_equal(
		count(place, "SELECT count(*) FROM messages WHERE kind = 'address_changed' AND email = 'ada@engines.example'"), 1);
}

static void
another_accounts_address_is_asked_for_like_any_other_and_refused_behind_the_link(void **state)
{
	struct place *place = *state;

	ada(place);
	person(place, "charles@engines.example", NULL);
	assert_int_equal(ask(place, "charles@engines.example", false), OK);
	assert_int_equal(take_latest(place), INVALID);
	assert_non_null(strstr(words_at(place, ""), "belongs to another account"));
	assert_int_not_equal(account_by_email(&place->ctx, "charles@engines.example"), place->ctx.account);
}

static void
what_cannot_be_added_is_said(void **state)
{
	struct place *place = *state;

	ada(place);
	assert_int_equal(ask(place, "nothing", false), INVALID);
	assert_int_equal(ask(place, "ADA@engines.example", false), INVALID);
	assert_non_null(strstr(words_at(place, "new_email"), "one of your addresses already"));
	for (int i = 0; i < 9; i++)
		look_run(&place->ctx, "INSERT INTO addresses (account_id, email, email_key) VALUES (1, 'a%d@b.example', 'a%d@b.example')",
			i, i);
	assert_int_equal(ask(place, "new@home.example", false), INVALID);
	assert_non_null(strstr(words_at(place, "new_email"), "Remove one first"));
}

static void
links_asked_for_together_add_no_more_addresses_than_one_may_have(void **state)
{
	struct place *place = *state;
	struct token first, second;

	ada(place);
	for (int i = 0; i < 8; i++)
		look_run(&place->ctx, "INSERT INTO addresses (account_id, email, email_key) VALUES (1, 'a%d@b.example', 'a%d@b.example')",
			i, i);
	assert_int_equal(ask(place, "ada@home.example", false), OK);
	first = latest(place);
	assert_int_equal(ask(place, "ada@work.example", false), OK);
	second = latest(place);
	assert_int_equal(address_take(fresh(place), &first), OK);
	assert_int_equal(address_take(fresh(place), &second), INVALID);
	assert_non_null(strstr(words_at(place, ""), "Remove one first"));
	assert_int_equal(count(place, "SELECT count(*) FROM addresses WHERE account_id = 1"), ADDRESSES_MOST);
	look_run(&place->ctx, "DELETE FROM addresses WHERE email_key = 'a0@b.example'");
	assert_int_equal(address_take(fresh(place), &second), OK);
}

static void
nobodys_inbox_is_flooded(void **state)
{
	struct place *place = *state;

	ada(place);
	for (int i = 0; i < 3; i++)
		assert_int_equal(ask(place, "ada@home.example", false), OK);
	assert_int_equal(ask(place, "ada@home.example", false), INVALID);
	assert_int_equal(ask(place, "ada@work.example", false), OK);
	place->ctx.now += 3600;
	assert_int_equal(ask(place, "ada@home.example", false), OK);
}

static void
only_the_latest_link_works_and_none_after_withdrawing(void **state)
{
	struct place *place = *state;
	struct token first, second;

	ada(place);
	ask(place, "ada@home.example", false);
	first = latest(place);
	ask(place, "ada@home.example", false);
	second = latest(place);
	assert_int_equal(address_take(fresh(place), &first), INVALID);
	assert_int_equal(address_withdraw(&place->ctx, second.id), OK);
	assert_int_equal(address_withdraw(&place->ctx, second.id), NOT_FOUND);
	assert_int_equal(address_take(fresh(place), &second), INVALID);
}

static void
an_unconfirmed_address_can_be_confirmed_later_but_not_made_main_before(void **state)
{
	struct place *place = *state;
	const char *sent;

	ada(place);
	look_run(&place->ctx, "INSERT INTO addresses (id, account_id, email, email_key) VALUES (7, 1, 'a@b.example', 'a@b.example')");
	assert_int_equal(address_make_main(fresh(place), 7), INVALID);
	assert_int_equal(address_ask_again(fresh(place), 7, &sent), OK);
	assert_string_equal(sent, "a@b.example");
	assert_int_equal(take_latest(place), OK);
	assert_int_equal(address_ask_again(fresh(place), 7, &sent), INVALID);
	assert_int_equal(address_make_main(fresh(place), 7), OK);
	assert_int_equal(count(place, "SELECT count(*) FROM accounts WHERE email = 'a@b.example'"), 1);
}

static void
the_main_address_and_other_peoples_cannot_be_removed(void **state)
{
	struct place *place = *state;

	ada(place);
	person(place, "charles@engines.example", NULL);
	assert_int_equal(address_remove(fresh(place), 1), INVALID);
	assert_int_equal(address_remove(fresh(place), 2), NOT_FOUND);
	assert_int_equal(address_make_main(fresh(place), 2), NOT_FOUND);
	ask(place, "ada@home.example", false);
	take_latest(place);
	assert_int_equal(address_remove(fresh(place), 3), OK);
	assert_int_equal(account_by_email(&place->ctx, "ada@home.example"), 0);
}

static void
a_removed_address_has_no_open_links(void **state)
{
	struct place *place = *state;

	ada(place);
	ask(place, "ada@home.example", false);
	take_latest(place);
	place->ctx.account = 0;
	assert_int_equal(account_ask_reset(fresh(place), "ada@home.example", "192.0.2.1", NULL), OK);
	place->ctx.account = 1;
	assert_int_equal(count(place, "SELECT count(*) FROM tokens WHERE purpose = 'reset' AND expires_at > 1763700000"), 1);
	address_remove(fresh(place), 2);
	assert_int_equal(count(place, "SELECT count(*) FROM tokens WHERE purpose = 'reset' AND expires_at > 1763700000"), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_address_is_theirs_once_it_is_confirmed, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			it_becomes_the_main_one_when_that_was_asked_and_the_old_one_is_told, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			another_accounts_address_is_asked_for_like_any_other_and_refused_behind_the_link, place_make, place_remove),
		cmocka_unit_test_setup_teardown(what_cannot_be_added_is_said, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			links_asked_for_together_add_no_more_addresses_than_one_may_have, place_make, place_remove),
		cmocka_unit_test_setup_teardown(nobodys_inbox_is_flooded, place_make, place_remove),
		cmocka_unit_test_setup_teardown(only_the_latest_link_works_and_none_after_withdrawing, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			an_unconfirmed_address_can_be_confirmed_later_but_not_made_main_before, place_make, place_remove),
		cmocka_unit_test_setup_teardown(the_main_address_and_other_peoples_cannot_be_removed, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_removed_address_has_no_open_links, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
