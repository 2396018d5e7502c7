#include "domain/import_values.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "domain/account.h"

#define SHOWN 80 /* bytes of a value in the words about it */

const char *
value_trim(struct arena *arena, const char *value)
{
	const char *start = value + strspn(value, " \t\r\n");
	size_t length = strlen(start), kept = length;

	while (kept && strchr(" \t\r\n", start[kept - 1]))
		kept--;
	return kept == length ? start : arena_copy(arena, start, kept);
}

const char *
value_shown(struct arena *arena, const char *value)
{
	if (strlen(value) <= SHOWN)
		return value;
	return arena_text(arena, "%.*s…", (int)text_whole(value, SHOWN), value);
}

bool
value_is_plain(const char *value, size_t most)
{
	const char *at = value;

	if (*at == ' ')
		return false;
	for (; *at; at++)
		if (*at < ' ' || *at > '~' || (*at == ' ' && (at[1] == ' ' || !at[1])))
			return false;
	return (size_t)(at - value) <= most;
}

/* ---------------------------------------------------------------- addresses */

/* Domains of mail providers as fingers slip, and as they are called; sorted. */
static const struct {
	const char *typed, *meant;
} slips[] = {
	{ "aol.co", "aol.com" },
	{ "aol.con", "aol.com" },
	{ "gamil.com", "gmail.com" },
	{ "gmai.com", "gmail.com" },
	{ "gmail.ccom", "gmail.com" },
	{ "gmail.cim", "gmail.com" },
	{ "gmail.cm", "gmail.com" },
	{ "gmail.cmo", "gmail.com" },
	{ "gmail.co", "gmail.com" },
	{ "gmail.com.com", "gmail.com" },
	{ "gmail.comm", "gmail.com" },
	{ "gmail.con", "gmail.com" },
	{ "gmail.cpm", "gmail.com" },
	{ "gmail.om", "gmail.com" },
	{ "gmail.vom", "gmail.com" },
	{ "gmail.xom", "gmail.com" },
	{ "gmaill.com", "gmail.com" },
	{ "gmal.com", "gmail.com" },
	{ "gmali.com", "gmail.com" },
	{ "gmial.com", "gmail.com" },
	{ "gmil.com", "gmail.com" },
	{ "gmsil.com", "gmail.com" },
	{ "gmx.dee", "gmx.de" },
	{ "gmx.ed", "gmx.de" },
	{ "gnail.com", "gmail.com" },
	{ "googlemail.con", "googlemail.com" },
	{ "hitmail.com", "hotmail.com" },
	{ "homail.com", "hotmail.com" },
	{ "hotmai.com", "hotmail.com" },
	{ "hotmail.cm", "hotmail.com" },
	{ "hotmail.co", "hotmail.com" },
	{ "hotmail.con", "hotmail.com" },
	{ "hotmal.com", "hotmail.com" },
	{ "hotmial.com", "hotmail.com" },
	{ "hotmil.com", "hotmail.com" },
	{ "hotnail.com", "hotmail.com" },
	{ "htomail.com", "hotmail.com" },
	{ "iclod.com", "icloud.com" },
	{ "icloud.co", "icloud.com" },
	{ "icloud.con", "icloud.com" },
	{ "iclould.com", "icloud.com" },
	{ "live.con", "live.com" },
	{ "oulook.com", "outlook.com" },
	{ "outllok.com", "outlook.com" },
	{ "outlok.com", "outlook.com" },
	{ "outloo.com", "outlook.com" },
	{ "outlook.co", "outlook.com" },
	{ "outlook.con", "outlook.com" },
	{ "outloook.com", "outlook.com" },
	{ "protonmail.con", "protonmail.com" },
	{ "web.ed", "web.de" },
	{ "yahho.com", "yahoo.com" },
	{ "yaho.com", "yahoo.com" },
	{ "yahoo.cm", "yahoo.com" },
	{ "yahoo.co", "yahoo.com" },
	{ "yahoo.con", "yahoo.com" },
	{ "yahooo.com", "yahoo.com" },
	{ "yaoo.com", "yahoo.com" },
	{ "yhaoo.com", "yahoo.com" },
	{ "yhoo.com", "yahoo.com" },
};

static int
compare_slip(const void *domain, const void *slip)
{
	return strcmp(domain, *(const char *const *)slip);
}

static const char *
meant_domain(const char *domain)
{
	const void *slip = bsearch(domain, slips, sizeof slips / sizeof *slips, sizeof *slips, compare_slip);

	return slip ? ((const char *const *)slip)[1] : NULL;
}

/* Without "mailto:" and the brackets that mail programs put around it. */
static const char *
unwrap(struct arena *arena, const char *value)
{
	const char *start = value;
	size_t length;

	if (strncasecmp(start, "mailto:", 7) == 0)
		start += 7;
	length = strlen(start);
	if (length > 2 && start[0] == '<' && start[length - 1] == '>')
		return arena_copy(arena, start + 1, length - 2);
	return start;
}

/* What is left of "Grace Tan <grace@example.org>;" or "grace@example.org.": an address, or NULL. */
static const char *
pick(struct arena *arena, const char *value)
{
	const char *open = strrchr(value, '<'), *start = open ? open + 1 : value;
	size_t length = open ? strcspn(start, ">") : strlen(start);
	struct email email;
	char *picked = arena_alloc(arena, length + 1), *to = picked;

	while (length && strchr(".,;:", start[length - 1]))
		length--;
	for (size_t i = 0; i < length; i++)
		if (!strchr(" \t\r\n", start[i]))
			*to++ = start[i];
	*to = '\0';
	return email_parse(arena, picked, &email) == EMAIL_OK ? email.address : NULL;
}

bool
value_email(struct arena *arena, const char *value, struct email *email, const char **words, const char **suggested)
{
	const char *typed = unwrap(arena, value), *meant;
	enum email_problem problem = email_parse(arena, typed, email);

	*words = *suggested = NULL;
	if (problem != EMAIL_OK) {
		*words = email_problem_words(problem);
		*suggested = *typed && strlen(typed) <= 2 * EMAIL_MAX ? pick(arena, typed) : NULL;
		return false;
	}
	meant = meant_domain(email->domain);
	if (meant) {
		*suggested = arena_text(arena, "%.*s@%s", (int)(strchr(email->address, '@') - email->address), email->address, meant);
		*words = arena_text(arena, "“%s” is rarely right. Did you mean %s?", email->domain, *suggested);
	}
	return true;
}

/* ---------------------------------------------------------------- what spreadsheets make of things */

/* "=SUM(A1)", "=A1", "@IF(…)", "+1+cmd|…": not "-", "+49" or "@grace". */
static bool
is_formula(const char *value)
{
	if (!*value || !strchr("=+-@", *value))
		return false;
	if (*value == '=' && (isalnum((unsigned char)value[1]) || (value[1] && strchr("\"'+-@$(", value[1]))))
		return true;
	return strpbrk(value, "(|!") && strlen(value) > 3;
}

static bool
is_error(const char *value)
{
	static const char *const errors[] = { "#NAME?", "#REF!", "#N/A", "#NV", "#VALUE!", "#WERT!", "#BEZUG!", "#DIV/0!", "#NULL!",
		"#NUM!", "#ZAHL!", NULL };

	for (size_t i = 0; *value == '#' && errors[i]; i++)
		if (strcmp(value, errors[i]) == 0)
			return true;
	return *value == '#' && strspn(value, "#") == strlen(value) && strlen(value) > 2;
}

/* "1.23E+11", "4,9e10" */
static bool
is_scientific(const char *value)
{
	const char *at = value + (*value == '-' || *value == '+');
	size_t digits = strspn(at, "0123456789");

	if (!digits)
		return false;
	at += digits;
	if (*at == '.' || *at == ',')
		at += 1 + strspn(at + 1, "0123456789");
	if (*at != 'E' && *at != 'e')
		return false;
	at += 1 + (at[1] == '+' || at[1] == '-');
	return *at && strspn(at, "0123456789") == strlen(at);
}

const char *
value_spoilt(struct arena *arena, const char *value, bool number)
{
	if (is_formula(value) && !(number && strspn(value, "+-0123456789., ") == strlen(value)))
		return arena_text(arena,
			"“%s” is a formula, not what it works out. In the spreadsheet copy the column and paste its values only.",
			value_shown(arena, value));
	if (is_error(value))
		return arena_text(
			arena, "The spreadsheet could not work this out and wrote “%s”. Type the value itself.", value_shown(arena, value));
	if (number && is_scientific(value))
		return arena_text(arena,
			"Excel has shortened this number to “%s”, and its last digits are lost. Format the column as text, and type the number "
			"again.",
			value_shown(arena, value));
	return NULL;
}

static const char *
after_digits(const char *at)
{
	return at + strspn(at, "0123456789");
}

/* A word that begins with a month as Excel shortens it, in English or German. */
static size_t
month_length(const char *word)
{
	static const char *const months[] = { "jan", "feb", "mar", "mrz", "apr", "may", "mai", "jun", "jul", "aug", "sep", "okt",
		"oct", "nov", "dez", "dec", NULL };

	for (size_t i = 0; months[i]; i++) {
		size_t length = 3;

		if ((*word | 0x20) == *months[i] && strncasecmp(word, months[i], length) == 0)
			return length + (word[length] == '.');
	}
	return 0;
}

/* "02. Mrz", "2-Mar", "Mar-02", "44927", "2026-03-02": what Excel makes of names like "March 2". */
static bool
is_date(const char *value)
{
	const char *at = after_digits(value);
	size_t digits = (size_t)(at - value), month;

	if (!value[strcspn(value, "0123456789")])
		return false;
	if (digits && digits <= 2) {
		at += strspn(at, ". -/");
		month = month_length(at);
		at += month;
		return month && (!*at || (strspn(at, " -0123456789") == strlen(at)));
	}
	if (digits == 5 && !*at)
		return true;
	if (digits == 4 && *at == '-')
		return strspn(at, "-0123456789") == strlen(at);
	month = digits ? 0 : month_length(value);
	return month && strchr("-. ", value[month]) && value[month] && isdigit((unsigned char)value[month + 1]) &&
		!*after_digits(value + month + 1);
}

bool
value_name(struct arena *arena, const char *label, const char *value, const char **name, const char **words)
{
	enum text_problem problem;

	*words = NULL;
	*name = value;
	if (value_is_plain(value, NAME_MOST) && !strpbrk(value, "=+-@#") && !is_date(value))
		return true;
	*words = value_spoilt(arena, value, false);
	if (*words)
		return false;
	problem = text_clean(arena, value, TEXT_LINE, NAME_MOST, name);
	if (problem != TEXT_OK) {
		*words = arena_text(arena, "The %s %s", label, text_problem_words(arena, problem, NAME_MOST));
		return false;
	}
	if (is_date(*name))
		*words = arena_text(
			arena, "“%s” looks like a date: Excel turns some names into dates. Check it, and type the name again.", *name);
	else if (strchr(*name, '@'))
		*words =
			arena_text(arena, "“%s” looks like an address, not a %s. Check that the columns are in their places.", *name, label);
	return true;
}
