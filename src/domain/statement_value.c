#include "domain/statement_value.h"
#include "base/clock.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define HEX "0123456789abcdefABCDEF"
#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
#define MAILTO "mailto:"
#define SHOWN_MOST 60

/* ---------------------------------------------------------------- identifiers */

static bool
is_hex(const char *text, size_t length)
{
	return strlen(text) == length && strspn(text, HEX) == length;
}

bool
value_is_uuid(const char *text)
{
	static const size_t parts[] = { 8, 4, 4, 4, 12 };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (strspn(text, HEX) != parts[i])
			return false;
		text += parts[i];
		if (i < 4 && *text++ != '-')
			return false;
	}
	return !*text;
}

bool
value_is_iri(const char *text)
{
	size_t scheme = isalpha((unsigned char)*text) ? strspn(text, LETTERS DIGITS "+-.") : 0;
	const char *rest = text + scheme + 1;

	if (scheme == 0 || text[scheme] != ':' || !*rest)
		return false;
	for (const unsigned char *c = (const unsigned char *)rest; *c; c++) {
		if (*c <= 0x20 || *c == 0x7f || strchr("<>\"{}|\\^`", *c))
			return false;
		if (*c == '%' && strspn((const char *)c + 1, HEX) < 2)
			return false;
	}
	return true;
}

bool
value_is_mbox(const char *text)
{
	const char *address = text + strlen(MAILTO), *at;

	if (strncmp(text, MAILTO, strlen(MAILTO)) != 0)
		return false;
	for (const unsigned char *c = (const unsigned char *)address; *c; c++)
		if (*c <= 0x20 || *c == 0x7f || strchr("<>()[],;:\\\"", *c))
			return false;
	at = strchr(address, '@');
	return at && at > address && at[1] && !strchr(at + 1, '@') && at[1] != '.' && text[strlen(text) - 1] != '.';
}

bool
value_is_sha1(const char *text)
{
	return is_hex(text, 40);
}

bool
value_is_sha2(const char *text)
{
	return is_hex(text, 56) || is_hex(text, 64) || is_hex(text, 96) || is_hex(text, 128);
}

bool
value_is_media_type(const char *text)
{
	static const char token[] = LETTERS DIGITS "!#$&^_.+-";
	size_t type = strspn(text, token), subtype = text[type] == '/' ? strspn(text + type + 1, token) : 0;

	return type > 0 && subtype > 0 && strchr("; ", text[type + 1 + subtype]);
}

bool
value_is_version(const char *text)
{
	if (strncmp(text, "1.0", 3) != 0)
		return false;
	return !text[3] || (text[3] == '.' && text[4] && strspn(text + 4, LETTERS DIGITS ".-+") == strlen(text + 4));
}

/* ---------------------------------------------------------------- languages */

/* The next part of a language tag; its length, 0 at the end. */
struct subtag {
	const char *text;
	size_t length;
};

static bool
is_made_of(const struct subtag *subtag, const char *set, size_t least, size_t most)
{
	return subtag->length >= least && subtag->length <= most && strspn(subtag->text, set) >= subtag->length;
}

static void
step(struct subtag *subtag)
{
	subtag->text += subtag->length;
	if (*subtag->text == '-')
		subtag->text++;
	subtag->length = strcspn(subtag->text, "-");
}

/* "x-anything-else", or "a-one-two-b-three". */
static bool
pass_singletons(struct subtag *subtag)
{
	while (is_made_of(subtag, LETTERS DIGITS, 1, 1)) {
		bool is_private = strchr("xX", *subtag->text) != NULL;
		size_t least = is_private ? 1 : 2, parts = 0;

		for (step(subtag); is_made_of(subtag, LETTERS DIGITS, least, 8); step(subtag))
			parts++;
		if (parts == 0)
			return false;
	}
	return subtag->length == 0;
}

static bool
is_variant(const struct subtag *subtag)
{
	return is_made_of(subtag, LETTERS DIGITS, 5, 8) ||
		(subtag->length == 4 && isdigit((unsigned char)*subtag->text) && is_made_of(subtag, LETTERS DIGITS, 4, 4));
}

bool
value_is_language(const char *text)
{
	struct subtag subtag = { text, strcspn(text, "-") };

	if (!*text || text[strlen(text) - 1] == '-' || strstr(text, "--"))
		return false;
	if (subtag.length == 1) /* "x-…" and the registered "i-…" */
		return strchr("xXiI", *text) && pass_singletons(&subtag);
	if (!is_made_of(&subtag, LETTERS, 2, 8))
		return false;
	step(&subtag);
	for (int i = 0; i < 3 && is_made_of(&subtag, LETTERS, 3, 3); i++)
		step(&subtag);
	if (is_made_of(&subtag, LETTERS, 4, 4))
		step(&subtag);
	if (is_made_of(&subtag, LETTERS, 2, 2) || is_made_of(&subtag, DIGITS, 3, 3))
		step(&subtag);
	while (is_variant(&subtag))
		step(&subtag);
	return pass_singletons(&subtag);
}

/* ---------------------------------------------------------------- instants */

/* Takes exactly so many digits. */
static bool
take_digits(const char **text, int count, int least, int most, int *number)
{
	*number = 0;
	for (int i = 0; i < count; i++, (*text)++) {
		if (!isdigit((unsigned char)**text))
			return false;
		*number = *number * 10 + (**text - '0');
	}
	return *number >= least && *number <= most;
}

static bool
take(const char **text, char wanted)
{
	if (**text != wanted)
		return false;
	(*text)++;
	return true;
}

/* Days since 1 January 1970 in the Gregorian calendar; years begin in March, so that the odd day comes last. */
static int64_t
day_number(int year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t since_march = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return y * 365 + y / 4 - y / 100 + y / 400 + since_march - 719468;
}

/* The part of a second, in microseconds; what is finer is cut off. */
static bool
take_fraction(const char **text, int64_t *micros)
{
	size_t digits;
	int64_t worth = 100000;

	*micros = 0;
	if (!take(text, '.') && !take(text, ','))
		return true;
	digits = strspn(*text, DIGITS);
	for (size_t i = 0; i < digits && worth; i++, worth /= 10)
		*micros += ((*text)[i] - '0') * worth;
	*text += digits;
	return digits > 0;
}

/* "Z", "+01:00", "+0100", "+01" or nothing; seconds ahead of UTC. "-00:00" is none in ISO 8601. */
static bool
take_zone(const char *text, int64_t *ahead)
{
	int sign = *text == '-' ? -1 : 1, hours, minutes = 0;

	*ahead = 0;
	if (strcmp(text, "Z") == 0 || !*text)
		return true;
	if (!take(&text, '+') && !take(&text, '-'))
		return false;
	if (!take_digits(&text, 2, 0, 23, &hours))
		return false;
	if (*text && ((*text == ':' && !*++text) || !take_digits(&text, 2, 0, 59, &minutes)))
		return false;
	*ahead = sign * (hours * 3600 + minutes * 60);
	return !*text && (sign > 0 || *ahead != 0);
}

bool
value_timestamp(const char *text, int64_t *instant)
{
	int year, month, day, hour, minute, second;
	int64_t micros, ahead;

	if (!take_digits(&text, 4, 0, 9999, &year) || !take(&text, '-') || !take_digits(&text, 2, 1, 12, &month) ||
		!take(&text, '-') || !take_digits(&text, 2, 1, date_month_days(year, month), &day) || !take(&text, 'T') ||
		!take_digits(&text, 2, 0, 23, &hour) || !take(&text, ':') || !take_digits(&text, 2, 0, 59, &minute) ||
		!take(&text, ':') || !take_digits(&text, 2, 0, 60, &second) || !take_fraction(&text, &micros) || !take_zone(text, &ahead))
		return false;
	*instant = (day_number(year, month, day) * DAY + hour * HOUR + minute * 60 + second - ahead) * 1000000 + micros;
	return true;
}

const char *
value_timestamp_text(struct arena *arena, int64_t instant)
{
	int64_t micros = (instant % 1000000 + 1000000) % 1000000, second = (instant - micros) / 1000000;
	int64_t in_day = (second % DAY + DAY) % DAY, days = (second - in_day) / DAY + 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097, in_era = days - era * 146097;
	int64_t years = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int64_t in_year = in_era - (365 * years + years / 4 - years / 100), month = (5 * in_year + 2) / 153;

	return arena_text(arena, "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", (int)(years + era * 400 + (month >= 10)),
		(int)(month < 10 ? month + 3 : month - 9), (int)(in_year - (153 * month + 2) / 5 + 1), (int)(in_day / 3600),
		(int)(in_day / 60 % 60), (int)(in_day % 60), (int)micros);
}

/* ---------------------------------------------------------------- durations */

struct unit {
	char letter;
	int64_t seconds;
};

/* Numbers with these letters, in their order, each at most once; only the last may have a fraction. Returns how many there were, -1
   where it is none. */
static int
take_units(const char **text, const struct unit *units, size_t count, int64_t *seconds, bool *fraction)
{
	int taken = 0;

	for (size_t i = 0; i < count && isdigit((unsigned char)**text); i++) {
		const char *number = *text;
		size_t digits = strspn(number, DIGITS), decimals = 0;
		int64_t value = 0;

		if (number[digits] == '.' || number[digits] == ',')
			decimals = 1 + strspn(number + digits + 1, DIGITS);
		if (*fraction || decimals == 1 || digits > 9)
			return -1;
		if (number[digits + decimals] != units[i].letter)
			continue;
		for (size_t d = 0; d < digits; d++)
			value = value * 10 + (number[d] - '0');
		*seconds += value * units[i].seconds;
		*fraction = decimals > 0;
		*text += digits + decimals + 1;
		taken++;
	}
	return taken;
}

bool
value_duration(const char *text, int64_t *seconds)
{
	static const struct unit weeks[] = { { 'W', 7 * DAY } };
	static const struct unit dates[] = { { 'Y', 365 * DAY }, { 'M', 30 * DAY }, { 'D', DAY } };
	static const struct unit times[] = { { 'H', 3600 }, { 'M', 60 }, { 'S', 1 } };
	bool fraction = false;
	int date, time = 0;

	*seconds = 0;
	if (!take(&text, 'P'))
		return false;
	if (take_units(&text, weeks, 1, seconds, &fraction) == 1)
		return !*text;
	fraction = false;
	date = take_units(&text, dates, 3, seconds, &fraction);
	if (date >= 0 && take(&text, 'T')) {
		time = take_units(&text, times, 3, seconds, &fraction);
		if (time < 1)
			return false;
	}
	return date >= 0 && date + time > 0 && !*text;
}

/* ---------------------------------------------------------------- comparing */

const char *
value_small(struct arena *arena, const char *text)
{
	char *small = arena_string(arena, text);

	for (char *c = small; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return small;
}

const char *
value_printable(struct arena *arena, const char *text)
{
	char *shown = arena_copy(arena, text, strnlen(text, SHOWN_MOST));

	for (char *c = shown; *c; c++)
		if (*c < 0x20 || *c > 0x7e)
			*c = '?';
	return shown;
}

const char *
value_mbox_key(struct arena *arena, const char *mbox)
{
	const char *at = strrchr(mbox, '@');

	return at ? arena_text(arena, "%.*s%s", (int)(at - mbox), mbox, value_small(arena, at)) : mbox;
}

const char *
value_duration_key(struct arena *arena, const char *text)
{
	const char *point = strpbrk(text, ".,");
	size_t decimals = point ? strspn(point + 1, DIGITS) : 0;

	if (decimals <= 2 || strcmp(point + 1 + decimals, "S") != 0)
		return text;
	return arena_text(arena, "%.*sS", (int)(point - text) + 3, text);
}
