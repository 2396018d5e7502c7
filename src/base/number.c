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

const char *
text_counted(struct arena *arena, int64_t number, const char *one, const char *many)
{
	return arena_text(arena, "%s %s", text_number(arena, number), number == 1 ? one : many);
}

const char *
text_hour(struct arena *arena, int64_t hour)
{
	return arena_text(arena, "%02d:00", (int)hour);
}

const char *
text_size(struct arena *arena, int64_t bytes)
{
	int64_t whole = bytes >> 20, rest = bytes & ((1 << 20) - 1);
	int64_t tenths = (rest * 10 + (1 << 20) - 1) >> 20;

	if (whole == 0 && tenths < 10)
		return arena_text(arena, "%s KB", text_number(arena, (bytes + 1023) >> 10));
	if (tenths % 10 == 0)
		return arena_text(arena, "%s MB", text_number(arena, whole + tenths / 10));
	return arena_text(arena, "%s.%d MB", text_number(arena, whole), (int)tenths);
}
