#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/branch.h"
#include "domain/brings.h"
#include "lib/look.h"
#include "lib/world.h"

static int64_t
values_of(struct ctx *ctx, int64_t member)
{
	return look_number(ctx, "SELECT count(*) FROM member_values WHERE member_id = %lld", (long long)member);
}

static int64_t
branch_of(struct ctx *ctx, int64_t member)
{
	return look_number(ctx, "SELECT COALESCE(branch_id, 0) FROM members WHERE id = %lld", (long long)member);
}

static void
what_is_empty_is_filled_and_the_rest_stays(void **state)
{
	struct ctx *ctx = world_open();
	int64_t shoe = world_field(ctx, "Shoe size", "text", ""), north = world_branch(ctx, 0, "North"),
			south = world_branch(ctx, 0, "South");
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	struct brings brings = { .branch = north, .count = 1, .values = { { shoe, "44" } } };

	(void)state;
	brings_give(ctx, mona, brings_write(ctx->arena, &brings));
	assert_int_equal(branch_of(ctx, mona), north);
	brings.branch = south;
	brings.values[0].value = "45";
	brings_give(ctx, mona, brings_write(ctx->arena, &brings));
	assert_int_equal(branch_of(ctx, mona), north);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM member_values WHERE value = '44'"), 1);
	world_close(ctx);
}

/* Somebody was invited with them, and accepts only now. */
static void
what_was_deleted_meanwhile_is_left_out_whatever_was_made_since(void **state)
{
	struct ctx *ctx = world_open();
	int64_t shoe = world_field(ctx, "Shoe size", "text", ""), north = world_branch(ctx, 0, "North");
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	const char *brought = brings_write(ctx->arena, &(struct brings){ .branch = north, .count = 1, .values = { { shoe, "44" } } });

	(void)state;
	assert_int_equal(field_delete(ctx, shoe), OK);
	assert_int_equal(branch_delete(ctx, north, 0), OK);
	assert_int_not_equal(world_field(ctx, "Allergies", "text", ""), shoe);
	assert_int_not_equal(world_branch(ctx, 0, "South"), north);
	brings_give(ctx, mona, brought);
	assert_int_equal(values_of(ctx, mona), 0);
	assert_int_equal(branch_of(ctx, mona), 0);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_empty_is_filled_and_the_rest_stays),
		cmocka_unit_test(what_was_deleted_meanwhile_is_left_out_whatever_was_made_since),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
