#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/forgotten.h"
#include "lib/arena.h"

static void
each_place_has_an_address_of_its_own_and_people_read_words(void **state)
{
	const char *one = forgotten_email(arena, "place-", 7), *other = forgotten_email(arena, "", 7);

	(void)state;
	assert_string_not_equal(one, other);
	assert_true(email_is_forgotten(one));
	assert_true(email_is_forgotten(other));
	assert_string_equal(forgotten_said(arena, one), "address no longer known");
	assert_string_equal(forgotten_said(arena, other), "address no longer known");
}

static void
it_is_found_wherever_it_stands_in_a_text(void **state)
{
	(void)state;
	assert_string_equal(forgotten_said(arena, "Remove closed-place-7@account.invalid from Northfield?"),
		"Remove address no longer known from Northfield?");
	assert_string_equal(forgotten_said(arena, "ann@example.org, closed-7@account.invalid; <closed-place-12@account.invalid>."),
		"ann@example.org, address no longer known; <address no longer known>.");
	assert_false(email_is_forgotten("From closed-7@account.invalid"));
}

static void
what_only_looks_like_it_stays(void **state)
{
	static const char *const others[] = { "", "@", "@account.invalid", "closed-@account.invalid", "ann@account.invalid",
		"closed-7@account.invali", "closed-7@example.org", "closed-7", "a@b@c" };

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		assert_false(email_is_forgotten(others[i]));
		assert_ptr_equal(forgotten_said(arena, others[i]), others[i]);
	}
	/* Only so much of the text counts as there is. */
	assert_null(forgotten_find("closed-7@account.invalid", strlen("closed-7@account.invali")).at);
	assert_null(forgotten_find(NULL, 0).at);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_place_has_an_address_of_its_own_and_people_read_words),
		cmocka_unit_test(it_is_found_wherever_it_stands_in_a_text),
		cmocka_unit_test(what_only_looks_like_it_stays),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
