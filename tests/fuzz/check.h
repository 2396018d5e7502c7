/* What must hold whatever comes: the fuzzer stops where it does not. */
#ifndef MUSTER_TESTS_FUZZ_CHECK_H
#define MUSTER_TESTS_FUZZ_CHECK_H

#include <stdbool.h>
#include <stdlib.h>

static inline void
check(bool held)
{
	if (!held)
		abort();
}

#endif
