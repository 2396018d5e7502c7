#include <ctype.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/text.h"

enum { BETWEEN_MOST = 8 }; /* bytes of blanks and dashes that may stand around each character */

/* What people put between the parts of a code, or copy along with it without seeing it. */
static bool
is_between(ucs4_t character)
{
	return uc_is_general_category(character, UC_CATEGORY_Pd) || character == 0x2212 /* minus */ ||
		uc_is_property_white_space(character) || uc_is_property_zero_width(character) ||
		uc_is_property_ignorable_control(character);
}

/* The wide letters and digits of East Asian keyboards are the plain ones. */
static ucs4_t
narrow(ucs4_t character)
{
	return character >= 0xff10 && character <= 0xff5a ? character - 0xff10 + '0' : character;
}

const char *
text_bare(struct arena *arena, const char *text, size_t most)
{
	size_t length = strnlen(text, most * BETWEEN_MOST + 1), count = 0;
	char *bare = arena_alloc(arena, most + 1);
	ucs4_t character;
	int size;

	if (length > most * BETWEEN_MOST)
		return NULL;
	for (size_t at = 0; at < length; at += (size_t)size) {
		size = u8_mbtoucr(&character, (const uint8_t *)text + at, length - at);
		if (size < 1)
			return NULL;
		if (is_between(character))
			continue;
		character = narrow(character);
		if (character > 0x7f || !isalnum((int)character) || count == most)
			return NULL;
		bare[count++] = (char)toupper((int)character);
	}
	return count ? bare : NULL;
}
