/* Conditions that nobody or everybody can match are named by their numbers in the form. */
#include "domain/rule_typed.h"

static void
assert_clash(struct ctx *ctx)
{
	form.mode = "all";
	assert_said(ctx, "subject_2", "Conditions 1 and 2 can never hold together");
	form.mode = "any";
	assert_fine(ctx);
	/* Together in one block of an "any" rule they are the same nonsense. */
	conditions[1].block = conditions[0].block;
	assert_said(ctx, "subject_2", "Conditions 1 and 2 can never hold together");
	form.mode = "all";
	assert_fine(ctx);
}

static void
assert_goes_together(struct ctx *ctx)
{
	form.mode = "all";
	assert_fine(ctx);
}

static void
conditions_that_exclude_each_other_are_named_by_their_numbers(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), other = world_course(ctx, "Driving");

	(void)state;
	begin("all");
	ask_course(ctx, course, "completed");
	ask_course(ctx, course, "in progress");
	assert_clash(ctx);
	begin("all");
	ask_course(ctx, course, "completed");
	ask_course(ctx, course, "not completed");
	assert_clash(ctx);
	begin("all");
	ask_course(ctx, course, "completed");
	ask_course(ctx, other, "in progress");
	assert_goes_together(ctx);
	begin("all");
	ask_course(ctx, course, "completed");
	ask_course(ctx, course, "not in progress");
	assert_goes_together(ctx);
	begin("all");
	compare("joined", "before", "2026-01-02");
	compare("joined", "after", "2026-01-01");
	assert_clash(ctx);
	begin("all");
	compare("joined", "before", "2026-01-03");
	compare("joined", "after", "2026-01-01");
	assert_goes_together(ctx);
	begin("all");
	compare("name", "contains", "Edie Lowe");
	compare("name", "contains not", "low");
	assert_clash(ctx);
	begin("all");
	compare("name", "contains", "Edie");
	compare("name", "contains not", "Edie Lowe");
	assert_goes_together(ctx);
	begin("all");
	compare("email", "ends", "@a.example, @b.example");
	compare("email", "ends", "@c.example");
	assert_clash(ctx);
	begin("all");
	compare("email", "ends", "@a.example");
	compare("email", "ends", ".example");
	assert_goes_together(ctx);
	begin("all");
	compare("email", "ends", "@a.example");
	compare("email", "contains not", "example");
	assert_clash(ctx);
	world_close(ctx);
}

static void
values_of_one_field_that_exclude_each_other_are_named(void **state)
{
	struct ctx *ctx = world_open();
	int64_t team = world_field(ctx, "Team", "text", ""), hours = world_field(ctx, "Hours", "number", ""),
			start = world_field(ctx, "Start", "date", "");
	static const struct {
		int field;
		const char *first, *first_value, *second, *second_value;
		bool clash;
	} pairs[] = {
		{ 0, "is", "Fleet, Care", "is", "Office", true },
		{ 0, "is", "Fleet, Care", "is", "care, Office", false },
		{ 0, "is", "Fleet", "is not", "FLEET", true },
		{ 0, "is", "Fleet, Care", "is not", "Fleet", false },
		{ 0, "empty", "", "filled", "", true },
		{ 0, "empty", "", "contains", "a", true },
		{ 0, "empty", "", "is not", "a", false },
		{ 0, "is", "Fleet", "contains", "care", true },
		{ 0, "contains", "fleet", "contains not", "fl", true },
		{ 0, "contains", "fl", "contains not", "fleet", false },
		{ 1, "less", "5", "more", "5", true },
		{ 1, "less", "5.1", "more", "5", false },
		{ 1, "is", "4", "more", "5", true },
		{ 1, "is not", "4", "is not", "5", false },
		{ 2, "before", "2026-05-01", "after", "2026-05-01", true },
		{ 2, "is", "2026-05-01", "before", "2026-05-01", true },
		{ 2, "after", "2026-05-01", "before", "2026-05-03", false },
	};
	int64_t ids[] = { team, hours, start };

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		begin("all");
		ask_field(ctx, ids[pairs[i].field], pairs[i].first, pairs[i].first_value);
		ask_field(ctx, ids[pairs[i].field], pairs[i].second, pairs[i].second_value);
		if (pairs[i].clash)
			assert_clash(ctx);
		else
			assert_goes_together(ctx);
	}
	world_close(ctx);
}

static void
branches_exclude_each_other_by_where_they_stand(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "North"), river = world_branch(ctx, north, "River"),
			south = world_branch(ctx, 0, "South");
	struct {
		int64_t first;
		const char *how;
		int64_t second;
		const char *other;
		bool clash;
	} pairs[] = {
		{ north, "is", river, "is", true },
		{ north, "under", river, "under", false },
		{ river, "under", north, "not under", true },
		{ north, "under", river, "not under", false },
		{ river, "is", north, "under", false },
		{ river, "is", south, "under", true },
		{ south, "under", north, "under", true },
		{ south, "empty", north, "under", true },
		{ south, "empty", north, "not under", false },
		{ north, "is", north, "is not", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		begin("all");
		ask_branch(ctx, pairs[i].first, pairs[i].how);
		ask_branch(ctx, pairs[i].second, pairs[i].other);
		if (pairs[i].clash)
			assert_clash(ctx);
		else
			assert_goes_together(ctx);
	}
	world_close(ctx);
}

static void
alternatives_clash_only_where_none_goes_with_another(void **state)
{
	struct ctx *ctx = world_open();
	int64_t team = world_field(ctx, "Team", "text", "");

	(void)state;
	begin("all");
	ask_field(ctx, team, "is", "Fleet");
	beside(ask_field(ctx, team, "is", "Care"));
	ask_field(ctx, team, "is", "Office");
	assert_said(ctx, "subject_3", "Conditions 1 to 2 and 3 can never hold together");
	beside(compare("email", "contains", "a"));
	assert_fine(ctx);
	world_close(ctx);
}

static const char *
idle(struct ctx *ctx, const char *mode)
{
	form.mode = mode;
	assert_fine(ctx);
	return rule_idle_words(ctx, &rule);
}

static void
what_lets_everybody_in_is_said(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), team = world_field(ctx, "Team", "text", "");

	(void)state;
	begin("any");
	ask_course(ctx, course, "completed");
	ask_course(ctx, course, "not completed");
	assert_string_equal(idle(ctx, "any"), "Everybody matches condition 1 or 2, so the rule lets everybody in.");
	begin("any");
	ask_field(ctx, team, "filled", "");
	ask_field(ctx, team, "is not", "Fleet");
	assert_non_null(idle(ctx, "any"));
	begin("any");
	ask_field(ctx, team, "is not", "Care");
	ask_field(ctx, team, "is not", "Fleet");
	assert_non_null(idle(ctx, "any"));
	assert_null(idle(ctx, "all"));
	beside(&conditions[1]);
	assert_string_equal(idle(ctx, "all"), "Everybody matches condition 1 or 2, so these two ask for nothing.");
	begin("any");
	compare("joined", "before", "2026-01-02");
	compare("joined", "after", "2026-01-01");
	assert_non_null(idle(ctx, "any"));
	conditions[0].value = "2026-01-01";
	assert_null(idle(ctx, "any"));
	begin("any");
	compare("email", "contains", "a");
	compare("email", "contains not", "a");
	assert_null(idle(ctx, "any")); /* nothing holds of an address that nobody has proved */
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(conditions_that_exclude_each_other_are_named_by_their_numbers),
		cmocka_unit_test(values_of_one_field_that_exclude_each_other_are_named),
		cmocka_unit_test(branches_exclude_each_other_by_where_they_stand),
		cmocka_unit_test(alternatives_clash_only_where_none_goes_with_another),
		cmocka_unit_test(what_lets_everybody_in_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
