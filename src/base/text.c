#include "base/text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/fault.h"

/* A character of Unicode comes apart into four at most when it is decomposed, so NFC makes no text shorter than a quarter. */
enum { MOST_PARTS = 4 };

enum treatment { KEEP, DROP, BLANK, BREAK, REFUSE_CONTROL, REFUSE_DIRECTION };

bool
text_is_utf8(const char *text, size_t length)
{
	return u8_check((const uint8_t *)text, length) == NULL;
}

size_t
text_characters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

const char *
text_cut(struct arena *arena, const char *text, size_t most)
{
	const char *end = text;

	for (; *end != '\0' && most > 0; most--)
		for (end++; ((unsigned char)*end & 0xc0) == 0x80; end++)
			continue;
	return *end != '\0' ? arena_text(arena, "%.*s…", (int)(end - text), text) : text;
}

size_t
text_whole(const char *text, size_t most)
{
	size_t length = strnlen(text, most);

	while (length > 0 && ((unsigned char)text[length] & 0xc0) == 0x80)
		length--;
	return length;
}

const char *
text_following(struct arena *arena, const char *sentence)
{
	char *words = arena_string(arena, sentence);

	if (*words >= 'A' && *words <= 'Z')
		*words = (char)(*words - 'A' + 'a');
	return words;
}

static bool
between(ucs4_t character, ucs4_t least, ucs4_t most)
{
	return character >= least && character <= most;
}

/* Seen by nobody, but it makes two texts differ: zero width space, direction marks, word joiner, byte order mark. */
static bool
is_invisible(ucs4_t character)
{
	return character == 0x200b || character == 0x200e || character == 0x200f || character == 0x061c || character == 0x2060 ||
		character == 0xfeff;
}

static bool
is_noncharacter(ucs4_t character)
{
	return (character & 0xfffe) == 0xfffe || between(character, 0xfdd0, 0xfdef);
}

static bool
ends_a_line(ucs4_t character)
{
	return character == '\n' || character == '\r' || character == 0x2028 || character == 0x2029;
}

/* Turns what follows around. */
static bool
is_direction(ucs4_t character)
{
	return between(character, 0x202a, 0x202e) || between(character, 0x2066, 0x206f);
}

static enum treatment
treatment_of(ucs4_t character, enum text_shape shape)
{
	bool block = shape == TEXT_BLOCK;

	if (character == ' ')
		return BLANK;
	if (between(character, '!', '~'))
		return KEEP;
	if (character == '\t')
		return block ? BLANK : REFUSE_CONTROL;
	if (ends_a_line(character))
		return block ? BREAK : REFUSE_CONTROL;
	if (character <= 0x9f || is_noncharacter(character))
		return REFUSE_CONTROL;
	if (is_direction(character))
		return REFUSE_DIRECTION;
	if (is_invisible(character))
		return DROP;
	return uc_is_general_category(character, UC_SPACE_SEPARATOR) ? BLANK : KEEP;
}

/* Writes what stays of the line into out, which is as long as text; sets *length. */
static enum text_problem
filter_line(const uint8_t *text, uint8_t *out, size_t *length)
{
	bool blank = false;
	ucs4_t character;
	size_t end = 0;

	for (const uint8_t *next; (next = u8_next(&character, text)) != NULL; text = next) {
		switch (treatment_of(character, TEXT_LINE)) {
		case REFUSE_CONTROL:
		case BREAK:
			return TEXT_CONTROL;
		case REFUSE_DIRECTION:
			return TEXT_DIRECTION;
		case DROP:
			break;
		case BLANK:
			blank = end > 0;
			break;
		case KEEP:
			if (blank)
				out[end++] = ' ';
			blank = false;
			memcpy(out + end, text, (size_t)(next - text));
			end += (size_t)(next - text);
			break;
		}
	}
	*length = end;
	return TEXT_OK;
}

static enum text_problem
filter_block(const uint8_t *text, uint8_t *out, size_t *length)
{
	size_t end = 0, trimmed = 0;
	ucs4_t character;

	for (const uint8_t *next; (next = u8_next(&character, text)) != NULL; text = next) {
		enum treatment treatment = treatment_of(character, TEXT_BLOCK);

		if (treatment == REFUSE_CONTROL)
			return TEXT_CONTROL;
		if (treatment == REFUSE_DIRECTION)
			return TEXT_DIRECTION;
		if (treatment == DROP || (end == 0 && treatment != KEEP) || (character == '\r' && *next == '\n'))
			continue;
		if (treatment == BREAK) {
			out[end++] = '\n';
			continue;
		}
		memcpy(out + end, text, (size_t)(next - text));
		end += (size_t)(next - text);
		if (treatment == KEEP)
			trimmed = end;
	}
	*length = trimmed;
	return TEXT_OK;
}

/* What libunistring made, as text of the arena. */
static const char *
adopt(struct arena *arena, uint8_t *made, size_t length)
{
	const char *text;

	if (made == NULL)
		fault("text: %s", errno == ENOMEM ? "out of memory" : "cannot be normalised");
	text = arena_copy(arena, (const char *)made, length);
	free(made);
	return text;
}

const char *
text_nfc(struct arena *arena, const char *text)
{
	size_t length = strlen(text);
	uint8_t *made;

	if (text_characters(text) == length) /* ASCII is in NFC as it stands */
		return arena_copy(arena, text, length);
	made = u8_normalize(UNINORM_NFC, (const uint8_t *)text, length, NULL, &length);
	return adopt(arena, made, length);
}

static bool
is_printable_ascii(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] < ' ' || text[i] > '~')
			return false;
	return true;
}

/* What most values of an import are: nothing to refuse, only blanks to collapse. */
static enum text_problem
clean_ascii_line(struct arena *arena, const char *text, size_t length, size_t maximum, const char **clean)
{
	char *kept = arena_copy(arena, text, length);
	size_t end = 0;

	for (; *text != '\0'; text++)
		if (*text != ' ' || (end > 0 && kept[end - 1] != ' '))
			kept[end++] = *text;
	if (end > 0 && kept[end - 1] == ' ')
		end--;
	if (end > maximum)
		return TEXT_LONG;
	kept[end] = '\0';
	*clean = kept;
	return TEXT_OK;
}

enum text_problem
text_clean(struct arena *arena, const char *text, enum text_shape shape, size_t maximum, const char **clean)
{
	size_t length = text != NULL ? strlen(text) : 0;
	const char *normal;
	enum text_problem problem;
	char *kept;

	if (length == 0) {
		*clean = "";
		return TEXT_OK;
	}
	if (shape == TEXT_LINE && is_printable_ascii(text, length))
		return clean_ascii_line(arena, text, length, maximum, clean);
	if (!text_is_utf8(text, length))
		return TEXT_NOT_UTF8;
	kept = arena_alloc(arena, length + 1);
	if (shape == TEXT_LINE)
		problem = filter_line((const uint8_t *)text, (uint8_t *)kept, &length);
	else
		problem = filter_block((const uint8_t *)text, (uint8_t *)kept, &length);
	if (problem != TEXT_OK)
		return problem;
	kept[length] = '\0';
	if (text_characters(kept) / MOST_PARTS > maximum)
		return TEXT_LONG;
	normal = text_nfc(arena, kept);
	if (text_characters(normal) > maximum)
		return TEXT_LONG;
	*clean = normal;
	return TEXT_OK;
}

const char *
text_problem_words(struct arena *arena, enum text_problem problem, size_t maximum)
{
	switch (problem) {
	case TEXT_OK:
		return "";
	case TEXT_NOT_UTF8:
		return "has characters that cannot be read (it is not UTF-8); type it again.";
	case TEXT_CONTROL:
		return "has hidden control characters; type it again without them.";
	case TEXT_DIRECTION:
		return "has hidden characters that turn the direction of writing; type it again without them.";
	case TEXT_LONG:
		return arena_text(
			arena, "has more than %s character%s; shorten it.", text_number(arena, (int64_t)maximum), maximum == 1 ? "" : "s");
	}
	return "";
}

const char *
text_initials(struct arena *arena, const char *first, const char *last)
{
	const char *names[] = { first, last };
	uint8_t letters[2 * 6 + 1];
	size_t length = 0;

	for (size_t i = 0; i < 2; i++) {
		const uint8_t *at = (const uint8_t *)names[i];
		ucs4_t character;

		while (at != NULL && (at = u8_next(&character, at)) != NULL)
			if (uc_is_general_category(character, UC_LETTER)) {
				int size = u8_uctomb(letters + length, uc_toupper(character), (ptrdiff_t)(sizeof letters - length));

				length += size > 0 ? (size_t)size : 0;
				break;
			}
	}
	return length > 0 ? arena_copy(arena, (const char *)letters, length) : "?";
}

bool
text_integer(const char *text, int64_t least, int64_t most, int64_t *value)
{
	const char *digits = text;
	long long number;
	char *end;

	if (text == NULL)
		return false;
	if (*digits == '-')
		digits++;
	if (*digits < '0' || *digits > '9')
		return false;
	errno = 0;
	number = strtoll(text, &end, 10);
	if (errno != 0 || *end != '\0' || number < least || number > most)
		return false;
	*value = number;
	return true;
}

bool
text_equal(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}
