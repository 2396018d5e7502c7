#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"

int
number_write(int64_t number, char out[NUMBER_MAX])
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRId64, number);
	int written = 0;

	for (int i = 0; i < length; i++) {
		out[written++] = digits[i];
		if (digits[i] != '-' && i + 1 < length && (length - i - 1) % 3 == 0)
			out[written++] = ',';
	}
	out[written] = '\0';
	return written;
}

const char *
text_number(struct arena *arena, int64_t number)
{
	char words[NUMBER_MAX];

	return arena_copy(arena, words, (size_t)number_write(number, words));
}
