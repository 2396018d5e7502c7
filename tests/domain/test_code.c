#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/random.h"
#include "domain/code.h"
#include "domain/group.h"
#include "domain/key.h"
#include "domain/seat.h"
#include "lib/world.h"
#include "queries.h"

/* What the form is filled with, unless a test says otherwise. */
static struct code_form
form(const char *code)
{
	return (struct code_form){ .make = "own",
		.code = code,
		.first_day = "2026-11-22",
		.last_day = "2027-01-31",
		.max_uses = "",
		.allow_list = "",
		.active = true };
}

static struct ctx *
open_group(void)
{
	struct ctx *ctx = world_open();

	world_group(ctx, "Residential care staff", "ask", "40");
	return ctx;
}

static int64_t
create(struct ctx *ctx, const struct code_form *filled)
{
	int64_t code;

	assert_int_equal(code_create(ctx, filled, &code), OK);
	return code;
}

static const char *
shown(struct ctx *ctx, int64_t code)
{
	struct rows *rows = q_code_get(ctx->db, ctx->organisation, ctx->group, code);

	assert_true(row_one(rows));
	return row_text(rows, CODE_GET_CODE);
}

/* The form is refused at this field, and at no other. */
static void
assert_refused(struct ctx *ctx, const struct code_form *filled, const char *field, const char *words)
{
	int64_t code;

	assert_int_equal(code_create(ctx, filled, &code), INVALID);
	assert_string_equal(ctx->problems->field, field);
	if (!strstr(ctx->problems->words, words))
		fail_msg("%s", ctx->problems->words);
	assert_null(ctx->problems->next);
	ctx->problems = NULL;
}

/* ---------------------------------------------------------------- the text */

static void
case_blanks_and_dashes_do_not_matter(void **state)
{
	static const char *const same[] = { "CARE-AUTUMN", "care-autumn", "Care Autumn", "careautumn", " care\tau tumn\n",
		"c-a-r-e-a-u-t-u-m-n", "CARE\u2013AUTUMN", "CARE\u2014AUTUMN", "CARE\u2212AUTUMN", "CARE\u2011AUTUMN", "CARE\u00a0AUTUMN",
		"CARE\u3000AUTUMN",
		"\ufeff"
		"CARE-\u200bAUTUMN",
		"CARE\u00adAUTUMN", "ＣＡＲＥ－ＡＵＴＵＭＮ" };
	struct ctx *ctx = world_open();

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (!code_key(ctx->arena, same[i]) || strcmp(code_key(ctx->arena, same[i]), "CAREAUTUMN") != 0)
			fail_msg("%zu: %s", i, same[i]);
	world_close(ctx);
}

static void
what_cannot_be_a_code_is_none(void **state)
{
	static const char *const none[] = { "", "   ", "---", "abc", "A-B-C", "CARE_AUTUMN", "CARE.AUTUMN", "CÄRE", "caré", "🎓🎓🎓🎓",
		"CARE🎓", "АВСЕ", "CARE/AUTUMN", "a%00b", "1234567890123456789012345", "\xff\xfe\xfd\xfc", "CARE\xc3" };
	struct ctx *ctx = world_open();
	char *longest = arena_alloc(ctx->arena, 10001);

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (code_key(ctx->arena, none[i]))
			fail_msg("%zu: %s", i, none[i]);
	memset(longest, 'A', 10000);
	assert_null(code_key(ctx->arena, longest));
	memset(longest, '-', 9996);
	assert_null(code_key(ctx->arena, longest));
	assert_non_null(code_key(ctx->arena, "123456789012345678901234"));
	world_close(ctx);
}

static void
made_codes_have_no_characters_that_look_alike(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_int_equal(strlen(code_alphabet), 24);
	assert_null(strpbrk(code_alphabet, "01258BILOSVZ"));
	random_fix(99);
	for (int i = 0; i < 200; i++) {
		const char *code = code_make(ctx->arena, 8);

		assert_int_equal(strlen(code), 9);
		assert_int_equal(code[4], '-');
		assert_int_equal(strspn(code, code_alphabet), 4);
		assert_int_equal(strspn(code + 5, code_alphabet), 4);
	}
	world_close(ctx);
}

/* ---------------------------------------------------------------- making */

static void
a_typed_code_is_shown_in_capitals_with_hyphens(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form one = form("care  autumn"), other = form("--Nights\u2013 26-");

	(void)state;
	assert_string_equal(shown(ctx, create(ctx, &one)), "CARE-AUTUMN");
	assert_string_equal(shown(ctx, create(ctx, &other)), "NIGHTS-26");
	world_close(ctx);
}

static void
a_code_is_made_where_none_is_typed(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form made = form("");
	const char *code;

	(void)state;
	made.make = "made";
	code = shown(ctx, create(ctx, &made));
	assert_int_equal(strlen(code), 9);
	assert_string_not_equal(shown(ctx, create(ctx, &made)), code);
	made.make = "own";
	assert_refused(ctx, &made, "code", "Enter a code");
	world_close(ctx);
}

static void
odd_codes_are_refused_with_what_a_code_has(void **state)
{
	static const char *const odd[] = { "abc", "CARE_AUTUMN", "🎓🎓🎓🎓", "1234567890123456789012345", "caré-26" };
	struct ctx *ctx = open_group();
	char *longest = arena_alloc(ctx->arena, 10001);
	struct code_form filled;

	(void)state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
		filled = form(odd[i]);
		assert_refused(ctx, &filled, "code", "4 to 24 letters");
	}
	memset(longest, 'A', 10000);
	filled = form(longest);
	assert_refused(ctx, &filled, "code", "more than 100 characters");
	world_close(ctx);
}

static void
a_code_is_taken_for_good_on_the_whole_site(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN"), again = form("care autumn");
	int64_t code = create(ctx, &filled);
	struct ctx other = world_neighbour(ctx);

	(void)state;
	assert_refused(ctx, &again, "code", "taken");
	assert_int_equal(code_retire(ctx, code), OK);
	assert_refused(ctx, &again, "code", "taken");
	world_group(&other, "Divers", "ask", "");
	assert_refused(&other, &again, "code", "taken");
	world_close(ctx);
}

static void
an_enrolment_key_is_no_group_code(void **state)
{
	struct ctx *ctx = open_group();
	int64_t batch;
	struct rows *rows;
	struct code_form filled;

	(void)state;
	assert_int_equal(key_make(ctx, "1", "Cards", &batch), OK);
	rows = q_key_batch_get(ctx->db, ctx->organisation, ctx->group, batch);
	assert_true(row_one(rows));
	filled = form(key_text(ctx->arena, row_text(rows, KEY_BATCH_GET_NONCE), 1));
	assert_refused(ctx, &filled, "code", "taken");
	world_close(ctx);
}

static void
who_tries_out_taken_codes_has_to_wait(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN"), free = form("SOMETHING-NEW"), made = form("");

	(void)state;
	create(ctx, &filled);
	db_commit(ctx->db);
	for (int i = 0; i < 10; i++) {
		assert_int_equal(code_check(ctx, &free), OK);
		assert_int_equal(code_check(ctx, &filled), INVALID);
		assert_non_null(strstr(ctx->problems->words, "taken. Choose"));
		ctx->problems = NULL;
	}
	/* Now nothing is told of codes that are free either. */
	assert_int_equal(code_check(ctx, &free), INVALID);
	assert_non_null(strstr(ctx->problems->words, "in 60 minutes"));
	ctx->problems = NULL;
	made.make = "made";
	assert_int_equal(code_check(ctx, &made), OK);
	world_later(ctx, 3601);
	assert_int_equal(code_check(ctx, &free), OK);
	db_begin(ctx->db);
	world_close(ctx);
}

static void
the_last_day_is_not_before_the_first_nor_over(void **state)
{
	static const char *const no_days[] = { "", "22.11.2026", "2026-11-31", "2026-13-01", "2026-1-1", "tomorrow", "99999-01-01",
		NULL };
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN");

	(void)state;
	for (size_t i = 0; no_days[i]; i++) {
		filled.last_day = no_days[i];
		assert_refused(ctx, &filled, "last_day", "Enter the last day");
	}
	filled = form("CARE-AUTUMN");
	filled.first_day = "";
	assert_refused(ctx, &filled, "first_day", "Enter the first day");
	filled.first_day = "2027-02-01";
	assert_refused(ctx, &filled, "last_day", "before the first one. Enter 1 Feb 2027 or a later day.");
	filled.first_day = "2026-11-01";
	filled.last_day = "2026-11-21";
	assert_refused(ctx, &filled, "last_day", "over");
	filled.last_day = "2026-11-22";
	create(ctx, &filled);
	world_close(ctx);
}

static void
uses_are_a_whole_number_or_without_limit(void **state)
{
	static const char *const odd[] = { "0", "-1", "1.5", "1e3", "ten", "10000001", "99999999999999999999", "½", NULL };
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN");

	(void)state;
	for (size_t i = 0; odd[i]; i++) {
		filled.max_uses = odd[i];
		assert_refused(ctx, &filled, "max_uses", "from 1 to 10,000,000");
	}
	filled.max_uses = " 6 ";
	create(ctx, &filled);
	world_close(ctx);
}

static void
a_group_has_so_many_codes_and_retired_ones_do_not_count(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form filled = form("");
	int64_t code = 0;

	(void)state;
	filled.make = "made";
	for (int i = 0; i < CODES_MOST; i++)
		code = create(ctx, &filled);
	assert_refused(ctx, &filled, "", "500 codes");
	assert_int_equal(code_retire(ctx, code), OK);
	create(ctx, &filled);
	world_close(ctx);
}

static void
an_archived_group_gets_no_code(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN");

	(void)state;
	assert_int_equal(group_archive(ctx), OK);
	assert_refused(ctx, &filled, "", "archived");
	world_close(ctx);
}

/* ---------------------------------------------------------------- changing and using */

static void
uses_end_at_their_number_and_when_it_is_off(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN");
	int64_t code;

	(void)state;
	filled.max_uses = "2";
	filled.active = false;
	code = create(ctx, &filled);
	assert_false(code_use(ctx, code));
	assert_int_equal(code_switch(ctx, code, true), OK);
	assert_true(code_use(ctx, code));
	assert_int_equal(code_switch(ctx, code, false), OK);
	assert_false(code_use(ctx, code));
	assert_int_equal(code_switch(ctx, code, true), OK);
	assert_true(code_use(ctx, code));
	assert_false(code_use(ctx, code));
	filled.max_uses = "1";
	assert_int_equal(code_update(ctx, code, &filled), INVALID);
	assert_non_null(strstr(ctx->problems->words, "used 2 times"));
	ctx->problems = NULL;
	filled.max_uses = "";
	assert_int_equal(code_update(ctx, code, &filled), OK);
	assert_true(code_use(ctx, code));
	world_close(ctx);
}

static void
a_retired_code_stays_so(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN");
	int64_t code = create(ctx, &filled);

	(void)state;
	assert_int_equal(code_retire(ctx, code), OK);
	assert_int_equal(code_retire(ctx, code), OK);
	assert_false(code_use(ctx, code));
	assert_int_equal(code_switch(ctx, code, true), INVALID);
	ctx->problems = NULL;
	assert_int_equal(code_update(ctx, code, &filled), INVALID);
	world_close(ctx);
}

static void
a_code_belongs_to_its_own_group(void **state)
{
	struct ctx *ctx = open_group();
	struct code_form filled = form("CARE-AUTUMN");
	int64_t code = create(ctx, &filled);
	struct ctx other = world_neighbour(ctx);

	(void)state;
	world_group(ctx, "Night shift", "ask", "");
	assert_int_equal(code_switch(ctx, code, false), NOT_FOUND);
	assert_int_equal(code_update(ctx, code, &filled), NOT_FOUND);
	assert_int_equal(code_retire(ctx, code), NOT_FOUND);
	world_group(&other, "Divers", "ask", "");
	assert_int_equal(code_retire(&other, code), NOT_FOUND);
	assert_false(code_use(&other, code));
	world_close(ctx);
}

/* ---------------------------------------------------------------- days */

static void
assert_day(struct ctx *ctx, const char *date, const char *time, int expected)
{
	assert_true(zone_instant(date, time, &ctx->now));
	if (code_day(ctx, "2026-10-25", "2026-11-01") != expected)
		fail_msg("%s %s", date, time);
}

/* The clocks go back on 25 Oct in London and on 1 Nov in New York: both days have 25 hours, and are whole days of the code. */
static void
days_are_those_of_the_zone_whatever_the_clocks_do(void **state)
{
	static const char *const zones[] = { "Europe/London", "America/New_York", "Pacific/Auckland", "UTC", NULL };
	struct ctx *ctx = world_open();

	(void)state;
	for (size_t i = 0; zones[i]; i++) {
		zone_use(zones[i]);
		assert_day(ctx, "2026-10-24", "23:59", -1);
		assert_day(ctx, "2026-10-25", "00:00", 0);
		assert_day(ctx, "2026-10-25", "23:59", 0);
		assert_day(ctx, "2026-11-01", "00:00", 0);
		assert_day(ctx, "2026-11-01", "23:59", 0);
		ctx->now += 60;
		assert_int_equal(code_day(ctx, "2026-10-25", "2026-11-01"), 1);
		assert_day(ctx, "2026-11-02", "00:00", 1);
	}
	zone_use("Europe/London");
	world_close(ctx);
}

static void
days_are_counted_over_a_change_of_clocks(void **state)
{
	static const char *const zones[] = { "Europe/London", "America/New_York", "UTC", NULL };

	(void)state;
	for (size_t i = 0; zones[i]; i++) {
		zone_use(zones[i]);
		assert_int_equal(code_days("2026-10-24", "2026-11-03"), 10);
		assert_int_equal(code_days("2027-03-10", "2027-03-31"), 21);
		assert_int_equal(code_days("2026-11-22", "2026-11-22"), 0);
		assert_int_equal(code_days("2026-11-03", "2026-10-24"), -10);
	}
	zone_use("Europe/London");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_blanks_and_dashes_do_not_matter),
		cmocka_unit_test(what_cannot_be_a_code_is_none),
		cmocka_unit_test(made_codes_have_no_characters_that_look_alike),
		cmocka_unit_test(a_typed_code_is_shown_in_capitals_with_hyphens),
		cmocka_unit_test(a_code_is_made_where_none_is_typed),
		cmocka_unit_test(odd_codes_are_refused_with_what_a_code_has),
		cmocka_unit_test(a_code_is_taken_for_good_on_the_whole_site),
		cmocka_unit_test(an_enrolment_key_is_no_group_code),
		cmocka_unit_test(who_tries_out_taken_codes_has_to_wait),
		cmocka_unit_test(the_last_day_is_not_before_the_first_nor_over),
		cmocka_unit_test(uses_are_a_whole_number_or_without_limit),
		cmocka_unit_test(a_group_has_so_many_codes_and_retired_ones_do_not_count),
		cmocka_unit_test(an_archived_group_gets_no_code),
		cmocka_unit_test(uses_end_at_their_number_and_when_it_is_off),
		cmocka_unit_test(a_retired_code_stays_so),
		cmocka_unit_test(a_code_belongs_to_its_own_group),
		cmocka_unit_test(days_are_those_of_the_zone_whatever_the_clocks_do),
		cmocka_unit_test(days_are_counted_over_a_change_of_clocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
