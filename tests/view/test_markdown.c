#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.h"
#include "store/query.h"
#include "view/markdown.h"
#include "view/view.h"

/* The view's floor has queries below it; these tests ask none. */
const struct query_text query_texts[] = { { NULL, NULL, NULL } };
const int query_count = 0;
const struct schema_step schema_steps[] = { { NULL, NULL } };
const int schema_step_count = 0;
const int postgres_baseline = 0;
const char postgres_schema[] = "";

#define SHOWN_MAX ((size_t)8 << 20)

struct shown {
	size_t length, room;
	char html[SHOWN_MAX + 1];
};

static struct shown shown;

static bool
take(void *to, const char *bytes, size_t length)
{
	struct shown *into = to;

	if (length > into->room - into->length)
		return false;
	memcpy(into->html + into->length, bytes, length);
	into->length += length;
	into->html[into->length] = '\0';
	return true;
}

static const char *
html_of(const char *markdown)
{
	shown.length = 0;
	shown.room = SHOWN_MAX;
	shown.html[0] = '\0';
	assert_true(markdown_write(markdown, strlen(markdown), take, &shown));
	return shown.html;
}

#define gives(markdown, html) assert_string_equal(html_of(markdown), html)

static void
text_becomes_elements(void **state)
{
	(void)state;
	gives("", "");
	gives("a *b* **c** `d`\ne  \nf", "<p dir=\"auto\">a <em>b</em> <strong>c</strong> <code>d</code>\ne<br>\nf</p>\n");
	gives("> a\n\n---", "<blockquote><p dir=\"auto\">a</p>\n</blockquote>\n<hr>\n");
	gives("```c\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n");
	gives("- a\n- b", "<ul>\n<li dir=\"auto\">a</li>\n<li dir=\"auto\">b</li>\n</ul>\n");
	gives("3. a\n\n4. b",
		"<ol start=\"3\">\n<li dir=\"auto\"><p dir=\"auto\">a</p>\n</li>\n<li dir=\"auto\"><p dir=\"auto\">b</p>\n</li>\n</ol>\n");
}

static void
the_highest_headings_stand_below_that_of_the_page(void **state)
{
	(void)state;
	gives("# a", "<h2 dir=\"auto\">a</h2>\n");
	gives("# a\n## b\n###### c", "<h2 dir=\"auto\">a</h2>\n<h3 dir=\"auto\">b</h3>\n<h6 dir=\"auto\">c</h6>\n");
	gives("### a\n#### b\n\n> ###### c",
		"<h2 dir=\"auto\">a</h2>\n<h3 dir=\"auto\">b</h3>\n<blockquote><h5 dir=\"auto\">c</h5>\n</blockquote>\n");
	gives("###### a", "<h2 dir=\"auto\">a</h2>\n");
}

static void
html_is_shown_as_it_was_typed(void **state)
{
	(void)state;
	gives("<script>alert('1')</script>", "<p dir=\"auto\">&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\n</p>\n");
	gives("a <img src=x onerror=\"f()\"> b", "<p dir=\"auto\">a &lt;img src=x onerror=&quot;f()&quot;&gt; b</p>\n");
	gives("<!-- a --> & &lt;b&gt;", "<p dir=\"auto\">&lt;!-- a --&gt; &amp; &amp;lt;b&amp;gt;\n</p>\n");
	gives("&lt;b&gt; & <b", "<p dir=\"auto\">&lt;b&gt; &amp; &lt;b</p>\n");
}

static void
links_go_to_addresses_that_are_none_of_a_script(void **state)
{
	static const char *const refused[] = { "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x",
		"data:image/png;base64,AA", "vbscript:x", "file:///etc/passwd", "//other.example/", "/\\\\other.example/", "x",
		"%20javascript:x", "&#106;avascript:x", "java&#9;script:x", "blob:x", "https:x" };
	char markdown[100];

	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		snprintf(markdown, sizeof markdown, "[a](%s)", refused[i]);
		gives(markdown, "<p dir=\"auto\">a</p>\n");
	}
	gives("[a](https://b.example/?c=1&d=\"e\" \"t\")",
		"<p dir=\"auto\"><a href=\"https://b.example/?c=1&amp;d=%22e%22\">a</a></p>\n");
	gives("[a](/courses/1) [b](#c) <mailto:d@e.example> <tel:112>",
		"<p dir=\"auto\"><a href=\"/courses/1\">a</a> <a href=\"#c\">b</a> <a href=\"mailto:d@e.example\">mailto:d@e.example</a> "
		"<a href=\"tel:112\">tel:112</a></p>\n");
	gives("<javascript:alert(1)>", "<p dir=\"auto\">javascript:alert(1)</p>\n");
	gives("[a](<https://b.example/ü 'c>)", "<p dir=\"auto\"><a href=\"https://b.example/%C3%BC%20%27c\">a</a></p>\n");
	gives("[a <https://b.example> c](/d)", "<p dir=\"auto\"><a href=\"/d\">a https://b.example c</a></p>\n");
}

static void
pictures_are_ours_and_others_are_links(void **state)
{
	(void)state;
	gives("![a *b* \"c\"](/pictures/12)",
		"<p dir=\"auto\"><img src=\"/pictures/12\" alt=\"a b &quot;c&quot;\" loading=\"lazy\"></p>\n");
	gives("![a](https://b.example/c.png)", "<p dir=\"auto\"><a href=\"https://b.example/c.png\">a</a></p>\n");
	gives("![](https://b.example/)", "<p dir=\"auto\"><a href=\"https://b.example/\">https://b.example/</a></p>\n");
	gives("![a](/pictures/12/../../logout)", "<p dir=\"auto\"><a href=\"/pictures/12/../../logout\">a</a></p>\n");
	gives("![a](data:image/png;base64,AA==)", "<p dir=\"auto\">a</p>\n");
	gives("![a](/pictures/1234567890123456789)", "<p dir=\"auto\"><a href=\"/pictures/1234567890123456789\">a</a></p>\n");
	gives("[![a](https://b.example/)](/d)", "<p dir=\"auto\"><a href=\"/d\">a</a></p>\n");
	gives("[![a](/pictures/1)](/d)",
		"<p dir=\"auto\"><a href=\"/d\"><img src=\"/pictures/1\" alt=\"a\" loading=\"lazy\"></a></p>\n");
	gives("![a [b](/c) ![d](/pictures/2) `e`\nf](https://g.example)",
		"<p dir=\"auto\"><a href=\"https://g.example\">a b d e f</a></p>\n");
}

/* How often a word comes. */
static int
times(const char *text, const char *word)
{
	int count = 0;

	for (; (text = strstr(text, word)) != NULL; text += strlen(word))
		count++;
	return count;
}

static char *
repeated(char *at, const char *word, size_t count)
{
	for (size_t i = 0; i < count; i++, at += strlen(word))
		memcpy(at, word, strlen(word) + 1);
	return at;
}

static void
what_is_deep_stays_bounded(void **state)
{
	static char markdown[200001];
	char *end;

	(void)state;
	/* Each empty line is looked at in each list that is open: all of them would take the machine's time. */
	end = repeated(markdown, "- ", 50000);
	end = repeated(end, "a\n", 1);
	repeated(end, "\n", 50000);
	assert_int_equal(times(html_of(markdown), "<ul>"), 50);
	repeated(markdown, ">", 100000);
	assert_int_equal(times(html_of(markdown), "<blockquote>"), 50);
	repeated(markdown, "1. ", 60000);
	assert_true(times(html_of(markdown), "<ol>") <= 50);
	end = repeated(markdown, "![", 50000);
	repeated(end, "](/pictures/1)", 7000);
	assert_true(times(html_of(markdown), "<img") <= 1);
	repeated(markdown, "*a **b ", 14000);
	html_of(markdown);
	repeated(markdown, "[", 200000);
	html_of(markdown);
}

static void
a_text_begins_so_many_pictures(void **state)
{
	static char markdown[20001];
	char *end;

	(void)state;
	/* Every link is held against each picture that is begun: all of them would take the machine's time. */
	end = repeated(markdown, "![a](/pictures/1) ", 500);
	repeated(end, "![b](/pictures/1) \\![c](/pictures/1)", 1);
	assert_int_equal(times(html_of(markdown), "<img"), 500);
	assert_non_null(strstr(html_of(markdown), "![b](/pictures/1) ![c](/pictures/1)"));
}

static void
what_is_huge_ends(void **state)
{
	static char markdown[2 * MARKDOWN_MAX + 1];

	(void)state;
	memset(markdown, 'x', sizeof markdown - 1);
	assert_int_equal(strlen(html_of(markdown)), MARKDOWN_MAX + strlen("<p dir=\"auto\"></p>\n"));
}

static void
what_has_no_room_is_said(void **state)
{
	(void)state;
	shown.length = 0;
	shown.room = 8;
	assert_false(markdown_write("a b c", 5, take, &shown));
}

/* ---------------------------------------------------------------- in a template */

static const char *
load(const char *text)
{
	static char words[200];
	char directory[] = "/tmp/muster-test-XXXXXX", path[60];
	const char *wrong;
	FILE *file;

	assert_non_null(mkdtemp(directory));
	snprintf(path, sizeof path, "%s/a.tpl", directory);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	wrong = view_load(directory);
	snprintf(words, sizeof words, "%s", wrong ? wrong : "");
	assert_int_equal(remove(path), 0);
	assert_int_equal(rmdir(directory), 0);
	return words;
}

static void
it_stands_in_the_text_of_a_page_only(void **state)
{
	(void)state;
	assert_non_null(strstr(load("<p title=\"{{a:x-markdown}}\"></p>"), "x-markdown"));
	assert_non_null(strstr(load("<p>{{a:x-markdown:url_query_escape}}</p>"), "x-markdown"));
	assert_string_equal(load("<div>{{a:x-markdown}}</div>"), "");
}

static void
its_html_is_not_escaped_again(void **state)
{
	struct arena *arena = arena_new(1u << 20);
	struct view *page;

	(void)state;
	assert_string_equal(load("<div>{{a:x-markdown}}</div><p>{{a}}</p>"), "");
	page = view_new("a.tpl");
	view_text(page, "a", "*b* <i>");
	assert_string_equal(
		view_expand(page, arena, NULL), "<div><p dir=\"auto\"><em>b</em> &lt;i&gt;</p>\n</div><p>*b* &lt;i&gt;</p>");
	view_free(page);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_becomes_elements),
		cmocka_unit_test(the_highest_headings_stand_below_that_of_the_page),
		cmocka_unit_test(html_is_shown_as_it_was_typed),
		cmocka_unit_test(links_go_to_addresses_that_are_none_of_a_script),
		cmocka_unit_test(pictures_are_ours_and_others_are_links),
		cmocka_unit_test(what_is_deep_stays_bounded),
		cmocka_unit_test(a_text_begins_so_many_pictures),
		cmocka_unit_test(what_is_huge_ends),
		cmocka_unit_test(what_has_no_room_is_said),
		cmocka_unit_test(it_stands_in_the_text_of_a_page_only),
		cmocka_unit_test(its_html_is_not_escaped_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
