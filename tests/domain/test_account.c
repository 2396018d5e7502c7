#include "place.h"

#include "domain/session.h"
#include "domain/token.h"
#include "lib/look.h"

static int64_t
count(struct place *place, const char *sql)
{
	return look_number(&place->ctx, "%s", sql);
}

static void
an_address_belongs_to_one_account_in_any_case_of_letters(void **state)
{
	struct place *place = *state;
	struct account account;
	int64_t id;

	db_begin(place->ctx.db);
	id = person(place, "Ada@Engines.Example", NULL);
	assert_int_equal(account_by_email(&place->ctx, address(place, "aDA@eNGINES.eXAMPLE").key), id);
	assert_int_equal(account_by_email(&place->ctx, "charles@engines.example"), 0);
	assert_true(account_load_by_email(&place->ctx, "ada@engines.example", &account));
	assert_string_equal(account.email, "Ada@Engines.Example");
	assert_null(account.password_hash);
	look_run(&place->ctx, "UPDATE accounts SET status = 'closed'");
	assert_false(account_load(&place->ctx, id, &account));
	assert_false(account_load_by_email(&place->ctx, "ada@engines.example", &account));
}

static void
an_address_is_confirmed_once(void **state)
{
	struct place *place = *state;
	struct email email = address(place, "ada@engines.example");
	int64_t id;

	db_begin(place->ctx.db);
	id = account_create(&place->ctx, &email, "Ada", "", NULL, false);
	assert_int_equal(count(place, "SELECT confirmed_at IS NULL FROM addresses"), 1);
	account_confirm(&place->ctx, id + 1, email.key);
	assert_int_equal(count(place, "SELECT confirmed_at IS NULL FROM addresses"), 1);
	account_confirm(&place->ctx, id, email.key);
	place->ctx.now += 10;
	account_confirm(&place->ctx, id, email.key);
	assert_int_equal(count(place, "SELECT confirmed_at FROM addresses"), PLACE_NOW);
}

static void
names_are_cleaned_and_a_first_one_is_needed(void **state)
{
	struct place *place = *state;

	db_begin(place->ctx.db);
	place->ctx.account = person(place, "ada@engines.example", NULL);
	assert_int_equal(account_rename(fresh(place), "  Augusta   Ada ", ""), OK);
	assert_int_equal(count(place, "SELECT count(*) FROM accounts WHERE first_name = 'Augusta Ada' AND last_name = ''"), 1);
	assert_int_equal(account_rename(fresh(place), " ", "King"), INVALID);
	assert_string_equal(words_at(place, "first_name"), "Enter a first name.");
	assert_int_equal(account_rename(fresh(place), "Ada\r\nBcc: x", "King\x01"), INVALID);
	assert_string_not_equal(words_at(place, "first_name"), "");
	assert_string_not_equal(words_at(place, "last_name"), "");
	assert_int_equal(count(place, "SELECT count(*) FROM accounts WHERE first_name = 'Augusta Ada'"), 1);
}

static void
a_new_password_ends_what_the_old_one_opened(void **state)
{
	struct place *place = *state;
	struct email email = address(place, "ada@engines.example");
	const char *here, *there;
	int64_t id, reset;

	db_begin(place->ctx.db);
	id = person(place, "ada@engines.example", "old hash");
	here = session_start(&place->ctx, id, false, "", "");
	there = session_start(&place->ctx, id, false, "", "");
	reset = token_create(&place->ctx, "reset", id, &email, NULL);
	q_account_set_password(place->ctx.db, id, "made up", 1);
	assert_true(session_find(&place->ctx, here)->must_change_password);
	account_set_password(&place->ctx, id, "new hash", session_find(&place->ctx, here)->id);
	assert_false(session_find(&place->ctx, here)->must_change_password);
	assert_null(session_find(&place->ctx, there));
	assert_false(token_use(&place->ctx, reset));
	assert_int_equal(
		count(place, "SELECT count(*) FROM messages WHERE kind = 'password_changed' AND email = 'ada@engines.example'"), 1);
}

static void
a_first_password_warns_nobody(void **state)
{
	struct place *place = *state;

	db_begin(place->ctx.db);
	account_set_password(&place->ctx, person(place, "ada@engines.example", NULL), "hash", 0);
	assert_int_equal(count(place, "SELECT count(*) FROM messages"), 0);
}

static void
a_forgotten_password_gets_three_mails_an_hour(void **state)
{
	struct place *place = *state;

	db_begin(place->ctx.db);
	person(place, "Ada@engines.example", "hash");
	for (int i = 0; i < 5; i++)
		assert_int_equal(account_ask_reset(fresh(place), "ada@ENGINES.example", "192.0.2.1", NULL), OK);
	assert_int_equal(count(place, "SELECT count(*) FROM messages WHERE kind = 'reset' AND email = 'Ada@engines.example'"), 3);
	place->ctx.now += 3600;
	assert_int_equal(account_ask_reset(fresh(place), "ada@engines.example", "192.0.2.1", NULL), OK);
	assert_int_equal(count(place, "SELECT count(*) FROM messages"), 4);
	assert_int_equal(count(place, "SELECT count(*) FROM tokens WHERE purpose = 'reset'"), 4);
}

static void
asking_for_an_unknown_address_looks_the_same(void **state)
{
	struct place *place = *state;

	db_begin(place->ctx.db);
	assert_int_equal(account_ask_reset(fresh(place), "nobody@engines.example", "192.0.2.1", NULL), OK);
	assert_int_equal(count(place, "SELECT count(*) FROM messages"), 0);
	assert_int_equal(account_ask_reset(fresh(place), "nobody", "192.0.2.1", NULL), INVALID);
	for (int i = 0; i < 29; i++)
		account_ask_reset(fresh(place), "nobody@engines.example", "192.0.2.1", NULL);
	assert_int_equal(account_ask_reset(fresh(place), "nobody@engines.example", "192.0.2.1", NULL), INVALID);
	assert_non_null(strstr(words_at(place, "email"), "in 60 minutes"));
	assert_int_equal(account_ask_reset(fresh(place), "nobody@engines.example", "192.0.2.2", NULL), OK);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_address_belongs_to_one_account_in_any_case_of_letters, place_make, place_remove),
		cmocka_unit_test_setup_teardown(an_address_is_confirmed_once, place_make, place_remove),
		cmocka_unit_test_setup_teardown(names_are_cleaned_and_a_first_one_is_needed, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_new_password_ends_what_the_old_one_opened, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_first_password_warns_nobody, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_forgotten_password_gets_three_mails_an_hour, place_make, place_remove),
		cmocka_unit_test_setup_teardown(asking_for_an_unknown_address_looks_the_same, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
