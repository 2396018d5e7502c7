#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/branch.h"
#include "domain/member.h"
#include "lib/world.h"
#include "queries.h"

static const char *
path(struct ctx *ctx, int64_t id)
{
	const char *path = branch_path(branch_load(ctx), id);

	assert_string_equal(branch_path_of(ctx, id), path);
	return path;
}

static enum branch_found
find(struct ctx *ctx, const char *typed, int64_t *id, const char **suggestion)
{
	const struct branch *likely;
	enum branch_found found = branch_find(ctx->arena, branch_load(ctx), typed, id, &likely);

	*suggestion = likely ? likely->path : NULL;
	return found;
}

static void
assert_finds(struct ctx *ctx, const char *typed, int64_t expected)
{
	const char *suggestion;
	int64_t id;

	assert_int_equal(find(ctx, typed, &id, &suggestion), BRANCH_FOUND);
	assert_int_equal(id, expected);
}

static void
assert_suggests(struct ctx *ctx, const char *typed, const char *expected)
{
	const char *suggestion;
	int64_t id;

	assert_int_equal(find(ctx, typed, &id, &suggestion), BRANCH_UNKNOWN);
	if (expected)
		assert_string_equal(suggestion, expected);
	else
		assert_null(suggestion);
}

static void
branches_make_a_tree_in_the_order_of_names(void **state)
{
	struct ctx *ctx = world_open();
	int64_t south = world_branch(ctx, 0, "Southport"), north = world_branch(ctx, 0, "Northfield");
	int64_t river = world_branch(ctx, north, "Riverside"), airport = world_branch(ctx, north, "Airport");
	const struct branches *all = branch_load(ctx);

	(void)state;
	assert_int_equal(all->count, 4);
	assert_int_equal(all->all[0].id, north);
	assert_int_equal(all->all[0].below, 2);
	assert_int_equal(all->all[1].id, airport);
	assert_int_equal(all->all[1].depth, 2);
	assert_int_equal(all->all[2].id, river);
	assert_string_equal(all->all[2].path, "Northfield › Riverside");
	assert_int_equal(all->all[3].id, south);
	assert_string_equal(branch_path(all, 0), "");
	assert_null(branch_get(all, 999));
	world_close(ctx);
}

static void
siblings_have_different_names_at_the_top_too(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), id;

	(void)state;
	assert_int_equal(branch_create(ctx, 0, "NORTHFIELD ", &id), INVALID);
	assert_true(has_problem(ctx, "name"));
	ctx->problems = NULL;
	world_branch(ctx, north, "Northfield");
	assert_int_equal(branch_create(ctx, north, "", &id), INVALID);
	ctx->problems = NULL;
	assert_int_equal(branch_create(ctx, north, "East > West", &id), INVALID);
	ctx->problems = NULL;
	assert_int_equal(branch_create(ctx, 999, "Lost", &id), NOT_FOUND);
	world_close(ctx);
}

static void
a_branch_is_renamed_and_moved_with_all_below_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), south = world_branch(ctx, 0, "Southport");
	int64_t river = world_branch(ctx, north, "Riverside"), hall = world_branch(ctx, river, "Hall 3");

	(void)state;
	assert_int_equal(branch_rename(ctx, river, "riverside"), OK);
	assert_int_equal(branch_move(ctx, river, south), OK);
	assert_string_equal(path(ctx, hall), "Southport › riverside › Hall 3");
	assert_int_equal(branch_move(ctx, south, hall), INVALID);
	assert_true(has_problem(ctx, "parent"));
	ctx->problems = NULL;
	assert_int_equal(branch_move(ctx, south, south), INVALID);
	ctx->problems = NULL;
	world_branch(ctx, north, "Riverside");
	assert_int_equal(branch_move(ctx, river, north), INVALID);
	assert_true(has_problem(ctx, "parent"));
	ctx->problems = NULL;
	assert_int_equal(branch_move(ctx, river, 0), OK);
	assert_string_equal(path(ctx, hall), "riverside › Hall 3");
	world_close(ctx);
}

static void
a_tree_is_ten_levels_deep_at_most(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = 0, deep, pair = world_branch(ctx, 0, "Pair");

	(void)state;
	world_branch(ctx, pair, "Second");
	for (int i = 0; i < BRANCH_DEPTH - 1; i++)
		id = world_branch(ctx, id, "Level");
	assert_int_equal(branch_move(ctx, pair, id), INVALID);
	assert_true(has_problem(ctx, "parent"));
	ctx->problems = NULL;
	id = world_branch(ctx, id, "Bottom");
	assert_int_equal(branch_create(ctx, id, "Deeper", &deep), INVALID);
	assert_true(has_problem(ctx, "name"));
	world_close(ctx);
}

static void
a_branch_is_deleted_when_it_is_empty_or_another_takes_all_over(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), south = world_branch(ctx, 0, "Southport");
	int64_t river = world_branch(ctx, north, "Riverside");
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg");

	(void)state;
	assert_true(member_set_branch(ctx, mona, north));
	assert_int_equal(branch_delete(ctx, north, 0), INVALID);
	assert_true(has_problem(ctx, "heir"));
	ctx->problems = NULL;
	assert_int_equal(branch_delete(ctx, north, river), INVALID);
	ctx->problems = NULL;
	assert_int_equal(branch_delete(ctx, north, south), OK);
	assert_string_equal(path(ctx, river), "Southport › Riverside");
	assert_false(member_set_branch(ctx, mona, south));
	assert_int_equal(branch_delete(ctx, river, 0), OK);
	assert_int_equal(branch_load(ctx)->count, 1);
	world_close(ctx);
}

static void
an_heir_does_not_take_a_branch_whose_name_it_has(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), south = world_branch(ctx, 0, "Southport");

	(void)state;
	world_branch(ctx, north, "Stores");
	world_branch(ctx, south, "stores");
	assert_int_equal(branch_delete(ctx, north, south), INVALID);
	assert_true(has_problem(ctx, "heir"));
	assert_int_equal(branch_load(ctx)->count, 4);
	world_close(ctx);
}

static void
what_is_below_a_branch_of_its_own_name_takes_its_place(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), upper = world_branch(ctx, north, "Riverside");
	int64_t lower = world_branch(ctx, upper, "Riverside");

	(void)state;
	assert_int_equal(branch_delete(ctx, upper, north), OK);
	assert_string_equal(path(ctx, lower), "Northfield › Riverside");
	assert_int_equal(branch_load(ctx)->count, 2);
	world_close(ctx);
}

static void
a_branch_is_found_by_its_name_or_path_however_it_is_written(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), south = world_branch(ctx, 0, "Südhafen");
	int64_t river = world_branch(ctx, north, "Riverside"), lab = world_branch(ctx, south, "R/D"),
			stores = world_branch(ctx, north, "Stores");

	(void)state;
	assert_finds(ctx, " NORTHFIELD ", north);
	assert_finds(ctx, "sudhafen", south);
	assert_finds(ctx, "riverside", river);
	assert_finds(ctx, "Northfield / Riverside", river);
	assert_finds(ctx, "northfield>riverside", river);
	assert_finds(ctx, "Northfield › Riverside", river);
	assert_finds(ctx, "R/D", lab);
	assert_finds(ctx, "Südhafen › R / D", lab);
	assert_finds(ctx, path(ctx, stores), stores);
	world_close(ctx);
}

static void
two_paths_that_differ_only_in_how_they_are_written_can_both_be_chosen(void **state)
{
	struct ctx *ctx = world_open();
	int64_t split = world_branch(ctx, world_branch(ctx, 0, "R"), "D"), whole = world_branch(ctx, 0, "R / D"), id;
	const char *suggestion;

	(void)state;
	assert_finds(ctx, path(ctx, split), split);
	assert_finds(ctx, path(ctx, whole), whole);
	assert_int_equal(find(ctx, "r/d", &id, &suggestion), BRANCH_AMBIGUOUS);
	world_close(ctx);
}

static void
a_name_holds_more_than_what_stands_between_names(void **state)
{
	static const char *const names[] = { "/", " / / ", "\xcc\x88", "a > b", "a \xe2\x80\xba b", "", NULL };
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	for (size_t i = 0; names[i]; i++) {
		assert_int_equal(branch_create(ctx, 0, names[i], &id), INVALID);
		assert_true(has_problem(ctx, "name"));
		ctx->problems = NULL;
	}
	world_close(ctx);
}

static void
a_large_tree_is_read_whole(void **state)
{
	struct ctx *ctx = world_open();
	const struct branches *branches;

	(void)state;
	for (int i = 0; i < 300; i++)
		q_branch_add(ctx->db, ctx->organisation, 0, arena_text(ctx->arena, "House %03d", i),
			arena_text(ctx->arena, "house %03d", i), ctx->now);
	branches = branch_load(ctx);
	assert_int_equal(branches->count, 300);
	assert_string_equal(branches->all[299].path, "House 299");
	world_close(ctx);
}

static void
a_name_that_two_branches_have_is_ambiguous_but_for_the_whole_path(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), south = world_branch(ctx, 0, "Southport"), id;
	int64_t stores = world_branch(ctx, north, "Stores"), top;
	const char *suggestion;

	(void)state;
	world_branch(ctx, south, "Stores");
	assert_int_equal(find(ctx, "stores", &id, &suggestion), BRANCH_AMBIGUOUS);
	assert_int_equal(id, 0);
	assert_non_null(strstr(suggestion, "Stores"));
	assert_finds(ctx, "northfield/stores", stores);
	top = world_branch(ctx, 0, "Stores");
	assert_finds(ctx, "stores", top);
	world_close(ctx);
}

static void
what_was_probably_meant_is_suggested(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield");

	(void)state;
	world_branch(ctx, north, "Riverside");
	assert_suggests(ctx, "Rverside", "Northfield › Riverside");
	assert_suggests(ctx, "North", "Northfield");
	assert_suggests(ctx, "Nothfield / Riverside", "Northfield › Riverside");
	assert_suggests(ctx, "Kitchen", NULL);
	assert_suggests(ctx, "/", NULL);
	world_close(ctx);
}

static void
a_branch_belongs_to_its_own_organisation(void **state)
{
	struct ctx *ctx = world_open();
	int64_t north = world_branch(ctx, 0, "Northfield"), mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	struct ctx neighbour = world_neighbour(ctx);
	int64_t theirs = world_branch(&neighbour, 0, "Northfield");

	(void)state;
	assert_int_equal(branch_rename(&neighbour, north, "Ours"), NOT_FOUND);
	assert_int_equal(branch_move(&neighbour, theirs, north), NOT_FOUND);
	assert_int_equal(branch_delete(&neighbour, north, 0), NOT_FOUND);
	assert_int_equal(branch_delete(&neighbour, theirs, north), NOT_FOUND);
	assert_false(member_set_branch(ctx, mona, theirs));
	assert_false(member_set_branch(&neighbour, mona, theirs));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(branches_make_a_tree_in_the_order_of_names),
		cmocka_unit_test(siblings_have_different_names_at_the_top_too),
		cmocka_unit_test(a_branch_is_renamed_and_moved_with_all_below_it),
		cmocka_unit_test(a_tree_is_ten_levels_deep_at_most),
		cmocka_unit_test(a_branch_is_deleted_when_it_is_empty_or_another_takes_all_over),
		cmocka_unit_test(an_heir_does_not_take_a_branch_whose_name_it_has),
		cmocka_unit_test(what_is_below_a_branch_of_its_own_name_takes_its_place),
		cmocka_unit_test(a_branch_is_found_by_its_name_or_path_however_it_is_written),
		cmocka_unit_test(two_paths_that_differ_only_in_how_they_are_written_can_both_be_chosen),
		cmocka_unit_test(a_name_holds_more_than_what_stands_between_names),
		cmocka_unit_test(a_large_tree_is_read_whole),
		cmocka_unit_test(a_name_that_two_branches_have_is_ambiguous_but_for_the_whole_path),
		cmocka_unit_test(what_was_probably_meant_is_suggested),
		cmocka_unit_test(a_branch_belongs_to_its_own_organisation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
