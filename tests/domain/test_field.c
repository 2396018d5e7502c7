#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/field.h"
#include "domain/member.h"
#include "lib/look.h"
#include "lib/world.h"

static const struct field_def *
def(struct ctx *ctx, int64_t id)
{
	return field_by_id(field_load(ctx), id);
}

/* What a typed value becomes; NULL where it is refused. */
static const char *
read(struct ctx *ctx, int64_t id, const char *typed)
{
	const char *canonical, *words;

	return field_read(ctx, def(ctx, id), typed, &canonical, &words) ? canonical : NULL;
}

static const char *
words(struct ctx *ctx, int64_t id, const char *typed)
{
	const char *canonical, *said;

	assert_false(field_read(ctx, def(ctx, id), typed, &canonical, &said));
	return said;
}

/* The member's value as "value" or, where it does not fit, "!value"; "" for none. */
static const char *
value(struct ctx *ctx, int64_t member, int64_t id)
{
	struct looked had = look(ctx, "SELECT value, fits FROM member_values WHERE member_id = %lld AND field_id = %lld",
		(long long)member, (long long)id);

	return had.count ? arena_text(ctx->arena, "%s%s", text_equal(had.rows[0][1], "1") ? "" : "!", had.rows[0][0]) : "";
}

static void
assert_reads(struct ctx *ctx, int64_t id, const char *typed, const char *expected)
{
	const char *canonical = read(ctx, id, typed);

	if (!expected ? canonical != NULL : !text_equal(canonical, expected))
		fail_msg("\"%s\" is read as %s", typed, canonical ? canonical : "nothing");
}

static void
a_number_is_read_with_comma_or_point(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Hours", "number", "");
	static const char *const table[][2] = { { "12.5", "12.5" }, { " 12,50 ", "12.5" }, { "007", "7" }, { "-0,0", "0" },
		{ "+3", "3" }, { "−4", "-4" }, { ".5", "0.5" }, { "1.234", "1.234" }, { "1,234.50", "1234.5" },
		{ "1.234.567,8", "1234567.8" }, { "0,125", "0.125" }, { "1234,125", "1234.125" }, { "", "" }, { "1,234", NULL },
		{ "12,34.5", NULL }, { "1.2.3", NULL }, { "abc", NULL }, { "12a", NULL }, { ".", NULL }, { "-", NULL }, { "5.", NULL },
		{ "1e5", NULL }, { "1234567890123456", NULL }, { "123456789012345", "123456789012345" }, { "0.1234567890123456", NULL } };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_reads(ctx, id, table[i][0], table[i][1]);
	assert_non_null(strstr(words(ctx, id, "1,234"), "two ways"));
	world_close(ctx);
}

static void
a_date_is_read_with_the_day_first_or_the_year_first(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Since", "date", "");
	static const char *const table[][2] = { { "2026-11-23", "2026-11-23" }, { "23.11.2026", "2026-11-23" },
		{ "3/1/2026", "2026-01-03" }, { "2028-02-29", "2028-02-29" }, { "29.02.2026", NULL }, { "11/23/2026", NULL },
		{ "23.11.26", NULL }, { "23-11-2026", NULL }, { "23.11/2026", NULL }, { "2026-11", NULL },
		{ "2026-11-23 ", "2026-11-23" }, { "46349", NULL }, { "tomorrow", NULL }, { "2026-11-23x", NULL } };

	(void)state;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		assert_reads(ctx, id, table[i][0], table[i][1]);
	assert_non_null(strstr(words(ctx, id, "11/23/2026"), "day first"));
	world_close(ctx);
}

static void
a_choice_is_found_folded_and_suggested(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Shift", "choice", "Früh\nSpät\n\nNight shift\n");

	(void)state;
	assert_int_equal(def(ctx, id)->choice_count, 3);
	assert_string_equal(read(ctx, id, "FRUH"), "Früh");
	assert_string_equal(read(ctx, id, " night  shift "), "Night shift");
	assert_non_null(strstr(words(ctx, id, "Nigth shift"), "“Night shift”"));
	assert_non_null(strstr(words(ctx, id, "night"), "“Night shift”"));
	assert_string_equal(words(ctx, id, "holiday"), "This is none of the choices. Take one of: Früh, Spät, Night shift.");
	world_close(ctx);
}

static void
a_required_field_is_asked_for_by_forms_only(void **state)
{
	struct ctx *ctx = world_open();
	struct field_form form = { "Staff number", "text", true, "", false };
	int64_t id;

	(void)state;
	assert_int_equal(field_create(ctx, &form, &id), OK);
	assert_string_equal(read(ctx, id, ""), "");
	assert_string_equal(field_read_form(ctx, def(ctx, id), "field_1", " "), "");
	assert_true(has_problem(ctx, "field_1"));
	world_close(ctx);
}

static void
fields_have_names_of_their_own_and_keep_their_order(void **state)
{
	struct ctx *ctx = world_open();
	int64_t a = world_field(ctx, "Alpha", "text", ""), b = world_field(ctx, "Beta", "date", ""), other;
	struct field_form twin = { "alpha", "text", false, "", false }, none = { "Shift", "choice", false, " \n", false };

	(void)state;
	assert_int_equal(field_create(ctx, &twin, &other), INVALID);
	assert_true(has_problem(ctx, "name"));
	ctx->problems = NULL;
	assert_int_equal(field_create(ctx, &none, &other), INVALID);
	assert_true(has_problem(ctx, "choices"));
	ctx->problems = NULL;
	assert_int_equal(field_shift(ctx, b, -1), OK);
	assert_int_equal(field_load(ctx).all[0].id, b);
	assert_int_equal(field_shift(ctx, b, -1), OK);
	assert_int_equal(field_shift(ctx, b, 1), OK);
	assert_int_equal(field_load(ctx).all[0].id, a);
	assert_int_equal(field_by_key(field_load(ctx), "beta")->id, b);
	world_close(ctx);
}

static void
a_value_is_set_once_and_taken_away(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Team", "text", ""), mona = world_member(ctx, "mona@example.org", "Mona", "Berg");

	(void)state;
	assert_true(member_set_value(ctx, mona, id, "Blue"));
	assert_false(member_set_value(ctx, mona, id, "Blue"));
	assert_true(member_set_value(ctx, mona, id, "blue"));
	assert_string_equal(value(ctx, mona, id), "blue");
	assert_true(member_set_value(ctx, mona, id, ""));
	assert_false(member_set_value(ctx, mona, id, ""));
	assert_string_equal(value(ctx, mona, id), "");
	world_close(ctx);
}

static void
a_change_of_type_says_first_what_does_not_fit_and_loses_nothing(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Hours", "text", "");
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg"),
			ola = world_member(ctx, "ola@example.org", "Ola", "Lund");
	struct field_form form = { "Hours", "number", false, "", false };
	struct field_preview preview;

	(void)state;
	member_set_value(ctx, mona, id, "12,5");
	member_set_value(ctx, ola, id, "ABC");
	assert_true(field_preview(ctx, id, &form, &preview));
	assert_int_equal(preview.fit, 1);
	assert_int_equal(preview.unfit, 1);
	assert_string_equal(preview.unfit_examples[0], "ABC");
	assert_null(preview.unfit_examples[1]);
	assert_int_equal(preview.changed, 1);
	assert_string_equal(preview.changes[0].from, "12,5");
	assert_string_equal(preview.changes[0].to, "12.5");
	assert_int_equal(field_update(ctx, id, &form), INVALID);
	assert_true(has_problem(ctx, "agreed"));
	assert_string_equal(value(ctx, mona, id), "12,5");
	ctx->problems = NULL;
	form.agreed = true;
	assert_int_equal(field_update(ctx, id, &form), OK);
	assert_string_equal(value(ctx, mona, id), "12.5");
	assert_string_equal(value(ctx, ola, id), "!ABC");
	form = (struct field_form){ "Hours", "text", false, "", false };
	assert_int_equal(field_update(ctx, id, &form), INVALID);
	ctx->problems = NULL;
	form.agreed = true;
	assert_int_equal(field_update(ctx, id, &form), OK);
	assert_string_equal(value(ctx, ola, id), "ABC");
	form.name = "Status";
	assert_int_equal(field_update(ctx, id, &form), INVALID);
	assert_true(has_problem(ctx, "name"));
	world_close(ctx);
}

static void
a_choice_that_people_have_goes_only_when_that_is_meant(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Shift", "choice", "Early\nLate"), mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	struct field_form form = { "Shift", "choice", false, "EARLY\nNight", false };

	(void)state;
	member_set_value(ctx, mona, id, "Late");
	assert_int_equal(field_update(ctx, id, &form), INVALID);
	ctx->problems = NULL;
	form.choices = "Late\nEARLY\nNight";
	assert_int_equal(field_update(ctx, id, &form), OK);
	assert_string_equal(def(ctx, id)->choices[1].label, "EARLY");
	form.choices = "Night";
	form.agreed = true;
	assert_int_equal(field_update(ctx, id, &form), OK);
	assert_string_equal(value(ctx, mona, id), "!Late");
	assert_true(member_set_value(ctx, mona, id, "Night"));
	assert_string_equal(value(ctx, mona, id), "Night");
	world_close(ctx);
}

static void
a_renamed_choice_takes_its_people_along(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Shift", "choice", "Early\nLate"), mona = world_member(ctx, "mona@example.org", "Mona", "Berg");

	(void)state;
	member_set_value(ctx, mona, id, "Late");
	assert_int_equal(field_rename_choice(ctx, id, "Late", "early"), INVALID);
	assert_true(has_problem(ctx, "label"));
	ctx->problems = NULL;
	assert_int_equal(field_rename_choice(ctx, id, "Late", "Evening"), OK);
	assert_string_equal(value(ctx, mona, id), "Evening");
	assert_string_equal(def(ctx, id)->choices[1].label, "Evening");
	world_close(ctx);
}

static void
values_of_a_choice_that_is_gone_fit_again_when_another_takes_its_name(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Shift", "choice", "Early\nLate"), mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	struct field_form form = { "Shift", "choice", false, "Early", true };

	(void)state;
	member_set_value(ctx, mona, id, "Late");
	assert_int_equal(field_update(ctx, id, &form), OK);
	assert_string_equal(value(ctx, mona, id), "!Late");
	assert_int_equal(field_rename_choice(ctx, id, "Early", "LATE"), OK);
	assert_string_equal(value(ctx, mona, id), "LATE");
	world_close(ctx);
}

static void
a_deleted_field_takes_its_values_along(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Shift", "choice", "Early\nLate"), mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	struct ctx neighbour = world_neighbour(ctx);
	struct field_form form = { "Shift", "text", false, "", true };

	(void)state;
	member_set_value(ctx, mona, id, "Late");
	assert_int_equal(field_delete(&neighbour, id), NOT_FOUND);
	assert_int_equal(field_update(&neighbour, id, &form), NOT_FOUND);
	assert_int_equal(field_shift(&neighbour, id, 1), NOT_FOUND);
	assert_int_equal(field_delete(ctx, id), OK);
	assert_string_equal(value(ctx, mona, id), "");
	assert_int_equal(field_load(ctx).count, 0);
	world_close(ctx);
}

static void
thousands_of_long_texts_can_change_their_type(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Note", "text", "");
	struct field_form form = { "Note", "number", false, "", true };
	struct field_preview preview;

	(void)state;
	for (int i = 0; i < 3000; i++) {
		int64_t member = world_member(ctx, arena_text(ctx->arena, "p%d@example.org", i), "Pia", "Long");

		member_set_value(ctx, member, id, arena_text(ctx->arena, "%d%0400d%s", i, 0, i % 2 ? "" : " metres"));
	}
	assert_true(field_preview(ctx, id, &form, &preview));
	assert_int_equal(preview.unfit, 3000);
	assert_int_equal(field_update(ctx, id, &form), OK);
	world_close(ctx);
}

static void
hundreds_of_values_are_written_as_the_new_type_has_them(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = world_field(ctx, "Hours", "text", ""), other = world_field(ctx, "Note", "text", ""), people[1001];
	struct field_form form = { "Hours", "number", false, "", true };

	(void)state;
	for (int i = 0; i < 1001; i++) {
		people[i] = world_member(ctx, arena_text(ctx->arena, "p%d@example.org", i), "Pia", "Long");
		member_set_value(ctx, people[i], id, arena_text(ctx->arena, "0%d,5", i));
		member_set_value(ctx, people[i], other, arena_text(ctx->arena, "0%d,5", i));
	}
	assert_int_equal(field_update(ctx, id, &form), OK);
	for (int i = 0; i < 1001; i += 125) {
		assert_string_equal(value(ctx, people[i], id), arena_text(ctx->arena, "%d.5", i));
		assert_string_equal(value(ctx, people[i], other), arena_text(ctx->arena, "0%d,5", i));
	}
	world_close(ctx);
}

static void
what_several_people_have_is_read_at_once(void **state)
{
	struct ctx *ctx = world_open();
	int64_t place = world_field(ctx, "Place", "text", ""), hours = world_field(ctx, "Hours", "number", "");
	int64_t people[4] = { world_member(ctx, "a@x.example", "Ana", "A"), 0, world_member(ctx, "b@x.example", "Bo", "B"),
		world_member(ctx, "c@x.example", "Cy", "C") };
	struct field_value values[8];

	(void)state;
	member_set_value(ctx, people[0], place, "Leeds");
	member_set_value(ctx, people[2], hours, "12.5");
	member_set_value(ctx, people[3], place, "York");
	member_set_value(ctx, people[3], hours, "7");
	field_of_members(ctx, field_load(ctx), people, 4, values);
	for (size_t i = 0; i < 8; i++)
		assert_string_equal(values[i].value, ((const char *[]){ "Leeds", "", "", "", "", "12.5", "York", "7" })[i]);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_read_with_comma_or_point),
		cmocka_unit_test(a_date_is_read_with_the_day_first_or_the_year_first),
		cmocka_unit_test(a_choice_is_found_folded_and_suggested),
		cmocka_unit_test(a_required_field_is_asked_for_by_forms_only),
		cmocka_unit_test(fields_have_names_of_their_own_and_keep_their_order),
		cmocka_unit_test(a_value_is_set_once_and_taken_away),
		cmocka_unit_test(a_change_of_type_says_first_what_does_not_fit_and_loses_nothing),
		cmocka_unit_test(a_choice_that_people_have_goes_only_when_that_is_meant),
		cmocka_unit_test(a_renamed_choice_takes_its_people_along),
		cmocka_unit_test(values_of_a_choice_that_is_gone_fit_again_when_another_takes_its_name),
		cmocka_unit_test(a_deleted_field_takes_its_values_along),
		cmocka_unit_test(what_several_people_have_is_read_at_once),
		cmocka_unit_test(thousands_of_long_texts_can_change_their_type),
		cmocka_unit_test(hundreds_of_values_are_written_as_the_new_type_has_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
