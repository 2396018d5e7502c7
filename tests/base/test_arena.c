#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/fault.h"

struct wish {
	struct arena *arena;
	size_t count, size;
};

static void
ask(void *argument)
{
	struct wish *wish = argument;

	arena_array(wish->arena, wish->count, wish->size);
}

static enum fault_kind
fault_of(struct arena *arena, size_t count, size_t size)
{
	return fault_catch(ask, &(struct wish){ arena, count, size });
}

static void
what_is_taken_is_zeroed_and_aligned(void **state)
{
	struct arena *arena = arena_new(1 << 20);

	(void)state;
	for (size_t size = 0; size < 200; size++) {
		char *piece = arena_alloc(arena, size);

		assert_int_equal((uintptr_t)piece % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(piece[i], 0);
		memset(piece, 0xff, size);
	}
	arena_free(arena);
}

static void
what_is_taken_after_a_reset_is_zeroed_too(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	char *piece;

	(void)state;
	memset(arena_alloc(arena, 40000), 0xff, 40000);
	memset(arena_alloc(arena, 400000), 0xff, 400000);
	arena_reset(arena);
	piece = arena_alloc(arena, 60000);
	for (size_t i = 0; i < 60000; i++)
		assert_int_equal(piece[i], 0);
	arena_free(arena);
}

static void
pieces_keep_their_content_over_many_blocks(void **state)
{
	struct arena *arena = arena_new(8 << 20);
	char *pieces[2000];

	(void)state;
	for (size_t i = 0; i < 2000; i++)
		pieces[i] = memset(arena_alloc(arena, 1 + i), (int)(i % 251), 1 + i);
	for (size_t i = 0; i < 2000; i++) {
		assert_int_equal((unsigned char)pieces[i][0], i % 251);
		assert_int_equal((unsigned char)pieces[i][i], i % 251);
	}
	arena_free(arena);
}

static void
passing_the_limit_is_a_fault_and_the_arena_stays_usable(void **state)
{
	struct arena *arena = arena_new(600000);

	(void)state;
	assert_int_equal(fault_of(arena, 1, 600001), FAULT_BUG);
	assert_int_equal(fault_of(arena, 1, 400000), FAULT_BUG); /* beside the first block */
	assert_int_equal(fault_of(arena, 1, 300000), FAULT_NONE);
	assert_int_equal(fault_of(arena, 1, 300000), FAULT_BUG);
	arena_reset(arena);
	assert_int_equal(fault_of(arena, 1, 300000), FAULT_NONE);
	assert_non_null(arena_alloc(arena, 100));
	arena_free(arena);
}

static void
a_limit_below_the_first_block_holds(void **state)
{
	struct arena *arena = arena_new(1000);

	(void)state;
	assert_int_equal(fault_of(arena, 1, 500), FAULT_NONE);
	assert_int_equal(fault_of(arena, 1, 500), FAULT_BUG);
	arena_free(arena);
}

static void
sizes_that_wrap_are_a_fault(void **state)
{
	struct arena *arena = arena_new(SIZE_MAX);

	(void)state;
	assert_int_equal(fault_of(arena, SIZE_MAX / 2, 3), FAULT_BUG);
	assert_int_equal(fault_of(arena, SIZE_MAX, 1), FAULT_BUG);
	assert_int_equal(fault_of(arena, 1, SIZE_MAX - 8), FAULT_BUG);
	arena_free(arena);
}

static void
a_grown_piece_keeps_its_content(void **state)
{
	struct arena *arena = arena_new(16 << 20);
	char *data = memset(arena_alloc(arena, 3), 'x', 3);

	(void)state;
	for (size_t size = 3; size < 4000000; size *= 3) {
		if (size > 1000 && size < 100000)
			arena_alloc(arena, 1); /* no longer the newest: has to move */
		data = arena_grow(arena, data, size, 3 * size);
		memset(data + size, 'x', 2 * size);
		for (size_t i = 0; i < 3 * size; i += 1 + i / 50)
			assert_int_equal(data[i], 'x');
	}
	arena_free(arena);
}

static void
the_newest_piece_doubles_without_using_the_limit_up(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	size_t size = 64;
	char *data = arena_alloc(arena, size);

	(void)state;
	for (; size < 1 << 19; size *= 2)
		data = arena_grow(arena, data, size, 2 * size);
	data[size - 1] = 'x';
	arena_free(arena);
}

static void
a_copy_ends_in_nul_and_null_stays_null(void **state)
{
	struct arena *arena = arena_new(1 << 20);

	(void)state;
	assert_string_equal(arena_copy(arena, "training", 5), "train");
	assert_string_equal(arena_copy(arena, NULL, 0), "");
	assert_string_equal(arena_string(arena, "seat"), "seat");
	assert_null(arena_string(arena, NULL));
	arena_free(arena);
}

static void
formatted_text_of_any_length_comes_out_whole(void **state)
{
	struct arena *arena = arena_new(1 << 20);

	(void)state;
	for (int width = 1; width < 3000; width += 7) {
		char *text = arena_text(arena, "%*d", width, 7);

		assert_int_equal(strlen(text), width);
		assert_int_equal(text[width - 1], '7');
	}
	assert_string_equal(arena_text(arena, "%s of %d", "34", 40), "34 of 40");
	arena_free(arena);
}

static void
what_was_taken_since_a_mark_is_given_back_and_the_rest_stays(void **state)
{
	struct arena *arena = arena_new(2 << 20);
	const char *kept;
	struct arena_mark mark;

	(void)state;
	arena_alloc(arena, 300 << 10);
	kept = arena_string(arena, "kept");
	mark = arena_mark(arena);
	for (int run = 0; run < 100; run++) {
		arena_return(arena, mark);
		memset(arena_alloc(arena, 1 << 20), 'x', 1 << 20);
		arena_text(arena, "run %d", run);
	}
	arena_return(arena, mark);
	assert_string_equal(kept, "kept");
	assert_int_equal(*(char *)arena_alloc(arena, 100), 0);
	assert_string_equal(kept, "kept");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_taken_is_zeroed_and_aligned),
		cmocka_unit_test(what_is_taken_after_a_reset_is_zeroed_too),
		cmocka_unit_test(pieces_keep_their_content_over_many_blocks),
		cmocka_unit_test(passing_the_limit_is_a_fault_and_the_arena_stays_usable),
		cmocka_unit_test(a_limit_below_the_first_block_holds),
		cmocka_unit_test(sizes_that_wrap_are_a_fault),
		cmocka_unit_test(a_grown_piece_keeps_its_content),
		cmocka_unit_test(the_newest_piece_doubles_without_using_the_limit_up),
		cmocka_unit_test(what_was_taken_since_a_mark_is_given_back_and_the_rest_stays),
		cmocka_unit_test(a_copy_ends_in_nul_and_null_stays_null),
		cmocka_unit_test(formatted_text_of_any_length_comes_out_whole),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
