#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "web/form.h"
#include "lib/arena.h"

static struct field *fields;

static enum form_problem
parse(const char *data)
{
	return form_parse(arena, data, strlen(data), &fields);
}

static void
check(const struct field *field, const char *name, const char *value)
{
	assert_non_null(field);
	assert_string_equal(field->name, name);
	assert_string_equal(field->value, value);
}

static void
fields_come_in_the_order_they_were_sent(void **state)
{
	(void)state;
	assert_int_equal(parse("name=Ada+Obi&id=1&id=2&empty=&alone&&x=a%3Db%26c=d"), FORM_OK);
	check(fields, "name", "Ada Obi");
	check(fields->next, "id", "1");
	check(fields->next->next, "id", "2");
	check(form_find(fields, "empty"), "empty", "");
	check(form_find(fields, "alone"), "alone", "");
	check(form_find(fields, "x"), "x", "a=b&c=d");
	assert_null(form_find(fields, "y"));
}

static void
an_empty_form_has_no_fields(void **state)
{
	(void)state;
	fields = (struct field *)1;
	assert_int_equal(parse(""), FORM_OK);
	assert_null(fields);
	assert_int_equal(parse("&&&"), FORM_OK);
	assert_null(fields);
}

static void
text_in_any_language_comes_through(void **state)
{
	(void)state;
	assert_int_equal(parse("n=%C3%85sa%20%e6%9d%8e"), FORM_OK);
	check(fields, "n", "Åsa 李");
	assert_string_equal(percent_encode(arena, "Åsa/a-b_c.d~e&f"), "%C3%85sa/a-b_c.d~e%26f");
}

static void
broken_percent_signs_are_refused(void **state)
{
	const char *broken[] = { "a=%", "a=%4", "a=%g1", "a=%1g", "%=b", "a=1&b=%zz", "a=100%" };

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++) {
		assert_int_equal(parse(broken[i]), FORM_PERCENT);
		assert_null(fields);
	}
}

static void
bytes_that_are_no_utf8_are_refused(void **state)
{
	const char *broken[] = { "a=%ff", "a=%C3", "a=%C0%80", "a=%ED%A0%80", "%ff=a", "a=\xff", "a=%F5%80%80%80" };

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
		assert_int_equal(parse(broken[i]), FORM_UTF8);
}

static void
nul_is_refused_however_it_comes(void **state)
{
	(void)state;
	assert_int_equal(parse("a=b%00c"), FORM_NUL);
	assert_int_equal(parse("%00=c"), FORM_NUL);
	assert_int_equal(form_parse(arena, "a=b\0c", 5, &fields), FORM_NUL);
}

static void
more_fields_than_the_limit_are_refused(void **state)
{
	struct buffer form = buffer_new(arena, 1 << 20);

	(void)state;
	for (int i = 0; i < FORM_FIELDS; i++)
		buffer_text(&form, "a=1&");
	assert_int_equal(parse(form.data), FORM_OK);
	buffer_text(&form, "a=1");
	assert_int_equal(parse(form.data), FORM_MANY);
	assert_null(fields);
}

/* A form whose one field has this many bytes of name and of value, each byte written as %61. */
static enum form_problem
parse_sized(size_t name, size_t value)
{
	struct buffer form = buffer_new(arena, 8 << 20);

	for (size_t i = 0; i < name; i++)
		buffer_text(&form, "%61");
	buffer_text(&form, "=");
	for (size_t i = 0; i < value; i++)
		buffer_text(&form, "%61");
	return form_parse(arena, form.data, form.length, &fields);
}

static void
names_and_values_have_their_limits_in_decoded_bytes(void **state)
{
	(void)state;
	assert_int_equal(parse_sized(FORM_NAME_MAX, 1), FORM_OK);
	assert_int_equal(parse_sized(FORM_NAME_MAX + 1, 1), FORM_NAME);
	assert_int_equal(parse_sized(1, FORM_VALUE_MAX), FORM_OK);
	assert_int_equal(strlen(fields->value), FORM_VALUE_MAX);
	assert_int_equal(parse_sized(1, FORM_VALUE_MAX + 1), FORM_LONG);
}

static void
every_refusal_has_words(void **state)
{
	(void)state;
	for (int problem = FORM_PERCENT; problem <= FORM_LONG; problem++)
		assert_true(strlen(form_problem_words((enum form_problem)problem)) > 20);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fields_come_in_the_order_they_were_sent),
		cmocka_unit_test(an_empty_form_has_no_fields),
		cmocka_unit_test(text_in_any_language_comes_through),
		cmocka_unit_test(broken_percent_signs_are_refused),
		cmocka_unit_test(bytes_that_are_no_utf8_are_refused),
		cmocka_unit_test(nul_is_refused_however_it_comes),
		cmocka_unit_test(more_fields_than_the_limit_are_refused),
		cmocka_unit_test(names_and_values_have_their_limits_in_decoded_bytes),
		cmocka_unit_test(every_refusal_has_words),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
