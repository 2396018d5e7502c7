#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/allow_list.h"
#include "lib/world.h"

static void
assert_reads(const char *typed, const char *expected)
{
	struct ctx *ctx = world_open();
	const char *list = allow_list_read(ctx, "allow_list", typed);

	assert_null(ctx->problems);
	assert_string_equal(list, expected);
	/* What was written is read as the same again. */
	assert_string_equal(allow_list_read(ctx, "allow_list", list), expected);
	world_close(ctx);
}

static void
assert_refuses(const char *typed, const char *words)
{
	struct ctx *ctx = world_open();

	allow_list_read(ctx, "allow_list", typed);
	assert_true(has_problem(ctx, "allow_list"));
	if (!strstr(ctx->problems->words, words))
		fail_msg("%s", ctx->problems->words);
	world_close(ctx);
}

static void
domains_are_read_however_people_write_them(void **state)
{
	(void)state;
	assert_reads("", "");
	assert_reads(" \r\n , ;\t", "");
	assert_reads("Northfield.Example", "northfield.example");
	assert_reads("@northfield.example", "northfield.example");
	assert_reads("*@northfield.example", "northfield.example");
	assert_reads("*.northfield.example", "*.northfield.example");
	assert_reads("@*.northfield.example", "*.northfield.example");
	assert_reads(
		"a.example, b.example;c.example\r\nd.example e.example", "a.example\nb.example\nc.example\nd.example\ne.example");
	assert_reads("a.example\n@A.EXAMPLE\na.example", "a.example");
}

static void
international_domains_stand_in_letters(void **state)
{
	(void)state;
	assert_reads("BÜCHER.example", "bücher.example");
	assert_reads("xn--bcher-kva.example", "bücher.example");
	assert_reads("*.bücher.example xn--bcher-kva.example", "*.bücher.example\nbücher.example");
	assert_reads("пример.example", "пример.example");
}

static void
what_is_no_domain_is_named(void **state)
{
	(void)state;
	assert_refuses("northfield", "“northfield” is no domain");
	assert_refuses("good.example\nhttp://northfield.example/", "“http://northfield.example/” is no domain");
	assert_refuses("*", "would let anyone in");
	assert_refuses("*.example", "is no domain");
	assert_refuses("north*.example.org", "is no domain");
	assert_refuses("*.*.example.org", "is no domain");
	assert_refuses("@", "is no domain");
	assert_refuses("jo@northfield.example", "is an address");
	assert_refuses("192.0.2.7", "is no domain");
	assert_refuses("-a.example", "is no domain");
	assert_refuses("a..example", "is no domain");
	assert_refuses("🎓", "is no domain");
	assert_refuses("a\x01.example", "The list");
}

static void
a_list_has_an_end(void **state)
{
	struct ctx *ctx = world_open();
	char *typed = arena_alloc(ctx->arena, 20 * (ALLOW_LIST_MOST + 2));
	size_t problems = 0;

	(void)state;
	for (int i = 0; i <= ALLOW_LIST_MOST; i++)
		memcpy(typed + 20 * i, arena_text(ctx->arena, "domain-%04d.example\n", i), 20);
	allow_list_read(ctx, "allow_list", typed);
	assert_true(has_problem(ctx, "allow_list"));
	ctx->problems = NULL;
	typed[20 * ALLOW_LIST_MOST] = '\0';
	allow_list_read(ctx, "allow_list", typed);
	assert_null(ctx->problems);
	/* A text that is no list at all is not complained about word by word. */
	allow_list_read(ctx, "allow_list", "this is a letter and no list of domains at all, as anyone can see");
	for (const struct problem *found = ctx->problems; found; found = found->next)
		problems++;
	assert_in_range(problems, 1, 5);
	world_close(ctx);
}

static void
addresses_are_let_in_by_their_domain(void **state)
{
	static const struct {
		const char *list, *email;
		bool admitted;
	} cases[] = {
		{ "", "jo@anywhere.example", true },
		{ "northfield.example", "jo@northfield.example", true },
		{ "northfield.example", "JO@NorthField.Example", true },
		{ "northfield.example", "jo@sub.northfield.example", false },
		{ "northfield.example", "jo@notnorthfield.example", false },
		{ "northfield.example", "jo@northfield.example.org", false },
		{ "*.northfield.example", "jo@sub.northfield.example", true },
		{ "*.northfield.example", "jo@a.b.northfield.example", true },
		{ "*.northfield.example", "jo@northfield.example", false },
		{ "*.northfield.example", "jo@notnorthfield.example", false },
		{ "other.example\n*.northfield.example\nnorthfield.example", "jo@northfield.example", true },
		{ "bücher.example", "jo@xn--bcher-kva.example", true },
		{ "bücher.example", "jo@BÜCHER.example", true },
		{ "*.bücher.example", "jo@laden.bücher.example", true },
	};
	struct ctx *ctx = world_open();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct email email = world_email(ctx, cases[i].email);

		if (allow_list_admits(ctx->arena, cases[i].list, &email) != cases[i].admitted)
			fail_msg("%s: %s", cases[i].list, cases[i].email);
	}
	world_close(ctx);
}

static void
a_list_is_told_in_a_sentence(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_string_equal(allow_list_words(ctx->arena, "a.example"), "a.example");
	assert_string_equal(allow_list_words(ctx->arena, "a.example\nb.example"), "a.example or b.example");
	assert_string_equal(allow_list_words(ctx->arena, "a.example\nb.example\nc.example"), "a.example, b.example or c.example");
	assert_string_equal(allow_list_words(ctx->arena, "a.example\nb.example\nc.example\nd.example\ne.example\nf.example"),
		"a.example, b.example, c.example, d.example or one of 2 more");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(domains_are_read_however_people_write_them),
		cmocka_unit_test(international_domains_stand_in_letters),
		cmocka_unit_test(what_is_no_domain_is_named),
		cmocka_unit_test(a_list_has_an_end),
		cmocka_unit_test(addresses_are_let_in_by_their_domain),
		cmocka_unit_test(a_list_is_told_in_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
