/* The sum by which a copy is compared with what was copied. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "store/copy.h"

#define NOTHING \
	(struct cell) \
	{ \
		.kind = CELL_NULL \
	}

static struct cell
integer(int64_t value)
{
	return (struct cell){ .kind = CELL_INTEGER, .integer = value };
}

static struct cell
bytes(enum cell_kind kind, const char *text, size_t length)
{
	return (struct cell){ .kind = kind, .text = text, .length = length };
}

static struct cell
text(const char *words)
{
	return bytes(CELL_TEXT, words, strlen(words));
}

struct made {
	unsigned char bytes[SUM_BYTES];
	int64_t rows;
};

static struct made
sum_of(const struct cell *cells, int rows, int columns)
{
	struct made made;
	struct sum sum;

	sum_begin(&sum);
	for (int i = 0; i < rows; i++)
		sum_row(&sum, cells + i * columns, columns);
	sum_end(&sum, made.bytes);
	made.rows = sum.rows;
	return made;
}

static bool
are_same(struct made one, struct made other)
{
	return !memcmp(one.bytes, other.bytes, SUM_BYTES);
}

static void
the_canonical_form_is_kind_length_and_bytes(void **state)
{
	const struct cell cells[] = { NOTHING, integer(-2), text("né"), bytes(CELL_BLOB, "\0\1", 2) };
	static const char form[] = "n\0\0\0\0\0\0\0\0"
							   "i\xff\xff\xff\xff\xff\xff\xff\xfe"
							   "t\0\0\0\0\0\0\0\3n\xc3\xa9"
							   "b\0\0\0\0\0\0\0\2\0\1";
	unsigned char expected[SUM_BYTES];
	struct made made = sum_of(cells, 1, 4);

	(void)state;
	crypto_generichash(expected, sizeof expected, (const unsigned char *)form, sizeof form - 1, NULL, 0);
	assert_memory_equal(made.bytes, expected, sizeof expected);
	assert_int_equal(made.rows, 1);
}

static void
values_that_look_alike_are_told_apart(void **state)
{
	const struct cell alike[][2] = {
		{ NOTHING, text("") },
		{ NOTHING, integer(0) },
		{ integer(7), text("7") },
		{ text("a"), bytes(CELL_BLOB, "a", 1) },
		{ text(""), bytes(CELL_BLOB, NULL, 0) },
		{ integer(INT64_MIN), integer(INT64_MAX) },
		{ text("a"), text("a ") },
		{ bytes(CELL_BLOB, "a\0", 2), bytes(CELL_BLOB, "a", 1) },
	};

	(void)state;
	for (size_t i = 0; i < sizeof alike / sizeof *alike; i++)
		assert_false(are_same(sum_of(&alike[i][0], 1, 1), sum_of(&alike[i][1], 1, 1)));
}

static void
where_a_value_ends_and_which_row_is_first_counts(void **state)
{
	const struct cell one[] = { text("ab"), text("c") }, other[] = { text("a"), text("bc") },
					  turned[] = { text("c"), text("ab") };

	(void)state;
	assert_true(are_same(sum_of(one, 1, 2), sum_of(one, 1, 2)));
	assert_false(are_same(sum_of(one, 1, 2), sum_of(other, 1, 2)));
	assert_false(are_same(sum_of(one, 2, 1), sum_of(turned, 2, 1)));
	assert_false(are_same(sum_of(one, 2, 1), sum_of(one, 1, 1)));
	assert_int_equal(sum_of(one, 2, 1).rows, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_canonical_form_is_kind_length_and_bytes),
		cmocka_unit_test(values_that_look_alike_are_told_apart),
		cmocka_unit_test(where_a_value_ends_and_which_row_is_first_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
