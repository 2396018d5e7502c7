/* The values of conditions, as they are typed and kept. */
#include "domain/rule_typed.h"

#include "base/buffer.h"
#include "base/text.h"

/* What the value of the one condition is kept as; the test ends where it is refused. */
static const char *
kept(struct ctx *ctx)
{
	assert_fine(ctx);
	return rule.conditions[0].value;
}

static void
assert_kept(struct ctx *ctx, const char *subject, const char *comparison, const char *typed, const char *expected)
{
	begin("all");
	compare(subject, comparison, typed);
	assert_string_equal(kept(ctx), expected);
}

static void
assert_refused(struct ctx *ctx, const char *subject, const char *comparison, const char *typed, const char *words)
{
	begin("all");
	compare(subject, comparison, typed);
	assert_said(ctx, "value_1", words);
}

static void
several_values_stand_apart_by_commas_and_quotes_keep_one(void **state)
{
	struct ctx *ctx = world_open();
	int64_t team = world_field(ctx, "Team", "text", "");

	(void)state;
	begin("all");
	ask_field(ctx, team, "is", " Fleet ,, \"Care, nights\", 5\" pipes, \"say \"\"hi\"\"\", FLEET, \"");
	assert_string_equal(kept(ctx), "Fleet\nCare, nights\n5\" pipes\nsay \"hi\"\n\"");
	assert_string_equal(rule_form_of(ctx, &rule).conditions[0].value, "Fleet, \"Care, nights\", 5\" pipes, say \"hi\", \"\"\"\"");
	form = rule_form_of(ctx, &rule);
	assert_string_equal(kept(ctx), "Fleet\nCare, nights\n5\" pipes\nsay \"hi\"\n\"");
	world_close(ctx);
}

static void
signs_and_scripts_mean_themselves(void **state)
{
	struct ctx *ctx = world_open();
	int64_t team = world_field(ctx, "Team", "text", "");
	static const char *const values[] = { "100%", "a_b", "%", "_", "' OR 1=1 --", "<script>", "Łódź", "日本語", "عربي", "\\", "*",
		"{{csrf}}" };

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		begin("all");
		ask_field(ctx, team, "contains", values[i]);
		assert_string_equal(kept(ctx), values[i]);
		assert_true(
			rule_field_holds(&rule.conditions[0], text_fold(ctx->arena, arena_text(ctx->arena, "x%sx", values[i])), true));
		assert_false(rule_field_holds(&rule.conditions[0], "nothing of it", true));
	}
	begin("all");
	ask_field(ctx, team, "is", "a\nb");
	assert_said(ctx, "value_1", "The value ");
	begin("all");
	ask_field(ctx, team, "contains", "\xcc\x81");
	assert_said(ctx, "value_1", "no letter, digit or sign");
	world_close(ctx);
}

static void
values_are_read_by_the_type_of_their_field(void **state)
{
	struct ctx *ctx = world_open();
	int64_t hours = world_field(ctx, "Hours", "number", ""), start = world_field(ctx, "Start date", "date", "");
	int64_t shift = world_field(ctx, "Shift", "choice", "Day\nNight, late");

	(void)state;
	begin("all");
	ask_field(ctx, hours, "is", "12,5");
	assert_string_equal(kept(ctx), "12.5");
	conditions[0].value = "8, 12.50, 8";
	assert_string_equal(kept(ctx), "8\n12.5");
	conditions[0].value = "8, a lot";
	assert_said(ctx, "value_1", "“a lot”: This is no number.");
	conditions[0].comparison = "less";
	conditions[0].value = "many";
	assert_said(ctx, "value_1", "This is no number.");
	begin("all");
	ask_field(ctx, start, "after", "23.11.2026");
	assert_string_equal(kept(ctx), "2026-11-23");
	conditions[0].value = "soon";
	assert_said(ctx, "value_1", "This is no date.");
	conditions[0].comparison = "contains";
	assert_said(ctx, "comparison_1", "Choose another one");
	begin("all");
	ask_field(ctx, shift, "is not", "day, \"NIGHT, LATE\"");
	assert_string_equal(kept(ctx), "Day\nNight, late");
	conditions[0].value = "Dya";
	assert_said(ctx, "value_1", "Did you mean “Day”?");
	conditions[0].comparison = "contains";
	assert_string_equal(kept(ctx), "Dya");
	conditions[0].comparison = "empty";
	assert_string_equal(kept(ctx), "");
	world_close(ctx);
}

static void
too_many_values_and_too_long_ones_are_refused(void **state)
{
	struct ctx *ctx = world_open();
	struct buffer many = buffer_new(ctx->arena, 10000);

	(void)state;
	for (int i = 0; i < RULE_VALUES_MOST + 1; i++)
		buffer_format(&many, "v%d,", i);
	assert_refused(ctx, "email", "contains", many.data, "These are 101 values");
	many = buffer_new(ctx->arena, 10000);
	for (int i = 0; i < RULE_VALUE_MOST + 1; i++)
		buffer_text(&many, "x");
	assert_refused(ctx, "email", "contains", many.data, "has more than 500 characters");
	world_close(ctx);
}

static void
domains_of_addresses_become_what_addresses_are_kept_as(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_kept(ctx, "email", "contains", "@Northfield.example", "@Northfield.example");
	assert_kept(ctx, "email", "ends", "@B\u00fccher.example", "@xn--bcher-kva.example");
	assert_kept(
		ctx, "email", "ends", ".b\u00fccher.example, b\u00fccher.example", ".xn--bcher-kva.example\nxn--bcher-kva.example");
	assert_kept(ctx, "email", "contains", "dana@b\u00fccher.example", "dana@xn--bcher-kva.example");
	assert_string_equal(rule_form_of(ctx, &rule).conditions[0].value, "dana@b\u00fccher.example");
	assert_refused(ctx, "email", "contains", "b\u00fcch", "only as a whole");
	assert_refused(ctx, "email", "contains", "\u00fc@b.example", "no letters with accents");
	assert_refused(ctx, "email", "contains", "a b", "An address has no blanks");
	world_close(ctx);
}

static void
a_name_is_all_its_words(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_kept(ctx, "name", "contains", "Lowe,  Edie", "Lowe Edie");
	assert_int_equal(rule.conditions[0].key_count, 2);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(several_values_stand_apart_by_commas_and_quotes_keep_one),
		cmocka_unit_test(signs_and_scripts_mean_themselves),
		cmocka_unit_test(values_are_read_by_the_type_of_their_field),
		cmocka_unit_test(too_many_values_and_too_long_ones_are_refused),
		cmocka_unit_test(domains_of_addresses_become_what_addresses_are_kept_as),
		cmocka_unit_test(a_name_is_all_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
