#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/fault.h"
#include "base/text.h"
#include "lib/arena.h"

static const char *
line(const char *text)
{
	const char *clean = NULL;

	assert_int_equal(text_clean(arena, text, TEXT_LINE, 100, &clean), TEXT_OK);
	return clean;
}

static const char *
block(const char *text)
{
	const char *clean = NULL;

	assert_int_equal(text_clean(arena, text, TEXT_BLOCK, 100, &clean), TEXT_OK);
	return clean;
}

/* The problem, after seeing that a refused text sets nothing. */
static enum text_problem
refused(const char *text, enum text_shape shape, size_t maximum)
{
	const char *clean = "untouched";
	enum text_problem problem = text_clean(arena, text, shape, maximum, &clean);

	if (problem != TEXT_OK)
		assert_string_equal(clean, "untouched");
	return problem;
}

static void
a_line_is_trimmed_and_its_blanks_collapse(void **state)
{
	(void)state;
	assert_string_equal(line("  Ada   Okafor  "), "Ada Okafor");
	assert_string_equal(line("\u00a0Ada\u2003\u3000Okafor\u00a0"), "Ada Okafor");
	assert_string_equal(line(""), "");
	assert_string_equal(line("   "), "");
	assert_string_equal(line(NULL), "");
}

static void
text_becomes_nfc(void **state)
{
	(void)state;
	assert_string_equal(line("Zoe\u0308"), "Zo\u00eb");
	assert_string_equal(line("\u1112\u1161\u11ab"), "\ud55c");
	assert_string_equal(block("Zoe\u0308"), "Zo\u00eb");
	assert_string_equal(text_nfc(arena, "Zoe\u0308 \t"), "Zo\u00eb \t");
	assert_string_equal(text_nfc(arena, ""), "");
}

static void
a_line_holds_no_control_characters(void **state)
{
	const char *texts[] = { "a\tb", "a\nb", "a\r\nBcc: x", "\x01", "a\x1b[2J", "a\x7f", "a\xc2\x85", "a\xc2\x9b", "a\u2028",
		"a\u2029", "a\uffff", "a\ufdd0", "Anna\n" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_int_equal(refused(texts[i], TEXT_LINE, 100), TEXT_CONTROL);
}

static void
a_block_keeps_tabs_and_one_kind_of_line_break(void **state)
{
	(void)state;
	assert_string_equal(block("one\r\ntwo\rthree\nfour\u2028five"), "one\ntwo\nthree\nfour\nfive");
	assert_string_equal(block("\r\n \t one\n\n\ttwo  three \n \r\n"), "one\n\n\ttwo  three");
	assert_string_equal(block("\r\n\r\n"), "");
	assert_int_equal(refused("a\x02", TEXT_BLOCK, 100), TEXT_CONTROL);
	assert_int_equal(refused("a\xc2\x85", TEXT_BLOCK, 100), TEXT_CONTROL);
}

static void
characters_that_turn_the_direction_are_refused(void **state)
{
	const char *texts[] = { "a\u202a", "a\u202bb", "a\u202c", "a\u202d", "\u202etxt.exe", "\u2066a", "\u2067a", "\u2068a",
		"a\u2069" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_int_equal(refused(texts[i], TEXT_LINE, 100), TEXT_DIRECTION);
		assert_int_equal(refused(texts[i], TEXT_BLOCK, 100), TEXT_DIRECTION);
	}
}

static void
characters_that_nobody_sees_vanish(void **state)
{
	(void)state;
	assert_string_equal(line("\ufeffA\u200bd\u200ea\u200f\u061c\u2060"), "Ada");
	assert_string_equal(block("\ufeffA\u200bd\u200ea\u200f"), "Ada");
	assert_string_equal(line("\u200b \ufeff"), "");
}

static void
every_script_and_emoji_stay(void **state)
{
	const char *texts[] = { "\u0634\u06cc\u0631\u06cc\u0646", "\u05e9\u05dc\u05d5\u05dd", "\u65e5\u672c\u8a9e",
		"\u0928\u092e\u0938\u094d\u0924\u0947", "\U0001f469\u200d\U0001f680", "\U0001f44d\U0001f3fd", "\u2764\ufe0f",
		"\u0645\u06cc\u200c\u0631\u0648\u0645" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_string_equal(line(texts[i]), texts[i]);
		assert_string_equal(block(texts[i]), texts[i]);
	}
}

static void
bytes_that_are_not_utf8_are_refused(void **state)
{
	const char *texts[] = { "\xff", "caf\xe9", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "a\x80" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_int_equal(refused(texts[i], TEXT_LINE, 100), TEXT_NOT_UTF8);
		assert_false(text_is_utf8(texts[i], strlen(texts[i])));
	}
	assert_true(text_is_utf8("", 0));
	assert_true(text_is_utf8("a\0b", 3));
}

static void
the_maximum_counts_characters_after_cleaning(void **state)
{
	(void)state;
	assert_int_equal(refused("12345", TEXT_LINE, 5), TEXT_OK);
	assert_int_equal(refused("123456", TEXT_LINE, 5), TEXT_LONG);
	assert_int_equal(refused("  1  2 3  ", TEXT_LINE, 5), TEXT_OK);
	assert_int_equal(refused("\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600", TEXT_LINE, 5), TEXT_OK);
	assert_int_equal(refused("e\u0308e\u0308e\u0308", TEXT_LINE, 3), TEXT_OK);
	assert_int_equal(refused("\u03b1\u0313\u0300\u0345", TEXT_LINE, 1), TEXT_OK); /* four become one */
	assert_int_equal(refused("\u0958\u0958", TEXT_LINE, 3), TEXT_LONG);           /* one becomes two */
}

static void
ten_thousand_characters_and_marks_are_answered_soon(void **state)
{
	struct arena *large = arena_new(16 << 20);
	char *text = arena_alloc(large, 1000001);
	const char *clean;

	(void)state;
	memset(text, 'x', 10000);
	assert_int_equal(text_clean(large, text, TEXT_LINE, 100, &clean), TEXT_LONG);
	text[0] = 'x';
	for (size_t i = 0; i < 400; i++)
		memcpy(text + 1 + 2 * i, i % 2 ? "\u0308" : "\u0323", 3);
	assert_int_equal(text_clean(large, text, TEXT_LINE, 100, &clean), TEXT_LONG);
	arena_free(large);
}

static void
words_follow_the_name_of_the_field(void **state)
{
	(void)state;
	assert_string_equal(text_problem_words(arena, TEXT_LONG, 100), "has more than 100 characters; shorten it.");
	assert_string_equal(text_problem_words(arena, TEXT_LONG, 2000), "has more than 2,000 characters; shorten it.");
	assert_string_equal(text_problem_words(arena, TEXT_LONG, 1002003), "has more than 1,002,003 characters; shorten it.");
	assert_string_equal(text_problem_words(arena, TEXT_LONG, 1), "has more than 1 character; shorten it.");
	for (enum text_problem problem = TEXT_NOT_UTF8; problem <= TEXT_LONG; problem++) {
		const char *words = text_problem_words(arena, problem, 100);

		assert_memory_equal(words, "has ", 4);
		assert_int_equal(words[strlen(words) - 1], '.');
	}
}

static void
folding_makes_equal_what_people_take_for_equal(void **state)
{
	static const char *const pairs[][2] = {
		{ "Zo\u00eb", "zoe" },
		{ "ZOE\u0308", "zoe" },
		{ "Stra\u00dfe", "STRASSE" },
		{ "S\u00f8ren", "soren" },
		{ "\u0141ukasz", "lukasz" },
		{ "\u00c6r\u00f8", "aero" },
		{ "\u0130stanbul", "istanbul" },
		{ "\u039f\u03b4\u03c5\u03c3\u03c3\u03b5\u03cd\u03c2", "\u03bf\u03b4\u03c5\u03c3\u03c3\u03b5\u03c5\u03c3" },
		{ "O\u2019Brien", "o'brien" },
		{ "Jean\u2010Luc", "jean-luc" },
		{ " Night  shift\u00a0", "night shift" },
		{ "\uff21\uff24\uff21", "ada" },
		{ "\U0001d400da", "ada" },
		{ "\ufb01re", "fire" },
		{ "a\u200db\u00adc", "abc" },
		{ "\u0440\u0443\u0441\u0441\u043a\u0418\u0419", "\u0440\u0443\u0441\u0441\u043a\u0438\u0438" },
		{ "", "" },
		{ " ", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		assert_string_equal(text_fold(arena, pairs[i][0]), text_fold(arena, pairs[i][1]));
	assert_string_equal(text_fold(arena, " Zo\u00eb  O\u2019BRIEN\n"), "zoe o'brien");
	assert_string_equal(text_fold(arena, NULL), "");
}

static void
folding_twice_changes_nothing_more(void **state)
{
	const char *texts[] = { "Stra\u00dfe \u00c6", "\u01c5", "\u0130\u0131", "\u1e9e", "\u2126", "\u03d4\u0301", "\u1f82",
		"\uff76\uff9e", "\ufdfa", "\u00bd" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *once = text_fold(arena, texts[i]);

		assert_string_equal(text_fold(arena, once), once);
	}
}

static void
vowel_signs_make_another_word(void **state)
{
	(void)state;
	assert_string_not_equal(text_fold(arena, "\u0915\u093f"), text_fold(arena, "\u0915\u0940"));
	assert_string_not_equal(text_fold(arena, "\u0e01\u0e34"), text_fold(arena, "\u0e01\u0e38"));
	assert_string_not_equal(text_fold(arena, "\u304b"), text_fold(arena, "\u304c"));
}

static void
initials_are_the_first_letters_in_upper_case(void **state)
{
	(void)state;
	assert_string_equal(text_initials(arena, "Ada", "okafor"), "AO");
	assert_string_equal(text_initials(arena, "\u00e9lise", "\u00f8degaard"), "\u00c9\u00d8");
	assert_string_equal(text_initials(arena, "'t Hooft", ""), "T");
	assert_string_equal(text_initials(arena, "", "Okafor"), "O");
	assert_string_equal(text_initials(arena, NULL, NULL), "?");
	assert_string_equal(text_initials(arena, "42", "\U0001f600"), "?");
	assert_string_equal(text_initials(arena, "\u65e5\u672c", "\U0001e900"), "\u65e5\U0001e900");
}

static void
whole_numbers_are_read_whole_or_not_at_all(void **state)
{
	const char *none[] = { "", " 1", "1 ", "+1", "1.0", "0x1", "1e3", "-", "--1", "9223372036854775808", "-9223372036854775809",
		"\u0661", NULL };
	int64_t value = 77;

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_false(text_integer(none[i], INT64_MIN, INT64_MAX, &value));
	assert_false(text_integer("0", 1, 9, &value));
	assert_false(text_integer("10", 1, 9, &value));
	assert_int_equal(value, 77);
	assert_true(text_integer("9", 1, 9, &value));
	assert_int_equal(value, 9);
	assert_true(text_integer("-9223372036854775808", INT64_MIN, INT64_MAX, &value));
	assert_true(value == INT64_MIN);
	assert_true(text_integer("007", 1, 9, &value));
	assert_int_equal(value, 7);
}

static void
numbers_are_written_with_commas(void **state)
{
	(void)state;
	assert_string_equal(text_number(arena, 0), "0");
	assert_string_equal(text_number(arena, 999), "999");
	assert_string_equal(text_number(arena, 1000), "1,000");
	assert_string_equal(text_number(arena, 12345678), "12,345,678");
	assert_string_equal(text_number(arena, -999), "-999");
	assert_string_equal(text_number(arena, -1234), "-1,234");
	assert_string_equal(text_number(arena, INT64_MIN), "-9,223,372,036,854,775,808");
}

static void
sizes_are_rounded_up(void **state)
{
	(void)state;
	assert_string_equal(text_counted(arena, 1, "row", "rows"), "1 row");
	assert_string_equal(text_counted(arena, 0, "row", "rows"), "0 rows");
	assert_string_equal(text_counted(arena, 1200, "row", "rows"), "1,200 rows");
	assert_string_equal(text_hour(arena, 0), "00:00");
	assert_string_equal(text_hour(arena, 20), "20:00");
	assert_string_equal(text_size(arena, 0), "0 KB");
	assert_string_equal(text_size(arena, 1), "1 KB");
	assert_string_equal(text_size(arena, 1024), "1 KB");
	assert_string_equal(text_size(arena, 900 << 10), "900 KB");
	assert_string_equal(text_size(arena, (1 << 20) - 1), "1 MB");
	assert_string_equal(text_size(arena, 32 << 20), "32 MB");
	assert_string_equal(text_size(arena, (32 << 20) + 1), "32.1 MB");
	assert_string_equal(text_size(arena, (40 << 20) - 1), "40 MB");
	assert_string_equal(text_size(arena, INT64_C(5000) << 20), "5,000 MB");
	assert_true(strlen(text_size(arena, INT64_MAX)) > 10);
}

static void
characters_are_counted_not_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_characters(""), 0);
	assert_int_equal(text_characters("Zo\u00eb \U0001f600"), 5);
	assert_string_equal(text_cut(arena, "Zo\u00eb \U0001f600", 5), "Zo\u00eb \U0001f600");
	assert_string_equal(text_cut(arena, "Zo\u00eb \U0001f600", 4), "Zo\u00eb …");
	assert_string_equal(text_cut(arena, "Zo\u00eb", 3), "Zo\u00eb");
	assert_string_equal(text_cut(arena, "", 0), "");
}

static void
whole_characters_are_counted_in_bytes(void **state)
{
	(void)state;
	assert_int_equal(text_whole("abc", 5), 3);
	assert_int_equal(text_whole("abc", 2), 2);
	assert_int_equal(text_whole("a\xe2\x82\xac.", 4), 4);
	assert_int_equal(text_whole("a\xe2\x82\xac.", 3), 1);
	assert_int_equal(text_whole("\xe2\x82\xac", 2), 0);
	assert_int_equal(text_whole("", 2), 0);
}

static void
behind_a_colon_a_sentence_begins_small(void **state)
{
	(void)state;
	assert_string_equal(text_following(arena, "No seat was free. Free one."), "no seat was free. Free one.");
	assert_string_equal(text_following(arena, "Écoute"), "Écoute");
	assert_string_equal(text_following(arena, ""), "");
}

static void
a_distance_counts_letters_put_in_left_out_changed_or_in_each_others_place(void **state)
{
	(void)state;
	assert_int_equal(text_distance("riverside", "riverside", 2), 0);
	assert_int_equal(text_distance("rverside", "riverside", 2), 1);
	assert_int_equal(text_distance("riversides", "riverside", 2), 1);
	assert_int_equal(text_distance("riverzide", "riverside", 2), 1);
	assert_int_equal(text_distance("rivesride", "riverside", 2), 1);
	assert_int_equal(text_distance("revarside", "riverside", 2), 2);
	assert_int_equal(text_distance("hillside", "riverside", 2), 3);
	assert_int_equal(text_distance("", "ab", 2), 2);
	assert_int_equal(text_distance("", "abc", 2), 3);
	assert_int_equal(text_distance("дом", "дум", 2), 1);
}

static void
likely_is_what_is_near_or_begins_alike(void **state)
{
	char *endless = arena_alloc(arena, 5001);

	(void)state;
	assert_int_equal(text_likeness("night", "night"), 0);
	assert_int_equal(text_likeness("nigth", "night"), 1);
	assert_int_equal(text_likeness("nite", "night"), LIKE_NOTHING);
	assert_int_equal(text_likeness("nig", "night shift"), 3);
	assert_int_equal(text_likeness("night shift crew", "night shift"), 3);
	assert_int_equal(text_likeness("ni", "night"), LIKE_NOTHING);
	assert_int_equal(text_likeness("ab", "cd"), LIKE_NOTHING);
	assert_int_equal(text_likeness("", "a"), LIKE_NOTHING);
	memset(endless, 'x', 5000);
	assert_int_equal(text_likeness(endless, "x"), LIKE_NOTHING);
}

static void
long_texts_are_only_the_same_or_not(void **state)
{
	char one[202], other[202];

	(void)state;
	memset(one, 'x', sizeof one);
	one[201] = '\0';
	memcpy(other, one, sizeof one);
	assert_int_equal(text_distance(one, other, 2), 0);
	other[200] = 'y';
	assert_int_equal(text_distance(one, other, 2), 3);
	assert_int_equal(text_likeness(one, other), LIKE_NOTHING);
}

static void
null_equals_only_null(void **state)
{
	(void)state;
	assert_true(text_equal(NULL, NULL));
	assert_false(text_equal(NULL, ""));
	assert_false(text_equal("", NULL));
	assert_true(text_equal("a", "a"));
	assert_false(text_equal("a", "A"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_is_trimmed_and_its_blanks_collapse),
		cmocka_unit_test(text_becomes_nfc),
		cmocka_unit_test(a_line_holds_no_control_characters),
		cmocka_unit_test(a_block_keeps_tabs_and_one_kind_of_line_break),
		cmocka_unit_test(characters_that_turn_the_direction_are_refused),
		cmocka_unit_test(characters_that_nobody_sees_vanish),
		cmocka_unit_test(every_script_and_emoji_stay),
		cmocka_unit_test(bytes_that_are_not_utf8_are_refused),
		cmocka_unit_test(the_maximum_counts_characters_after_cleaning),
		cmocka_unit_test(ten_thousand_characters_and_marks_are_answered_soon),
		cmocka_unit_test(words_follow_the_name_of_the_field),
		cmocka_unit_test(folding_makes_equal_what_people_take_for_equal),
		cmocka_unit_test(folding_twice_changes_nothing_more),
		cmocka_unit_test(vowel_signs_make_another_word),
		cmocka_unit_test(initials_are_the_first_letters_in_upper_case),
		cmocka_unit_test(whole_numbers_are_read_whole_or_not_at_all),
		cmocka_unit_test(numbers_are_written_with_commas),
		cmocka_unit_test(sizes_are_rounded_up),
		cmocka_unit_test(characters_are_counted_not_bytes),
		cmocka_unit_test(whole_characters_are_counted_in_bytes),
		cmocka_unit_test(behind_a_colon_a_sentence_begins_small),
		cmocka_unit_test(a_distance_counts_letters_put_in_left_out_changed_or_in_each_others_place),
		cmocka_unit_test(likely_is_what_is_near_or_begins_alike),
		cmocka_unit_test(long_texts_are_only_the_same_or_not),
		cmocka_unit_test(null_equals_only_null),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
