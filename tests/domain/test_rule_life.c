#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/branch.h"
#include "domain/course.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/rule_life.h"
#include "lib/ruled.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

static void
save_rule(struct ctx *ctx, struct rule_condition condition)
{
	ruled_save(ctx, false, &condition, 1);
}

static void
save_name_rule(struct ctx *ctx, const char *name)
{
	save_rule(ctx, (struct rule_condition){ .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = name });
}

/* What the first condition of ctx->group's rule asks for, in words. */
static const char *
asks(struct ctx *ctx)
{
	struct rule rule;

	assert_true(rule_load_current(ctx, &rule));
	return rule_condition_words(ctx, &rule, rule.conditions);
}

static const char *
stopped(struct ctx *ctx)
{
	struct rule rule;

	assert_true(rule_load_current(ctx, &rule));
	return rule.stopped ? rule.stopped : "";
}

static const struct field_form shift = { .name = "Shift", .type = "choice", .choices = "Day\nNight\nLate" };

static int64_t
shift_field(struct ctx *ctx)
{
	int64_t id;

	assert_int_equal(field_create(ctx, &shift, &id), OK);
	return id;
}

/* Edie, who works at night, in a group of the rule "Shift is Night or Late". */
static int64_t
night_group(struct ctx *ctx, int64_t field)
{
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");

	member_set_value(ctx, edie, field, "Night");
	ruled_group(ctx, "Night staff", "enrol", "");
	save_rule(ctx,
		(struct rule_condition){
			.subject = RULE_FIELD, .subject_id = field, .subject_name = "Shift", .comparison = RULE_IS, .value = "Night\nLate" });
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	return edie;
}

/* ---------------------------------------------------------------- taken over */

static void
a_duplicate_has_the_rule_as_a_draft_and_nobody_in_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe"), copy;
	struct rule rule;

	(void)state;
	ruled_group(ctx, "Drivers", "enrol", "");
	save_name_rule(ctx, "Lowe");
	assert_int_equal(group_duplicate(ctx, &copy), OK);
	assert_int_equal(ctx->group, copy);
	assert_int_equal(
		look_number(ctx, "SELECT count(*) FROM activities WHERE verb = 'group.duplicated' AND detail = 'Drivers'"), 1);
	assert_false(rule_load_current(ctx, &rule));
	assert_true(rule_load_draft(ctx, &rule));
	assert_string_equal(rule.conditions[0].value, "Lowe");
	assert_int_equal(rule_standing(ctx, edie), RULE_OUT);
	assert_int_equal(rule_save(ctx), OK);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	world_close(ctx);
}

static void
the_rule_of_another_group_becomes_the_draft_and_no_other_organisations(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t drivers = ruled_group(ctx, "Drivers", "enrol", "");
	int64_t foreign = ruled_group(&other, "Divers", "enrol", "");
	struct rule rule;

	(void)state;
	save_name_rule(ctx, "Lowe");
	save_name_rule(&other, "Hall");
	ruled_group(ctx, "Staff", "enrol", "");
	assert_int_equal(rule_copy(ctx, foreign), INVALID);
	assert_int_equal(rule_copy(ctx, ctx->group), INVALID);
	ctx->problems = NULL;
	assert_int_equal(rule_copy(ctx, drivers), OK);
	assert_true(rule_load_draft(ctx, &rule));
	assert_int_equal(rule.count, 1);
	assert_string_equal(rule.conditions[0].value, "Lowe");
	world_group(ctx, "By hand", "ask", "");
	assert_int_equal(rule_copy(ctx, drivers), INVALID);
	world_close(ctx);
}

/* ---------------------------------------------------------------- archive */

static void
the_rule_of_an_archived_group_rests_and_is_applied_when_it_is_restored(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe"), lena;

	(void)state;
	ruled_group(ctx, "Drivers", "enrol", "");
	save_name_rule(ctx, "Lowe");
	assert_int_equal(group_archive(ctx), OK);
	lena = world_member(ctx, "lena@northfield.example", "Lena", "Lowe");
	rule_touch(ctx, lena, -1, 0);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, lena), RULE_OUT);
	assert_int_equal(group_restore(ctx), OK);
	assert_int_equal(rule_standing(ctx, lena), RULE_IN);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	world_close(ctx);
}

/* ---------------------------------------------------------------- taken back */

static void
what_undoing_brings_back_is_known_before(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	struct rule rule;

	(void)state;
	ruled_group(ctx, "Drivers", "enrol", "");
	assert_false(rule_load_before(ctx, &rule));
	save_name_rule(ctx, "Lowe");
	assert_true(rule_load_before(ctx, &rule));
	assert_true(rule.number == 0 && rule.count == 0);
	save_name_rule(ctx, "Hall");
	assert_true(rule_load_before(ctx, &rule));
	assert_true(rule.number == 1 && rule.count == 1);
	assert_null(rule_lost(ctx, &rule));
	assert_int_equal(rule_undo(ctx), OK);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	world_close(ctx);
}

static void
a_rule_that_asks_for_what_is_gone_is_known_as_lost(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = shift_field(ctx);
	struct field_form shorter = shift;
	struct rule rule;

	(void)state;
	night_group(ctx, field);
	save_name_rule(ctx, "Lowe");
	assert_true(rule_load_before(ctx, &rule));
	assert_null(rule_lost(ctx, &rule));
	shorter.choices = "Day\nLate";
	shorter.agreed = true;
	assert_int_equal(field_update(ctx, field, &shorter), OK);
	assert_string_equal(rule_lost(ctx, &rule), "It asks for “Night” in the field “Shift”, which does not take that any more.");
	assert_int_equal(field_delete(ctx, field), OK);
	assert_string_equal(rule_lost(ctx, &rule), "It asks for the field “Shift”, which was deleted.");
	world_close(ctx);
}

/* ---------------------------------------------------------------- stopped */

static void
a_rule_stops_where_its_field_is_deleted_and_nobody_leaves(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = shift_field(ctx), edie = night_group(ctx, field);

	(void)state;
	assert_int_equal(rule_stops(ctx, RULE_FIELD, field, NULL).groups, 1);
	assert_string_equal(rule_stops(ctx, RULE_FIELD, field, NULL).first, "Night staff");
	assert_int_equal(field_delete(ctx, field), OK);
	assert_string_equal(stopped(ctx), "The field “Shift” was deleted. Condition 1 asks for it: Shift is Night or Late.");
	rule_touch(ctx, edie, -1, 0);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	save_name_rule(ctx, "nobody");
	assert_string_equal(stopped(ctx), "");
	assert_int_equal(rule_standing(ctx, edie), RULE_OUT);
	world_close(ctx);
}

static void
a_rule_stops_where_one_of_its_choices_is_deleted_and_not_where_another_is(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = shift_field(ctx), edie = night_group(ctx, field);
	struct field_form form = shift;
	struct field_preview preview;

	(void)state;
	form.choices = "Night\nLate";
	assert_true(field_preview(ctx, field, &form, &preview));
	assert_int_equal(preview.stops.groups, 0);
	assert_int_equal(field_update(ctx, field, &form), OK);
	assert_string_equal(stopped(ctx), "");
	form.choices = "Night\nDay";
	assert_true(field_preview(ctx, field, &form, &preview));
	assert_int_equal(preview.stops.groups, 1);
	assert_int_equal(field_update(ctx, field, &form), INVALID);
	assert_string_equal(stopped(ctx), "");
	ctx->problems = NULL;
	form.agreed = true;
	assert_int_equal(field_update(ctx, field, &form), OK);
	assert_non_null(strstr(stopped(ctx), "The choice “Late” of the field “Shift” was deleted."));
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	world_close(ctx);
}

static void
a_rule_stops_where_the_type_of_its_field_changes(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = shift_field(ctx), edie = night_group(ctx, field);
	struct field_form form = { .name = "Shift", .type = "number", .choices = "", .agreed = true };

	(void)state;
	assert_int_equal(field_update(ctx, field, &form), OK);
	assert_non_null(strstr(stopped(ctx), "it changed from choice to number."));
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	world_close(ctx);
}

static void
a_rule_stops_where_its_branch_is_deleted_before_people_move(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	int64_t riverside = world_branch(ctx, 0, "Riverside"), hillside = world_branch(ctx, 0, "Hillside");

	(void)state;
	member_set_branch(ctx, edie, riverside);
	ruled_group(ctx, "Riverside people", "enrol", "");
	save_rule(ctx, (struct rule_condition){ .subject = RULE_BRANCH, .subject_id = riverside, .comparison = RULE_UNDER });
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(branch_delete(ctx, riverside, hillside), OK);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_non_null(strstr(stopped(ctx), "The branch “Riverside” was deleted."));
	world_close(ctx);
}

static void
a_rule_stops_where_its_course_is_deleted(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe"), course = world_course(ctx, "First aid");

	(void)state;
	ruled_group(ctx, "To be trained", "enrol", "");
	save_rule(ctx,
		(struct rule_condition){ .subject = RULE_COURSE,
			.subject_id = course,
			.comparison = RULE_IS,
			.value = "not started",
			.subject_name = "First aid" });
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(course_delete(ctx, course), OK);
	assert_string_equal(stopped(ctx), "The course “First aid” was deleted. Condition 1 asks for it: First aid is Not started.");
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_string_equal(asks(ctx), "First aid is Not started");
	world_close(ctx);
}

/* ---------------------------------------------------------------- renamed */

static void
a_renamed_choice_is_followed_by_rules_and_drafts_and_nobody_comes_or_goes(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = shift_field(ctx), edie = night_group(ctx, field), night = ctx->group;
	struct rule draft, rule;

	(void)state;
	assert_true(rule_load_current(ctx, &rule));
	ruled_group(ctx, "Others", "enrol", "");
	rule_draft_like(ctx, &rule);
	assert_int_equal(field_rename_choice(ctx, field, "Night", "Owls, “all” of them"), OK);
	assert_true(rule_load_draft(ctx, &draft));
	assert_string_equal(draft.conditions[0].value, "Owls, “all” of them\nLate");
	ctx->group = night;
	assert_string_equal(asks(ctx), "Shift is Owls, “all” of them or Late");
	rule_touch(ctx, edie, RULE_FIELD, field);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	world_close(ctx);
}

static void
rules_call_fields_by_their_present_names(void **state)
{
	struct ctx *ctx = world_open();
	int64_t field = shift_field(ctx);
	struct field_form form = shift;

	(void)state;
	night_group(ctx, field);
	form.name = "Working hours";
	assert_int_equal(field_update(ctx, field, &form), OK);
	assert_string_equal(asks(ctx), "Working hours is Night or Late");
	assert_string_equal(stopped(ctx), "");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_duplicate_has_the_rule_as_a_draft_and_nobody_in_it),
		cmocka_unit_test(the_rule_of_another_group_becomes_the_draft_and_no_other_organisations),
		cmocka_unit_test(the_rule_of_an_archived_group_rests_and_is_applied_when_it_is_restored),
		cmocka_unit_test(what_undoing_brings_back_is_known_before),
		cmocka_unit_test(a_rule_that_asks_for_what_is_gone_is_known_as_lost),
		cmocka_unit_test(a_rule_stops_where_its_field_is_deleted_and_nobody_leaves),
		cmocka_unit_test(a_rule_stops_where_one_of_its_choices_is_deleted_and_not_where_another_is),
		cmocka_unit_test(a_rule_stops_where_the_type_of_its_field_changes),
		cmocka_unit_test(a_rule_stops_where_its_branch_is_deleted_before_people_move),
		cmocka_unit_test(a_rule_stops_where_its_course_is_deleted),
		cmocka_unit_test(a_renamed_choice_is_followed_by_rules_and_drafts_and_nobody_comes_or_goes),
		cmocka_unit_test(rules_call_fields_by_their_present_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
