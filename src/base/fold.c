#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/fault.h"
#include "base/text.h"

/* Letters and signs that Unicode does not take apart, and what people type instead. */
static const struct {
	ucs4_t character;
	const char *plain;
} plainer[] = {
	{ 0x00e6, "ae" },
	{ 0x00f0, "d" },
	{ 0x00f8, "o" },
	{ 0x00fe, "th" },
	{ 0x0111, "d" },
	{ 0x0127, "h" },
	{ 0x0131, "i" },
	{ 0x0142, "l" },
	{ 0x0153, "oe" },
	{ 0x0167, "t" },
	{ 0x02bc, "'" },
	{ 0x2010, "-" },
	{ 0x2012, "-" },
	{ 0x2013, "-" },
	{ 0x2014, "-" },
	{ 0x2018, "'" },
	{ 0x2019, "'" },
	{ 0x2212, "-" },
};

/* Accents, and the points of Hebrew and Arabic; not the vowel signs of other scripts, which make another word. */
static bool
is_accent(ucs4_t character)
{
	int class = uc_combining_class(character);

	return class == 1 || (class >= 10 && class <= 36) || class >= 200;
}

static const char *
plain_form(ucs4_t character)
{
	for (size_t i = 0; i < sizeof plainer / sizeof *plainer; i++)
		if (plainer[i].character == character)
			return plainer[i].plain;
	return NULL;
}

static bool
is_ascii(const char *text, size_t *length)
{
	const char *at = text;

	while (*at != '\0' && (unsigned char)*at < 0x80)
		at++;
	*length = (size_t)(at - text);
	return *at == '\0';
}

static uint8_t *
decompose_and_fold(const char *text, size_t *length)
{
	size_t apart_length;
	uint8_t *apart = u8_normalize(UNINORM_NFKD, (const uint8_t *)text, strlen(text), NULL, &apart_length);
	uint8_t *folded;

	if (apart == NULL)
		fault("text: cannot be folded");
	folded = u8_casefold(apart, apart_length, NULL, UNINORM_NFKD, NULL, length);
	free(apart);
	if (folded == NULL)
		fault("text: cannot be folded");
	return folded;
}

/* Most names and all addresses that imports bring, at a twentieth of the price. */
static const char *
fold_ascii(struct arena *arena, const char *text, size_t length)
{
	char *out = arena_alloc(arena, length + 1);
	bool blank = false;
	size_t end = 0;

	for (; *text != '\0'; text++) {
		if (*text == ' ' || (*text >= '\t' && *text <= '\r')) {
			blank = end > 0;
			continue;
		}
		if (blank)
			out[end++] = ' ';
		blank = false;
		out[end++] = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
	}
	return out;
}

const char *
text_fold(struct arena *arena, const char *text)
{
	uint8_t *folded;
	size_t length, end = 0;
	bool blank = false;
	char *out;

	if (text == NULL || text[0] == '\0')
		return "";
	if (is_ascii(text, &length))
		return fold_ascii(arena, text, length);
	folded = decompose_and_fold(text, &length);
	out = arena_alloc(arena, length + 1); /* nothing below makes it longer */
	for (size_t at = 0, size; at < length; at += size) {
		ucs4_t character;
		const char *plain;

		size = (size_t)u8_mbtouc(&character, folded + at, length - at);
		if (uc_is_property_white_space(character)) {
			blank = end > 0;
			continue;
		}
		if (is_accent(character) || uc_is_general_category(character, UC_FORMAT))
			continue;
		if (blank)
			out[end++] = ' ';
		blank = false;
		plain = plain_form(character);
		memcpy(out + end, plain != NULL ? plain : (const char *)folded + at, plain != NULL ? strlen(plain) : size);
		end += plain != NULL ? strlen(plain) : size;
	}
	free(folded);
	return out;
}
