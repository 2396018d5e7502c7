/* The group that somebody typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/group.h"
#include "lib/world.h"

static const struct {
	const char *typed;
	enum group_found found;
	const char *name; /* found, or probably meant; NULL: nothing like it */
} typed[] = {
	{ "Volunteers", GROUP_FOUND, "Volunteers" },
	{ "  volunteers ", GROUP_FOUND, "Volunteers" },
	{ "NIGHT   SHIFT", GROUP_FOUND, "Night shift" },
	{ "Elèves", GROUP_FOUND, "Élèves" },
	{ "old team", GROUP_FOUND_ARCHIVED, "Old team" },
	{ "Voluntears", GROUP_UNKNOWN, "Volunteers" },
	{ "Night", GROUP_UNKNOWN, "Night shift" },
	{ "Old taem", GROUP_UNKNOWN, NULL },
	{ "Something else", GROUP_UNKNOWN, NULL },
};

static void
a_group_is_found_forgivingly(void **state)
{
	struct ctx *ctx = world_open();
	const struct groups *groups;

	(void)state;
	world_group(ctx, "Old team", "ask", "");
	assert_int_equal(group_archive(ctx), OK);
	world_group(ctx, "Volunteers", "ask", "");
	world_group(ctx, "Night shift", "enrol", "");
	world_group(ctx, "Élèves", "ask", "");
	groups = group_load(ctx);
	assert_int_equal(groups->count, 4);
	assert_int_equal(groups->active, 3);
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		const struct group_line *group;

		assert_int_equal(group_find(ctx->arena, groups, typed[i].typed, &group), typed[i].found);
		if (typed[i].name)
			assert_string_equal(group->name, typed[i].name);
		else
			assert_null(group);
	}
	world_close(ctx);
}

static void
a_name_that_is_used_again_is_the_active_group(void **state)
{
	struct ctx *ctx = world_open();
	const struct group_line *group;
	int64_t now;

	(void)state;
	world_group(ctx, "Team", "ask", "");
	assert_int_equal(group_archive(ctx), OK);
	now = world_group(ctx, "Team", "enrol", "");
	assert_int_equal(group_find(ctx->arena, group_load(ctx), "team", &group), GROUP_FOUND);
	assert_int_equal(group->id, now);
	assert_true(group->at_once);
	world_close(ctx);
}

static void
leaders_find_only_groups_that_they_lead(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx leader = *ctx;

	(void)state;
	world_group(ctx, "Other", "ask", "");
	leader.member = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	leader.role = LEADER;
	assert_int_equal(group_load(&leader)->count, 0);
	world_group(ctx, "Theirs", "ask", "");
	assert_int_equal(group_add_leader(ctx, leader.member), OK);
	assert_int_equal(group_load(&leader)->count, 1);
	leader.member = 0;
	assert_int_equal(group_load(&leader)->count, 0);
	world_close(ctx);
}

static void
guessing_at_group_names_has_an_end(void **state)
{
	struct ctx *ctx = world_open();
	const struct group_line *group;
	const struct groups *groups;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	groups = group_load(ctx);
	for (int i = 0; i < GUESSES_MOST; i++)
		assert_int_equal(group_find(ctx->arena, groups, "x", &group), GROUP_UNKNOWN);
	assert_int_equal(group_find(ctx->arena, groups, "Voluntears", &group), GROUP_UNKNOWN);
	assert_null(group);
	assert_int_equal(group_find(ctx->arena, groups, "volunteers", &group), GROUP_FOUND);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_group_is_found_forgivingly),
		cmocka_unit_test(guessing_at_group_names_has_an_end),
		cmocka_unit_test(a_name_that_is_used_again_is_the_active_group),
		cmocka_unit_test(leaders_find_only_groups_that_they_lead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
