#include "place.h"

#include "domain/login.h"
#include "domain/password.h"

static struct login login;

static int64_t
ada(struct place *place, const char *hash)
{
	int64_t id;

	db_begin(place->ctx.db);
	id = person(place, "ada@engines.example", hash);
	db_commit(place->ctx.db);
	return id;
}

static enum outcome
try(struct place *place, const char *email, const char *password, const char *client)
{
	return login_check(fresh(place), email, password, client, &login);
}

static int64_t
finish(struct place *place, const char *email)
{
	int64_t id;

	db_begin(place->ctx.db);
	id = login_finish(fresh(place), email, "192.0.2.1", &login);
	db_commit(place->ctx.db);
	return id;
}

static void
the_right_password_opens_and_any_other_does_not(void **state)
{
	struct place *place = *state;
	int64_t id = ada(place, password_hash(&place->ctx, "oak-tree-22"));

	assert_int_equal(try(place, " ADA@engines.example ", "oak-tree-22", "192.0.2.1"), OK);
	assert_null(login.rehashed);
	assert_int_equal(finish(place, "ada@engines.example"), id);
	assert_int_equal(try(place, "ada@engines.example", "Oak-tree-22", "192.0.2.1"), INVALID);
	assert_string_equal(words_at(place, "email"), "");
}

static void
an_unknown_address_and_one_without_a_password_get_the_words_of_a_wrong_one(void **state)
{
	struct place *place = *state;
	const char *words;

	ada(place, NULL);
	assert_int_equal(try(place, "nobody@engines.example", "oak-tree-22", "192.0.2.1"), INVALID);
	words = words_at(place, "password");
	assert_string_equal(words, "That e-mail address and password do not match. Try again.");
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.1"), INVALID);
	assert_string_equal(words_at(place, "password"), words);
}

static void
fields_left_empty_are_said(void **state)
{
	struct place *place = *state;

	assert_int_equal(try(place, "", "", "192.0.2.1"), INVALID);
	assert_string_not_equal(words_at(place, "email"), "");
	assert_string_equal(words_at(place, "password"), "Enter your password.");
}

/* Wrong ones without the cost of a hash: the limit stands before it. */
static void
fill_bucket(struct place *place, const char *bucket, int attempts)
{
	db_begin(place->ctx.db);
	for (int i = 0; i < attempts; i++)
		rows_integer(q_throttle_take(place->ctx.db, bucket, place->ctx.now, place->ctx.now + 900));
	db_commit(place->ctx.db);
}

static void
the_eleventh_attempt_at_an_address_waits_whether_it_exists_or_not(void **state)
{
	static const char *const emails[] = { "ada@engines.example", "nobody@engines.example" };
	struct place *place = *state;

	ada(place, password_hash(&place->ctx, "oak-tree-22"));
	for (size_t i = 0; i < 2; i++) {
		fill_bucket(place, arena_text(place->ctx.arena, "login:address:%s", emails[i]), 10);
		assert_int_equal(try(place, emails[i], "oak-tree-22", "192.0.2.1"), INVALID);
		assert_string_equal(words_at(place, "email"), "There were too many attempts. Try again in 15 minutes.");
	}
	place->ctx.now += 900;
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.1"), OK);
}

/* Nothing says so: whoever knows two addresses would learn that they are of one person. */
static void
an_account_allows_few_guesses_more_however_many_addresses_it_has(void **state)
{
	struct place *place = *state;
	int64_t id = ada(place, password_hash(&place->ctx, "oak-tree-22"));

	db_begin(place->ctx.db);
	q_address_add(place->ctx.db, id, "ada@home.example", "ada@home.example", place->ctx.now);
	db_commit(place->ctx.db);
	fill_bucket(place, arena_text(place->ctx.arena, "login:account:%lld", (long long)id), 18);
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-23", "192.0.2.1"), INVALID);
	assert_int_equal(try(place, "ada@home.example", "oak-tree-23", "192.0.2.1"), INVALID);
	assert_int_equal(try(place, "ada@home.example", "oak-tree-22", "192.0.2.1"), INVALID);
	assert_string_equal(words_at(place, "email"), "");
	assert_string_equal(words_at(place, "password"), "That e-mail address and password do not match. Try again.");
	db_begin(place->ctx.db);
	login_forgive(&place->ctx, "ada@home.example");
	db_commit(place->ctx.db);
	assert_int_equal(try(place, "ada@home.example", "oak-tree-22", "192.0.2.1"), OK);
}

static void
a_client_waits_after_fifty_wrong_ones(void **state)
{
	struct place *place = *state;

	ada(place, password_hash(&place->ctx, "oak-tree-22"));
	fill_bucket(place, "login:client:192.0.2.1", 50);
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.1"), INVALID);
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.2"), OK);
}

static void
honest_log_ins_are_not_counted(void **state)
{
	struct place *place = *state;

	ada(place, password_hash(&place->ctx, "oak-tree-22"));
	fill_bucket(place, "login:client:192.0.2.1", 49);
	fill_bucket(place, "login:account:1", 19);
	for (int i = 0; i < 12; i++) {
		assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.1"), OK);
		finish(place, "ada@engines.example");
	}
}

static void
a_weak_hash_is_made_anew(void **state)
{
	/* "oak-tree-22" with one pass over 8 MiB. */
	static const char weak[] = "$argon2id$v=19$m=8192,t=1,p=1$mmr+sifEDUsdpQYpBKWRkg$Ag87f98LaiAkJs1FjtzKZxd5jOjdqFtl0p6uc62qpV8";
	struct place *place = *state;
	struct account account;

	ada(place, weak);
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.1"), OK);
	assert_non_null(login.rehashed);
	finish(place, "ada@engines.example");
	assert_true(account_load_by_email(&place->ctx, "ada@engines.example", &account));
	assert_false(password_is_weakly_hashed(account.password_hash));
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.1"), OK);
	assert_null(login.rehashed);
}

static void
a_password_that_is_changed_between_check_and_log_in_opens_no_more(void **state)
{
	struct place *place = *state;
	int64_t id = ada(place, password_hash(&place->ctx, "oak-tree-22"));

	place->ctx.account = id;
	assert_int_equal(try(place, "ada@engines.example", "oak-tree-22", "192.0.2.1"), OK);
	assert_true(login_still_matches(&place->ctx, &login));
	db_begin(place->ctx.db);
	account_set_password(&place->ctx, id, "another hash", 0);
	db_commit(place->ctx.db);
	assert_int_equal(finish(place, "ada@engines.example"), 0);
	assert_false(login_still_matches(&place->ctx, &login));
}

static void
the_present_password_is_asked_for_within_a_limit(void **state)
{
	struct place *place = *state;

	place->ctx.account = ada(place, password_hash(&place->ctx, "oak-tree-22"));
	assert_int_equal(login_check_again(fresh(place), "current_password", "", &login), INVALID);
	assert_int_equal(login_check_again(fresh(place), "current_password", "wrong one", &login), INVALID);
	assert_string_equal(words_at(place, "current_password"), "This is not your present password. Try again.");
	assert_int_equal(login_check_again(fresh(place), "current_password", "oak-tree-22", &login), OK);
	fill_bucket(place, "login:again:1", 10);
	assert_int_equal(login_check_again(fresh(place), "current_password", "oak-tree-22", &login), INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_right_password_opens_and_any_other_does_not, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			an_unknown_address_and_one_without_a_password_get_the_words_of_a_wrong_one, place_make, place_remove),
		cmocka_unit_test_setup_teardown(fields_left_empty_are_said, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			the_eleventh_attempt_at_an_address_waits_whether_it_exists_or_not, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			an_account_allows_few_guesses_more_however_many_addresses_it_has, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_client_waits_after_fifty_wrong_ones, place_make, place_remove),
		cmocka_unit_test_setup_teardown(honest_log_ins_are_not_counted, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_weak_hash_is_made_anew, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			a_password_that_is_changed_between_check_and_log_in_opens_no_more, place_make, place_remove),
		cmocka_unit_test_setup_teardown(the_present_password_is_asked_for_within_a_limit, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
