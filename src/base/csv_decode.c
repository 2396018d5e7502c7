#include "base/csv_lines.h"

#include <string.h>
#include <unistr.h>

#define REPLACEMENT 0xFFFD

/* 0x80 to 0x9F; what Windows-1252 leaves undefined is 0. */
static const uint16_t windows_1252[32] = { 0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
	0x0153, 0, 0x017E, 0x0178 };

static size_t
put(char *out, ucs4_t character)
{
	int length = u8_uctomb((uint8_t *)out, character, 4);

	return length > 0 ? (size_t)length : 0;
}

/* Each decoder takes one character from the bytes: how many they are; REPLACEMENT and the flaw where they are none. */
static size_t
utf8_character(const uint8_t *raw, size_t length, ucs4_t *character, struct csv_flaws *flaws)
{
	int taken = u8_mbtoucr(character, raw, length);

	if (taken > 0)
		return (size_t)taken;
	*character = REPLACEMENT;
	flaws->bytes = true;
	return 1;
}

static uint16_t
unit(const uint8_t *raw, enum csv_encoding encoding)
{
	return encoding == CSV_UTF16_LE ? (uint16_t)(raw[0] | raw[1] << 8) : (uint16_t)(raw[0] << 8 | raw[1]);
}

static bool
is_high(uint16_t value)
{
	return (value & 0xFC00) == 0xD800;
}

static bool
is_low(uint16_t value)
{
	return (value & 0xFC00) == 0xDC00;
}

static size_t
utf16_character(const uint8_t *raw, size_t length, enum csv_encoding encoding, ucs4_t *character, struct csv_flaws *flaws)
{
	uint16_t first = length >= 2 ? unit(raw, encoding) : 0, second = length >= 4 ? unit(raw + 2, encoding) : 0;

	if (length >= 2 && !is_high(first) && !is_low(first)) {
		*character = first;
		return 2;
	}
	if (is_high(first) && is_low(second)) {
		*character = 0x10000 + ((ucs4_t)(first & 0x3FF) << 10 | (second & 0x3FF));
		return 4;
	}
	*character = REPLACEMENT;
	flaws->bytes = true;
	return length >= 2 ? 2 : 1;
}

static size_t
windows_1252_character(uint8_t raw, ucs4_t *character, struct csv_flaws *flaws)
{
	*character = raw >= 0x80 && raw < 0xA0 ? windows_1252[raw - 0x80] : raw;
	if (raw >= 0x80 && *character == 0) {
		*character = REPLACEMENT;
		flaws->bytes = true;
	}
	return 1;
}

size_t
csv_decode(enum csv_encoding encoding, const char *raw, size_t length, char *out, struct csv_flaws *flaws)
{
	size_t at = 0, made = 0;

	while (at < length) {
		const uint8_t *from = (const uint8_t *)raw + at;
		ucs4_t character = 0;

		if (encoding == CSV_UTF8)
			at += utf8_character(from, length - at, &character, flaws);
		else if (encoding == CSV_WINDOWS_1252)
			at += windows_1252_character(*from, &character, flaws);
		else
			at += utf16_character(from, length - at, encoding, &character, flaws);
		if (character == 0) {
			character = REPLACEMENT;
			flaws->nul = true;
		}
		if (character < 0x80)
			out[made++] = (char)character;
		else
			made += put(out + made, character);
	}
	return made;
}

size_t
csv_whole(enum csv_encoding encoding, const char *raw, size_t length)
{
	const uint8_t *bytes = (const uint8_t *)raw;
	size_t even = length & ~(size_t)1;
	ucs4_t character;

	if (encoding == CSV_UTF16_LE || encoding == CSV_UTF16_BE)
		return is_high(unit(bytes + even - 2, encoding)) ? even - 2 : even;
	if (encoding == CSV_UTF8)
		for (size_t back = 1; back <= 3; back++)
			if (bytes[length - back] >= 0xC0) /* the last character's first byte; -2: more would have to follow */
				return u8_mbtoucr(&character, bytes + length - back, back) == -2 ? length - back : length;
	return length;
}
