/* What codes and keys are written in. */
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "domain/code.h"

#define DASH_EVERY 4

const char code_alphabet[] = "34679ACDEFGHJKMNPQRTUWXY";

const char *
code_key(struct arena *arena, const char *typed)
{
	const char *key = text_bare(arena, typed, CODE_MOST);

	return key && strlen(key) >= CODE_LEAST ? key : NULL;
}

const char *
code_dashed(struct arena *arena, const char *characters)
{
	size_t length = strlen(characters);
	char *text = arena_alloc(arena, length + length / DASH_EVERY + 1), *out = text;

	for (size_t i = 0; i < length; i++) {
		if (i && i % DASH_EVERY == 0)
			*out++ = '-';
		*out++ = characters[i];
	}
	return text;
}

const char *
code_make(struct arena *arena, int characters)
{
	size_t letters = strlen(code_alphabet);
	char *text = arena_alloc(arena, (size_t)characters + 1);

	for (int made = 0; made < characters;) {
		unsigned char byte;

		random_bytes(&byte, 1);
		/* Beyond the last whole round of the alphabet some letters would come more often than others. */
		if (byte < 256 / letters * letters)
			text[made++] = code_alphabet[byte % letters];
	}
	return code_dashed(arena, text);
}
