#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "web/parse.h"
#include "web/route.h"
#include "web/session.h"
#include "lib/arena.h"

#define TOKEN "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno-_"

static const struct conf conf = { .base_url = "http://muster.example:8080", .body_limit = 1000 };
static const struct conf safe_conf = { .base_url = "https://muster.example", .body_limit = 1000 };
static struct request request;
static struct body body;
static struct route route; /* what it takes beside forms */
static const char *said;   /* why it was refused */

static int
parse(const char *method, const char *uri, const char *type, const char *size)
{
	const char *words = NULL;
	char *variables[] = { arena_text(arena, "REQUEST_METHOD=%s", method), arena_text(arena, "REQUEST_URI=%s", uri),
		arena_text(arena, "CONTENT_TYPE=%s", type), arena_text(arena, "CONTENT_LENGTH=%s", size), "HTTP_HOST=muster.example",
		"HTTP_COOKIE=x=y; muster=" TOKEN, "REMOTE_ADDR=192.0.2.7", "HTTP_USER_AGENT=Some\tBrowser \xff", NULL };
	int status;

	request = (struct request){ .ctx = { .arena = arena, .conf = &conf } };
	status = parse_head(&request, variables, &words);
	if (status == 0)
		status = parse_length(&request, variables, &route, &body, &words);
	assert_true((status != 0) == (words != NULL));
	said = words;
	return status;
}

static void
what_the_web_server_says_is_read(void **state)
{
	(void)state;
	assert_int_equal(parse("GET", "/groups/7?q=%C3%85sa&sort=name", "", ""), 0);
	assert_int_equal(request.method, GET);
	assert_string_equal(request.path, "/groups/7");
	assert_string_equal(request.target, "/groups/7?q=%C3%85sa&sort=name");
	assert_string_equal(field(&request, "q"), "Åsa");
	assert_string_equal(request.token, TOKEN);
	assert_string_equal(request.address, "192.0.2.7");
	assert_string_equal(request.agent, "Some?Browser ?");
}

static void
methods_other_than_get_and_post_reach_nothing(void **state)
{
	(void)state;
	assert_int_equal(parse("HEAD", "/", "", ""), 0);
	assert_int_equal(request.method, GET);
	assert_true(request.head);
	assert_int_equal(parse("DELETE", "/", "", ""), 0);
	assert_int_equal(request.method, OTHER_METHOD);
	/* Machines know more. */
	assert_int_equal(parse("PUT", "/", "", ""), 0);
	assert_int_equal(request.method, PUT);
	assert_int_equal(parse("OPTIONS", "/", "", ""), 0);
	assert_int_equal(request.method, OPTIONS);
	assert_int_equal(parse("get", "/", "", ""), 0);
	assert_int_equal(request.method, OTHER_METHOD);
}

static void
addresses_that_cannot_be_are_refused(void **state)
{
	const char *broken[] = { "", "groups", "http://muster.example/", "*", "/%", "/%00", "/%ff", "/?q=%", "/?%00" };
	char *long_one = arena_alloc(arena, TARGET_MAX + 2);

	(void)state;
	for (size_t i = 0; i < sizeof broken / sizeof broken[0]; i++)
		assert_int_equal(parse("GET", broken[i], "", ""), 400);
	memset(long_one, '/', TARGET_MAX + 1);
	assert_int_equal(parse("GET", long_one, "", ""), 414);
}

static void
a_body_says_how_long_and_what_it_is(void **state)
{
	const char *form = "application/x-www-form-urlencoded";

	(void)state;
	assert_int_equal(parse("POST", "/", form, "1000"), 0);
	assert_int_equal(body.length, 1000);
	assert_int_equal(parse("POST", "/", "application/x-www-form-urlencoded; charset=UTF-8", "5"), 0);
	assert_int_equal(parse("POST", "/", "", ""), 0);
	assert_int_equal(body.length, 0);
	assert_int_equal(parse("POST", "/", form, "1001"), 413);
	assert_non_null(strstr(said, "larger than 1 KB"));
	assert_int_equal(parse("POST", "/", form, "99999999999999999999"), 400);
	assert_int_equal(parse("POST", "/", form, "-1"), 400);
	assert_int_equal(parse("POST", "/", form, "1x"), 400);
	assert_int_equal(parse("POST", "/", "multipart/form-data", "5"), 415);
	assert_int_equal(parse("POST", "/", "application/x-www-form-urlencodedx", "5"), 415);
	assert_int_equal(parse("GET", "/", form, "5000"), 0);
	assert_int_equal(body.length, 0);
}

static void
a_file_may_come_where_one_is_taken(void **state)
{
	const char *type = "Multipart/Form-Data; boundary=x";

	(void)state;
	route.upload = 5000;
	assert_int_equal(parse("POST", "/", type, "6000"), 0); /* the file, and the fields beside it */
	assert_string_equal(body.multipart, type);
	assert_int_equal(parse("POST", "/", type, "6001"), 413);
	assert_int_equal(parse("POST", "/", type, "9223372036854775807"), 413);
	assert_int_equal(parse("POST", "/", "multipart/form-datax", "5"), 415);
	assert_int_equal(parse("POST", "/", "application/x-www-form-urlencoded", "1000"), 0);
	assert_null(body.multipart);
	assert_int_equal(parse("POST", "/", "application/x-www-form-urlencoded", "1001"), 413);
	route.upload = 0;
}

static void
the_cookie_is_found_among_others(void **state)
{
	(void)state;
	assert_string_equal(parse_cookie(arena, "muster=" TOKEN, "muster"), TOKEN);
	assert_string_equal(parse_cookie(arena, "a=b; muster=" TOKEN "; c=d", "muster"), TOKEN);
	assert_string_equal(parse_cookie(arena, "a=b;muster=" TOKEN ";c=d", "muster"), TOKEN);
	assert_string_equal(parse_cookie(arena, "muster=short; muster=" TOKEN, "muster"), TOKEN);
	assert_string_equal(parse_cookie(arena, "__Host-muster=" TOKEN, cookie_name(&safe_conf)), TOKEN);
}

static void
what_is_no_token_is_no_cookie(void **state)
{
	const char *headers[] = { "", ";;; ", "muster", "muster=", "muster=short", "muster=" TOKEN "x", "xmuster=" TOKEN,
		"a=muster=" TOKEN, "muster=\"" TOKEN "\"", "__Host-muster=" TOKEN, "MUSTER=" TOKEN,
		"muster=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno+/" };

	(void)state;
	assert_null(parse_cookie(arena, NULL, "muster"));
	for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++)
		assert_null(parse_cookie(arena, headers[i], "muster"));
}

static void
only_paths_of_ours_are_gone_on_to(void **state)
{
	const char *foreign[] = { "", "groups", "//evil.example", "/\\evil.example", "https://evil.example/", "/a b", "/a\r\nX: y",
		"/\xc3\x85", "/a\tb", "javascript:x" };

	(void)state;
	assert_true(path_is_ours("/"));
	assert_true(path_is_ours("/groups/7?q=a%20b&x=//y"));
	for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
		assert_false(path_is_ours(foreign[i]));
}

static void
a_field_that_came_twice_is_remembered(void **state)
{
	size_t count;
	int64_t *ids;

	(void)state;
	assert_int_equal(parse("GET", "/?id=1&id=x&id=3&one=1", "", ""), 0);
	assert_string_equal(field(&request, "one"), "1");
	assert_null(request.doubled);
	ids = field_ids(&request, "id", &count);
	assert_int_equal(count, 2);
	assert_int_equal(ids[1], 3);
	assert_null(request.doubled);
	assert_string_equal(field(&request, "id"), "1");
	assert_string_equal(request.doubled, "id");
	assert_int_equal(field_integer(&request, "none", -5), -5);
	assert_false(field_given(&request, "none"));
}

static void
a_raw_body_has_a_limit_of_its_own(void **state)
{
	(void)state;
	route.raw = 2000;
	assert_int_equal(parse("POST", "/webhooks/stripe", "application/json; charset=utf-8", "1500"), 0);
	assert_true(body.is_raw);
	assert_int_equal(body.length, 1500);
	assert_int_equal(parse("POST", "/webhooks/stripe", "application/json", "2001"), 413);
	assert_int_equal(parse("PUT", "/webhooks/stripe", "application/json", "2001"), 413);
	assert_int_equal(parse("GET", "/webhooks/stripe", "application/json", "2001"), 0);
	assert_int_equal(body.length, 0);
	route.raw = 0;
	assert_int_equal(parse("POST", "/login", "application/json", "10"), 415);
	assert_false(body.is_raw);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_the_web_server_says_is_read),
		cmocka_unit_test(methods_other_than_get_and_post_reach_nothing),
		cmocka_unit_test(addresses_that_cannot_be_are_refused),
		cmocka_unit_test(a_body_says_how_long_and_what_it_is),
		cmocka_unit_test(a_file_may_come_where_one_is_taken),
		cmocka_unit_test(the_cookie_is_found_among_others),
		cmocka_unit_test(what_is_no_token_is_no_cookie),
		cmocka_unit_test(only_paths_of_ours_are_gone_on_to),
		cmocka_unit_test(a_field_that_came_twice_is_remembered),
		cmocka_unit_test(a_raw_body_has_a_limit_of_its_own),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
