#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "base/fault.h"

static int steps;

static void
go_through(void *argument)
{
	*(int *)argument += 1;
}

static void
leave_as(void *argument)
{
	steps++;
	fault_as(*(enum fault_kind *)argument, "leaving on purpose as %d", (int)*(enum fault_kind *)argument);
}

static void
leave_as_a_bug(void *argument)
{
	fault("%s is broken on purpose", (const char *)argument);
}

static void
catch_inside_and_leave_again(void *argument)
{
	enum fault_kind busy = FAULT_BUSY;

	assert_int_equal(fault_catch(leave_as, &busy), FAULT_BUSY);
	steps++;
	fault_as(*(enum fault_kind *)argument, "the outer one");
}

static void
a_body_that_returns_is_no_fault(void **state)
{
	int count = 0;

	(void)state;
	assert_int_equal(fault_catch(go_through, &count), FAULT_NONE);
	assert_int_equal(count, 1);
}

static void
a_fault_reaches_its_catcher_with_its_kind(void **state)
{
	enum fault_kind kinds[] = { FAULT_BUG, FAULT_BUSY, FAULT_FULL };

	(void)state;
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(fault_catch(leave_as, &kinds[i]), kinds[i]);
	assert_int_equal(fault_catch(leave_as_a_bug, "a template"), FAULT_BUG);
}

static void
catchers_nest(void **state)
{
	enum fault_kind full = FAULT_FULL;

	(void)state;
	steps = 0;
	assert_int_equal(fault_catch(catch_inside_and_leave_again, &full), FAULT_FULL);
	assert_int_equal(steps, 2);
}

static int
status_without_a_catcher(void)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		int count = 0;

		fault_catch(go_through, &count); /* one that is over catches no more */
		fault("nobody catches this, on purpose");
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
without_a_catcher_the_process_ends_with_status_70(void **state)
{
	(void)state;
	assert_int_equal(status_without_a_catcher(), 70);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_body_that_returns_is_no_fault),
		cmocka_unit_test(a_fault_reaches_its_catcher_with_its_kind),
		cmocka_unit_test(catchers_nest),
		cmocka_unit_test(without_a_catcher_the_process_ends_with_status_70),
	};

	return cmocka_run_group_tests_name("fault", tests, NULL, NULL);
}
