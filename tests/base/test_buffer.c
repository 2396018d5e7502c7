#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "lib/arena.h"

static void
a_buffer_collects_what_is_added(void **state)
{
	struct buffer buffer = buffer_new(arena, 1000);

	(void)state;
	buffer_text(&buffer, "Seats: ");
	buffer_format(&buffer, "%d of %d", 34, 40);
	buffer_add(&buffer, "\0x", 2);
	assert_int_equal(buffer.length, 17);
	assert_memory_equal(buffer.data, "Seats: 34 of 40\0x", 18);
}

static void
what_nothing_was_added_to_is_an_empty_text(void **state)
{
	struct buffer buffer = buffer_new(arena, 1000);

	(void)state;
	buffer_text(&buffer, "");
	buffer_add(&buffer, NULL, 0);
	buffer_format(&buffer, "%s", "");
	assert_int_equal(buffer.length, 0);
	assert_string_equal(buffer.data, "");
}

static void
a_buffer_grows_piece_by_piece_among_other_pieces(void **state)
{
	struct buffer buffer = buffer_new(arena, 1 << 20);

	(void)state;
	for (int i = 0; i < 20000; i++) {
		buffer_format(&buffer, "%05d,", i);
		if (i % 1000 == 0)
			arena_alloc(arena, 10);
	}
	assert_int_equal(buffer.length, 120000);
	assert_int_equal(strlen(buffer.data), 120000);
	assert_memory_equal(buffer.data, "00000,00001,", 12);
	assert_memory_equal(buffer.data + 6 * 19999, "19999,", 6);
}

static void
fill_to_the_limit(void *argument)
{
	struct buffer *buffer = argument;

	for (;;)
		buffer_add(buffer, "12345678", 8);
}

static void
format_past_the_limit(void *argument)
{
	buffer_format(argument, "%*d", 1001, 1);
}

static void
a_buffer_holds_its_limit_and_not_a_byte_more(void **state)
{
	struct buffer buffer = buffer_new(arena, 1000);

	(void)state;
	assert_int_equal(fault_catch(format_past_the_limit, &buffer), FAULT_BUG);
	assert_int_equal(buffer.length, 0);
	assert_int_equal(fault_catch(fill_to_the_limit, &buffer), FAULT_BUG);
	assert_int_equal(buffer.length, 1000);
	assert_int_equal(buffer.data[1000], '\0');
}

static void
a_limit_without_end_does_not_wrap(void **state)
{
	struct buffer buffer = buffer_new(arena, SIZE_MAX);

	(void)state;
	buffer_text(&buffer, "x");
	assert_string_equal(buffer.data, "x");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_buffer_collects_what_is_added, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(what_nothing_was_added_to_is_an_empty_text, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_buffer_grows_piece_by_piece_among_other_pieces, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_buffer_holds_its_limit_and_not_a_byte_more, open_arena, close_arena),
		cmocka_unit_test_setup_teardown(a_limit_without_end_does_not_wrap, open_arena, close_arena),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
