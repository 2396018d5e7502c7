#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "lib/arena.h"
#include "mail/compose.h"

static const struct places known = { .value = { [PLACE_FIRST_NAME] = "Priya",
										 [PLACE_GROUP] = "Night {link} staff",
										 [PLACE_LINK] = "https://muster.example/invite/x",
										 [PLACE_COURSES] = "Lifting, Fire",
										 [PLACE_ORGANISATION] = "Northfield" } };

static void
values_fill_a_line_once_and_braces_in_them_stay(void **state)
{
	(void)state;
	assert_string_equal(compose_line(arena, "{first_name}: join {group}!", &known), "Priya: join Night {link} staff!");
	assert_string_equal(compose_line(arena, "{nobody} knows {", &known), "{nobody} knows {");
}

static void
an_unknown_value_takes_the_blank_before_it_along(void **state)
{
	struct places places = known;

	(void)state;
	places.value[PLACE_FIRST_NAME] = "";
	assert_string_equal(compose_line(arena, "Hello {first_name},", &places), "Hello,");
	assert_string_equal(compose_line(arena, "{first_name}", &places), "");
}

static void
courses_and_link_on_lines_of_their_own_become_a_list_and_a_button(void **state)
{
	struct letter_block *block = compose_body(arena, "Hello.\nTwo lines.\n\nYou get:\n {courses} \n\nHere:\n{link}\n", &known);

	(void)state;
	assert_int_equal(block->kind, BLOCK_TEXT);
	assert_true(block->apart);
	assert_string_equal(compose_plain(arena, block), "Hello.\nTwo lines.");
	block = block->next;
	assert_string_equal(compose_plain(arena, block), "You get:");
	block = block->next;
	assert_int_equal(block->kind, BLOCK_COURSES);
	assert_true(block->apart);
	block = block->next;
	assert_string_equal(compose_plain(arena, block), "Here:");
	block = block->next;
	assert_int_equal(block->kind, BLOCK_BUTTON);
	assert_false(block->apart);
	assert_null(block->next);
}

static void
a_link_within_a_line_is_a_run_of_its_own(void **state)
{
	struct letter_block *block = compose_body(arena, "Go to {link} now", &known);

	(void)state;
	assert_string_equal(block->runs->text, "Go to ");
	assert_int_equal(block->runs->next->kind, RUN_URL);
	assert_string_equal(block->runs->next->next->text, " now");
}

static void
a_paragraph_about_something_unknown_is_left_out(void **state)
{
	struct places places = known;
	struct letter_block *block;

	(void)state;
	places.value[PLACE_COURSES] = NULL;
	places.value[PLACE_FIRST_NAME] = NULL;
	block = compose_body(arena, "Hello {first_name}.\n\n \nYou get:\n{courses}\n\nBye.", &places);
	assert_string_equal(compose_plain(arena, block), "Hello.");
	assert_string_equal(compose_plain(arena, block->next), "Bye.");
	assert_null(block->next->next);
	assert_null(compose_body(arena, "", &places));
	assert_null(compose_body(arena, "\n\n \n", &places));
}

static void
long_lines_break_at_blanks_and_addresses_stay_whole(void **state)
{
	const char *url = "https://muster.example/invite/0123456789012345678901234567890123456789012345678901234567890123456789";
	const char *text = arena_text(arena, "\n\n%s\n%s %s\n\n", url,
		"Word word word word word word word word word word word word word word word", "ééééé ééééé");
	const char *wrapped = compose_wrap(arena, text);

	(void)state;
	assert_string_equal(wrapped,
		arena_text(arena, "%s\n%s\n%s\n", url, "Word word word word word word word word word word word word word word",
			"word ééééé ééééé"));
	assert_string_equal(compose_wrap(arena, "\n\n"), "");
}

static void
what_goes_on_of_an_item_begins_where_its_words_do(void **state)
{
	static const char words[] = "Word word word word word word word word word word word word word";
	const char *item = arena_text(arena, "  - %s more and %s\n  - Short\n%s - no item\n", words, words, words);

	(void)state;
	assert_string_equal(compose_wrap(arena, item),
		arena_text(arena,
			"  - %s\n    more and Word word word word word word word word word word word\n    word word\n  - Short\n%s - no\nitem\n",
			words, words));
	assert_string_equal(compose_wrap(arena, "  - x23456789012345678901234567890123456789012345678901234567890123456789012345"),
		"  - x23456789012345678901234567890123456789012345678901234567890123456789012345\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_fill_a_line_once_and_braces_in_them_stay),
		cmocka_unit_test(an_unknown_value_takes_the_blank_before_it_along),
		cmocka_unit_test(courses_and_link_on_lines_of_their_own_become_a_list_and_a_button),
		cmocka_unit_test(a_link_within_a_line_is_a_run_of_its_own),
		cmocka_unit_test(a_paragraph_about_something_unknown_is_left_out),
		cmocka_unit_test(long_lines_break_at_blanks_and_addresses_stay_whole),
		cmocka_unit_test(what_goes_on_of_an_item_begins_where_its_words_do),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
