/* Templates as they are loaded: which are refused, and why. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/fault.h"
#include "page.h"

static void
a_broken_template_is_refused_with_its_line(void **state)
{
	refused(state, "<p>\n{{#a}}\n</p>", "a.tpl: line 3: {{#a}} is not closed");
	refused(state, "{{#a}}{{#b}}{{/a}}{{/b}}", "{{/a}} closes {{#b}}");
	refused(state, "x\n{{a", "line 2: a marker without }}");
	refused(state, "{{/a}}", "closes nothing");
	refused(state, "{{a:none}}", "\"none\" is not one of ours");
	refused(state, "{{a:x-dya}}", "x-dya");
	refused(state, "{{ a }}", "is no name");
	refused(state, "{{A}}", "is no name");
	refused(state, "{{>parts/gone.tpl}}", "there is no parts/gone.tpl");
	refused(state, "{{>a.tpl}}", "pastes itself");
	refused(state, "{{>body}}", "neither a MARK nor a file");
	refused(state, "{{%AUTOESCAPE context=\"JAVASCRIPT\"}}", "is no name");
}

static void
dangerous_places_are_refused(void **state)
{
	refused(state, "<button formaction=\"{{a}}\">", "formaction");
	refused(state, "<svg><use xlink:href='{{a}}'>", "xlink:href");
	refused(state, "<p onclick=\"x('{{a}}')\">", "onclick");
	refused(state, "<p STYLE=\"color: red\">", "style");
	refused(state, "<style>p {}</style>", "style and script");
	refused(state, "<script>go()</script>", "style and script");
	refused(state, "<p class={{a}}>", "outside the quotes");
	refused(state, "<p {{a}}>", "outside the quotes");
	refused(state, "<p {{>parts/p.tpl}}>", "inside a tag");
	refused(state, "<!-- note -->", "would be sent");
	page_of(state,
		"<script type=\"module\" src=\"/static/app.js\"></script><input value=\"{{a}}\"{{#b}} checked{{/b}}><p>1 < 2 \"{{a}}</p>");
}

static void
a_refused_load_keeps_what_was_there(void **state)
{
	struct view *page = page_of(state, "one");

	refused(state, "{{#a}}", "not closed");
	(void)page;
	expect(state, "one");
	assert_non_null(view_load("/nonexistent/muster"));
}

static void
ask_for_unknown(void *unused)
{
	(void)unused;
	view_free(view_new("gone.tpl"));
}

static void
an_unknown_template_is_a_fault(void **state)
{
	page_of(state, "one");
	assert_int_equal(fault_catch(ask_for_unknown, NULL), FAULT_BUG);
}

int
main(void)
{
#define one(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		one(a_broken_template_is_refused_with_its_line),
		one(dangerous_places_are_refused),
		one(a_refused_load_keeps_what_was_there),
		one(an_unknown_template_is_a_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
