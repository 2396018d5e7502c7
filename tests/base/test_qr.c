#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/qr.h"

/* The three finders in its corners are what makes it one. */
static void
a_link_becomes_one_path_with_finders_and_a_margin(void **state)
{
	struct arena *arena = arena_new(8 << 20);
	struct qr qr = qr_code(arena, "https://muster.example/redeem/CARE-AUTUMN");

	(void)state;
	assert_int_equal(qr.size, 29 + 8);
	assert_int_equal(strncmp(qr.path, "M4 4h7v1H4", 10), 0);
	assert_non_null(strstr(qr.path, "M26 4h7v1H26"));
	assert_non_null(strstr(qr.path, "M4 32h7v1H4"));
	assert_int_equal(strspn(qr.path, "MhvH 0123456789"), strlen(qr.path));
	arena_free(arena);
}

static void
a_longer_text_takes_a_larger_square(void **state)
{
	struct arena *arena = arena_new(8 << 20);
	char text[QR_TEXT_MOST + 1];

	(void)state;
	memset(text, 'a', QR_TEXT_MOST);
	text[QR_TEXT_MOST] = '\0';
	assert_true(qr_code(arena, text).size > 37);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_link_becomes_one_path_with_finders_and_a_margin),
		cmocka_unit_test(a_longer_text_takes_a_larger_square),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
