/* A rule as administrators type it: as a whole, and whose things it names. */
#include "domain/rule_typed.h"

/* ---------------------------------------------------------------- as a whole */

static void
an_empty_rule_is_refused(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	begin("all");
	assert_said(ctx, "", "Add one");
	begin("most");
	compare("email", "contains", "a");
	assert_said(ctx, "mode", "all of the conditions, or any");
	world_close(ctx);
}

static void
a_rule_has_up_to_fifty_conditions(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	begin("any");
	for (int i = 0; i < RULE_CONDITIONS_MOST; i++)
		compare("email", "contains", arena_text(ctx->arena, "%d", i));
	assert_fine(ctx);
	assert_int_equal(rule.count, RULE_CONDITIONS_MOST);
	for (int i = RULE_CONDITIONS_MOST; i < 200; i++)
		compare("email", "contains", "a");
	assert_said(ctx, "", "this one has 200");
	world_close(ctx);
}

static void
a_condition_without_value_says_so_at_its_field(void **state)
{
	struct ctx *ctx = world_open();
	int64_t shift = world_field(ctx, "Shift", "choice", "Day\nNight"), start = world_field(ctx, "Start date", "date", "");

	(void)state;
	begin("all");
	compare("email", "contains", "");
	compare("name", "contains", " , ");
	ask_field(ctx, shift, "is", "");
	ask_field(ctx, start, "before", "");
	compare("joined", "after", "");
	type("course")->course = "";
	conditions[5].status = "completed";
	type("field")->field = "";
	ask_branch(ctx, 0, "is")->branch = "";
	assert_int_equal(read_form(ctx), INVALID);
	assert_string_equal(world_words(ctx, "value_1"), "Enter a part of an address, like @example.org.");
	assert_string_equal(world_words(ctx, "value_2"), "Enter a name, or a part of one.");
	assert_string_equal(world_words(ctx, "value_3"), "Choose at least one.");
	assert_string_equal(world_words(ctx, "value_4"), "Enter a date, like 2026-11-23.");
	assert_string_equal(world_words(ctx, "value_5"), "Enter a date, like 2026-11-23.");
	assert_string_equal(world_words(ctx, "course_6"), "Choose a course.");
	assert_string_equal(world_words(ctx, "field_7"), "Choose an additional field.");
	assert_string_equal(world_words(ctx, "branch_8"), "Choose a branch.");
	world_close(ctx);
}

static void
what_was_not_asked_for_yet_is_only_not_finished(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	begin("all");
	compare("email", "contains", "@northfield.example");
	type("course");
	assert_int_equal(read_form(ctx), INVALID);
	assert_null(ctx->problems);
	assert_int_equal(unfinished, 2);
	assert_int_equal(rule_form_read(ctx, &form, true, &rule, &unfinished), INVALID);
	assert_string_equal(world_words(ctx, "course_2"), "Choose a course.");
	world_close(ctx);
}

/* ---------------------------------------------------------------- whose it is */

static void
things_of_another_organisation_are_not_there(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t field_id = world_field(&other, "Stroke", "text", ""), course = world_course(&other, "Swimming"),
			branch = world_branch(&other, 0, "Lake");

	(void)state;
	begin("all");
	ask_field(ctx, field_id, "is", "Crawl");
	ask_course(ctx, course, "completed");
	ask_course(ctx, 0, "completed")->course = "Swimming";
	ask_branch(ctx, branch, "is");
	ask_branch(ctx, 0, "is")->branch = "Lake";
	assert_int_equal(read_form(ctx), INVALID);
	assert_non_null(strstr(world_words(ctx, "field_1"), "no such additional field"));
	assert_non_null(strstr(world_words(ctx, "course_2"), "no such course"));
	assert_non_null(strstr(world_words(ctx, "course_3"), "no such course"));
	assert_true(*world_words(ctx, "branch_4"));
	assert_non_null(strstr(world_words(ctx, "branch_5"), "There is no branch “Lake”"));
	world_close(ctx);
}

static void
courses_and_branches_are_also_found_by_what_they_are_called(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), north = world_branch(ctx, 0, "North"),
			river = world_branch(ctx, north, "Riverside");

	(void)state;
	begin("all");
	ask_course(ctx, 0, "not completed")->course = "FIRST  AID";
	ask_branch(ctx, 0, "under")->branch = "riverside";
	assert_fine(ctx);
	assert_int_equal(rule.conditions[0].subject_id, course);
	assert_int_equal(rule.conditions[0].comparison, RULE_IS_NOT);
	assert_string_equal(rule.conditions[0].value, "completed");
	assert_string_equal(rule.conditions[0].subject_name, "First aid");
	assert_int_equal(rule.conditions[1].subject_id, river);
	world_close(ctx);
}

static void
a_kept_rule_becomes_the_form_it_came_from(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), hours = world_field(ctx, "Hours", "number", ""),
			north = world_branch(ctx, 0, "North");
	struct rule loaded, again;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	begin("any");
	ask_course(ctx, course, "not in progress");
	beside(ask_field(ctx, hours, "more", "12,5"));
	ask_branch(ctx, north, "not under");
	compare("joined", "before", "2026-01-01");
	assert_fine(ctx);
	rule_put_draft(ctx, &rule);
	assert_true(rule_load_draft(ctx, &loaded));
	assert_true(rule_is_same(&rule, &loaded));
	form = rule_form_of(ctx, &loaded);
	assert_string_equal(form.mode, "any");
	assert_string_equal(form.conditions[0].status, "not in progress");
	assert_null(form.conditions[0].gone);
	assert_int_equal(rule_form_read(ctx, &form, true, &again, &unfinished), OK);
	assert_true(rule_is_same(&again, &loaded));
	again.conditions[1].block = 2;
	assert_false(rule_is_same(&again, &loaded));
	assert_int_equal(field_delete(ctx, hours), OK);
	assert_string_equal(rule_form_of(ctx, &loaded).conditions[1].gone, "Hours");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_rule_is_refused),
		cmocka_unit_test(a_rule_has_up_to_fifty_conditions),
		cmocka_unit_test(a_condition_without_value_says_so_at_its_field),
		cmocka_unit_test(what_was_not_asked_for_yet_is_only_not_finished),
		cmocka_unit_test(things_of_another_organisation_are_not_there),
		cmocka_unit_test(courses_and_branches_are_also_found_by_what_they_are_called),
		cmocka_unit_test(a_kept_rule_becomes_the_form_it_came_from),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
