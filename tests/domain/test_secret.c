#include "place.h"

#include <sys/stat.h>

static void
the_file_is_made_once_and_kept(void **state)
{
	struct place *place = *state;
	const char *path = arena_text(place->ctx.arena, "%s/secret", place->directory);
	const char *token;
	struct stat status;

	assert_false(secret_load(place->directory));
	assert_true(secret_create(place->directory));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	assert_int_equal(status.st_size, 32);
	assert_true(secret_load(place->directory));
	token = secret_token(place->ctx.arena, "reset", 1, "nonce");
	assert_true(secret_create(place->directory));
	assert_true(secret_load(place->directory));
	assert_string_equal(secret_token(place->ctx.arena, "reset", 1, "nonce"), token);
}

static void
a_file_that_everyone_can_read_or_that_is_too_short_is_refused(void **state)
{
	struct place *place = *state;
	const char *path = arena_text(place->ctx.arena, "%s/secret", place->directory);

	assert_true(secret_create(place->directory));
	assert_int_equal(chmod(path, 0644), 0);
	assert_false(secret_load(place->directory));
	assert_int_equal(chmod(path, 0640), 0);
	assert_int_equal(truncate(path, 31), 0);
	assert_false(secret_load(place->directory));
	assert_false(secret_create("/nowhere/at/all"));
}

static void
every_part_changes_the_token(void **state)
{
	struct place *place = *state;
	struct arena *arena = place->ctx.arena;
	const char *token = secret_token(arena, "reset", 1, "nonce");

	assert_int_equal(strlen(token), 43);
	assert_int_equal(strspn(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), 43);
	assert_string_equal(secret_token(arena, "reset", 1, "nonce"), token);
	assert_string_not_equal(secret_token(arena, "invite", 1, "nonce"), token);
	assert_string_not_equal(secret_token(arena, "reset", 2, "nonce"), token);
	assert_string_not_equal(secret_token(arena, "reset", 1, "other"), token);
	secret_fix((const unsigned char[32]){ 1 });
	assert_string_not_equal(secret_token(arena, "reset", 1, "nonce"), token);
	assert_int_equal(strlen(token_hash(arena, token)), 43);
	assert_string_not_equal(token_hash(arena, token), token);
}

static void
temporary_passwords_are_easy_to_read(void **state)
{
	struct place *place = *state;
	const char *password = secret_password(place->ctx.arena, 7, "nonce");

	assert_int_equal(strlen(password), 12);
	assert_null(strpbrk(password, "il1o0"));
	assert_string_equal(secret_password(place->ctx.arena, 7, "nonce"), password);
	assert_string_not_equal(secret_password(place->ctx.arena, 8, "nonce"), password);
}

static void
what_is_sealed_opens_for_its_purpose_and_id_only(void **state)
{
	unsigned char sealed[5 + SECRET_SEAL], opened[5], again[5 + SECRET_SEAL];

	(void)state;
	secret_seal("a file", 7, "words", 5, sealed);
	assert_null(memmem(sealed, sizeof sealed, "words", 5));
	assert_true(secret_open("a file", 7, sealed, sizeof sealed, opened));
	assert_memory_equal(opened, "words", 5);
	assert_false(secret_open("a file", 8, sealed, sizeof sealed, opened));
	assert_false(secret_open("a password", 7, sealed, sizeof sealed, opened));
	assert_false(secret_open("a file", 7, sealed, SECRET_SEAL - 1, opened));
	secret_seal("a file", 7, "words", 5, again);
	assert_memory_not_equal(sealed, again, sizeof sealed);
	sealed[sizeof sealed - 1] ^= 1;
	assert_false(secret_open("a file", 7, sealed, sizeof sealed, opened));
}

static void
a_hash_in_pieces_is_that_of_the_whole(void **state)
{
	struct place *place = *state;
	struct hash hash;

	hash_begin(&hash);
	hash_add(&hash, "first,", 6);
	hash_add(&hash, "second", 6);
	assert_string_equal(hash_end(place->ctx.arena, &hash), token_hash(place->ctx.arena, "first,second"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_file_is_made_once_and_kept, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_file_that_everyone_can_read_or_that_is_too_short_is_refused, place_make, place_remove),
		cmocka_unit_test_setup_teardown(every_part_changes_the_token, place_make, place_remove),
		cmocka_unit_test_setup_teardown(temporary_passwords_are_easy_to_read, place_make, place_remove),
		cmocka_unit_test_setup_teardown(what_is_sealed_opens_for_its_purpose_and_id_only, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_hash_in_pieces_is_that_of_the_whole, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
