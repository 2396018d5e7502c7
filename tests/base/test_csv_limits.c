/* Rows of any length and number, and files that are made to take long: each is bounded, and those below it come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <time.h>

#include "base/buffer.h"
#include "base/csv_reader.h"
#include "base/text.h"
#include "lib/arena.h"
#include "lib/text_file.h"

static struct csv_reader *
opened(struct text_file *file, const char *data, size_t length)
{
	struct csv_shape shape;

	*file = (struct text_file){ data, length };
	shape = csv_shape(arena, text_file_read, file);
	assert_int_equal(shape.kind, CSV_TEXT);
	return csv_reader_open(arena, &shape, text_file_read, file);
}

/* before, count times the unit, after. */
static struct buffer
repeated(const char *before, const char *unit, size_t count, const char *after)
{
	struct buffer out = buffer_new(arena, 64 << 20);

	buffer_text(&out, before);
	while (count-- > 0)
		buffer_text(&out, unit);
	buffer_text(&out, after);
	return out;
}

static void
expect(struct csv_reader *reader, int64_t line, enum csv_row_problem problem, size_t count)
{
	struct csv_row row;

	assert_true(csv_next(reader, &row));
	assert_int_equal(row.line, line);
	assert_int_equal(row.problem, problem);
	assert_int_equal(row.count, count);
	for (size_t i = 0; i < row.count; i++)
		assert_true(strlen(row.values[i]) <= CSV_VALUE_MAX && text_is_utf8(row.values[i], strlen(row.values[i])));
}

static void
expect_end(struct csv_reader *reader)
{
	struct csv_row row;

	assert_false(csv_next(reader, &row));
	arena_reset(arena);
}

static void
a_value_of_1_mb_is_cut_off_and_the_next_rows_come(void **state)
{
	static const char *const quotes[] = { "", "\"" };

	(void)state;
	for (int quoted = 0; quoted < 2; quoted++) {
		struct buffer data = repeated(
			arena_text(arena, "a,b,c\nx,%s", quotes[quoted]), "ë", 512 << 10, arena_text(arena, "%s,y\n1,2,3\n", quotes[quoted]));
		struct text_file file;
		struct csv_reader *reader = opened(&file, data.data, data.length);

		expect(reader, 1, CSV_ROW_OK, 3);
		expect(reader, 2, CSV_ROW_LONG, 2);
		expect(reader, 3, CSV_ROW_OK, 3);
		expect_end(reader);
	}
}

static void
a_value_may_have_64_kb_and_not_a_byte_more(void **state)
{
	(void)state;
	for (size_t more = 0; more < 2; more++) {
		struct buffer data = repeated("a,", "x", CSV_VALUE_MAX + more, ",b\n1,2,3\n");
		struct text_file file;
		struct csv_reader *reader = opened(&file, data.data, data.length);

		expect(reader, 1, more ? CSV_ROW_LONG : CSV_ROW_OK, more ? 2 : 3);
		expect(reader, 2, CSV_ROW_OK, 3);
		expect_end(reader);
	}
}

static void
a_row_of_too_many_bytes_is_cut_off(void **state)
{
	struct buffer value = repeated("", "x", 60000, ","), data = repeated("", value.data, 5, "z\n1,2,3,4,5,6\n");
	struct text_file file;
	struct csv_reader *reader = opened(&file, data.data, data.length);

	(void)state;
	expect(reader, 1, CSV_ROW_LONG, 5);
	expect(reader, 2, CSV_ROW_OK, 6);
	expect_end(reader);
}

static void
of_2000_columns_the_first_200_are_read_and_all_are_counted(void **state)
{
	static const char *const ends[] = { "x", "x\n", "x\r\n1;2\n" };
	struct csv_reader *reader;
	struct csv_row row;
	struct text_file file;
	struct buffer data;

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		data = repeated("", "x;", 1999, ends[i]);
		reader = opened(&file, data.data, data.length);
		assert_true(csv_next(reader, &row));
		assert_int_equal(row.problem, CSV_ROW_COLUMNS);
		assert_int_equal(row.count, CSV_COLUMNS_MAX);
		assert_int_equal(row.found, 2000);
		if (strlen(ends[i]) > 2)
			expect(reader, 2, CSV_ROW_OK, 2);
		expect_end(reader);
	}
	data = repeated("", "x,", CSV_COLUMNS_MAX - 1, "x\n");
	reader = opened(&file, data.data, data.length);
	expect(reader, 1, CSV_ROW_OK, CSV_COLUMNS_MAX);
	expect_end(reader);
}

static void
a_value_may_have_200_line_breaks_and_not_one_more(void **state)
{
	(void)state;
	for (size_t more = 0; more < 2; more++) {
		struct buffer data = repeated("a,\"", "\n", CSV_VALUE_LINES + more, "\",b\n1,2,3\n");
		struct text_file file;
		struct csv_reader *reader = opened(&file, data.data, data.length);

		expect(reader, 1, more ? CSV_ROW_UNCLOSED : CSV_ROW_OK, more ? 2 : 3);
		if (more)
			expect(reader, 202, CSV_ROW_UNCLOSED, 2); /* ",b */
		expect(reader, 202 + (int64_t)more, CSV_ROW_OK, 3);
		expect_end(reader);
	}
}

static void
rows_after_a_quote_that_is_never_closed_all_come(void **state)
{
	struct buffer data = repeated("a,b\nx,\"y\n", "1,2\n", 5000, "");
	struct text_file file;
	struct csv_reader *reader = opened(&file, data.data, data.length);

	(void)state;
	expect(reader, 1, CSV_ROW_OK, 2);
	expect(reader, 2, CSV_ROW_UNCLOSED, 2);
	for (int64_t line = 3; line < 5003; line++)
		expect(reader, line, CSV_ROW_OK, 2);
	expect_end(reader);
}

/* What the source is asked for tells how often a file is read. */
static int64_t asked;

static size_t
counting_read(void *argument, int64_t offset, char *data, size_t length)
{
	length = text_file_read(argument, offset, data, length);
	asked += (int64_t)length;
	return length;
}

static void
reads_about_once(const char *unit, size_t size)
{
	struct arena *own = arena_new(128 << 20);
	struct buffer data = buffer_new(own, size + (1 << 20));
	struct csv_shape shape = { .separator = ',' };
	struct csv_reader *reader;
	struct csv_row row;
	struct text_file file;
	clock_t began = clock();

	while (data.length < size)
		buffer_text(&data, unit);
	file = (struct text_file){ data.data, data.length };
	asked = 0;
	reader = csv_reader_open(own, &shape, counting_read, &file);
	while (csv_next(reader, &row))
		assert_true(row.line > 0);
	assert_true(asked < 4 * (int64_t)data.length);
	assert_true(clock() - began < 60 * CLOCKS_PER_SEC); /* some two seconds; hours, if each quote had all below it read */
	arena_free(own);
}

static void
files_full_of_quotes_are_not_read_over_and_over(void **state)
{
	const char *const units[] = { "\"", "\"\n", "\"a\n", "a\"b\n", "\",\"\n", "\"\n\n\n\",", "\"\"\"\n,",
		repeated("\"abc,\n", "x", 70000, "\n").data };

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		reads_about_once(units[i], 2 << 20);
	reads_about_once(repeated("\"abc,\n", "x,y\n", 300, "").data, 32 << 20);
	arena_reset(arena);
}

static void
lines_longer_than_any_buffer_keep_their_places(void **state)
{
	struct buffer blanks = repeated("", " ", 100000, "x,y\n"), data = repeated("", blanks.data, 5, "a,\"b\"c\nd,e\r\n");
	struct text_file file;
	struct csv_reader *reader = opened(&file, data.data, data.length);

	(void)state;
	for (int64_t line = 1; line <= 5; line++)
		expect(reader, line, CSV_ROW_OK, 2);
	expect(reader, 6, CSV_ROW_QUOTE, 2);
	expect(reader, 7, CSV_ROW_OK, 2);
	expect_end(reader);
}

/* Rows of every length, so that characters, line ends and quotes stand on the edges of windows and pieces. */
static void
no_edge_of_a_buffer_shows(void **state)
{
	static const struct {
		enum csv_encoding encoding;
		const char *unit;
		size_t size;
		const char *value;
	} fills[] = {
		{ CSV_UTF8, NUL_END("\xF0\x9F\x99\x82"), "\xF0\x9F\x99\x82" },
		{ CSV_UTF16_LE, NUL_END("\x3D\xD8\x42\xDE"), "\xF0\x9F\x99\x82" },
		{ CSV_WINDOWS_1252, NUL_END("\x80"), "€" },
	};

	(void)state;
	for (size_t f = 0; f < sizeof fills / sizeof *fills; f++)
		for (size_t pad = 0; pad < 6; pad++) {
			bool wide = fills[f].encoding == CSV_UTF16_LE;
			struct csv_shape shape = { .encoding = fills[f].encoding, .separator = ',' };
			struct buffer data = buffer_new(arena, 4 << 20);
			struct csv_reader *reader;
			struct csv_row row;
			struct text_file file;

			for (size_t i = 0; i < pad; i++)
				buffer_add(&data, "x", 1 + wide);
			for (size_t line = 0; line < 40; line++) {
				for (size_t i = 0; i < 4200 / fills[f].size * 4; i++)
					buffer_add(&data, fills[f].unit, fills[f].size);
				buffer_add(&data, wide ? "\r\0\n" : "\r\n", 2 + 2 * wide);
			}
			file = (struct text_file){ data.data, data.length };
			reader = csv_reader_open(arena, &shape, text_file_read, &file);
			for (int64_t line = 1; line <= 40; line++) {
				const char *text;

				assert_true(csv_next(reader, &row));
				assert_int_equal(row.line, line);
				assert_int_equal(row.problem, CSV_ROW_OK);
				assert_int_equal(row.count, 1);
				text = row.values[0] + (line == 1 ? pad : 0);
				assert_memory_equal(text, fills[f].value, strlen(fills[f].value));
				assert_int_equal(strlen(text), 4200 / fills[f].size * 4 * strlen(fills[f].value));
			}
			expect_end(reader);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_value_of_1_mb_is_cut_off_and_the_next_rows_come),
		cmocka_unit_test(a_value_may_have_64_kb_and_not_a_byte_more),
		cmocka_unit_test(a_row_of_too_many_bytes_is_cut_off),
		cmocka_unit_test(of_2000_columns_the_first_200_are_read_and_all_are_counted),
		cmocka_unit_test(a_value_may_have_200_line_breaks_and_not_one_more),
		cmocka_unit_test(rows_after_a_quote_that_is_never_closed_all_come),
		cmocka_unit_test(files_full_of_quotes_are_not_read_over_and_over),
		cmocka_unit_test(lines_longer_than_any_buffer_keep_their_places),
		cmocka_unit_test(no_edge_of_a_buffer_shows),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
