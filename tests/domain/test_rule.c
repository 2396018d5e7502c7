#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/group.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "domain/rule.h"
#include "domain/seat.h"
#include "lib/ruled.h"
#include "lib/world.h"
#include "queries.h"

static void
people_come_and_go_by_a_field(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = world_field(ctx, "Department", "text", "");
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	struct rule_condition condition = {
		.block = 1, .subject = RULE_FIELD, .subject_id = field, .comparison = RULE_IS, .value = "Fleet\nOutreach"
	};

	(void)state;
	ruled_group(ctx, "Drivers", "enrol", "");
	ruled_save(ctx, false, &condition, 1);
	assert_int_equal(rule_standing(ctx, edie), RULE_OUT);
	member_set_value(ctx, edie, field, "OUTREACH");
	rule_touch(ctx, edie, RULE_FIELD, field);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(world_mails(ctx, NULL, "edie@northfield.example"), 1);
	member_set_value(ctx, edie, field, "Finance");
	rule_touch(ctx, edie, RULE_FIELD, field);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, edie), RULE_OUT);
	assert_int_equal(world_mails(ctx, NULL, "edie@northfield.example"), 1);
	world_close(ctx);
}

static void
a_rule_takes_in_whoever_is_there_when_it_is_saved(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	int64_t sam = world_member(ctx, "sam@elsewhere.example", "Sam", "Hall");
	struct rule_condition condition = {
		.block = 1, .subject = RULE_EMAIL, .comparison = RULE_ENDS, .value = "@Northfield.example"
	};
	struct rule rule;

	(void)state;
	ruled_group(ctx, "Staff", "enrol", "");
	ruled_save(ctx, false, &condition, 1);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(rule_standing(ctx, sam), RULE_OUT);
	assert_true(rule_load_current(ctx, &rule));
	assert_string_equal(rule_condition_words(ctx, &rule, rule.conditions), "E-mail address ends with @Northfield.example");
	assert_string_equal(rule_why(ctx, &rule, rule_facts_load(ctx, edie)), "E-mail address: edie@northfield.example");
	world_close(ctx);
}

static void
of_very_many_values_it_is_said_how_many_more_there_are(void **state)
{
	struct ctx *ctx = world_open();
	struct rule_condition condition = { .block = 1, .subject = RULE_FIELD, .subject_name = "Site", .comparison = RULE_IS };
	struct rule rule = { .conditions = &condition, .count = 1 };
	char *values = arena_alloc(ctx->arena, RULE_VALUES_MOST * 81 + 1);
	const char *words;

	(void)state;
	for (int i = 0; i < RULE_VALUES_MOST; i++)
		snprintf(values + strlen(values), 82, "%s%080d", i ? "\n" : "", i);
	condition.value = values;
	words = rule_condition_words(ctx, &rule, &condition);
	assert_non_null(strstr(words, "47 or 52 more"));
	condition.value = "Fleet\nOutreach\nCare";
	assert_string_equal(rule_condition_words(ctx, &rule, &condition), "Site is Fleet, Outreach or Care");
	world_close(ctx);
}

static void
a_full_group_puts_people_on_its_wait_list_and_takes_them_off_when_they_match_no_more(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = world_field(ctx, "Department", "text", "");
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	int64_t sam = world_member(ctx, "sam@northfield.example", "Sam", "Hall");
	struct rule_condition condition = { .block = 1, .subject = RULE_FIELD, .subject_id = field, .comparison = RULE_FILLED };

	(void)state;
	member_set_value(ctx, sam, field, "Fleet");
	member_set_value(ctx, edie, field, "Fleet");
	ruled_group(ctx, "Drivers", "enrol", "1");
	ruled_save(ctx, false, &condition, 1);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(rule_standing(ctx, sam), RULE_WAITING);
	member_set_value(ctx, sam, field, "");
	rule_touch(ctx, sam, RULE_FIELD, field);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, sam), RULE_OUT);
	world_close(ctx);
}

static void
where_most_change_few_are_matched_in_vain(void **state)
{
	struct ctx *ctx = world_open();
	struct rule_condition condition = { .block = 1, .subject = RULE_EMAIL, .comparison = RULE_ENDS, .value = "@people.example" };
	struct rule_progress progress = { .pass = 1 };
	struct rule rule;

	(void)state;
	for (int i = 0; i < 240; i++)
		world_member(ctx, arena_text(ctx->arena, "person%d@people.example", i), "Ann", "Lee");
	ruled_group(ctx, "Staff", "enrol", "");
	ruled_save(ctx, false, &condition, 1);
	assert_int_equal(world_count(ctx, "active"), 240);
	/* Everybody leaves, a hundred in a piece; Dana is no one of them. */
	assert_true(rule_load_current(ctx, &rule));
	rule.conditions->value = "@nowhere.example";
	rule_condition_ready(ctx, rule.conditions);
	assert_true(rule_apply_some(ctx, &rule, &progress));
	assert_int_equal(world_count(ctx, "active"), 140);
	assert_int_equal(progress.looked, 101);
	assert_int_equal(progress.span, 202);
	assert_true(rule_apply_some(ctx, &rule, &progress));
	assert_int_equal(progress.span, 200);
	/* Where fewer change, more are matched at once. */
	assert_true(rule_apply_some(ctx, &rule, &progress));
	assert_int_equal(world_count(ctx, "active"), 0);
	assert_true(rule_apply_some(ctx, &rule, &progress));
	assert_int_equal(progress.pass, 2);
	assert_int_equal(progress.span, 0);
	world_close(ctx);
}

static void
nobody_joined_after_the_last_day_or_beside_what_is_no_day(void **state)
{
	struct ctx *ctx = world_open();
	struct rule_person person = { .joined_at = ctx->now, .email_key = "", .sort_key = "" };
	const char *const days[] = { "9999-12-31", "", "soon" };

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct rule_condition condition = { .subject = RULE_JOINED, .comparison = RULE_AFTER, .value = days[i] };

		rule_condition_ready(ctx, &condition);
		assert_false(rule_person_holds(&condition, &person));
		condition.comparison = RULE_BEFORE;
		assert_int_equal(rule_person_holds(&condition, &person), i == 0);
	}
	world_close(ctx);
}

static bool
holds(struct ctx *ctx, enum rule_comparison comparison, const char *value, const char *key)
{
	struct rule_condition condition = { .subject = RULE_FIELD, .comparison = comparison, .value = value };

	rule_condition_ready(ctx, &condition);
	return rule_field_holds(&condition, key, true);
}

static void
a_bound_itself_is_neither_below_nor_above_it(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_true(holds(ctx, RULE_LESS, "7.5", "7") && holds(ctx, RULE_MORE, "7.5", "10"));
	assert_false(holds(ctx, RULE_LESS, "7.5", "7.5") || holds(ctx, RULE_MORE, "7.5", "7.5"));
	assert_false(holds(ctx, RULE_LESS, "7.5", "10") || holds(ctx, RULE_MORE, "7.5", "7"));
	assert_true(holds(ctx, RULE_BEFORE, "2026-11-22", "2026-11-21") && holds(ctx, RULE_AFTER, "2026-11-22", "2026-11-23"));
	assert_false(holds(ctx, RULE_BEFORE, "2026-11-22", "2026-11-22") || holds(ctx, RULE_AFTER, "2026-11-22", "2026-11-22"));
	assert_false(holds(ctx, RULE_LESS, "7.5", NULL) || holds(ctx, RULE_AFTER, "2026-11-22", NULL));
	assert_true(holds(ctx, RULE_IS_NOT, "Fleet", NULL) && holds(ctx, RULE_EMPTY, "", NULL) && !holds(ctx, RULE_FILLED, "", NULL));
	world_close(ctx);
}

static void
a_name_is_one_with_an_at_sign_in_it_and_an_address_is_none(void **state)
{
	struct ctx *ctx = world_open();
	struct rule_condition condition = { .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "Lowe" };

	(void)state;
	rule_condition_ready(ctx, &condition);
	assert_true(rule_person_holds(&condition, &(struct rule_person){ .email_key = "", .sort_key = "lowe @ night edie" }));
	assert_false(rule_person_holds(&condition, &(struct rule_person){ .email_key = "", .sort_key = "edie.lowe@night.example" }));
	world_close(ctx);
}

static void
blocks_are_alternatives_in_a_rule_of_all_and_belong_together_in_one_of_any(void **state)
{
	struct rule_condition conditions[] = { { .block = 1 }, { .block = 1 }, { .block = 2 } };
	struct rule rule = { .conditions = conditions, .count = 3 };

	(void)state;
	assert_true(rule_verdict(&rule, (bool[]){ true, false, true }));
	assert_false(rule_verdict(&rule, (bool[]){ true, true, false }));
	rule.any = true;
	assert_true(rule_verdict(&rule, (bool[]){ true, true, false }));
	assert_true(rule_verdict(&rule, (bool[]){ false, false, true }));
	assert_false(rule_verdict(&rule, (bool[]){ true, false, false }));
	rule.count = 0;
	assert_false(rule_verdict(&rule, NULL));
}

static void
undoing_the_last_change_brings_back_the_rule_before_without_mails(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	struct rule_condition one = { .block = 1, .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "edie LOWE" };
	struct rule_condition other = { .block = 1, .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "nobody" };

	(void)state;
	ruled_group(ctx, "Staff", "enrol", "");
	ruled_save(ctx, false, &one, 1);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	ruled_save(ctx, false, &other, 1);
	assert_int_equal(rule_standing(ctx, edie), RULE_OUT);
	assert_int_equal(rule_undo(ctx), OK);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(world_mails(ctx, NULL, "edie@northfield.example"), 1);
	world_close(ctx);
}

static void
the_preview_counts_who_stays_comes_and_goes_and_lists_them_by_name(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	int64_t sam = world_member(ctx, "sam@northfield.example", "Sam", "Hall");
	struct rule_condition one = { .block = 1, .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "Edie" };
	struct rule_condition other = { .block = 1, .subject = RULE_NAME, .comparison = RULE_CONTAINS_NOT, .value = "Edie" };
	struct rule draft = { .conditions = &other, .count = 1 };
	struct rule_listed comers[5], leavers[5];
	struct rule_list added = { .after_key = "", .people = comers, .most = 5 },
					 removed = { .after_key = "", .people = leavers, .most = 5 };
	struct rule_preview preview;

	(void)state;
	ruled_group(ctx, "Staff", "enrol", "");
	ruled_save(ctx, false, &one, 1);
	rule_put_draft(ctx, &draft);
	assert_true(rule_load_draft(ctx, &draft));
	db_commit(ctx->db);
	rule_preview(ctx, &draft, &preview, &added, &removed);
	assert_int_equal(added.count, 2);
	assert_int_equal(comers[0].member, sam);
	assert_int_equal(preview.matches, 2);
	assert_int_equal(preview.added, 2);
	assert_int_equal(preview.removed, 1);
	assert_true(preview.brake);
	assert_int_equal(removed.count, 1);
	assert_int_equal(leavers[0].member, edie);
	added = (struct rule_list){ .after_key = comers[0].sort_key, .after_id = sam, .people = comers, .most = 5 };
	rule_preview(ctx, &draft, &preview, &added, NULL);
	assert_int_equal(added.count, 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_come_and_go_by_a_field),
		cmocka_unit_test(a_rule_takes_in_whoever_is_there_when_it_is_saved),
		cmocka_unit_test(of_very_many_values_it_is_said_how_many_more_there_are),
		cmocka_unit_test(a_full_group_puts_people_on_its_wait_list_and_takes_them_off_when_they_match_no_more),
		cmocka_unit_test(where_most_change_few_are_matched_in_vain),
		cmocka_unit_test(nobody_joined_after_the_last_day_or_beside_what_is_no_day),
		cmocka_unit_test(a_bound_itself_is_neither_below_nor_above_it),
		cmocka_unit_test(a_name_is_one_with_an_at_sign_in_it_and_an_address_is_none),
		cmocka_unit_test(blocks_are_alternatives_in_a_rule_of_all_and_belong_together_in_one_of_any),
		cmocka_unit_test(undoing_the_last_change_brings_back_the_rule_before_without_mails),
		cmocka_unit_test(the_preview_counts_who_stays_comes_and_goes_and_lists_them_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
