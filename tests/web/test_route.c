#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "web/route.h"

static enum outcome
nothing(struct request *request)
{
	(void)request;
	return OK;
}

/* A table of the test's own takes the place of the real one. */
const struct route routes[] = {
	{ GET, "/", PUBLIC, nothing, NULL, NULL, NULL },
	{ GET, "/groups", LEADER, nothing, NULL, NULL, NULL },
	{ GET, "/groups/new", ADMIN, nothing, NULL, NULL, NULL },
	{ GET, "/groups/:group", LEADER, nothing, NULL, NULL, NULL },
	{ POST, "/groups/:group/invites/:id/cancel", LEADER, nothing, NULL, NULL, NULL },
	{ GET, "/invite/:token", PUBLIC, nothing, NULL, NULL, NULL },
	{ GET, "/help/:topic", PUBLIC, nothing, NULL, NULL, NULL },
	{ GET, "/login", PUBLIC, nothing, NULL, NULL, NULL },
	{ POST, "/login", PUBLIC, nothing, NULL, NULL, NULL },
};
const size_t route_count = sizeof routes / sizeof routes[0];

static const char *
pattern_of(enum method method, const char *path)
{
	const struct route *found = route_match(routes, route_count, method, path);

	return found ? found->pattern : "";
}

static void
a_path_finds_its_row(void **state)
{
	(void)state;
	assert_string_equal(pattern_of(GET, "/"), "/");
	assert_string_equal(pattern_of(GET, "/groups"), "/groups");
	assert_string_equal(pattern_of(GET, "/groups/new"), "/groups/new");
	assert_string_equal(pattern_of(GET, "/groups/7"), "/groups/:group");
	assert_string_equal(pattern_of(POST, "/groups/7/invites/12/cancel"), "/groups/:group/invites/:id/cancel");
	assert_string_equal(pattern_of(GET, "/invite/a-b_c"), "/invite/:token");
}

static void
what_is_not_listed_is_not_found(void **state)
{
	const char *paths[] = { "", "/group", "/groupsx", "/groups/", "//groups", "/groups//", "/groups/7/", "/groups/7/x",
		"/invite/", "/invite", "/invite/a/b", "groups" };

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		assert_string_equal(pattern_of(GET, paths[i]), "");
	assert_string_equal(pattern_of(PUT, "/login"), "");
	assert_string_equal(pattern_of(OTHER_METHOD, "/groups"), "");
}

static void
a_number_is_a_number_from_one_up(void **state)
{
	const char *paths[] = { "/groups/0", "/groups/-1", "/groups/+1", "/groups/01", "/groups/1x", "/groups/ 1", "/groups/1.0",
		"/groups/9223372036854775808", "/groups/1e3" };

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
		assert_string_equal(pattern_of(GET, paths[i]), "");
	assert_string_equal(pattern_of(GET, "/groups/999999999999999999"), "/groups/:group");
}

static void
the_parts_of_a_path_are_read_by_name(void **state)
{
	struct request request = { .method = POST, .path = "/groups/7/invites/12/cancel", .ctx.arena = arena_new(1 << 20) };
	int status = 0;

	(void)state;
	assert_non_null(route_find(&request, &status));
	assert_int_equal(path_id(&request, "group"), 7);
	assert_int_equal(path_id(&request, "id"), 12);
	request.method = GET;
	request.path = "/help/enrol";
	assert_non_null(route_find(&request, &status));
	assert_string_equal(path_text(&request, "topic"), "enrol");
	arena_free(request.ctx.arena);
}

static void
another_method_is_405_and_nothing_is_404(void **state)
{
	struct request request = { .method = POST, .path = "/groups", .ctx.arena = arena_new(1 << 20) };
	int status = 0;

	(void)state;
	assert_null(route_find(&request, &status));
	assert_int_equal(status, 405);
	request.method = OTHER_METHOD;
	assert_null(route_find(&request, &status));
	assert_int_equal(status, 405);
	request.path = "/nothing";
	assert_null(route_find(&request, &status));
	assert_int_equal(status, 404);
	arena_free(request.ctx.arena);
}

static void
a_path_tells_every_method_that_it_has(void **state)
{
	struct arena *arena = arena_new(1 << 20);

	(void)state;
	assert_string_equal(route_methods(arena, "/login"), "GET, HEAD, POST");
	assert_string_equal(route_methods(arena, "/groups"), "GET, HEAD");
	assert_string_equal(route_methods(arena, "/groups/7/invites/12/cancel"), "POST");
	assert_string_equal(route_methods(arena, "/nothing"), "");
	arena_free(arena);
}

static void
an_error_leads_to_the_nearest_page_above(void **state)
{
	struct arena *arena = arena_new(1 << 20);

	(void)state;
	assert_string_equal(route_above(arena, "/groups/7/invites/12/cancel"), "/groups/7");
	assert_string_equal(route_above(arena, "/groups/7"), "/groups");
	assert_string_equal(route_above(arena, "/groups/x/y"), "/groups");
	assert_string_equal(route_above(arena, "/nothing/here"), "/");
	assert_string_equal(route_above(arena, "/"), "/");
	assert_string_equal(route_above(arena, "/invite/a b\"<>/x"), "/invite/a%20b%22%3C%3E");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_path_finds_its_row),
		cmocka_unit_test(what_is_not_listed_is_not_found),
		cmocka_unit_test(a_number_is_a_number_from_one_up),
		cmocka_unit_test(the_parts_of_a_path_are_read_by_name),
		cmocka_unit_test(another_method_is_405_and_nothing_is_404),
		cmocka_unit_test(a_path_tells_every_method_that_it_has),
		cmocka_unit_test(an_error_leads_to_the_nearest_page_above),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
