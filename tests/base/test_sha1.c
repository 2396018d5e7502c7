#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/sha1.h"
#include "lib/arena.h"

static void
digests_are_those_of_the_standard(void **state)
{
	char long_one[1000];

	(void)state;
	memset(long_one, 'a', sizeof long_one);
	assert_string_equal(sha1_hex(arena, "", 0), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	assert_string_equal(sha1_hex(arena, "abc", 3), "a9993e364706816aba3e25717850c26c9cd0d89d");
	assert_string_equal(sha1_hex(arena, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56),
		"84983e441c3bd26ebaae4aa1f95129e5e54670f1");
	assert_string_equal(sha1_hex(arena, long_one, sizeof long_one), "291e9a6c66994949b57ba5e650361e98fc36b1ba");
	/* Where the length just fits behind the last block, and where it does not. */
	assert_string_equal(sha1_hex(arena, long_one, 55), "c1c8bbdc22796e28c0e15163d20899b65621d65a");
	assert_string_equal(sha1_hex(arena, long_one, 64), "0098ba824b5c16427bd7a1122a5a442a25ec644d");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digests_are_those_of_the_standard),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
