#include "place.h"

#include <sys/file.h>
#include <fcntl.h>
#include <time.h>

#include "base/fault.h"
#include "domain/password.h"

static const struct password_owner ada = { "ada.lovelace@engines.example", "Ada", "Lovelace" };

static enum outcome
check(struct place *place, const char *typed)
{
	return password_check(fresh(place), "password", typed, &ada);
}

static void
lengths_are_counted_in_characters(void **state)
{
	struct place *place = *state;
	char *long_one = arena_alloc(place->ctx.arena, 3 * 300 + 1);

	assert_int_equal(check(place, "kqz7w!x"), INVALID);
	assert_non_null(strstr(words_at(place, "password"), "fewer than 8"));
	assert_int_equal(check(place, "kqz7w!xb"), OK);
	assert_int_equal(check(place, "\u20ac\u20ac\u20ac\u00e9\u00e9w\u00e9"), INVALID);
	for (int i = 0; i < 256; i++)
		memcpy(long_one + 3 * i, i % 7 ? "\u20ac" : "\u20bf", 3);
	assert_int_equal(check(place, long_one), OK);
	memcpy(long_one + 3 * 256, "\u20ac", 3);
	assert_int_equal(check(place, long_one), INVALID);
	assert_non_null(strstr(words_at(place, "password"), "more than 256"));
	assert_int_equal(check(place, ""), INVALID);
	/* Eight code points that are seven characters in NFC. */
	assert_int_equal(check(place, "abxyzwe\u0301"), INVALID);
}

static void
any_characters_will_do(void **state)
{
	assert_int_equal(check(*state, "  two blanks  "), OK);
	assert_int_equal(check(*state, "tab\tand\nline\x01"), OK);
	assert_int_equal(check(*state, "\u4f60\u597d\u4e16\u754c\u518d\u89c1\u670b\u53cb"), OK);
}

static void
guessed_passwords_are_refused(void **state)
{
	static const char *const bad[] = { "password", "PassWord1", "12345678", "qwertyuiop", "iloveyou", "zzzzzzzzz", "Muster-2026",
		"mustermuster", "lovelace", "Lovelace1815", "ada.lovelace@engines.example", "ada.lovelace", "AdaLovelace", "Lovelace Ada",
		"engines.example", "engines1", "!!ada.lovelace!!", "adaadaada" };
	static const char *const good[] = { "muster-demo", "correct horse", "oak-tree-22", "Lovelace's engine", "adagio-1815-x" };

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (check(*state, bad[i]) == OK)
			fail_msg("%s was taken", bad[i]);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (check(*state, good[i]) != OK)
			fail_msg("%s was refused", good[i]);
}

static void
nobody_in_particular_may_choose_too(void **state)
{
	static const struct password_owner nobody = { 0 };

	assert_int_equal(password_check(fresh(*state), "password", "oak-tree-22", &nobody), OK);
	assert_int_equal(password_check(fresh(*state), "password", "-!-!-!-!-", &nobody), OK);
}

/* Each of these letters is eighteen when folded, and names are not looked at before: that took ten seconds, and then all memory. */
static void
names_beyond_their_length_are_not_compared(void **state)
{
	struct place *place = *state;
	char *name = arena_alloc(place->ctx.arena, 3 * 80000 + 1);

	for (size_t i = 0; i < 80000; i++)
		memcpy(name + 3 * i, "\uFDFA", 3);
	const struct password_owner owner = { "ann@people.example", name, name };

	assert_int_equal(password_check(fresh(place), "password", "oak-tree-22", &owner), OK);
}

static void
a_hash_matches_its_password_only(void **state)
{
	struct place *place = *state;
	const char *hash = password_hash(&place->ctx, "Caf\u00e9 au lait");

	assert_int_equal(strncmp(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31), 0);
	assert_true(password_matches(&place->ctx, hash, "Caf\u00e9 au lait"));
	assert_true(password_matches(&place->ctx, hash, "Cafe\u0301 au lait"));
	assert_false(password_matches(&place->ctx, hash, "cafe au lait"));
	assert_false(password_is_weakly_hashed(hash));
	assert_true(password_is_weakly_hashed(
		"$argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"));
}

/* As some keyboards send them: each letter and its two marks apart, three times as many as they are in NFC. */
static void
a_password_that_is_taken_matches_however_its_letters_are_composed(void **state)
{
	struct place *place = *state;
	char *apart = arena_alloc(place->ctx.arena, 5 * 130 + 1), *composed = arena_alloc(place->ctx.arena, 3 * 130 + 1);

	for (size_t i = 0; i < 130; i++) {
		memcpy(apart + 5 * i, i % 7 ? "e\u0302\u0301" : "o\u0302\u0301", 5);
		memcpy(composed + 3 * i, i % 7 ? "\u1ebf" : "\u1ed1", 3);
	}
	assert_int_equal(check(place, apart), OK);
	assert_true(password_matches(&place->ctx, password_hash(&place->ctx, apart), apart));
	assert_true(password_matches(&place->ctx, password_hash(&place->ctx, apart), composed));
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
time_match(struct place *place, const char *hash, double *least)
{
	double start = seconds(), took;

	assert_false(password_matches(&place->ctx, hash, "wrong password"));
	took = seconds() - start;
	*least = took < *least ? took : *least;
}

static void
no_account_takes_as_long_as_a_wrong_password(void **state)
{
	struct place *place = *state;
	const char *hash = password_hash(&place->ctx, "oak-tree-22");
	double theirs = 1e9, nobodys = 1e9;
	bool alike = false;

	/* The least of several is what it takes; on a machine that is disturbed it takes many to find it. */
	for (int i = 0; i < 50 && !(alike && i >= 5); i++) {
		time_match(place, hash, &theirs);
		time_match(place, NULL, &nobodys);
		alike = nobodys > theirs / 2 && nobodys < theirs * 2;
	}
	assert_true(alike);
}

static void
hash_one(void *argument)
{
	struct place *place = argument;

	password_hash(&place->ctx, "oak-tree-22");
}

static int
hold(struct place *place, int number)
{
	int file = open(arena_text(place->ctx.arena, "%s/hash-%d", place->directory, number), O_RDONLY | O_CREAT, 0664);

	assert_int_equal(flock(file, LOCK_EX), 0);
	return file;
}

static void
a_third_hash_waits_and_then_is_refused(void **state)
{
	struct place *place = *state;
	int first = hold(place, 0), second = hold(place, 1);
	double start = seconds();

	assert_int_equal(fault_catch(hash_one, place), FAULT_BUSY);
	assert_true(seconds() - start > 4);
	close(second);
	assert_int_equal(fault_catch(hash_one, place), FAULT_NONE);
	close(first);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(lengths_are_counted_in_characters, place_make, place_remove),
		cmocka_unit_test_setup_teardown(any_characters_will_do, place_make, place_remove),
		cmocka_unit_test_setup_teardown(guessed_passwords_are_refused, place_make, place_remove),
		cmocka_unit_test_setup_teardown(nobody_in_particular_may_choose_too, place_make, place_remove),
		cmocka_unit_test_setup_teardown(names_beyond_their_length_are_not_compared, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_hash_matches_its_password_only, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			a_password_that_is_taken_matches_however_its_letters_are_composed, place_make, place_remove),
		cmocka_unit_test_setup_teardown(no_account_takes_as_long_as_a_wrong_password, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_third_hash_waits_and_then_is_refused, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
