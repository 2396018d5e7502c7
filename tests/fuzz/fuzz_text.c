/* Whatever bytes come as text: clean text is valid, bounded, without control characters, and stays as it is when cleaned again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define MOST 200

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_shape(struct arena *arena, const char *text, enum text_shape shape)
{
	const char *clean = NULL, *again = NULL;

	if (text_clean(arena, text, shape, MOST, &clean) != TEXT_OK)
		return;
	if (!text_is_utf8(clean, strlen(clean)) || text_characters(clean) > MOST)
		abort();
	for (const char *at = clean; *at; at++)
		if (((unsigned char)*at < ' ' || *at == 0x7f) && (shape == TEXT_LINE || (*at != '\n' && *at != '\t')))
			abort();
	if (text_clean(arena, clean, shape, MOST, &again) != TEXT_OK || strcmp(clean, again) != 0)
		abort();
	text_fold(arena, clean);
	text_initials(arena, clean, clean);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct arena *arena;
	const char *text;

	if (!arena)
		arena = arena_new(64 << 20);
	text = arena_copy(arena, (const char *)data, size);
	check_shape(arena, text, TEXT_LINE);
	check_shape(arena, text, TEXT_BLOCK);
	arena_reset(arena);
	return 0;
}
