/* Numbers and instants as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "page.h"

static void
modifiers_write_in_the_zone_in_use(void **state)
{
	struct view *page =
		page_of(state, "<time datetime=\"{{at:x-iso}}\">{{at:x-instant}}</time> {{at:x-day}} {{n:x-number}} {{m:x-number}}");

	zone_use("Europe/London");
	view_integer(page, "at", 1781942400); /* 20 June 2026, 08:00 UTC */
	view_integer(page, "n", 1234567);
	view_integer(page, "m", -999);
	expect(state, "<time datetime=\"2026-06-20T08:00:00Z\">20 Jun 2026, 09:00</time> 20 Jun 2026 1,234,567 -999");
	zone_use("Pacific/Auckland");
	expect(state, "<time datetime=\"2026-06-20T08:00:00Z\">20 Jun 2026, 20:00</time> 20 Jun 2026 1,234,567 -999");
	zone_use("UTC");
}

static void
when_is_said_as_people_do(void **state)
{
	static const struct {
		int64_t now, at;
		const char *words;
	} cases[] = {
		{ 1767225600, 1767254400, "Today, 08:00" },     /* on 1 January 2026 */
		{ 1767225600, 1767225599, "Yesterday, 23:59" }, /* over the turn of the year */
		{ 1767225600, 1767312000, "Tomorrow, 00:00" }, { 1767225600, 1767398400, "3 Jan" },
		{ 1767225600, 1767139199, "30 Dec 2025" }, { 1735603200, 1735689600, "Tomorrow, 00:00" }, /* 31 December of a leap year */
	};
	struct view *page = page_of(state, "{{at:x-when}}");

	zone_use("UTC");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		view_clock(cases[i].now);
		view_integer(page, "at", cases[i].at);
		expect(state, cases[i].words);
	}
}

static void
inside_a_sentence_a_near_day_is_written_small(void **state)
{
	zone_use("UTC");
	view_clock(1767225600);
	view_integer(page_of(state, "sent {{at:x-then}}"), "at", 1767254400);
	expect(state, "sent today, 08:00");
}

static void
a_modifier_is_no_way_around_escaping(void **state)
{
	struct view *page = page_of(state, "<p title=\"{{at:x-when}}\">{{at:x-day}}{{at:x-number}}</p>{{none:x-day}}{{far:x-day}}");

	view_text(page, "at", "\"><script>");
	view_text(page, "none", NULL);
	view_integer(page, "far", INT64_MAX);
	expect(state, "<p title=\"&quot;&gt;&lt;script&gt;\">&quot;&gt;&lt;script&gt;&quot;&gt;&lt;script&gt;</p>");
}

static void
the_largest_numbers_are_written_whole(void **state)
{
	struct view *page = page_of(state, "{{least}} {{least:x-number}} {{most}} {{most:x-number}}");

	view_integer(page, "least", INT64_MIN);
	view_integer(page, "most", INT64_MAX);
	expect(state, "-9223372036854775808 -9,223,372,036,854,775,808 9223372036854775807 9,223,372,036,854,775,807");
}

int
main(void)
{
#define one(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		one(modifiers_write_in_the_zone_in_use),
		one(when_is_said_as_people_do),
		one(inside_a_sentence_a_near_day_is_written_small),
		one(a_modifier_is_no_way_around_escaping),
		one(the_largest_numbers_are_written_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
