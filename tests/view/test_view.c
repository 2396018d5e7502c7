/* What a template shows: values, sections, rows, other templates inside it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/fault.h"
#include "page.h"

static void
values_are_escaped_for_where_they_stand(void **state)
{
	struct view *page = page_of(
		state, "<p title=\"{{name}}\">{{name}}</p><a href=\"{{url}}\"></a><a href=\"/s?q={{name:url_query_escape}}\"></a>");

	view_text(page, "name", "<b>\"'&");
	view_text(page, "url", "javascript:alert(1)");
	expect(state,
		"<p title=\"&lt;b&gt;&quot;&#39;&amp;\">&lt;b&gt;&quot;&#39;&amp;</p><a href=\"#\"></a><a href=\"/s?q=%3Cb%3E%22%27%26\"></a>");
}

static void
a_plain_text_template_is_not_escaped_and_keeps_its_lines(void **state)
{
	struct place *place = *state;

	put(place, "c.txt.tpl", "Hello {{name}},\n\n{{#words}}\n  {{words}}\n\n{{/words}}\n{{#none}}\nnever\n{{/none}}\nBye\n");
	load(place);
	place->page = view_new("c.txt.tpl");
	view_text(place->page, "name", "A & <B>");
	view_text(place->page, "words", "See \"you\"");
	expect(state, "Hello A & <B>,\n\n  See \"you\"\n\nBye\n");
}

static void
an_address_that_stands_for_a_forgotten_one_is_shown_in_words_whoever_fills_it_in(void **state)
{
	struct place *place = *state;
	struct view *page = page_of(state, "{{a}}; {{b}}; {{c}};{{#one}} {{email}}{{/one}}");

	view_text(page, "a", "closed-place-7@account.invalid");
	view_value(page, "b", "Remove closed-7@account.invalid?");
	view_global(page, "c", "closed-8@account.invalid");
	view_rows(page, "one", query_start(place->db, FORGOTTEN));
	expect(state,
		"address no longer known; Remove address no longer known?; address no longer known; ann@example.org address no longer known");
}

static void
an_empty_value_fills_but_opens_nothing(void **state)
{
	struct view *page =
		page_of(state, "{{#a}}A{{a}}{{/a}}{{#b}}B{{/b}}{{#c}}C{{/c}}{{#n}}N{{n}}{{/n}}{{#z}}Z{{/z}}<i>{{b}}{{c}}{{z}}</i>");

	view_text(page, "a", "x");
	view_text(page, "b", "");
	view_text(page, "c", NULL);
	view_integer(page, "n", -7);
	view_integer(page, "z", 0);
	expect(state, "AxN-7<i>0</i>");
}

static void
a_value_set_again_is_the_last_one(void **state)
{
	struct view *page = page_of(state, "{{#a}}open{{/a}}{{a}}");

	view_text(page, "a", "x");
	view_text(page, "a", NULL);
	expect(state, "");
}

static void
a_value_alone_opens_and_closes_nothing(void **state)
{
	struct view *page = page_of(state, "{{#a}}A{{/a}}{{a}}{{#b}}B{{/b}}{{b}}");

	view_value(page, "a", "x");
	view_text(page, "b", "y");
	view_value(page, "b", "");
	expect(state, "xB");
}

static void
a_row_goes_before_the_page_around_it(void **state)
{
	struct view *page = page_of(
		state, "{{#row}}[{{name}}{{#name}}!{{/name}}{{#shown}}{{id}}{{/shown}}{{#row_separator}}, {{/row_separator}}]{{/row}}");
	struct view *row;

	view_text(page, "name", "page");
	view_text(page, "id", "page");
	view_show(page, "shown");
	row = view_section(page, "row");
	view_text(row, "name", "one");
	view_integer(row, "id", 1);
	row = view_section(page, "row");
	view_text(row, "name", NULL);
	view_integer(row, "id", 2);
	view_section(page, "row");
	expect(state, "[one!1, ][2, ][page!page]");
}

static void
rows_of_a_query_become_rounds(void **state)
{
	struct place *place = *state;
	struct view *page = page_of(state,
		"{{#person_any}}<ul>{{#person}}\n<li>{{id}} {{name}}{{#name}}!{{/name}}"
		"{{#status_is_pending}} waits{{/status_is_pending}}{{#status_is_active}} in{{/status_is_active}}"
		"{{#waiting}} {{waiting:x-number}}{{/waiting}}</li>{{/person}}</ul>{{/person_any}}{{#person_none}}nobody{{/person_none}}");

	assert_int_equal(view_rows(page, "person", query_start(place->db, PEOPLE)), 3);
	expect(state, "<ul>\n<li>1 Ada! waits</li>\n<li>2  in 12,345</li>\n<li>3 </li></ul>");
}

static void
no_rows_open_the_other_section(void **state)
{
	struct place *place = *state;
	struct view *page =
		page_of(state, "{{#person_any}}some{{/person_any}}{{#person_none}}nobody{{/person_none}}{{#person}}{{id}}{{/person}}");

	assert_int_equal(view_rows(page, "person", query_start(place->db, NOBODY)), 0);
	expect(state, "nobody");
	assert_int_equal(view_rows(page, "person", query_start(place->db, PEOPLE)), 3);
	view_rows(page, "person", query_start(place->db, NOBODY));
	expect(state, "some123");
}

static void
a_row_fills_the_view_itself(void **state)
{
	struct place *place = *state;
	struct view *page = page_of(state, "{{id}} {{name}} {{#status_is_pending}}waits{{/status_is_pending}}");
	struct rows *rows = query_start(place->db, PEOPLE);

	assert_true(row_one(rows));
	view_row(page, rows);
	expect(state, "1 Ada waits");
}

static void
rows_that_break_off(void *page_and_db)
{
	void **both = page_and_db;

	view_rows(both[0], "person", query_start(both[1], WRONG));
}

static void
a_failing_query_leaves_the_view_whole(void **state)
{
	struct place *place = *state;
	struct view *page = page_of(state, "{{#person}}{{id}} {{/person}}");
	void *both[] = { page, place->db };

	assert_int_equal(fault_catch(rows_that_break_off, both), FAULT_BUG);
	db_rollback(place->db);
	assert_non_null(view_expand(page, place->arena, NULL));
}

static void
an_include_sees_globals_only(void **state)
{
	struct place *place = *state;
	struct view *page, *part;

	put(place, "b.tpl", "[{{name}}{{user}}{{#user}}!{{/user}}{{own}}]");
	page = page_of(state, "  {{>BODY}}{{user}}{{>NOTHING}}");
	view_text(page, "name", "page");
	view_global(page, "user", "<Ada>");
	part = view_include(page, "BODY", "b.tpl");
	view_text(part, "own", "mine");
	expect(state, "[&lt;Ada&gt;!mine]&lt;Ada&gt;");
	assert_string_equal(view_missing(page, place->arena), "name");
	view_text(part, "user", NULL);
	expect(state, "[mine]&lt;Ada&gt;");
}

static void
an_include_is_not_indented(void **state)
{
	struct place *place = *state;
	struct view *part;

	put(place, "b.tpl", "<textarea>\n{{words}}</textarea>\n<p>\n");
	page_of(state, "<main>\n\t{{>BODY}}\n</main>\n");
	part = view_include(place->page, "BODY", "b.tpl");
	view_text(part, "words", "one\n two\n\nthree");
	expect(state, "<main>\n<textarea>\none\n two\n\nthree</textarea>\n<p>\n\n</main>\n");
}

static void
a_pasted_file_sees_the_values_of_its_place(void **state)
{
	struct place *place = *state;
	struct view *page, *row;

	put(place, "parts/p.tpl", "{{#name}}\n\t<b>{{name}}</b>\n{{/name}}\n");
	page = page_of(state, "{{#row}}<td>{{>parts/p.tpl}}</td>{{/row}}");
	row = view_section(page, "row");
	view_text(row, "name", "Ada");
	row = view_section(page, "row");
	view_text(row, "name", NULL);
	expect(state, "<td><b>Ada</b>\n</td><td></td>");
}

static void
what_nobody_gave_is_named(void **state)
{
	struct place *place = *state;
	struct view *page = page_of(state, "{{given}}{{null}}{{typo}}{{typo}}{{other}}{{#closed}}{{unasked}}{{/closed}}");

	view_text(page, "given", "x");
	view_text(page, "null", NULL);
	expect(state, "x");
	assert_string_equal(view_missing(page, place->arena), "typo other");
	view_text(page, "typo", "");
	view_integer(page, "other", 1);
	expect(state, "x1");
	assert_null(view_missing(page, place->arena));
}

static void
expand_huge(void *state)
{
	struct place *place = state;

	view_expand(place->page, place->arena, NULL);
}

static void
a_page_past_its_limit_is_a_fault(void **state)
{
	struct place *place = *state;
	struct view *page = page_of(state, "{{#row}}{{words}}{{/row}}");
	char *words = arena_alloc(place->arena, 1u << 20);

	memset(words, 'x', (1u << 20) - 1);
	view_text(page, "words", words);
	for (int i = 0; i < 17; i++)
		view_section(page, "row");
	assert_int_equal(fault_catch(expand_huge, place), FAULT_BUG);
}

static void
ten_thousand_rows_are_shown(void **state)
{
	struct place *place = *state;
	struct view *page = page_of(state, "{{#row}}{{id}},{{/row}}");
	size_t length;

	for (int i = 0; i < 10000; i++)
		view_integer(view_section(page, "row"), "id", i);
	view_expand(page, place->arena, &length);
	assert_int_equal(length, 10 * 2 + 90 * 3 + 900 * 4 + 9000 * 5);
}

/* They are gathered before they are put into the page. */
static void
pieces_of_any_length_come_whole_and_in_order(void **state)
{
	static const size_t lengths[] = { 1, 4094, 1, 4095, 4096, 2, 4097, 9000, 0, 3 };
	struct place *place = *state;
	struct view *page = page_of(state, "{{#row}}<{{words}}>{{/row}}");
	char *whole = arena_alloc(place->arena, 1u << 16), *end = whole;

	for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
		char *words = arena_alloc(place->arena, lengths[i] + 1);

		memset(words, 'a' + (int)i, lengths[i]);
		view_text(view_section(page, "row"), "words", words);
		*end++ = '<';
		memcpy(end, words, lengths[i]);
		end += lengths[i];
		*end++ = '>';
	}
	expect(state, whole);
}

/* Of any length, and wherever they differ. */
static void
names_that_look_alike_are_told_apart(void **state)
{
	struct place *place = *state;
	char *text = arena_alloc(place->arena, 1u << 16), *told = arena_alloc(place->arena, 1u << 16), *t = text, *s = told;
	char names[300][25];
	size_t count = 0;
	struct view *page;

	for (size_t length = 1; length <= 20; length++)
		for (size_t at = 0; at <= length; at++, count++) {
			memset(names[count], 'a', length);
			names[count][length] = '\0';
			if (at < length)
				names[count][at] = 'b';
			t += snprintf(t, 40, "{{%s}},", names[count]);
			s += snprintf(s, 40, "%d,", (int)count);
		}
	page = page_of(state, text);
	for (size_t i = 0; i < count; i++)
		view_integer(page, names[i], (int64_t)i);
	expect(state, told);
}

int
main(void)
{
#define one(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		one(values_are_escaped_for_where_they_stand),
		one(a_plain_text_template_is_not_escaped_and_keeps_its_lines),
		one(an_address_that_stands_for_a_forgotten_one_is_shown_in_words_whoever_fills_it_in),
		one(an_empty_value_fills_but_opens_nothing),
		one(a_value_set_again_is_the_last_one),
		one(a_value_alone_opens_and_closes_nothing),
		one(a_row_goes_before_the_page_around_it),
		one(rows_of_a_query_become_rounds),
		one(no_rows_open_the_other_section),
		one(a_row_fills_the_view_itself),
		one(a_failing_query_leaves_the_view_whole),
		one(an_include_sees_globals_only),
		one(an_include_is_not_indented),
		one(a_pasted_file_sees_the_values_of_its_place),
		one(what_nobody_gave_is_named),
		one(a_page_past_its_limit_is_a_fault),
		one(ten_thousand_rows_are_shown),
		one(pieces_of_any_length_come_whole_and_in_order),
		one(names_that_look_alike_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
