#include "place.h"

#include "domain/throttle.h"

static void
the_limit_holds_for_a_window(void **state)
{
	struct place *place = *state;
	struct ctx *ctx = &place->ctx;
	int64_t until = 0;

	db_begin(ctx->db);
	for (int i = 0; i < 3; i++) {
		assert_true(throttle_take(ctx, "a", 3, 900, &until));
		assert_int_equal(until, PLACE_NOW + 900);
		ctx->now += 10;
	}
	assert_false(throttle_take(ctx, "a", 3, 900, &until));
	assert_int_equal(until, PLACE_NOW + 900);
	assert_true(throttle_take(ctx, "b", 3, 900, NULL));
	ctx->now = PLACE_NOW + 900;
	assert_true(throttle_take(ctx, "a", 3, 900, &until));
	assert_int_equal(until, PLACE_NOW + 1800);
}

static void
a_clock_that_is_set_back_locks_nobody_out(void **state)
{
	struct ctx *ctx = &((struct place *)*state)->ctx;
	int64_t until = 0;

	db_begin(ctx->db);
	ctx->now += 86400;
	assert_true(throttle_take(ctx, "a", 1, 900, NULL));
	assert_false(throttle_take(ctx, "a", 1, 900, NULL));
	ctx->now -= 86400;
	assert_true(throttle_take(ctx, "a", 1, 900, &until));
	assert_int_equal(until, PLACE_NOW + 900);
	assert_false(throttle_take(ctx, "a", 1, 900, NULL));
}

static void
what_is_given_back_does_not_count(void **state)
{
	struct ctx *ctx = &((struct place *)*state)->ctx;

	db_begin(ctx->db);
	for (int i = 0; i < 10; i++) {
		assert_true(throttle_take(ctx, "a", 1, 900, NULL));
		throttle_give_back(ctx, "a");
	}
	throttle_give_back(ctx, "a");
	assert_true(throttle_take(ctx, "a", 1, 900, NULL));
	assert_false(throttle_take(ctx, "a", 1, 900, NULL));
	assert_int_equal(throttle_count(ctx, "a", 900, NULL), 2);
	throttle_clear(ctx, "a");
	assert_int_equal(throttle_count(ctx, "a", 900, NULL), 0);
	assert_true(throttle_take(ctx, "a", 1, 900, NULL));
}

static void
windows_that_are_over_are_swept(void **state)
{
	struct ctx *ctx = &((struct place *)*state)->ctx;

	db_begin(ctx->db);
	throttle_take(ctx, "a", 1, 900, NULL);
	throttle_take(ctx, "b", 1, 900, NULL);
	throttle_take(ctx, "c", 1, 9000, NULL);
	assert_int_equal(throttle_sweep(ctx, 10), 0);
	ctx->now += 900;
	assert_int_equal(throttle_sweep(ctx, 1), 1);
	assert_int_equal(throttle_sweep(ctx, 10), 1);
	assert_int_equal(throttle_sweep(ctx, 10), 0);
}

static void
a_household_is_one_client(void **state)
{
	struct arena *arena = ((struct place *)*state)->ctx.arena;

	assert_string_equal(throttle_client(arena, "192.0.2.7"), "192.0.2.7");
	assert_string_equal(throttle_client(arena, "::ffff:192.0.2.7"), "192.0.2.7");
	assert_string_equal(throttle_client(arena, "2001:db8:1:2:3:4:5:6"), throttle_client(arena, "2001:db8:1:2::9"));
	assert_string_not_equal(throttle_client(arena, "2001:db8:1:2::1"), throttle_client(arena, "2001:db8:1:3::1"));
	assert_string_equal(throttle_client(arena, NULL), "");
}

static void
the_wait_is_told_in_minutes(void **state)
{
	struct arena *arena = ((struct place *)*state)->ctx.arena;

	assert_string_equal(throttle_wait_words(arena, 100, 101), "in a minute");
	assert_string_equal(throttle_wait_words(arena, 100, 161), "in 2 minutes");
	assert_string_equal(throttle_wait_words(arena, 100, 1000), "in 15 minutes");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_limit_holds_for_a_window, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_clock_that_is_set_back_locks_nobody_out, place_make, place_remove),
		cmocka_unit_test_setup_teardown(what_is_given_back_does_not_count, place_make, place_remove),
		cmocka_unit_test_setup_teardown(windows_that_are_over_are_swept, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_household_is_one_client, place_make, place_remove),
		cmocka_unit_test_setup_teardown(the_wait_is_told_in_minutes, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
