#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "web/response.h"
#include "web/session.h"
#include "lib/arena.h"

#define TOKEN "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno-_"
#define OTHER "BBCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmno-_"

static const struct conf plain = { .base_url = "http://muster.example:8080" };
static const struct conf safe = { .base_url = "https://muster.example" };
static struct response response;

static struct request
visit(const struct conf *conf, const char *token)
{
	response_clear(&response);
	return (struct request){ .ctx = { .arena = arena, .conf = conf }, .token = token, .response = &response };
}

static bool
matches(const char *token, const char *csrf)
{
	struct field sent = { NULL, "csrf", csrf };
	struct request request = visit(&plain, token);

	request.form = &sent;
	return csrf_matches(&request);
}

static void
a_form_is_taken_with_its_own_token_only(void **state)
{
	struct request request = visit(&plain, TOKEN);
	const char *csrf = csrf_token(&request);
	char *changed = arena_string(arena, csrf);

	(void)state;
	changed[42] = changed[42] == 'A' ? 'B' : 'A';
	assert_int_equal(strlen(csrf), 43);
	assert_string_not_equal(csrf, TOKEN);
	assert_true(matches(TOKEN, csrf));
	assert_false(matches(OTHER, csrf));
	assert_false(matches(NULL, csrf));
	assert_false(matches(TOKEN, TOKEN));
	assert_false(matches(TOKEN, ""));
	assert_false(matches(TOKEN, changed));
	assert_false(matches(TOKEN, arena_text(arena, "%sA", csrf)));
	assert_false(csrf_matches(&request));
}

static void
a_visitor_gets_a_token_of_their_own(void **state)
{
	struct request request = visit(&plain, NULL);

	(void)state;
	assert_string_equal(csrf_token(&request), csrf_token(&request));
	assert_int_equal(strlen(request.token), 43);
	cookie_send(&request);
	assert_string_equal(response.headers->name, "Set-Cookie");
	assert_string_equal(response.headers->value, arena_text(arena, "muster=%s; Path=/; HttpOnly; SameSite=Lax", request.token));
}

static void
the_cookie_is_bound_to_the_host_under_https(void **state)
{
	struct request request = visit(&safe, TOKEN);

	(void)state;
	request.token_new = request.token_keep = true;
	cookie_send(&request);
	assert_string_equal(
		response.headers->value, "__Host-muster=" TOKEN "; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=34560000");
	request = visit(&safe, NULL);
	request.token_new = true;
	cookie_send(&request);
	assert_string_equal(response.headers->value, "__Host-muster=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
	request = visit(&safe, TOKEN);
	cookie_send(&request);
	assert_null(response.headers);
}

static void
only_the_host_of_the_base_url_is_ours(void **state)
{
	struct request request = visit(&plain, NULL);
	const char *ours[] = { "muster.example", "muster.example:8080", "MUSTER.example:80" };
	const char *foreign[] = { "", "muster.example.evil", "evil", "xmuster.example", "muster", "muster.example@evil", "[::1]",
		":8080" };

	(void)state;
	assert_false(host_is_ours(&request));
	for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++) {
		request.host = ours[i];
		assert_true(host_is_ours(&request));
	}
	for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++) {
		request.host = foreign[i];
		assert_false(host_is_ours(&request));
	}
}

static void
a_base_url_may_be_a_literal_address(void **state)
{
	const struct conf literal = { .base_url = "http://[::1]:8080" };
	struct request request = visit(&literal, NULL);

	(void)state;
	request.host = "[::1]:8080";
	assert_true(host_is_ours(&request));
	request.host = "[::2]:8080";
	assert_false(host_is_ours(&request));
	request.host = "[::1";
	assert_false(host_is_ours(&request));
}

static bool
trusted(const char *fetch_site, const char *origin)
{
	struct request request = visit(&plain, TOKEN);

	request.fetch_site = fetch_site;
	request.origin = origin;
	return sent_by_our_pages(&request);
}

static void
forms_of_other_sites_are_told_apart(void **state)
{
	(void)state;
	assert_true(trusted("same-origin", "null"));
	assert_true(trusted("none", NULL));
	assert_false(trusted("same-site", "http://muster.example:8080"));
	assert_false(trusted("cross-site", NULL));
	assert_false(trusted("", NULL));
	assert_true(trusted(NULL, NULL));
	assert_true(trusted(NULL, "null"));
	assert_true(trusted(NULL, "http://muster.example:8080"));
	assert_false(trusted(NULL, "http://muster.example"));
	assert_false(trusted(NULL, "http://evil.example"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_is_taken_with_its_own_token_only),
		cmocka_unit_test(a_visitor_gets_a_token_of_their_own),
		cmocka_unit_test(the_cookie_is_bound_to_the_host_under_https),
		cmocka_unit_test(only_the_host_of_the_base_url_is_ours),
		cmocka_unit_test(a_base_url_may_be_a_literal_address),
		cmocka_unit_test(forms_of_other_sites_are_told_apart),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
