#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "domain/branch.h"
#include "domain/course.h"
#include "domain/field.h"
#include "domain/member.h"
#include "domain/rule_form.h"
#include "lib/world.h"
#include "queries.h"

#define CONDITIONS_MOST 250

/* A form that is typed condition by condition. */
static struct rule_form_condition conditions[CONDITIONS_MOST];
static struct rule_form form;
static struct rule rule;
static size_t unfinished;

static void
begin(const char *mode)
{
	memset(conditions, 0, sizeof conditions);
	form = (struct rule_form){ .mode = mode, .tell = true, .conditions = conditions };
}

/* In a block of its own; block 0 of the last one. */
static struct rule_form_condition *
type(const char *subject)
{
	struct rule_form_condition *condition = &conditions[form.count++];

	condition->block = (int)form.count;
	condition->subject = subject;
	return condition;
}

static struct rule_form_condition *
beside(struct rule_form_condition *condition)
{
	condition->block = condition[-1].block;
	return condition;
}

static struct rule_form_condition *
compare(const char *subject, const char *comparison, const char *value)
{
	struct rule_form_condition *condition = type(subject);

	condition->comparison = comparison;
	condition->value = value;
	return condition;
}

static const char *
id_text(struct ctx *ctx, int64_t id)
{
	return arena_text(ctx->arena, "%lld", (long long)id);
}

static struct rule_form_condition *
ask_field(struct ctx *ctx, int64_t id, const char *comparison, const char *value)
{
	struct rule_form_condition *condition = compare("field", comparison, value);

	condition->field = id_text(ctx, id);
	return condition;
}

static struct rule_form_condition *
ask_course(struct ctx *ctx, int64_t id, const char *status)
{
	struct rule_form_condition *condition = type("course");

	condition->course = id_text(ctx, id);
	condition->status = status;
	return condition;
}

static struct rule_form_condition *
ask_branch(struct ctx *ctx, int64_t id, const char *comparison)
{
	struct rule_form_condition *condition = compare("branch", comparison, NULL);

	condition->branch = id_text(ctx, id);
	return condition;
}

static enum outcome
read_form(struct ctx *ctx)
{
	ctx->problems = NULL;
	return rule_form_read(ctx, &form, false, &rule, &unfinished);
}

static const char *
said(struct ctx *ctx, const char *field)
{
	for (const struct problem *p = ctx->problems; p; p = p->next)
		if (strcmp(p->field, field) == 0)
			return p->words;
	return NULL;
}

static void
assert_said(struct ctx *ctx, const char *field, const char *words)
{
	assert_int_equal(read_form(ctx), INVALID);
	if (!said(ctx, field) || !strstr(said(ctx, field), words))
		fail_msg("at %s stands %s, not %s", field, said(ctx, field) ? said(ctx, field) : "nothing", words);
}

static void
assert_fine(struct ctx *ctx)
{
	enum outcome result = read_form(ctx);

	if (result != OK)
		fail_msg("refused: %s", ctx->problems ? ctx->problems->words : "not finished");
}

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

static int64_t
make_field(struct ctx *ctx, const char *name, const char *type_name, const char *choices)
{
	struct field_form asked = { name, type_name, false, choices, false };
	int64_t id;

	assert_int_equal(field_create(ctx, &asked, &id), OK);
	return id;
}

static int64_t
make_course(struct ctx *ctx, const char *title)
{
	struct course_form asked = { .title = title, .description = "", .minutes = "" };
	int64_t id;

	assert_int_equal(course_create(ctx, &asked, &id), OK);
	return id;
}

static int64_t
make_branch(struct ctx *ctx, int64_t parent, const char *name)
{
	int64_t id;

	assert_int_equal(branch_create(ctx, parent, name, &id), OK);
	return id;
}

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
	int64_t shift = make_field(ctx, "Shift", "choice", "Day\nNight"), start = make_field(ctx, "Start date", "date", "");

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
	assert_string_equal(said(ctx, "value_1"), "Enter a part of an address, like @example.org.");
	assert_string_equal(said(ctx, "value_2"), "Enter a name, or a part of one.");
	assert_string_equal(said(ctx, "value_3"), "Choose at least one.");
	assert_string_equal(said(ctx, "value_4"), "Enter a date, like 2026-11-23.");
	assert_string_equal(said(ctx, "value_5"), "Enter a date, like 2026-11-23.");
	assert_string_equal(said(ctx, "course_6"), "Choose a course.");
	assert_string_equal(said(ctx, "field_7"), "Choose an additional field.");
	assert_string_equal(said(ctx, "branch_8"), "Choose a branch.");
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
	assert_string_equal(said(ctx, "course_2"), "Choose a course.");
	world_close(ctx);
}

/* ---------------------------------------------------------------- values */

static void
several_values_stand_apart_by_commas_and_quotes_keep_one(void **state)
{
	struct ctx *ctx = world_open();
	int64_t team = make_field(ctx, "Team", "text", "");

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
	int64_t team = make_field(ctx, "Team", "text", "");
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
	int64_t hours = make_field(ctx, "Hours", "number", ""), start = make_field(ctx, "Start date", "date", "");
	int64_t shift = make_field(ctx, "Shift", "choice", "Day\nNight, late");

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

/* ---------------------------------------------------------------- whose it is */

static void
things_of_another_organisation_are_not_there(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t field_id = make_field(&other, "Stroke", "text", ""), course = make_course(&other, "Swimming"),
			branch = make_branch(&other, 0, "Lake");

	(void)state;
	begin("all");
	ask_field(ctx, field_id, "is", "Crawl");
	ask_course(ctx, course, "completed");
	ask_course(ctx, 0, "completed")->course = "Swimming";
	ask_branch(ctx, branch, "is");
	ask_branch(ctx, 0, "is")->branch = "Lake";
	assert_int_equal(read_form(ctx), INVALID);
	assert_non_null(strstr(said(ctx, "field_1"), "no such additional field"));
	assert_non_null(strstr(said(ctx, "course_2"), "no such course"));
	assert_non_null(strstr(said(ctx, "course_3"), "no such course"));
	assert_non_null(said(ctx, "branch_4"));
	assert_non_null(strstr(said(ctx, "branch_5"), "There is no branch “Lake”"));
	world_close(ctx);
}

static void
courses_and_branches_are_also_found_by_what_they_are_called(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = make_course(ctx, "First aid"), north = make_branch(ctx, 0, "North"),
			river = make_branch(ctx, north, "Riverside");

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
	int64_t course = make_course(ctx, "First aid"), hours = make_field(ctx, "Hours", "number", ""),
			north = make_branch(ctx, 0, "North");
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

/* ---------------------------------------------------------------- sense */

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
	int64_t course = make_course(ctx, "First aid"), other = make_course(ctx, "Driving");

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
	int64_t team = make_field(ctx, "Team", "text", ""), hours = make_field(ctx, "Hours", "number", ""),
			start = make_field(ctx, "Start", "date", "");
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
	int64_t north = make_branch(ctx, 0, "North"), river = make_branch(ctx, north, "River"), south = make_branch(ctx, 0, "South");
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
	int64_t team = make_field(ctx, "Team", "text", "");

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
	int64_t course = make_course(ctx, "First aid"), team = make_field(ctx, "Team", "text", "");

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
		cmocka_unit_test(an_empty_rule_is_refused),
		cmocka_unit_test(a_rule_has_up_to_fifty_conditions),
		cmocka_unit_test(a_condition_without_value_says_so_at_its_field),
		cmocka_unit_test(what_was_not_asked_for_yet_is_only_not_finished),
		cmocka_unit_test(several_values_stand_apart_by_commas_and_quotes_keep_one),
		cmocka_unit_test(signs_and_scripts_mean_themselves),
		cmocka_unit_test(values_are_read_by_the_type_of_their_field),
		cmocka_unit_test(too_many_values_and_too_long_ones_are_refused),
		cmocka_unit_test(domains_of_addresses_become_what_addresses_are_kept_as),
		cmocka_unit_test(a_name_is_all_its_words),
		cmocka_unit_test(things_of_another_organisation_are_not_there),
		cmocka_unit_test(courses_and_branches_are_also_found_by_what_they_are_called),
		cmocka_unit_test(a_kept_rule_becomes_the_form_it_came_from),
		cmocka_unit_test(conditions_that_exclude_each_other_are_named_by_their_numbers),
		cmocka_unit_test(values_of_one_field_that_exclude_each_other_are_named),
		cmocka_unit_test(branches_exclude_each_other_by_where_they_stand),
		cmocka_unit_test(alternatives_clash_only_where_none_goes_with_another),
		cmocka_unit_test(what_lets_everybody_in_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
