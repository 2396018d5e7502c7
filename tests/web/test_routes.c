#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "web/route.h"
#include "web/arena.h"

/* What people may see before they log in; nothing else is public. */
static const char *const public_paths[] = { "/", "/healthz", "/login", "/logout", "/password/forgot", "/password/reset/",
	"/account/closed", "/audit/", "/certificates", "/certificates/:code", "/invite/", "/join/", "/redeem", "/redeem/", "/verify/",
	"/help", "/help/",
	/* It proves itself by its signature. */
	"/webhooks/stripe",
	/* They ask for a key themselves. */
	"/xapi/" };

static bool
is_public_path(const char *pattern)
{
	for (size_t i = 0; i < sizeof public_paths / sizeof public_paths[0]; i++) {
		size_t length = strlen(public_paths[i]);

		if (strcmp(pattern, public_paths[i]) == 0)
			return true;
		if (length > 1 && public_paths[i][length - 1] == '/' && strncmp(pattern, public_paths[i], length) == 0)
			return true;
	}
	return false;
}

static void
what_is_public_is_meant_to_be(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++)
		if (routes[i].role == PUBLIC && !is_public_path(routes[i].pattern))
			fail_msg("%s is public", routes[i].pattern);
}

static void
what_manages_a_group_needs_a_leader(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		if (strncmp(routes[i].pattern, "/groups", 7) == 0 && routes[i].role < LEADER)
			fail_msg("%s is open to less than a leader", routes[i].pattern);
		if (strncmp(routes[i].pattern, "/admin/", 7) == 0 && routes[i].role != SITE_ADMIN)
			fail_msg("%s is open to less than a site admin", routes[i].pattern);
	}
}

static void
every_row_is_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		const struct route *row = &routes[i];

		if (row->pattern[0] != '/' || !row->handler ||
			(row->method == GET && (row->again || row->first || row->upload || (row->before && !row->raw))) ||
			(row->method > POST && !row->raw) || (row->headers && !row->raw))
			fail_msg("row %s is not whole", row->pattern);
	}
}

/* A path that the pattern is for: words for text, 7 for numbers. */
static const char *
example(const char *pattern, const char *part)
{
	struct buffer path = buffer_new(arena, 1000);

	for (; *pattern; pattern++) {
		if (*pattern == ':') {
			buffer_text(&path, part);
			pattern += strcspn(pattern, "/") - 1;
		} else {
			buffer_add(&path, pattern, 1);
		}
	}
	return path.data;
}

static void
no_row_stands_behind_another(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		const struct route *row = &routes[i];
		const struct route *by_number = route_match(routes, route_count, row->method, example(row->pattern, "7"));
		const struct route *by_word = route_match(routes, route_count, row->method, example(row->pattern, "word-7"));

		if (by_number != row && by_word != row)
			fail_msg("%s is never reached", row->pattern);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_public_is_meant_to_be),
		cmocka_unit_test(what_manages_a_group_needs_a_leader),
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(no_row_stands_behind_another),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
