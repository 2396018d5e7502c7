#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/fault.h"
#include "lib/arena.h"
#include "web/response.h"

static const struct conf plain = { .base_url = "http://muster.example:8080" };
static const struct conf safe = { .base_url = "https://muster.example" };

static bool
has_line(const char *head, const char *line)
{
	const char *at = strstr(head, line);

	return at && at[-1] == '\n' && strncmp(at + strlen(line), "\r\n", 2) == 0;
}

static void
every_answer_says_what_browsers_may_do_with_it(void **state)
{
	struct response response = { .status = 200, .type = "text/html; charset=utf-8" };
	const char *head = response_head(&response, arena, &safe);

	(void)state;
	assert_true(has_line(head,
		"Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; media-src https:; script-src 'self'; "
		"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"));
	assert_true(has_line(head, "Cache-Control: no-store"));
	assert_true(has_line(head, "Referrer-Policy: no-referrer"));
	assert_true(has_line(head, "X-Content-Type-Options: nosniff"));
	assert_true(has_line(head, "Cross-Origin-Opener-Policy: same-origin"));
	assert_true(has_line(head, "Cross-Origin-Resource-Policy: same-origin"));
	assert_true(has_line(head, "Strict-Transport-Security: max-age=31536000"));
	assert_null(strstr(response_head(&response, arena, &plain), "Strict-Transport-Security"));
}

static void
a_header_of_its_own_takes_the_place_of_the_usual_one(void **state)
{
	struct response response = { .status = 200 };
	const char *head;

	(void)state;
	response_header(&response, arena, "Cache-Control", "max-age=60");
	head = response_head(&response, arena, &plain);
	assert_true(has_line(head, "Cache-Control: max-age=60"));
	assert_false(has_line(head, "Cache-Control: no-store"));
}

static void
add_header(void *argument)
{
	struct response response = { .status = 303 };

	response_header(&response, arena, "Location", argument);
}

static void
no_value_begins_a_line_of_its_own(void **state)
{
	static const char *const values[] = { "/a\r\nSet-Cookie: b", "/a\nb", "/a\rb", "/\tb", "/\x7f" };

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		assert_int_equal(fault_catch(add_header, (void *)values[i]), FAULT_BUG);
	assert_int_equal(fault_catch(add_header, "/a?b=c"), FAULT_NONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_answer_says_what_browsers_may_do_with_it),
		cmocka_unit_test(a_header_of_its_own_takes_the_place_of_the_usual_one),
		cmocka_unit_test(no_value_begins_a_line_of_its_own),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
