#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "web/multipart.h"
#include "lib/arena.h"

#define TYPE "multipart/form-data; boundary=XyZ"
#define ROOM ((size_t)4 << 20)
#define PART "--XyZ\r\nContent-Disposition: form-data; name="
#define FIELD(name, value) PART "\"" name "\"\r\n\r\n" value "\r\n"
#define FILE_PART(name, file, data) PART "\"" name "\"; filename=\"" file "\"\r\nContent-Type: text/csv\r\n\r\n" data "\r\n"
#define END "--XyZ--\r\n"

/* What came out, as text: "name=value", "name<file>" where a file begins, its bytes, "|" behind each. */
static struct buffer story;
static struct multipart multipart;

static bool
begin(void *with, const char *field, const char *name)
{
	(void)with;
	buffer_format(&story, "%s<%s>", field, name);
	return strcmp(name, "stop.csv") != 0;
}

static bool
data(void *with, const char *bytes, size_t length)
{
	(void)with;
	buffer_add(&story, bytes, length);
	return true;
}

static const struct multipart_taker taker = { begin, data, NULL };

static void
start(const char *type)
{
	story = buffer_new(arena, 1 << 20);
	multipart_begin(&multipart, arena, type, ROOM, &taker);
}

static enum multipart_problem
finish(void)
{
	multipart_end(&multipart);
	for (const struct field *f = multipart.fields; f; f = f->next)
		buffer_format(&story, "|%s=%s", f->name, f->value);
	return multipart.problem;
}

static enum multipart_problem
read_split(const char *body, size_t length, size_t at)
{
	start(TYPE);
	multipart_feed(&multipart, body, at);
	multipart_feed(&multipart, body + at, length - at);
	return finish();
}

static enum multipart_problem
read_body(const char *body)
{
	return read_split(body, strlen(body), strlen(body));
}

static const struct example {
	const char *body, *story;
	enum multipart_problem problem;
} examples[] = {
	/* as browsers send them */
	{ FIELD("csrf", "t") FIELD("heading", "a=b&c") FILE_PART("file", "a.csv", "x,y\r\n1,2") END,
		"file<a.csv>x,y\r\n1,2|csrf=t|heading=a=b&c|file=a.csv", MULTIPART_OK },
	{ FIELD("id", "1") FIELD("id", "2") FIELD("empty", "") END, "|id=1|id=2|empty=", MULTIPART_OK },
	{ FILE_PART("file", "", "") END, "|file=", MULTIPART_OK },
	{ FILE_PART("file", "a.csv", "") END, "file<a.csv>|file=a.csv", MULTIPART_OK },
	{ FILE_PART("a", "a.csv", "1") FILE_PART("b", "b.csv", "2") FIELD("c", "3") END, "a<a.csv>1b<b.csv>2|a=a.csv|b=b.csv|c=3",
		MULTIPART_OK },
	{ FIELD("n", "\xc3\x85sa\r\n\xe6\x9d\x8e") END, "|n=\xc3\x85sa\r\n\xe6\x9d\x8e", MULTIPART_OK },
	{ END, "", MULTIPART_OK },
	/* what looks like a boundary, and is none */
	{ FILE_PART("f", "a", "\r\n--Xy\r\n--XyQ\r\r\n--\r\n-\r\n\r\n--X--XyZ--") END,
		"f<a>\r\n--Xy\r\n--XyQ\r\r\n--\r\n-\r\n\r\n--X--XyZ--|f=a", MULTIPART_OK },
	{ FILE_PART("f", "a", "\r\r\n\r\r\r\n") END, "f<a>\r\r\n\r\r\r\n|f=a", MULTIPART_OK },
	{ FILE_PART("f", "a", "--XyZ") END, "f<a>--XyZ|f=a", MULTIPART_OK },
	/* what RFC 2046 allows around the parts */
	{ "before\r\n--Xy\r\n" FIELD("a", "1") END "behind\r\n--XyZ\r\n", "|a=1", MULTIPART_OK },
	{ "--XyZ \t\r\ncontent-disposition:FORM-DATA;NAME=a\r\nX-Other: y\r\n\r\n1\r\n--XyZ--", "|a=1", MULTIPART_OK },
	{ PART "\"a\" ; x=y ;\r\nContent-Transfer-Encoding: 8BIT \r\n\r\n1\r\n" END, "|a=1", MULTIPART_OK },
	/* names of files */
	{ FILE_PART("f", "C:\\fakepath\\a.csv", "1") END, "f<a.csv>1|f=a.csv", MULTIPART_OK },
	{ FILE_PART("f", "../../etc/passwd", "1") END, "f<passwd>1|f=passwd", MULTIPART_OK },
	{ FILE_PART("f", "..", "1") END, "f<..>1|f=..", MULTIPART_OK },
	{ FILE_PART("f", "a/", "1") END, "f<file>1|f=file", MULTIPART_OK },
	{ FILE_PART("f", "", "1") END, "f<file>1|f=file", MULTIPART_OK },
	{ FILE_PART("f", " two  words%22.csv ", "1") END, "f<two words\".csv>1|f=two words\".csv", MULTIPART_OK },
	{ FILE_PART("f", "say \\\"hi\\\".csv", "1") END, "f<say \"hi\".csv>1|f=say \"hi\".csv", MULTIPART_OK },
	{ FILE_PART("f", "\xc3\x85rslista \xe6\x9d\x8e.csv", "1") END,
		"f<\xc3\x85rslista \xe6\x9d\x8e.csv>1|f=\xc3\x85rslista \xe6\x9d\x8e.csv", MULTIPART_OK },
	{ FILE_PART("f", "\xe2\x80\xaevsc.exe", "1") END, "f<file>1|f=file", MULTIPART_OK },
	{ FILE_PART("f", "\xff\xfe.csv", "1") END, "f<file>1|f=file", MULTIPART_OK },
	{ PART "\"f\"; filename*=UTF-8''..%2f%00a.csv\r\n\r\n1\r\n" END, "f<file>1|f=file", MULTIPART_OK },
	{ PART "\"f\"; filename=\"a.csv\"; filename*=UTF-8''b.csv\r\n\r\n1\r\n" END, "f<a.csv>1|f=a.csv", MULTIPART_OK },
	/* cut off */
	{ "", "", MULTIPART_CUT },
	{ FIELD("a", "1"), "", MULTIPART_CUT },
	{ FIELD("a", "1") "--XyZ", "|a=1", MULTIPART_CUT },
	{ FIELD("a", "1") "--XyZ-", "|a=1", MULTIPART_CUT },
	{ FILE_PART("f", "a", "12") "--Xy", "f<a>12|f=a", MULTIPART_CUT },
	{ PART "\"a\"\r\n", "", MULTIPART_CUT },
	{ "no boundary at all", "", MULTIPART_CUT },
	/* broken */
	{ FIELD("a", "1") "--XyZZ\r\n", "|a=1", MULTIPART_BROKEN },
	{ FIELD("a", "1") "--XyZ-\r\n", "|a=1", MULTIPART_BROKEN },
	{ "--XyZ\n", "", MULTIPART_BROKEN },
	{ "--XyZ\r\nnonsense\r\n\r\n", "", MULTIPART_BROKEN },
	{ "--XyZ\r\n: x\r\n\r\n", "", MULTIPART_BROKEN },
	{ "--XyZ\r\nContent-Disposition : form-data; name=a\r\n\r\n", "", MULTIPART_BROKEN },
	{ "--XyZ\r\nContent-Disposition: form-data;\r\n name=a\r\n\r\n", "", MULTIPART_BROKEN },
	{ "--XyZ\r\nContent-Disposition: attachment; name=a\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\"\nX: y\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\x01\"\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\\\"\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\" b=c\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\"; b\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\"; name=\"b\"\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\"; filename=x; filename=y\r\n\r\n", "", MULTIPART_BROKEN },
	{ PART "\"a\"\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n", "", MULTIPART_BROKEN },
	/* refused */
	{ "--XyZ\r\n\r\n1\r\n", "", MULTIPART_NAMELESS },
	{ "--XyZ\r\nContent-Type: text/plain\r\n\r\n1\r\n", "", MULTIPART_NAMELESS },
	{ PART "\"\"\r\n\r\n1\r\n", "", MULTIPART_NAMELESS },
	{ PART "\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n", "", MULTIPART_ENCODING },
	{ PART "\"a\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=31\r\n", "", MULTIPART_ENCODING },
	{ FILE_PART("f", "a", "1") FILE_PART("f", "b", "2") END, "f<a>1|f=a", MULTIPART_TWICE },
	{ FIELD("f", "1") FILE_PART("f", "b", "2") END, "|f=1", MULTIPART_TWICE },
	{ FIELD("a", "\xff") END, "", MULTIPART_UTF8 },
	{ PART "\"\xff\"\r\n\r\n1\r\n", "", MULTIPART_UTF8 },
	{ FIELD("a", "1") FILE_PART("f", "stop.csv", "1") FIELD("b", "2") END, "f<stop.csv>|a=1", MULTIPART_STOPPED },
};

static void
each_body_tells_its_story(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		enum multipart_problem problem = read_body(examples[i].body);

		if (problem != examples[i].problem)
			fail_msg("problem %d instead of %d: %s", problem, examples[i].problem, examples[i].body);
		assert_string_equal(story.length ? story.data : "", examples[i].story);
	}
}

static void
however_it_is_cut_into_pieces_it_is_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof examples / sizeof examples[0]; i++) {
		size_t length = strlen(examples[i].body);
		enum multipart_problem problem = read_body(examples[i].body);
		const char *whole = arena_string(arena, story.length ? story.data : "");

		for (size_t at = 0; at < length; at++) {
			assert_int_equal(read_split(examples[i].body, length, at), problem);
			assert_string_equal(story.length ? story.data : "", whole);
		}
		start(TYPE);
		for (size_t at = 0; at < length; at++)
			multipart_feed(&multipart, examples[i].body + at, 1);
		assert_int_equal(finish(), problem);
		assert_string_equal(story.length ? story.data : "", whole);
	}
}

static void
a_boundary_is_as_the_rfc_has_it(void **state)
{
	static const char seventy[] = "0123456789012345678901234567890123456789012345678901234567890123456789";
	const char *good[] = { "multipart/form-data; boundary=a", "multipart/form-data;charset=utf-8 ; Boundary=\"a b\"",
		"multipart/form-data; boundary=----WebKitFormBoundary7MA4YWxkTrZu0gW",
		arena_text(arena, "multipart/form-data; boundary=%s", seventy) };
	const char *bad[] = { "multipart/form-data", "multipart/form-data;", "multipart/form-data; boundary",
		"multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"", "multipart/form-data; boundary=\"a",
		"multipart/form-data; boundary=\"a \"", "multipart/form-data; boundary=a; boundary=b",
		"multipart/form-data; boundary=a%b", "multipart/form-data; boundary=\"a\\\"b\"", "multipart/form-data boundary=a",
		"multipart/form-data; boundary=\xc3\x85", arena_text(arena, "multipart/form-data; boundary=%s0", seventy) };

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
		assert_int_equal(multipart_begin(&multipart, arena, good[i], ROOM, NULL), MULTIPART_OK);
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_int_equal(multipart_begin(&multipart, arena, bad[i], ROOM, NULL), MULTIPART_BOUNDARY);
		assert_int_equal(multipart_feed(&multipart, "--a", 3), MULTIPART_BOUNDARY);
		assert_int_equal(multipart_end(&multipart), MULTIPART_BOUNDARY);
	}
}

static const char *
letters(size_t count)
{
	char *text = arena_alloc(arena, count + 1);

	memset(text, 'x', count);
	return text;
}

static enum multipart_problem
read_field(size_t name, size_t value)
{
	return read_body(arena_text(arena, PART "\"%s\"\r\n\r\n%s\r\n" END, letters(name), letters(value)));
}

static void
parts_names_and_values_have_their_limits(void **state)
{
	struct buffer many = buffer_new(arena, 1 << 20);

	(void)state;
	assert_int_equal(read_field(FORM_NAME_MAX, 1), MULTIPART_OK);
	assert_int_equal(read_field(FORM_NAME_MAX + 1, 1), MULTIPART_NAME);
	assert_int_equal(read_field(1, FORM_VALUE_MAX), MULTIPART_OK);
	assert_int_equal(strlen(multipart.fields->value), FORM_VALUE_MAX);
	assert_int_equal(read_field(1, FORM_VALUE_MAX + 1), MULTIPART_LONG);
	for (int i = 0; i < MULTIPART_PARTS; i++)
		buffer_text(&many, FIELD("a", "1"));
	assert_int_equal(read_body(arena_text(arena, "%s" END, many.data)), MULTIPART_OK);
	buffer_text(&many, FIELD("a", "1"));
	assert_int_equal(read_body(arena_text(arena, "%s" END, many.data)), MULTIPART_MANY);
}

static void
all_fields_together_have_a_limit_that_a_file_does_not_count_for(void **state)
{
	const char *body = FIELD("ab", "1234") FILE_PART("cd", "a.csv", "more than there is room for") END;

	(void)state;
	for (size_t room = 0; room < 10; room++) {
		story = buffer_new(arena, 1000);
		multipart_begin(&multipart, arena, TYPE, room, &taker);
		assert_int_equal(multipart_feed(&multipart, body, strlen(body)), room < 8 ? MULTIPART_LONG : MULTIPART_OK);
	}
}

static void
the_headers_of_a_part_have_a_limit(void **state)
{
	/* "Content-Disposition: form-data; name="a"", a line's end, "X: …" and two ends. */
	size_t rest = MULTIPART_HEADER_MAX - strlen("Content-Disposition: form-data; name=\"a\"\r\nX: \r\n\r\n");

	(void)state;
	assert_int_equal(read_body(arena_text(arena, PART "\"a\"\r\nX: %s\r\n\r\n1\r\n" END, letters(rest))), MULTIPART_OK);
	assert_int_equal(read_body(arena_text(arena, PART "\"a\"\r\nX: %s\r\n\r\n1\r\n" END, letters(rest + 1))), MULTIPART_HEADER);
}

static void
a_long_file_name_is_cut_off(void **state)
{
	struct buffer name = buffer_new(arena, 10000);

	(void)state;
	for (int i = 0; i < 300; i++)
		buffer_text(&name, "\xe6\x9d\x8e");
	assert_int_equal(read_body(arena_text(arena, PART "\"f\"; filename=\"%s.csv\"\r\n\r\n1\r\n" END, name.data)), MULTIPART_OK);
	assert_int_equal(text_characters(multipart.fields->value), MULTIPART_FILE_NAME_MAX);
}

static void
nul_may_stand_in_a_file_and_nowhere_else(void **state)
{
	static const char file[] = FILE_PART("f", "a", "1\0002") END, value[] = FIELD("f", "1\0002") END,
					  name[] = FIELD("f\0g", "1") END;

	(void)state;
	assert_int_equal(read_split(file, sizeof file - 1, 5), MULTIPART_OK);
	assert_memory_equal(story.data, "f<a>1\0002", 7);
	assert_int_equal(read_split(value, sizeof value - 1, 5), MULTIPART_NUL);
	assert_int_equal(read_split(name, sizeof name - 1, 5), MULTIPART_BROKEN);
}

/* What parameters cost is bounded by the headers' length, not by its square. */
static void
many_parameters_cost_no_more_than_their_bytes(void **state)
{
	struct arena *small = arena_new(1 << 20);
	struct buffer part = buffer_new(arena, 10000), body = buffer_new(arena, 1 << 20);

	(void)state;
	buffer_text(&part, "--XyZ\r\nContent-Disposition: form-data; name=a");
	while (part.length < 4000)
		buffer_text(&part, ";b=\"");
	buffer_text(&part, "\"\r\n\r\n1\r\n");
	for (int i = 0; i < 3; i++)
		buffer_text(&body, part.data);
	multipart_begin(&multipart, small, TYPE, ROOM, NULL);
	multipart_feed(&multipart, body.data, body.length);
	arena_free(small);
}

static void
every_refusal_has_words(void **state)
{
	(void)state;
	for (int problem = MULTIPART_BOUNDARY; problem <= MULTIPART_STOPPED; problem++)
		assert_true(strlen(multipart_problem_words((enum multipart_problem)problem)) > 20);
}

static void
its_state_is_small(void **state)
{
	(void)state;
	assert_true(sizeof multipart < 5 << 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_body_tells_its_story),
		cmocka_unit_test(however_it_is_cut_into_pieces_it_is_the_same),
		cmocka_unit_test(a_boundary_is_as_the_rfc_has_it),
		cmocka_unit_test(parts_names_and_values_have_their_limits),
		cmocka_unit_test(all_fields_together_have_a_limit_that_a_file_does_not_count_for),
		cmocka_unit_test(the_headers_of_a_part_have_a_limit),
		cmocka_unit_test(a_long_file_name_is_cut_off),
		cmocka_unit_test(nul_may_stand_in_a_file_and_nowhere_else),
		cmocka_unit_test(many_parameters_cost_no_more_than_their_bytes),
		cmocka_unit_test(every_refusal_has_words),
		cmocka_unit_test(its_state_is_small),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
