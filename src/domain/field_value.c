/* What people type into an additional field, read by its type. */
#include <ctype.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/field.h"

#define DIGITS_MOST 15 /* before and after the point each */
#define NUMBER_SIZE (2 * DIGITS_MOST + 3)

/* ---------------------------------------------------------------- numbers */

/* Digits with at most two signs among them; the sign that comes last parts the decimals. */
struct digits {
	const char *whole, *decimals; /* decimals NULL: none */
	size_t whole_length;
	char group; /* the sign between thousands; 0: none */
};

/* Thousands stand in threes behind the first one to three digits. */
static bool
is_grouped(const char *text, size_t length, char group)
{
	size_t first = strcspn(text, (char[]){ group, '\0' });

	if (first == 0 || first > 3)
		return false;
	for (size_t i = 0; i < length; i++)
		if ((i >= first && (i - first) % 4 == 0) != (text[i] == group))
			return false;
	return (length - first) % 4 == 0;
}

/* Where the last of its signs stands and how many there are; false: there is more than signs and digits. */
static bool
find_signs(const char *text, size_t *last, size_t *signs)
{
	for (size_t i = 0; text[i]; i++) {
		if (text[i] == '.' || text[i] == ',') {
			*last = i;
			(*signs)++;
		} else if (!isdigit((unsigned char)text[i])) {
			return false;
		}
	}
	return true;
}

/* 1,234: a thousand and more to some, one and a bit to others. */
static bool
is_ambiguous(const char *text, size_t length, size_t sign)
{
	return text[sign] == ',' && length - sign == 4 && sign > 0 && sign <= 3 && text[0] != '0';
}

/* NULL when it can be read, else why it cannot. */
static const char *
take_apart(const char *text, struct digits *digits)
{
	size_t length = strlen(text), last = 0, signs = 0;

	if (!find_signs(text, &last, &signs))
		return "This is no number. Enter digits, like 12.5.";
	*digits = (struct digits){ text, signs ? text + last + 1 : NULL, signs ? last : length, 0 };
	if (signs > 1)
		digits->group = text[last] == '.' ? ',' : '.';
	if (signs > 1 && !is_grouped(text, last, digits->group))
		return "This is no number. Enter digits without anything between the thousands, like 1234.5.";
	if (signs == 1 && is_ambiguous(text, length, last))
		return "This can be read in two ways. Write a thousand without a comma, or the decimals with a point.";
	return length == signs || (digits->decimals && !*digits->decimals) ? "This is no number. Enter digits, like 12.5." : NULL;
}

/* Without noughts in front; false: too many. */
static bool
write_whole(char out[NUMBER_SIZE], const struct digits *digits)
{
	size_t length = 0;

	for (size_t i = 0; i < digits->whole_length; i++) {
		if (digits->whole[i] == digits->group || (digits->whole[i] == '0' && length == 0))
			continue;
		if (length == DIGITS_MOST)
			return false;
		out[length++] = digits->whole[i];
	}
	return true;
}

/* Without noughts behind. */
static bool
write_decimals(char out[NUMBER_SIZE], const char *decimals)
{
	size_t length = strlen(decimals);

	while (length && decimals[length - 1] == '0')
		length--;
	if (length > DIGITS_MOST)
		return false;
	memcpy(out, decimals, length);
	return true;
}

/* NULL: it has too many digits. */
static const char *
write_number(struct arena *arena, bool minus, const struct digits *digits)
{
	char whole[NUMBER_SIZE] = "", decimals[NUMBER_SIZE] = "";

	if (!write_whole(whole, digits) || !write_decimals(decimals, digits->decimals ? digits->decimals : ""))
		return NULL;
	return arena_text(
		arena, "%s%s%s%s", minus && (*whole || *decimals) ? "-" : "", *whole ? whole : "0", *decimals ? "." : "", decimals);
}

static bool
read_number(struct arena *arena, const char *text, const char **canonical, const char **words)
{
	bool minus = *text == '-' || strncmp(text, "\xe2\x88\x92", 3) == 0;
	struct digits digits;

	if (minus)
		text += *text == '-' ? 1 : 3;
	else if (*text == '+')
		text++;
	*words = take_apart(text, &digits);
	if (*words)
		return false;
	*canonical = write_number(arena, minus, &digits);
	if (!*canonical)
		*words = "This number is too long. Up to 15 digits can stand before the point, and 15 after it.";
	return *canonical != NULL;
}

/* ---------------------------------------------------------------- dates */

static bool
read_date(struct arena *arena, const char *text, const char **canonical, const char **words)
{
	const char *at = text, *date = date_typed(arena, &at);
	int64_t instant;

	*words = "This is no date. Enter it like 2026-11-23 or 23.11.2026.";
	if (!*date || *at)
		return false;
	if (!zone_instant(date, "00:00", &instant)) {
		*words = strchr(text, '-') ? "There is no such day. Enter the year, the month and the day, like 2026-11-23."
								   : "There is no such day. Enter the day first, then the month, like 23.11.2026.";
		return false;
	}
	*canonical = date;
	return true;
}

/* ---------------------------------------------------------------- choices */

#define CHOICES_NAMED 6
#define CHOICE_SHOWN 40 /* characters */

/* "Take one of: Day, Evening, Night." */
static const char *
choices_words(struct arena *arena, const struct field_def *def)
{
	const char *words = "";

	for (size_t i = 0; i < def->choice_count && i < CHOICES_NAMED; i++)
		words = arena_text(arena, "%s%s %s", words, i ? "," : "", text_cut(arena, def->choices[i].label, CHOICE_SHOWN));
	return arena_text(
		arena, "This is none of the choices. Take one of:%s%s", words, def->choice_count > CHOICES_NAMED ? " …" : ".");
}

const char *
field_likely_choice(struct arena *arena, const struct field_def *def, const char *typed)
{
	const char *key = text_fold(arena, typed), *likely = NULL;
	int nearest = LIKE_NOTHING;

	for (size_t i = 0; def->type == FIELD_CHOICE && i < def->choice_count; i++) {
		int likeness = text_likeness(key, def->choices[i].key);

		if (likeness < nearest) {
			nearest = likeness;
			likely = def->choices[i].label;
		}
	}
	return likely;
}

static bool
read_choice(struct arena *arena, const struct field_def *def, const char *text, const char **canonical, const char **words)
{
	const char *key = text_fold(arena, text), *likely;

	for (size_t i = 0; i < def->choice_count; i++)
		if (strcmp(key, def->choices[i].key) == 0) {
			*canonical = def->choices[i].label;
			return true;
		}
	likely = field_likely_choice(arena, def, text);
	*words = likely ? arena_text(arena, "This is none of the choices. Did you mean “%s”?", likely) : choices_words(arena, def);
	return false;
}

/* ---------------------------------------------------------------- any */

bool
field_read(struct ctx *ctx, const struct field_def *def, const char *typed, const char **canonical, const char **words)
{
	enum text_problem trouble = text_clean(ctx->arena, typed, TEXT_LINE, FIELD_VALUE_MOST, canonical);
	const char *text = *canonical;

	*words = NULL;
	if (trouble != TEXT_OK) {
		*words = arena_text(ctx->arena, "The value %s", text_problem_words(ctx->arena, trouble, FIELD_VALUE_MOST));
		return false;
	}
	if (!*text)
		return true;
	switch (def->type) {
	case FIELD_NUMBER:
		return read_number(ctx->arena, text, canonical, words);
	case FIELD_DATE:
		return read_date(ctx->arena, text, canonical, words);
	case FIELD_CHOICE:
		return read_choice(ctx->arena, def, text, canonical, words);
	case FIELD_TEXT:
		break;
	}
	return true;
}

const char *
field_read_form(struct ctx *ctx, const struct field_def *def, const char *field, const char *typed)
{
	const char *canonical = "", *words;

	if (!field_read(ctx, def, typed, &canonical, &words))
		problem(ctx, field, "%s: %s", def->name, words);
	else if (!*canonical && def->required)
		problem(ctx, field, "%s: %s", def->name, def->type == FIELD_CHOICE ? "Choose one." : "Enter a value.");
	else
		return canonical;
	return "";
}
