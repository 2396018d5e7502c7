/* What is typed as the value of a condition. */
#include <string.h>

#include "base/buffer.h"
#include "base/email.h"
#include "base/text.h"
#include "domain/rule_form.h"

/* ---------------------------------------------------------------- several in one field */

/* The closing quote of a piece that begins with one, whose last character but blanks before the comma it is; NULL: the quotes mean themselves. */
static const char *
closing_quote(const char *piece)
{
	for (const char *at = piece + 1; (at = strchr(at, '"')); at++) {
		if (at[1] == '"')
			at++;
		else
			return at[1 + strspn(at + 1, " ")] == ',' || !at[1 + strspn(at + 1, " ")] ? at : NULL;
	}
	return NULL;
}

static const char *
unquoted(struct arena *arena, const char *piece, const char *end)
{
	char *text = arena_alloc(arena, (size_t)(end - piece));
	size_t length = 0;

	for (const char *at = piece + 1; at < end; at++) {
		text[length++] = *at;
		at += *at == '"';
	}
	return text;
}

static const char *
trimmed(struct arena *arena, const char *piece, const char *end)
{
	while (end > piece && end[-1] == ' ')
		end--;
	return arena_copy(arena, piece, (size_t)(end - piece));
}

const char **
rule_value_split(struct arena *arena, const char *typed, size_t *count)
{
	const char **pieces = arena_array(arena, strlen(typed) + 1, sizeof *pieces);

	*count = 0;
	for (const char *at = typed; *at;) {
		const char *end, *quote, *piece;

		at += strspn(at, " ,");
		quote = *at == '"' ? closing_quote(at) : NULL;
		end = strchrnul(quote ? quote : at, ',');
		piece = quote ? unquoted(arena, at, quote) : trimmed(arena, at, end);
		if (*piece)
			pieces[(*count)++] = piece;
		at = end;
	}
	return pieces;
}

const char *
rule_value_quoted(struct arena *arena, const char *value)
{
	char *text;
	size_t length = 0;

	if (*value != '"' && !strchr(value, ','))
		return value;
	text = arena_alloc(arena, 2 * strlen(value) + 3);
	text[length++] = '"';
	for (const char *at = value; *at; at++) {
		if (*at == '"')
			text[length++] = '"';
		text[length++] = *at;
	}
	text[length] = '"';
	return text;
}

/* ---------------------------------------------------------------- e-mail */

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text > 0x7f)
			return false;
	return true;
}

/* Addresses are kept with their domain in A-labels ("xn--…"), so a domain that is typed in other letters becomes one. What stands before the
   domain stays: "", "name@", "@", ".". */
static bool
read_domain(struct arena *arena, const char *text, const char **kept, const char **words)
{
	const char *at = strrchr(text, '@'), *domain;
	size_t before = at ? (size_t)(at - text) + 1 : *text == '.';

	if (!is_ascii(arena_copy(arena, text, before))) {
		*words = "Before the @ an address has no letters with accents. Take them out.";
		return false;
	}
	if (email_domain(arena, text + before, &domain) != EMAIL_OK) {
		*words = "Letters such as ü stand in a domain only as a whole. Enter all of it, like @bücher.example.";
		return false;
	}
	*kept = arena_text(arena, "%s%s", arena_copy(arena, text, before), domain);
	return true;
}

static bool
read_email(struct arena *arena, const char *text, const char **kept, const char **words)
{
	if (strchr(text, ' ')) {
		*words = "An address has no blanks. Put a comma between two values.";
		return false;
	}
	*kept = text;
	return is_ascii(text) || read_domain(arena, text, kept, words);
}

/* ---------------------------------------------------------------- one value */

static bool
read_text(struct ctx *ctx, const char *typed, const char **kept, const char **words)
{
	enum text_problem trouble = text_clean(ctx->arena, typed, TEXT_LINE, RULE_VALUE_MOST, kept);

	if (trouble != TEXT_OK) {
		*words = arena_text(ctx->arena, "The value %s", text_problem_words(ctx->arena, trouble, RULE_VALUE_MOST));
		return false;
	}
	/* An accent alone is compared as nothing, and nothing is in every text. */
	if (**kept && !*text_fold(ctx->arena, *kept)) {
		*words = "There is no letter, digit or sign here that can be compared. Enter one.";
		return false;
	}
	return true;
}

static bool
read_one(struct ctx *ctx, enum rule_kind kind, enum rule_comparison comparison, const struct field_def *def, const char *typed,
	const char **kept, const char **words)
{
	static const struct field_def day = { .type = FIELD_DATE };
	bool part = comparison == RULE_CONTAINS || comparison == RULE_CONTAINS_NOT;

	if (kind == RULE_OF_JOINED)
		return field_read(ctx, &day, typed, kept, words);
	if (def && !part && kind != RULE_OF_TEXT)
		return field_read(ctx, def, typed, kept, words);
	if (!read_text(ctx, typed, kept, words))
		return false;
	return kind != RULE_OF_EMAIL || read_email(ctx->arena, *kept, kept, words);
}

/* ---------------------------------------------------------------- all of them */

#define KEPT_MOST (RULE_VALUES_MOST * (RULE_VALUE_MOST * 4 + 1)) /* bytes */

static const char *
missing_words(enum rule_kind kind, enum rule_comparison comparison)
{
	bool part = comparison == RULE_CONTAINS || comparison == RULE_CONTAINS_NOT;

	switch (kind) {
	case RULE_OF_NUMBER:
		return "Enter a number, like 12.5.";
	case RULE_OF_DATE:
	case RULE_OF_JOINED:
		return "Enter a date, like 2026-11-23.";
	case RULE_OF_CHOICE:
		return part ? "Enter a value, or several with commas between them." : "Choose at least one.";
	case RULE_OF_EMAIL:
		return "Enter a part of an address, like @example.org.";
	case RULE_OF_NAME:
		return "Enter a name, or a part of one.";
	default:
		return "Enter a value, or several with commas between them.";
	}
}

static bool
is_among(const char **keys, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(keys[i], key) == 0)
			return true;
	return false;
}

static const char *
lines(struct arena *arena, const char **values, size_t count)
{
	struct buffer text = buffer_new(arena, KEPT_MOST);

	for (size_t i = 0; i < count; i++) {
		if (i)
			buffer_text(&text, "\n");
		buffer_text(&text, values[i]);
	}
	return count ? text.data : "";
}

#define SHOWN_MOST 40 /* characters of a value that is one of several */

bool
rule_takes_value(enum rule_comparison comparison)
{
	return comparison != RULE_EMPTY && comparison != RULE_FILLED;
}

bool
rule_takes_one_value(enum rule_kind kind, enum rule_comparison comparison)
{
	return kind == RULE_OF_NAME || comparison == RULE_LESS || comparison == RULE_MORE || comparison == RULE_BEFORE ||
		comparison == RULE_AFTER;
}

static bool
read_several(struct ctx *ctx, enum rule_kind kind, enum rule_comparison comparison, const struct field_def *def,
	const char *typed, const char **kept, const char **words)
{
	size_t count, values_count = 0;
	const char **pieces = rule_value_split(ctx->arena, typed, &count);
	const char *values[RULE_VALUES_MOST], *keys[RULE_VALUES_MOST];

	if (count > RULE_VALUES_MOST) {
		*words =
			arena_text(ctx->arena, "These are %zu values; a condition has up to %d. Take some out, or ask for what they share.",
				count, RULE_VALUES_MOST);
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		const char *value;

		if (!read_one(ctx, kind, comparison, def, pieces[i], &value, words)) {
			if (count > 1)
				*words = arena_text(ctx->arena, "“%s”: %s", text_cut(ctx->arena, pieces[i], SHOWN_MOST), *words);
			return false;
		}
		keys[values_count] = text_fold(ctx->arena, value);
		if (*value && !is_among(keys, values_count, keys[values_count]))
			values[values_count++] = value;
	}
	*kept = lines(ctx->arena, values, values_count);
	return true;
}

/* All words of a name count, in any order: signs between them do not. */
static const char *
name_words(struct arena *arena, const char *typed)
{
	char *text = arena_string(arena, typed);

	for (char *at = text; *at; at++)
		if (*at == ',' || *at == '"')
			*at = ' ';
	return text;
}

bool
rule_value_read(struct ctx *ctx, enum rule_kind kind, enum rule_comparison comparison, const struct field_def *def,
	const char *typed, const char **kept, const char **words)
{
	bool is_number = kind == RULE_OF_NUMBER && !rule_takes_one_value(kind, comparison);

	*kept = "";
	if (!rule_takes_value(comparison))
		return true;
	if (kind == RULE_OF_NAME)
		typed = name_words(ctx->arena, typed);
	/* "12,5" is one number, where it can be read as one. */
	if (!(is_number && read_one(ctx, kind, comparison, def, typed, kept, words))) {
		bool fine = rule_takes_one_value(kind, comparison) ? read_one(ctx, kind, comparison, def, typed, kept, words)
														   : read_several(ctx, kind, comparison, def, typed, kept, words);

		if (!fine)
			return false;
	}
	*words = **kept ? NULL : missing_words(kind, comparison);
	return **kept;
}

/* A domain is kept in A-labels and typed in its own letters. */
static const char *
email_typed(struct arena *arena, const char *value)
{
	const char *sign = strrchr(value, '@');
	size_t before = sign ? (size_t)(sign - value) + 1 : *value == '.';

	if (!strstr(value, "xn--"))
		return value;
	return arena_text(arena, "%s%s", arena_copy(arena, value, before), email_domain_shown(arena, value + before));
}

const char *
rule_value_typed(struct arena *arena, enum rule_kind kind, const char *kept)
{
	struct buffer typed = buffer_new(arena, 2 * KEPT_MOST + 5 * RULE_VALUES_MOST);

	for (const char *at = kept; *at;) {
		const char *end = strchrnul(at, '\n');
		const char *value = arena_copy(arena, at, (size_t)(end - at));

		if (typed.length)
			buffer_text(&typed, ", ");
		buffer_text(&typed, rule_value_quoted(arena, kind == RULE_OF_EMAIL ? email_typed(arena, value) : value));
		at = *end ? end + 1 : end;
	}
	return typed.data;
}
