#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/random.h"
#include "lib/arena.h"

static void
a_token_is_43_characters_of_base64url(void **state)
{
	(void)state;
	for (int i = 0; i < 100; i++) {
		const char *token = random_token(arena);

		assert_int_equal(strlen(token), 43);
		assert_int_equal(strspn(token, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), 43);
	}
}

static void
two_tokens_differ(void **state)
{
	(void)state;
	assert_string_not_equal(random_token(arena), random_token(arena));
}

static void
a_fixed_stream_repeats_and_goes_on(void **state)
{
	const char *first, *second;

	(void)state;
	random_fix(7);
	first = random_token(arena);
	second = random_token(arena);
	assert_string_not_equal(first, second);
	random_fix(7);
	assert_string_equal(random_token(arena), first);
	assert_string_equal(random_token(arena), second);
	random_fix(8);
	assert_string_not_equal(random_token(arena), first);
	random_fix(0);
	assert_string_not_equal(random_token(arena), first);
}

static void
bytes_fill_just_what_was_asked(void **state)
{
	unsigned char bytes[66] = { 0 };
	int set = 0;

	(void)state;
	random_bytes(bytes + 1, 64);
	assert_int_equal(bytes[0], 0);
	assert_int_equal(bytes[65], 0);
	for (int i = 1; i < 65; i++)
		set += bytes[i] != 0;
	assert_true(set > 40);
	random_bytes(bytes, 0);
	assert_int_equal(bytes[0], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_token_is_43_characters_of_base64url),
		cmocka_unit_test(two_tokens_differ),
		cmocka_unit_test(a_fixed_stream_repeats_and_goes_on),
		cmocka_unit_test(bytes_fill_just_what_was_asked),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
