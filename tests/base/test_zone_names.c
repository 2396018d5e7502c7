#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"

static void
the_zones_of_the_world_are_sorted_behind_utc_and_exist(void **state)
{
	struct arena *arena = arena_new(1 << 20);
	size_t count;
	const char **names = zone_names(arena, &count);

	(void)state;
	assert_true(count > 300);
	assert_string_equal(names[0], "UTC");
	for (size_t i = 1; i < count; i++) {
		assert_true(zone_exists(names[i]));
		assert_true(i == 1 || strcmp(names[i - 1], names[i]) < 0);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_zones_of_the_world_are_sorted_behind_utc_and_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
