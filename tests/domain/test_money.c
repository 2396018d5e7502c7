#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/money.h"

static void
an_amount_is_read_in_the_smallest_unit(void **state)
{
	static const struct {
		const char *code, *typed;
		int64_t amount;
	} right[] = {
		{ "GBP", "29", 2900 },
		{ "GBP", "29.5", 2950 },
		{ "GBP", "29.50", 2950 },
		{ "GBP", "£29.50", 2950 },
		{ "GBP", "0", 0 },
		{ "GBP", "1,200.00", 120000 },
		{ "GBP", "1,234,567", 123456700 },
		{ "GBP", "999999999.99", MONEY_MOST },
		{ "JPY", "2900", 2900 },
		{ "CHF", "12.05", 1205 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		int64_t amount = -1;

		assert_true(money_read(currency_find(right[i].code), right[i].typed, &amount));
		assert_int_equal(amount, right[i].amount);
	}
}

static void
what_is_no_amount_is_refused(void **state)
{
	static const char *const wrong[] = { "", "-1", "+1", "12.", "12.345", "12,5", "12,50", "1,20.00", "1,2000", ",100", "1.2.3",
		"1e3", "0x10", "€12", "12 GBP", "twelve", "1000000000.00", "99999999999999999999", "१२", " 12" };
	int64_t amount = -7;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_false(money_read(currency_find("GBP"), wrong[i], &amount));
	assert_false(money_read(currency_find("JPY"), "29.50", &amount));
	assert_int_equal(amount, -7);
	assert_null(currency_find("ZZZ"));
	assert_null(currency_find("gbp"));
	assert_null(currency_find(NULL));
}

static void
an_amount_is_written_as_its_currency_has_it(void **state)
{
	struct arena *arena = arena_new(1 << 20);

	(void)state;
	assert_string_equal(money_words(arena, "GBP", 58000), "£580.00");
	assert_string_equal(money_words(arena, "GBP", 236005), "£2,360.05");
	assert_string_equal(money_words(arena, "GBP", -58000), "-£580.00");
	assert_string_equal(money_words(arena, "JPY", 12500), "¥12,500");
	assert_string_equal(money_words(arena, "CHF", 5), "CHF\u00a00.05");
	assert_string_equal(money_typed(arena, currency_find("GBP"), 120005), "1200.05");
	assert_string_equal(money_typed(arena, currency_find("JPY"), 1200), "1200");
	arena_free(arena);
}

static void
sums_stop_at_the_most(void **state)
{
	int64_t amount;

	(void)state;
	assert_true(money_times(2900, 20, &amount));
	assert_int_equal(amount, 58000);
	assert_true(money_times(MONEY_MOST, 1, &amount));
	assert_false(money_times(MONEY_MOST, 2, &amount));
	assert_false(money_times(INT64_MAX, 2, &amount));
	assert_false(money_plus(MONEY_MOST, 1, &amount));
	assert_false(money_plus(INT64_MAX, 1, &amount));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_amount_is_read_in_the_smallest_unit),
		cmocka_unit_test(what_is_no_amount_is_refused),
		cmocka_unit_test(an_amount_is_written_as_its_currency_has_it),
		cmocka_unit_test(sums_stop_at_the_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
