#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "web/route.h"
#include "lib/arena.h"

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

static bool
begins(const char *pattern, const char *beginning)
{
	size_t length = strlen(beginning);

	return strncmp(pattern, beginning, length) == 0 && (!pattern[length] || strchr("/.", pattern[length]));
}

/* Of a group, what is not its leaders' to do; of the organisation, everything but what is read of one's own people. */
static void
what_is_the_organisations_needs_an_administrator(void **state)
{
	static const char *const theirs[] = { "/organisation", "/learners", "/courses", "/groups/new", "/groups/:group/leaders",
		"/groups/:group/duplicate", "/groups/:group/archive", "/groups/:group/restore", "/groups/:group/population",
		"/groups/:group/order", "/groups/:group/learners/:id/archive", "/groups/:group/learners/:id/restore", "/imports/new",
		"/certificates/:code/revoke", "/certificates/:code/restore", "/certificates/:code/reissue" };
	static const char *const theirs_to_change[] = { "/groups/:group/seats", "/groups/:group/courses", "/groups/:group/rules" };

	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		const char *pattern = routes[i].pattern;
		bool needs = false;

		for (size_t k = 0; k < sizeof theirs / sizeof *theirs; k++)
			needs = needs || begins(pattern, theirs[k]);
		for (size_t k = 0; k < sizeof theirs_to_change / sizeof *theirs_to_change; k++)
			needs = needs || (routes[i].method == POST && strcmp(pattern, theirs_to_change[k]) == 0);
		if (needs && routes[i].role < ADMIN && strcmp(pattern, "/learners/:id") != 0)
			fail_msg("%s is open to less than an administrator", pattern);
	}
}

/* Links to them stand in mails, on posters and in people's bookmarks. */
static void
every_address_that_was_promised_is_there(void **state)
{
	static const char *const promised[] = { "/help", "/help/word", "/login", "/password/forgot", "/password/reset/word",
		"/invite/word", "/redeem", "/redeem/word", "/join/word", "/verify/word", "/certificates/word", "/healthz", "/learning",
		"/learning/7", "/learning/7/7", "/account", "/groups", "/groups/new", "/groups/7", "/groups/7/enrol",
		"/groups/7/enrol/manual", "/groups/7/enrol/csv", "/groups/7/enrol/copy", "/groups/7/codes", "/groups/7/keys",
		"/groups/7/courses", "/groups/7/seats", "/groups/7/rules", "/groups/7/reports", "/groups/7/settings",
		"/groups/7/learners.csv", "/learners", "/learners/7", "/imports", "/imports/7", "/courses", "/organisation",
		"/organisation/branches", "/organisation/fields", "/organisation/join", "/organisation/mail", "/organisation/messages",
		"/organisation/activity", "/organisation/keys", "/admin/organisations", "/admin/accounts", "/admin/orders",
		"/admin/health" };

	(void)state;
	for (size_t i = 0; i < sizeof promised / sizeof *promised; i++)
		if (!route_match(routes, route_count, GET, promised[i]))
			fail_msg("%s is gone", promised[i]);
}

static void
every_row_is_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < route_count; i++) {
		const struct route *row = &routes[i];

		if (row->pattern[0] != '/' || !row->handler ||
			(row->method == GET && (row->again || row->upload || (row->before && !row->raw))) ||
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
		cmocka_unit_test(what_is_the_organisations_needs_an_administrator),
		cmocka_unit_test(every_address_that_was_promised_is_there),
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(no_row_stands_behind_another),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
