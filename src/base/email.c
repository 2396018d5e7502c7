#include "base/email.h"

#include <ctype.h>
#include <idn2.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Longer input is looked at no further; below it several addresses in one field are still told from one long one. */
enum { TYPED_MAX = 2000, LOCAL_MAX = 64, DOMAIN_MAX = 253, LABEL_MAX = 63 };

static const char *
trimmed(struct arena *arena, const char *typed)
{
	const char *blanks = " \t\r\n";
	const char *start = typed + strspn(typed, blanks);
	size_t length = strlen(start);

	while (length > 0 && strchr(blanks, start[length - 1]) != NULL)
		length--;
	return arena_copy(arena, start, length);
}

static size_t
count(const char *text, char wanted)
{
	size_t found = 0;

	for (; *text != '\0'; text++)
		found += *text == wanted;
	return found;
}

/* What people type that is not one bare address. */
static enum email_problem
look_over(const char *address)
{
	size_t signs = count(address, '@');
	bool blank = strchr(address, ' ') != NULL;

	if (address[0] == '\0')
		return EMAIL_EMPTY;
	if (signs == 0)
		return EMAIL_NO_AT;
	if (signs == 1 && strpbrk(address, "<>()\"") != NULL)
		return EMAIL_DISPLAY_FORM;
	if (strpbrk(address, ",;") != NULL || (signs > 1 && blank))
		return EMAIL_SEVERAL;
	return blank ? EMAIL_BLANK : EMAIL_OK;
}

static bool
has_loose_dot(const char *part)
{
	size_t length = strlen(part);

	return length > 0 && (part[0] == '.' || part[length - 1] == '.' || strstr(part, "..") != NULL);
}

static enum email_problem
check_local(const char *local)
{
	size_t length = strlen(local);

	if (has_loose_dot(local))
		return EMAIL_DOTS;
	if (length == 0)
		return EMAIL_LOCAL;
	for (const char *at = local; *at != '\0'; at++)
		if (!isascii((unsigned char)*at) || (!isalnum((unsigned char)*at) && strchr(".!#$%&'*+-/=?^_`{|}~", *at) == NULL))
			return EMAIL_LOCAL;
	return length > LOCAL_MAX ? EMAIL_LONG : EMAIL_OK;
}

static bool
is_label(const char *label, size_t length)
{
	if (length == 0 || length > LABEL_MAX || label[0] == '-' || label[length - 1] == '-')
		return false;
	for (size_t i = 0; i < length; i++)
		if (!isascii((unsigned char)label[i]) || (!isalnum((unsigned char)label[i]) && label[i] != '-'))
			return false;
	return true;
}

/* An A-label domain. */
static enum email_problem
check_domain(const char *domain)
{
	const char *top = strrchr(domain, '.');

	if (top == NULL)
		return EMAIL_NO_TOP;
	for (const char *label = domain; label != NULL;) {
		size_t length = strcspn(label, ".");

		if (!is_label(label, length))
			return EMAIL_DOMAIN;
		label = label[length] == '.' ? label + length + 1 : NULL;
	}
	return strspn(top + 1, "0123456789") == strlen(top + 1) ? EMAIL_DOMAIN : EMAIL_OK;
}

static void
lower(char *text)
{
	for (; *text != '\0'; text++)
		if (*text >= 'A' && *text <= 'Z')
			*text = (char)(*text - 'A' + 'a');
}

/* ASCII in which nothing is to be translated or checked as a translation ("xn--…"): what libidn2 gives back lower-cased at a
   hundred times the price. */
static bool
is_plain(const char *domain)
{
	for (const char *at = domain; *at != '\0'; at++)
		if (!isascii((unsigned char)*at) || (!isalnum((unsigned char)*at) && *at != '.' && *at != '-'))
			return false;
	return strstr(domain, "--") == NULL;
}

static enum email_problem
translate(struct arena *arena, const char *typed, char **domain)
{
	uint8_t *wire = NULL;
	int result = idn2_lookup_u8((const uint8_t *)typed, &wire, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);

	if (result == IDN2_TOO_BIG_DOMAIN)
		return EMAIL_LONG;
	if (result != IDN2_OK)
		return EMAIL_DOMAIN;
	*domain = arena_string(arena, (const char *)wire);
	idn2_free(wire);
	return EMAIL_OK;
}

static enum email_problem
parse_domain(struct arena *arena, const char *typed, const char **domain)
{
	enum email_problem problem = EMAIL_OK;
	char *translated;

	if (has_loose_dot(typed))
		return EMAIL_DOTS;
	if (typed[0] == '\0')
		return EMAIL_NO_TOP;
	if (is_plain(typed))
		translated = arena_string(arena, typed);
	else
		problem = translate(arena, typed, &translated);
	if (problem != EMAIL_OK)
		return problem;
	lower(translated);
	*domain = translated;
	return strlen(translated) > DOMAIN_MAX ? EMAIL_LONG : check_domain(translated);
}

enum email_problem
email_domain(struct arena *arena, const char *typed, const char **domain)
{
	const char *clean;

	if (text_clean(arena, typed, TEXT_LINE, DOMAIN_MAX, &clean) != TEXT_OK)
		return EMAIL_DOMAIN;
	return parse_domain(arena, clean, domain);
}

const char *
email_domain_shown(struct arena *arena, const char *domain)
{
	char *letters = NULL;
	const char *shown = domain, *again;

	/* Only what leads back to the very domain. */
	if (idn2_to_unicode_8z8z(domain, &letters, 0) == IDN2_OK && parse_domain(arena, letters, &again) == EMAIL_OK &&
		strcmp(again, domain) == 0)
		shown = arena_string(arena, letters);
	idn2_free(letters);
	return shown;
}

/* Nearly all: letters, digits and . - _ + around one @, in which there is nothing to clean or to look over. */
static bool
is_bare(const char *typed)
{
	size_t signs = 0;
	const char *at = typed;

	for (; isascii((unsigned char)*at) && (isalnum((unsigned char)*at) || (*at != '\0' && strchr("@.-_+", *at) != NULL)); at++)
		signs += *at == '@';
	return *at == '\0' && signs == 1 && at - typed <= TYPED_MAX;
}

static enum email_problem
clean_address(struct arena *arena, const char *typed, const char **address)
{
	if (is_bare(typed)) {
		*address = arena_string(arena, typed);
		return EMAIL_OK;
	}
	switch (text_clean(arena, trimmed(arena, typed), TEXT_LINE, TYPED_MAX, address)) {
	case TEXT_OK:
		return look_over(*address);
	case TEXT_LONG:
		return EMAIL_LONG;
	case TEXT_NOT_UTF8:
	case TEXT_CONTROL:
	case TEXT_DIRECTION:
		break;
	}
	return EMAIL_CHARACTERS;
}

static const char *
joined(struct arena *arena, const char *local, const char *domain)
{
	size_t before = strlen(local), after = strlen(domain);
	char *address = arena_alloc(arena, before + 1 + after + 1);

	memcpy(address, local, before);
	address[before] = '@';
	memcpy(address + before + 1, domain, after);
	return address;
}

enum email_problem
email_parse(struct arena *arena, const char *typed, struct email *email)
{
	const char *address, *at, *domain;
	char *local;
	enum email_problem problem = clean_address(arena, typed != NULL ? typed : "", &address);

	if (problem != EMAIL_OK)
		return problem;
	at = strrchr(address, '@');
	local = arena_copy(arena, address, (size_t)(at - address));
	problem = check_local(local);
	if (problem == EMAIL_OK)
		problem = parse_domain(arena, at + 1, &domain);
	if (problem != EMAIL_OK)
		return problem;
	if (strlen(address) > EMAIL_MAX || strlen(local) + 1 + strlen(domain) > EMAIL_MAX)
		return EMAIL_LONG;
	email->address = address;
	email->wire = joined(arena, local, domain);
	lower(local);
	email->key = joined(arena, local, domain);
	email->domain = domain;
	return EMAIL_OK;
}

const char *
email_problem_words(enum email_problem problem)
{
	switch (problem) {
	case EMAIL_OK:
		return "";
	case EMAIL_EMPTY:
		return "Enter an e-mail address like name@example.org.";
	case EMAIL_NO_AT:
		return "The @ is missing. Enter an e-mail address like name@example.org.";
	case EMAIL_SEVERAL:
		return "There is a comma here, or more than one address. Enter one address, like name@example.org.";
	case EMAIL_DISPLAY_FORM:
		return "There is a name or a bracket beside the address. Enter the address alone, like name@example.org.";
	case EMAIL_BLANK:
		return "There is a space inside the address. Take it out, so that it reads like name@example.org.";
	case EMAIL_DOTS:
		return "There are two dots in a row, or a dot at the start or end of a part. Take the extra dot out, as in "
			   "first.last@example.org.";
	case EMAIL_LOCAL:
		return "The part before the @ is missing or has a character that it may not have. Use letters without accents, digits, "
			   "dots, - and _, as in first.last@example.org.";
	case EMAIL_DOMAIN:
		return "The part after the @ cannot be the name of a mail server. Check its spelling; it looks like example.org.";
	case EMAIL_NO_TOP:
		return "The part after the @ has no ending such as .org or .com. Add it, as in name@example.org.";
	case EMAIL_LONG:
		return "The address is too long: up to 64 characters before the @, and 254 in all. Check that it is one address like "
			   "name@example.org.";
	case EMAIL_CHARACTERS:
		return "The address has hidden characters in it. Type it again, like name@example.org.";
	}
	return "";
}
