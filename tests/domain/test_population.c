#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/group.h"
#include "domain/population.h"
#include "domain/rule_life.h"
#include "lib/ruled.h"
#include "lib/world.h"
#include "queries.h"

static struct group_form
form_of(const char *population)
{
	return (struct group_form){
		.name = "Drivers", .description = "", .policy = "ask", .invite_days = "30", .seats = "1", .population = population
	};
}

static void
save_name_rule(struct ctx *ctx, const char *name)
{
	struct rule_condition condition = { .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = name };

	ruled_save(ctx, false, &condition, 1);
}

/* A member who was added by hand to ctx->group. */
static int64_t
by_hand(struct ctx *ctx, const char *address, const char *first, const char *last)
{
	int64_t member = world_member(ctx, address, first, last);

	world_join(ctx, member);
	return member;
}

static void
how_a_group_is_filled_is_chosen_when_it_is_made(void **state)
{
	struct ctx *ctx = world_open();
	struct group_form form = form_of("by magic");

	(void)state;
	assert_int_equal(group_create(ctx, &form, &ctx->group), INVALID);
	assert_string_equal(world_words(ctx, "population"), "Choose how the group is filled: by hand, or by rule.");
	ctx->problems = NULL;
	form.population = "automatic";
	assert_int_equal(group_create(ctx, &form, &ctx->group), OK);
	assert_true(population_get(ctx).automatic);
	world_group(ctx, "Staff", "ask", "");
	assert_false(population_get(ctx).automatic);
	world_close(ctx);
}

static void
whoever_is_in_stays_where_that_is_chosen(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie;

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	edie = by_hand(ctx, "edie@northfield.example", "Edie", "Lowe");
	assert_int_equal(population_change(ctx, "automatic", ""), INVALID);
	assert_true(*world_words(ctx, "stay"));
	ctx->problems = NULL;
	assert_int_equal(population_change(ctx, "automatic", "pin"), OK);
	assert_int_equal(population_get(ctx).pinned, 1);
	save_name_rule(ctx, "somebody else");
	assert_int_equal(rule_standing(ctx, edie), RULE_PINNED);
	world_close(ctx);
}

static void
whoever_is_in_leaves_once_a_rule_is_saved_where_it_is_to_decide(void **state)
{
	struct ctx *ctx = world_open();
	int64_t edie, sam;

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	edie = by_hand(ctx, "edie@northfield.example", "Edie", "Lowe");
	sam = by_hand(ctx, "sam@northfield.example", "Sam", "Hall");
	assert_int_equal(population_change(ctx, "automatic", "decide"), OK);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(rule_standing(ctx, sam), RULE_IN);
	save_name_rule(ctx, "Edie");
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(rule_standing(ctx, sam), RULE_OUT);
	world_close(ctx);
}

static void
by_hand_again_everybody_stays_and_nobody_is_kept_out(void **state)
{
	struct ctx *ctx = world_open();
	struct group_form form = form_of("automatic");
	int64_t edie = world_member(ctx, "edie@northfield.example", "Edie", "Lowe");
	int64_t lena = world_member(ctx, "lena@northfield.example", "Lena", "Lowe");
	int64_t sam = world_member(ctx, "sam@northfield.example", "Sam", "Hall");
	struct population now;
	struct rule rule;

	(void)state;
	assert_int_equal(group_create(ctx, &form, &ctx->group), OK);
	rule_exclude(ctx, sam, "removed");
	save_name_rule(ctx, "Lowe");
	now = population_get(ctx);
	assert_true(now.learners == 1 && now.pinned == 0 && now.waiting == 1 && now.excluded == 1 && now.latest == 1);
	assert_int_equal(population_change(ctx, "manual", ""), OK);
	now = population_get(ctx);
	assert_true(!now.automatic && now.learners == 1 && now.waiting == 1 && now.excluded == 0 && now.latest == 1);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	assert_int_equal(rule_standing(ctx, lena), RULE_WAITING);
	assert_int_equal(rule_standing(ctx, sam), RULE_OUT);
	assert_false(rule_load_current(ctx, &rule));
	rule_touch(ctx, edie, -1, 0);
	rule_settle(ctx);
	assert_int_equal(rule_standing(ctx, edie), RULE_IN);
	world_close(ctx);
}

static void
the_rule_that_a_group_had_is_a_draft_when_a_rule_fills_it_again(void **state)
{
	struct ctx *ctx = world_open();
	struct group_form form = form_of("automatic");
	struct rule rule;

	(void)state;
	assert_int_equal(group_create(ctx, &form, &ctx->group), OK);
	save_name_rule(ctx, "Lowe");
	assert_int_equal(population_change(ctx, "manual", ""), OK);
	assert_int_equal(population_change(ctx, "automatic", "pin"), OK);
	assert_false(rule_load_current(ctx, &rule));
	assert_true(rule_load_draft(ctx, &rule));
	assert_int_equal(rule.count, 1);
	assert_int_equal(rule_save(ctx), OK);
	assert_true(rule_load_current(ctx, &rule));
	assert_int_equal(rule.number, 2);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(how_a_group_is_filled_is_chosen_when_it_is_made),
		cmocka_unit_test(whoever_is_in_stays_where_that_is_chosen),
		cmocka_unit_test(whoever_is_in_leaves_once_a_rule_is_saved_where_it_is_to_decide),
		cmocka_unit_test(by_hand_again_everybody_stays_and_nobody_is_kept_out),
		cmocka_unit_test(the_rule_that_a_group_had_is_a_draft_when_a_rule_fills_it_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
