/* Passwords of a file: whose they become, and that they are forgotten when the import is over. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/import_password.h"
#include "lib/import.h"
#include "lib/world.h"
#include "queries.h"

static void
a_password_goes_to_the_account_that_the_import_makes_and_to_no_other(void **state)
{
	struct ctx *ctx = world_open();
	struct waiting_password waiting[5];
	struct account account;
	int64_t id;

	(void)state;
	world_account(ctx, "bob@a.example", "Bob", "Bay");
	world_group(ctx, "Drivers", "enrol", "");
	id = world_import(ctx, IMPORT_ENROL, "user_email,user_pass\nann@a.example,correct horse\nbob@a.example,battery staple\n");
	assert_null(strstr(world_import_row(ctx, id, 1), "horse"));
	world_import_run(ctx, id);
	assert_int_equal(account_passwords_waiting(ctx, waiting, 5), 1);
	assert_int_equal(waiting[0].account, account_by_email(ctx, "ann@a.example"));
	assert_string_equal(waiting[0].password, "correct horse");
	waiting[0].hash = "a hash";
	account_password_hashed(ctx, &waiting[0]);
	assert_int_equal(account_passwords_waiting(ctx, waiting, 5), 0);
	assert_true(account_load(ctx, account_by_email(ctx, "ann@a.example"), &account));
	assert_string_equal(account.password_hash, "a hash");
	assert_true(account_load(ctx, account_by_email(ctx, "bob@a.example"), &account));
	assert_string_equal(account.password_hash, "hash of a password");
	world_close(ctx);
}

static void
a_password_of_their_own_goes_before_that_of_the_file(void **state)
{
	struct ctx *ctx = world_open();
	struct waiting_password waiting[5];
	struct account account;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	world_import_run(ctx, world_import(ctx, IMPORT_ENROL, "user_email,user_pass\nann@a.example,correct horse\n"));
	assert_int_equal(account_passwords_waiting(ctx, waiting, 5), 1);
	waiting[0].hash = "the file's";
	account_set_password(ctx, waiting[0].account, "their own", 0);
	account_password_hashed(ctx, &waiting[0]);
	assert_true(account_load(ctx, waiting[0].account, &account));
	assert_string_equal(account.password_hash, "their own");
	world_close(ctx);
}

static void
what_is_left_of_the_passwords_is_forgotten_when_it_is_over(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;
	int64_t id;
	int done;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	id = world_import(ctx, IMPORT_ENROL, "user_email,user_pass\nann@a.example,correct horse\nbob@a.example,battery staple\n");
	import = world_import_now(ctx, id);
	assert_int_equal(import_disapprove(ctx, &import), OK);
	assert_true(rows_integer(q_job_of_kind_waits(ctx->db, "import_forget")));
	/* Also where whoever decided may do nothing here any more. */
	ctx->role = PUBLIC;
	while (!import_forget_some(ctx, id, 1, &done))
		;
	assert_null(import_password_read(ctx, id, 1));
	assert_true(rows_integer(q_import_scrubbed(ctx->db, ctx->organisation, id)));
	world_close(ctx);
}

static void
however_an_import_ends_its_passwords_are_forgotten(void **state)
{
	static const char *const ends[] = { "done", "cancelled", "undoing" };

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct ctx *ctx = world_open();
		struct import import;
		int64_t id;
		int done;

		world_group(ctx, "Drivers", "enrol", "");
		id = world_import(ctx, IMPORT_ENROL, "user_email,user_pass\nann@a.example,correct horse\nbob@a.example,battery staple\n");
		world_import_approve(ctx, id);
		assert_false(import_run_some(ctx, id, 1, &done));
		assert_false(rows_integer(q_job_of_kind_waits(ctx->db, "import_forget")));
		import = world_import_now(ctx, id);
		if (i == 1)
			assert_int_equal(import_cancel(ctx, &import), OK);
		if (i == 2) {
			assert_int_equal(import_pause(ctx, &import), OK);
			import = world_import_now(ctx, id);
			assert_int_equal(import_undo(ctx, &import), OK);
		}
		while (i == 0 && !import_run_some(ctx, id, 1, &done))
			continue;
		assert_string_equal(world_import_now(ctx, id).status, ends[i]);
		assert_true(rows_integer(q_job_of_kind_waits(ctx->db, "import_forget")));
		world_close(ctx);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_password_goes_to_the_account_that_the_import_makes_and_to_no_other),
		cmocka_unit_test(a_password_of_their_own_goes_before_that_of_the_file),
		cmocka_unit_test(what_is_left_of_the_passwords_is_forgotten_when_it_is_over),
		cmocka_unit_test(however_an_import_ends_its_passwords_are_forgotten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
