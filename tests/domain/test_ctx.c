/* Acting in another organisation and group. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "domain/ctx.h"

static void
within_another_organisation_nothing_of_this_one_holds(void **state)
{
	struct problem found = { .field = "", .words = "Found before." };
	struct ctx ctx = { .now = 7, .account = 1, .organisation = 2, .member = 3, .group = 4, .role = ADMIN, .problems = &found };
	struct ctx there = ctx_within(&ctx, 5, 6), beside = ctx_within(&ctx, 2, 0);

	(void)state;
	assert_int_equal(there.account, 1);
	assert_int_equal(there.now, 7);
	assert_int_equal(there.organisation, 5);
	assert_int_equal(there.group, 6);
	assert_int_equal(there.member, 0);
	assert_null(there.problems);
	/* In the same one they are who they are. */
	assert_int_equal(beside.member, 3);
	assert_int_equal(beside.group, 0);
	assert_int_equal(ctx.organisation, 2);
	assert_int_equal(ctx.group, 4);
	assert_ptr_equal(ctx.problems, &found);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(within_another_organisation_nothing_of_this_one_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
