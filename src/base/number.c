#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

const char *
text_number(struct arena *arena, int64_t number)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRId64, number);
	int sign = number < 0;
	char *out = arena_alloc(arena, (size_t)length * 2);
	int to = 0;

	for (int i = 0; i < length; i++) {
		out[to++] = digits[i];
		if (i >= sign && i + 1 < length && (length - i - 1) % 3 == 0)
			out[to++] = ',';
	}
	return out;
}
