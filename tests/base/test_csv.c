#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/csv.h"
#include "lib/arena.h"

static void
a_row_is_values_commas_and_cr_lf_behind_a_bom(void **state)
{
	struct buffer out = buffer_new(arena, 1000);

	(void)state;
	csv_start(&out);
	csv_value(&out, "First name");
	csv_value(&out, "Last name");
	csv_end_row(&out);
	csv_value(&out, "Zoë");
	csv_value(&out, "Okafor");
	csv_end_row(&out);
	assert_string_equal(out.data,
		"\xEF\xBB\xBF"
		"First name,Last name\r\nZoë,Okafor\r\n");
}

static const char *
written(const char *value)
{
	struct buffer out = buffer_new(arena, 1000);

	csv_value(&out, "x");
	csv_value(&out, value);
	return out.data + 2;
}

static void
quotes_commas_breaks_and_outer_blanks_are_quoted(void **state)
{
	(void)state;
	assert_string_equal(written("plain text"), "plain text");
	assert_string_equal(written("Okafor, Ada"), "\"Okafor, Ada\"");
	assert_string_equal(written("the \"best\""), "\"the \"\"best\"\"\"");
	assert_string_equal(written("\""), "\"\"\"\"");
	assert_string_equal(written("one\ntwo"), "\"one\ntwo\"");
	assert_string_equal(written(" kept "), "\" kept \"");
	assert_string_equal(written("Sales;Support"), "\"Sales;Support\"");
}

static void
a_value_that_a_spreadsheet_would_run_stands_behind_an_apostrophe(void **state)
{
	(void)state;
	assert_string_equal(written("=1+1"), "'=1+1");
	assert_string_equal(written("+44 20"), "'+44 20");
	assert_string_equal(written("-5"), "'-5");
	assert_string_equal(written("@SUM(A1)"), "'@SUM(A1)");
	assert_string_equal(written("\t=1"), "\"'\t=1\"");
	assert_string_equal(written("\r=1"), "\"'\r=1\"");
	assert_string_equal(written("=\"a\",1"), "\"'=\"\"a\"\",1\"");
	assert_string_equal(written("a=1"), "a=1");
}

static void
what_the_apostrophe_was_put_before_comes_back_without_it(void **state)
{
	static const char *const values[] = { "=1", "'=1", "''=1", "'", "''", "'a", "'tis", "-", "'-", "a'=1", "", "'\t", "\r" };

	(void)state;
	assert_string_equal(written("'=1"), "''=1");
	assert_string_equal(written("'tis"), "'tis");
	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		const char *text = written(values[i]);

		assert_string_equal(csv_plain(text + (text[0] == '"')), arena_text(arena, "%s%s", values[i], text[0] == '"' ? "\"" : ""));
	}
}

static void
empty_values_keep_their_places(void **state)
{
	struct buffer out = buffer_new(arena, 1000);

	(void)state;
	csv_start(&out);
	for (int row = 0; row < 2; row++) {
		csv_value(&out, NULL);
		csv_value(&out, "");
		csv_value(&out, "c");
		csv_value(&out, NULL);
		csv_end_row(&out);
	}
	assert_string_equal(out.data,
		"\xEF\xBB\xBF"
		"\"\",,c,\r\n\"\",,c,\r\n");
}

static void
an_address_that_stands_for_a_forgotten_one_is_written_in_words(void **state)
{
	(void)state;
	assert_string_equal(written("closed-place-7@account.invalid"), "address no longer known");
	assert_string_equal(written("=closed-7@account.invalid"), "'=address no longer known");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_row_is_values_commas_and_cr_lf_behind_a_bom),
		cmocka_unit_test(quotes_commas_breaks_and_outer_blanks_are_quoted),
		cmocka_unit_test(a_value_that_a_spreadsheet_would_run_stands_behind_an_apostrophe),
		cmocka_unit_test(what_the_apostrophe_was_put_before_comes_back_without_it),
		cmocka_unit_test(empty_values_keep_their_places),
		cmocka_unit_test(an_address_that_stands_for_a_forgotten_one_is_written_in_words),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
