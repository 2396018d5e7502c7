#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/fault.h"
#include "domain/action.h"
#include "domain/rule.h"
#include "domain/throttle.h"
#include "lib/world.h"
#include "store/engine.h"

#define RUNS 3

struct trial {
	const char *kept; /* in the arena since before */
	const char *made;
	int runs;
	bool refused;
};

/* Changes all that an action may, and looks whether it finds it as it was. */
static bool
change_everything(struct ctx *ctx, void *argument)
{
	struct trial *trial = argument;

	assert_int_equal(ctx->organisation, 7);
	assert_int_equal(ctx->now, WORLD_NOW);
	assert_null(ctx->touched->first);
	assert_string_equal(ctx->problems->words, "Enter one.");
	assert_null(ctx->problems->next);
	assert_string_equal(zone_in_use(ctx->arena), "Europe/London");
	assert_string_equal(trial->kept, "kept");
	trial->runs++;
	trial->made = arena_text(ctx->arena, "run %d", trial->runs);
	/* As much as the arena has only once. */
	memset(arena_alloc(ctx->arena, 40 << 20), 'x', 40 << 20);
	ctx->organisation = 0;
	ctx->now++;
	problem(ctx, "b", "Enter two.");
	zone_use("Asia/Tokyo");
	assert_true(throttle_take(ctx, "trial", 1, 60, NULL));
	rule_touch(ctx, 1, -1, 0);
	return !trial->refused;
}

/* The same of what only reads. */
static void
change_what_a_reading_may(struct ctx *ctx, void *argument)
{
	struct trial *trial = argument;

	assert_int_equal(ctx->organisation, 7);
	assert_string_equal(ctx->problems->words, "Enter one.");
	assert_null(ctx->problems->next);
	assert_string_equal(zone_in_use(ctx->arena), "Europe/London");
	assert_string_equal(trial->kept, "kept");
	trial->runs++;
	memset(arena_alloc(ctx->arena, 40 << 20), 'x', 40 << 20);
	ctx->organisation = 0;
	ctx->problems->words = "Enter another.";
	problem(ctx, "b", "Enter two.");
	zone_use("Asia/Tokyo");
}

static struct trial
begun(struct ctx *ctx)
{
	if (db_in_transaction(ctx->db))
		db_commit(ctx->db);
	db_again_for_tests(ctx->db, RUNS - 1);
	zone_use("Europe/London");
	ctx->organisation = 7;
	ctx->problems = NULL;
	problem(ctx, "a", "Enter one.");
	return (struct trial){ .kept = arena_string(ctx->arena, "kept") };
}

static void
each_run_finds_everything_as_it_was_and_only_the_last_one_is_kept(void **state)
{
	struct ctx *ctx = world_open();
	struct trial trial = begun(ctx);
	int64_t until;

	(void)state;
	assert_true(action_write(ctx, change_everything, &trial));
	assert_int_equal(trial.runs, RUNS);
	assert_string_equal(trial.made, "run 3");
	assert_int_equal(throttle_count(ctx, "trial", 60, &until), 1);
	assert_int_equal(ctx->now, WORLD_NOW + 1);
	assert_string_equal(ctx->problems->next->words, "Enter two.");
	assert_null(ctx->problems->next->next);
	assert_null(ctx->touched->first); /* they are settled */
	world_close(ctx);
}

static void
what_is_refused_is_not_kept_and_its_problems_are_there(void **state)
{
	struct ctx *ctx = world_open();
	struct trial trial = begun(ctx);
	int64_t until;

	(void)state;
	trial.refused = true;
	assert_false(action_write(ctx, change_everything, &trial));
	assert_int_equal(throttle_count(ctx, "trial", 60, &until), 0);
	assert_string_equal(ctx->problems->next->words, "Enter two.");
	assert_null(ctx->problems->next->next);
	assert_false(db_in_transaction(ctx->db));
	world_close(ctx);
}

static void
write_something(void *argument)
{
	throttle_take(argument, "trial", 1, 60, NULL);
}

static void
each_run_of_a_reading_finds_everything_as_it_was_and_the_last_ones_snapshot_stands(void **state)
{
	struct ctx *ctx = world_open();
	struct trial trial = begun(ctx);

	(void)state;
	action_read(ctx, change_what_a_reading_may, &trial);
	assert_int_equal(trial.runs, RUNS);
	assert_int_equal(ctx->organisation, 0);
	assert_string_equal(ctx->problems->words, "Enter another.");
	assert_string_equal(ctx->problems->next->words, "Enter two.");
	assert_null(ctx->problems->next->next);
	assert_string_equal(zone_in_use(ctx->arena), "Asia/Tokyo");
	assert_int_equal(fault_catch(write_something, ctx), FAULT_BUG);
	db_rollback(ctx->db);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_run_finds_everything_as_it_was_and_only_the_last_one_is_kept),
		cmocka_unit_test(what_is_refused_is_not_kept_and_its_problems_are_there),
		cmocka_unit_test(each_run_of_a_reading_finds_everything_as_it_was_and_the_last_ones_snapshot_stands),
	};

	return cmocka_run_group_tests_name("action", tests, NULL, NULL);
}
