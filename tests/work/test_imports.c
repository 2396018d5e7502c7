#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/group.h"
#include "domain/import_password.h"
#include "domain/job.h"
#include "domain/password.h"
#include "lib/import.h"
#include "lib/world.h"
#include "queries.h"
#include "work/jobs.h"

/* Works one job, as a runner does. */
static bool
run_one(struct ctx *ctx)
{
	struct process process = { .conf = ctx->conf, .db = ctx->db, .arena = arena_new(64 << 20), .name = "test:1:1", .term = -1 };
	bool worked;

	if (db_in_transaction(ctx->db))
		db_commit(ctx->db);
	worked = jobs_run_one(&process);
	db_rollback(ctx->db);
	db_use_arena(ctx->db, ctx->arena);
	arena_free(process.arena);
	return worked;
}

static void
an_approved_import_is_run_by_a_job_and_says_what_came_of_it(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "2");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nbob@a.example\ncid@a.example\n");
	world_import_approve(ctx, id);
	while (run_one(ctx))
		;
	assert_string_equal(world_import_now(ctx, id).status, "done");
	assert_int_equal(world_count(ctx, "prospect"), 2);
	rows = q_job_show(ctx->db, ctx->organisation, world_import_now(ctx, id).job);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, JOB_SHOW_TITLE), "Import november.csv");
	assert_string_equal(row_text(rows, JOB_SHOW_RESULT), "2 done, 1 could not be done");
	world_close(ctx);
}

static void
an_import_whose_approver_leads_no_more_is_paused(void **state)
{
	struct ctx *ctx = world_open(), leader;
	struct import_approval approval = { .when = "now" };
	int64_t member = world_member(ctx, "lena@northfield.example", "Lena", "Fischer"), id;
	struct import import;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(group_add_leader(ctx, member), OK);
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\n");
	leader = *ctx;
	leader.account = account_by_email(ctx, "lena@northfield.example");
	leader.member = member;
	leader.role = LEADER;
	import = world_import_now(ctx, id);
	assert_int_equal(import_approve(&leader, &import, &approval), OK);
	assert_int_equal(group_remove_leader(ctx, member), OK);
	while (run_one(ctx))
		;
	assert_string_equal(world_import_now(ctx, id).status, "paused");
	assert_int_equal(world_count(ctx, "held"), 0);
	/* Somebody who may goes on with it. */
	db_begin(ctx->db);
	import = world_import_now(ctx, id);
	assert_int_equal(import_resume(ctx, &import), OK);
	while (run_one(ctx))
		;
	assert_string_equal(world_import_now(ctx, id).status, "done");
	world_close(ctx);
}

/* How many imported passwords still wait. */
static int
waiting(struct ctx *ctx)
{
	struct waiting_password all[20];

	return account_passwords_waiting(ctx, all, 20);
}

static void
passwords_are_hashed_after_everything_else_that_is_due(void **state)
{
	struct ctx *ctx = world_open();
	char directory[] = "/tmp/muster-test-XXXXXX";
	struct conf conf = *ctx->conf;
	struct account account;

	(void)state;
	conf.state = mkdtemp(directory);
	ctx->conf = &conf;
	world_group(ctx, "Drivers", "enrol", "");
	world_import_run(ctx,
		world_import(ctx, IMPORT_ENROL,
			"user_email,user_pass\na@a.example,first secret\nb@a.example,second secret\nc@a.example,third secret\n"
			"d@a.example,fourth secret\ne@a.example,fifth secret\n"));
	/* The import's own jobs: it was worked by hand, and its passwords are to be forgotten. */
	while (waiting(ctx) == 5)
		assert_true(run_one(ctx));
	assert_int_equal(waiting(ctx), 1);
	db_begin(ctx->db);
	job_add(ctx, "recount", "Count", "{}", 0);
	while (run_one(ctx))
		;
	assert_false(rows_integer(q_job_of_kind_waits(ctx->db, "recount")));
	world_later(ctx, 2);
	while (run_one(ctx))
		;
	assert_int_equal(waiting(ctx), 0);
	assert_true(account_load_by_email(ctx, "e@a.example", &account));
	assert_true(password_matches(ctx, account.password_hash, "fifth secret"));
	assert_false(rows_integer(q_job_of_kind_waits(ctx->db, "passwords")));
	assert_int_equal(system(arena_text(ctx->arena, "rm -rf %s", directory)), 0);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_approved_import_is_run_by_a_job_and_says_what_came_of_it),
		cmocka_unit_test(an_import_whose_approver_leads_no_more_is_paused),
		cmocka_unit_test(passwords_are_hashed_after_everything_else_that_is_due),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
