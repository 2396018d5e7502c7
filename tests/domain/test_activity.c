#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/activity.h"
#include "lib/world.h"
#include "queries.h"

static void
the_log_does_not_name_who_only_was_invited(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx stranger = *ctx;
	struct rows *rows;

	(void)state;
	stranger.account = world_account(ctx, "secret@elsewhere.example", "Secret", "Name");
	activity_add(&stranger, "invite.declined", "secret@elsewhere.example", NULL);
	rows = q_activity_page(ctx->db, ctx->organisation, INT64_MAX, 1);
	assert_true(row_one(rows));
	assert_null(row_text(rows, ACTIVITY_PAGE_WHO));
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_WHO_IS), "invited");
	assert_string_equal(activity_words(ctx->arena, "invite.declined"), "declined the invite to");
	assert_string_equal(activity_words(ctx->arena, "thing.not_listed"), "thing not listed");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_log_does_not_name_who_only_was_invited),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
