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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_file_is_made_once_and_kept, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_file_that_everyone_can_read_or_that_is_too_short_is_refused, place_make, place_remove),
		cmocka_unit_test_setup_teardown(every_part_changes_the_token, place_make, place_remove),
		cmocka_unit_test_setup_teardown(temporary_passwords_are_easy_to_read, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
