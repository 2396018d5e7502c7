#include <string.h>

#include "base/text.h"

int
integer_write(int64_t number, char out[NUMBER_MAX])
{
	char digits[NUMBER_MAX];
	uint64_t left = number < 0 ? -(uint64_t)number : (uint64_t)number;
	int at = NUMBER_MAX;

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left);
	if (number < 0)
		digits[--at] = '-';
	memcpy(out, digits + at, (size_t)(NUMBER_MAX - at));
	out[NUMBER_MAX - at] = '\0';
	return NUMBER_MAX - at;
}

int
number_write(int64_t number, char out[NUMBER_MAX])
{
	char digits[NUMBER_MAX];
	int length = integer_write(number, digits);
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
