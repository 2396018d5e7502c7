#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/directory.h"

static void
only_a_directory_that_is_there_is_brought_to_the_disk(void **state)
{
	(void)state;
	assert_true(directory_sync("."));
	assert_false(directory_sync("./is-not-there"));
	assert_int_equal(errno, ENOENT);
	assert_false(directory_sync("/dev/null"));
	assert_int_equal(errno, ENOTDIR);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_a_directory_that_is_there_is_brought_to_the_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
