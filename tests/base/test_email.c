#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/email.h"
#include "lib/arena.h"

static struct email
parsed(const char *typed)
{
	struct email email = { 0 };
	enum email_problem problem = email_parse(arena, typed, &email);

	if (problem != EMAIL_OK)
		print_error("%s: %s\n", typed, email_problem_words(problem));
	assert_int_equal(problem, EMAIL_OK);
	return email;
}

/* The problem, after seeing that *email was left alone. */
static void
assert_refused(const char *typed, enum email_problem expected)
{
	struct email email = { .address = "untouched" };
	enum email_problem problem = email_parse(arena, typed, &email);

	if (problem != expected)
		print_error("%s: %s\n", typed, email_problem_words(problem));
	assert_int_equal(problem, expected);
	assert_string_equal(email.address, "untouched");
}

static char *
repeated(char letter, size_t count)
{
	return memset(arena_alloc(arena, count + 1), letter, count);
}

static void
an_address_is_kept_as_typed_and_compared_in_lower_case(void **state)
{
	struct email email = parsed("  Ada.Okafor@Example.ORG\r\n");

	(void)state;
	assert_string_equal(email.address, "Ada.Okafor@Example.ORG");
	assert_string_equal(email.key, "ada.okafor@example.org");
	assert_string_equal(email.wire, "Ada.Okafor@example.org");
	assert_string_equal(email.domain, "example.org");
}

static void
an_international_domain_goes_on_the_wire_in_ascii(void **state)
{
	struct email email = parsed("info@B\u00fccher.example");

	(void)state;
	assert_string_equal(email.address, "info@B\u00fccher.example");
	assert_string_equal(email.wire, "info@xn--bcher-kva.example");
	assert_string_equal(email.key, "info@xn--bcher-kva.example");
	assert_string_equal(parsed("info@bu\u0308cher.example").key, email.key);
	assert_string_equal(parsed("info@XN--BCHER-KVA.example").key, email.key);
	assert_string_equal(parsed("a@stra\u00dfe.example").domain, "xn--strae-oqa.example");
	assert_string_equal(parsed("a@\u4f8b\u3048\u3002\u30c6\u30b9\u30c8").domain, "xn--r8jz45g.xn--zckzah");
	assert_string_equal(
		parsed("a@\u0645\u062b\u0627\u0644.\u0625\u062e\u062a\u0628\u0627\u0631").domain, "xn--mgbh0fb.xn--kgbechtv");
}

static void
unusual_addresses_that_exist_are_taken(void **state)
{
	const char *taken[] = { "a@b.c", "o'brien@example.org", "first+tag@example.org", "x_y-z@sub.domain.example.org",
		"1@2.example", "!#$%&'*+-/=?^_`{|}~@example.org", "a@123.example", "a@x--y.example" };

	(void)state;
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		assert_string_equal(parsed(taken[i]).wire, taken[i]);
}

static void
characters_that_nobody_sees_fall_out_of_a_pasted_address(void **state)
{
	(void)state;
	assert_string_equal(parsed("\u200bada\u200b@example.org\ufeff").address, "ada@example.org");
	assert_string_equal(parsed("\tada@example.org\u00a0").address, "ada@example.org");
}

static void
nothing_is_told_from_no_at(void **state)
{
	(void)state;
	assert_refused(NULL, EMAIL_EMPTY);
	assert_refused("", EMAIL_EMPTY);
	assert_refused(" \t\r\n", EMAIL_EMPTY);
	assert_refused("\u200b", EMAIL_EMPTY);
	assert_refused("ada.example.org", EMAIL_NO_AT);
	assert_refused("Ada Okafor", EMAIL_NO_AT);
}

static void
several_addresses_in_one_field_are_told(void **state)
{
	(void)state;
	assert_refused("a@example.org, b@example.org", EMAIL_SEVERAL);
	assert_refused("a@example.org;b@example.org", EMAIL_SEVERAL);
	assert_refused("a@example.org b@example.org", EMAIL_SEVERAL);
	assert_refused("a@example.org\u3000b@example.org", EMAIL_SEVERAL);
	assert_refused("a@example.org,", EMAIL_SEVERAL);
	assert_refused("Ada <a@example.org>, Bo <b@example.org>", EMAIL_SEVERAL);
}

static void
the_display_form_is_told(void **state)
{
	(void)state;
	assert_refused("Ada Okafor <ada@example.org>", EMAIL_DISPLAY_FORM);
	assert_refused("\"Okafor, Ada\" <ada@example.org>", EMAIL_DISPLAY_FORM);
	assert_refused("<ada@example.org>", EMAIL_DISPLAY_FORM);
	assert_refused("ada@example.org (Ada)", EMAIL_DISPLAY_FORM);
}

static void
a_space_inside_is_told(void **state)
{
	(void)state;
	assert_refused("ada okafor@example.org", EMAIL_BLANK);
	assert_refused("ada@example. org", EMAIL_BLANK);
	assert_refused("ada @ example.org", EMAIL_BLANK);
}

static void
loose_dots_are_told(void **state)
{
	const char *typed[] = { "ada..okafor@example.org", ".ada@example.org", "ada.@example.org", "ada@example..org",
		"ada@.example.org", "ada@example.org." };

	(void)state;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		assert_refused(typed[i], EMAIL_DOTS);
}

static void
the_part_before_the_at_is_ascii_without_quotes(void **state)
{
	(void)state;
	assert_refused("zo\u00eb@example.org", EMAIL_LOCAL);
	assert_refused("@example.org", EMAIL_LOCAL);
	assert_refused("ada@@example.org", EMAIL_LOCAL);
	assert_refused("ada@home@example.org", EMAIL_LOCAL);
	assert_refused("mailto:ada@example.org", EMAIL_LOCAL);
	assert_refused("a[b]@example.org", EMAIL_LOCAL);
	assert_refused("a\\b@example.org", EMAIL_LOCAL);
}

static void
a_domain_needs_a_dot(void **state)
{
	(void)state;
	assert_refused("ada@", EMAIL_NO_TOP);
	assert_refused("ada@localhost", EMAIL_NO_TOP);
	assert_refused("ada@b\u00fccher", EMAIL_NO_TOP);
}

static void
domains_that_cannot_exist_are_told(void **state)
{
	const char *typed[] = { "a@-example.org", "a@example-.org", "a@exa_mple.org", "a@exam!ple.org", "a@127.0.0.1",
		"a@example.123", "a@[127.0.0.1]", "a@xn--\u00fc.example", "a@xn--zzzzzz99999.example", "a@\U0001f600.example",
		"a@example.org/x", "a@example.org:25", "a@example.-", "a@\u0301x.example" };

	(void)state;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		assert_refused(typed[i], EMAIL_DOMAIN);
}

static void
lengths_are_held_to_the_octet(void **state)
{
	const char *label = repeated('b', 63);
	const char *longest = arena_text(arena, "%s@%s.%s.%s", repeated('a', 64), label, label, repeated('c', 61));

	(void)state;
	assert_int_equal(strlen(longest), EMAIL_MAX);
	assert_string_equal(parsed(longest).wire, longest);
	assert_refused(arena_text(arena, "%sc", longest), EMAIL_LONG);
	assert_refused(arena_text(arena, "%s@example.org", repeated('a', 65)), EMAIL_LONG);
	assert_refused(arena_text(arena, "a@b%s.example", label), EMAIL_DOMAIN);
	assert_refused(arena_text(arena, "a@%s.%s.%s.%s.example", label, label, label, label), EMAIL_LONG);
	assert_refused(repeated('a', 3000), EMAIL_LONG);
	assert_refused(arena_text(arena, "%s@example.org", repeated('a', 300)), EMAIL_LONG);
}

static void
control_characters_and_wrong_bytes_never_pass(void **state)
{
	const char *typed[] = { "a\r\nBcc: b@example.org", "a@exam\nple.org", "a\x01@example.org", "a@example.org\x7fx",
		"\xff@example.org", "a\u202e@example.org", "a\tb@example.org" };

	(void)state;
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		assert_refused(typed[i], EMAIL_CHARACTERS);
}

static void
every_problem_has_words_that_say_what_to_do(void **state)
{
	(void)state;
	assert_string_equal(email_problem_words(EMAIL_OK), "");
	for (enum email_problem problem = EMAIL_EMPTY; problem <= EMAIL_CHARACTERS; problem++) {
		const char *words = email_problem_words(problem);

		assert_non_null(strstr(words, "example.org"));
		assert_int_equal(words[strlen(words) - 1], '.');
		for (enum email_problem other = EMAIL_EMPTY; other < problem; other++)
			assert_string_not_equal(words, email_problem_words(other));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_address_is_kept_as_typed_and_compared_in_lower_case),
		cmocka_unit_test(an_international_domain_goes_on_the_wire_in_ascii),
		cmocka_unit_test(unusual_addresses_that_exist_are_taken),
		cmocka_unit_test(characters_that_nobody_sees_fall_out_of_a_pasted_address),
		cmocka_unit_test(nothing_is_told_from_no_at),
		cmocka_unit_test(several_addresses_in_one_field_are_told),
		cmocka_unit_test(the_display_form_is_told),
		cmocka_unit_test(a_space_inside_is_told),
		cmocka_unit_test(loose_dots_are_told),
		cmocka_unit_test(the_part_before_the_at_is_ascii_without_quotes),
		cmocka_unit_test(a_domain_needs_a_dot),
		cmocka_unit_test(domains_that_cannot_exist_are_told),
		cmocka_unit_test(lengths_are_held_to_the_octet),
		cmocka_unit_test(control_characters_and_wrong_bytes_never_pass),
		cmocka_unit_test(every_problem_has_words_that_say_what_to_do),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
