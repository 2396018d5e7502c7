/* How much of an import is done in one transaction, and what happens to it where somebody else is quicker. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "domain/account.h"
#include "domain/action.h"
#include "domain/group.h"
#include "domain/rule.h"
#include "lib/database.h"
#include "lib/import.h"
#include "lib/look.h"
#include "lib/ruled.h"
#include "lib/world.h"
#include "store/engine.h"

/* "email,group" of so many newcomers, each into all of so many groups. */
static const char *
crowd(struct ctx *ctx, int people, int groups)
{
	struct buffer csv = buffer_new(ctx->arena, 100000);

	buffer_text(&csv, "email,group\n");
	for (int i = 0; i < people; i++) {
		buffer_format(&csv, "p%d@a.example,", i);
		for (int j = 0; j < groups; j++)
			buffer_format(&csv, "%sGroup %d", j ? ";" : "", j);
		buffer_text(&csv, "\n");
	}
	return csv.data;
}

/* Others wait for a chunk to end, and it has to fit into memory. */
static void
a_chunk_is_as_long_as_the_places_that_its_rows_fill(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;
	int done, chunks = 0;
	bool over;

	(void)state;
	for (int i = 0; i < 20; i++)
		world_group(ctx, arena_text(ctx->arena, "Group %d", i), i % 2 ? "ask" : "enrol", "");
	ctx->group = 0;
	id = world_import(ctx, IMPORT_GROUPS, crowd(ctx, 12, 20));
	world_import_approve(ctx, id);
	do {
		over = import_run_some(ctx, id, 100, &done);
		assert_in_range(done, over ? 0 : 1, 5);
		chunks++;
	} while (!over);
	assert_int_equal(chunks, 3);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM memberships"), 240);
	world_close_sound(ctx);
}

static void
a_chunk_is_short_where_rules_look_at_newcomers(void **state)
{
	static const char csv[] = "email\nann@a.example\nbob@a.example\ncid@a.example\ndot@a.example\neve@a.example\n";
	static const struct rule_condition anns = { .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "ann" };
	struct ctx *ctx = world_open();
	int64_t id;
	int done;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	id = world_import(ctx, IMPORT_ENROL, csv);
	world_import_approve(ctx, id);
	assert_true(import_run_some(ctx, id, 6, &done));
	assert_int_equal(done, 5);
	ruled_group(ctx, "Anns", "enrol", "");
	ruled_save(ctx, false, &anns, 1);
	world_group(ctx, "Walkers", "enrol", "");
	id = world_import(ctx, IMPORT_ENROL, csv);
	world_import_approve(ctx, id);
	assert_false(import_run_some(ctx, id, 6, &done));
	assert_int_equal(done, 2);
	world_close(ctx);
}

/* ---------------------------------------------------------------- others */

struct race {
	struct ctx other; /* on a connection of its own */
	int64_t import;
	int runs;
};

static bool
register_one(struct ctx *ctx, void *argument)
{
	const struct email *email = argument;

	account_create(ctx, email, "Ann", "Early", "hash of a password", true);
	return true;
}

/* The others' account is there once this transaction has begun, which does not see it. */
static bool
run_late(struct ctx *ctx, void *argument)
{
	struct race *race = argument;
	struct email email = world_email(ctx, "ann@a.example");
	int done;

	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM accounts WHERE email = 'ann@a.example'"), race->runs > 0);
	if (race->runs++ == 0)
		action_write(&race->other, register_one, &email);
	return import_run_some(ctx, race->import, 100, &done);
}

static void
somebody_who_registers_meanwhile_is_known_when_the_chunk_runs_again(void **state)
{
	struct ctx *ctx;
	struct race race = { .runs = 0 };

	(void)state;
	if (!database_is_postgres())
		skip(); /* there nobody else writes meanwhile */
	ctx = world_open();
	world_group(ctx, "Drivers", "enrol", "");
	race.import = world_import(ctx, IMPORT_ENROL, "email,first name\nann@a.example,A\nbob@a.example,B\ncid@a.example,C\n");
	world_import_approve(ctx, race.import);
	db_commit(ctx->db);
	db_again_for_tests(ctx->db, 0);
	race.other = *ctx;
	race.other.arena = arena_new(1 << 20);
	race.other.db = db_open(ctx->db->store, DB_FULL);
	race.other.touched = ctx_touches(race.other.arena);
	db_use_arena(race.other.db, race.other.arena);
	assert_true(action_write(ctx, run_late, &race));
	db_close(race.other.db);
	arena_free(race.other.arena);
	assert_int_equal(race.runs, 2);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM accounts WHERE email = 'ann@a.example'"), 1);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM memberships WHERE first_name = 'Ann' AND status = 'active'"), 1);
	assert_int_equal(world_count(ctx, "active"), 3);
	assert_int_equal(world_count(ctx, "held"), 3);
	world_close_sound(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chunk_is_as_long_as_the_places_that_its_rows_fill),
		cmocka_unit_test(a_chunk_is_short_where_rules_look_at_newcomers),
		cmocka_unit_test(somebody_who_registers_meanwhile_is_known_when_the_chunk_runs_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
