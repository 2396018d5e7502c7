#include "tools/words.h"

#include <ctype.h>
#include <string.h>

#include <sqlite3.h>

static int
quoted_length(const char *start, const char *end)
{
	const char *p = start + 1;

	while (p < end && *p != *start)
		p++;
	return (int)(p + (p < end) - start);
}

/* Blanks and comments. */
static int
gap_length(const char *start, const char *end)
{
	const char *p = start;

	while (p < end && (isspace((unsigned char)*p) || !strncmp(p, "--", 2)))
		if (*p == '-')
			while (p < end && *p != '\n')
				p++;
		else
			p++;
	return (int)(p - start);
}

static int
length_of(const char *p, const char *end)
{
	const char *start = p;

	if (*p == '\'' || *p == '"')
		return quoted_length(p, end);
	if (isspace((unsigned char)*p) || !strncmp(p, "--", 2))
		return gap_length(p, end);
	for (p += *p == ':'; p < end && (isalnum((unsigned char)*p) || *p == '_'); p++)
		;
	return p == start ? 1 : (int)(p - start);
}

struct token
token_at(const char *p, const char *end)
{
	struct token token = { p, 0, 0 };

	if (p >= end)
		return token;
	token.length = length_of(p, end);
	if (*p == '\'' || *p == '"')
		token.kind = 's';
	else if (isspace((unsigned char)*p) || !strncmp(p, "--", 2))
		token.kind = 'b';
	else if (*p == ':')
		token.kind = token.length > 1 ? 'p' : ':';
	else
		token.kind = isalnum((unsigned char)*p) || *p == '_' ? 'w' : *p;
	return token;
}

struct token
token_first(const char *p, const char *end)
{
	struct token token = token_at(p, end);

	return token.kind == 'b' ? token_after(token, end) : token;
}

struct token
token_after(struct token token, const char *end)
{
	do
		token = token_at(token.at + token.length, end);
	while (token.kind == 'b');
	return token;
}

bool
token_is(struct token token, const char *word)
{
	return token.kind && (int)strlen(word) == token.length && !sqlite3_strnicmp(token.at, word, token.length);
}

struct token
closing(struct token token, const char *end)
{
	int depth = 0;

	for (; token.kind; token = token_after(token, end)) {
		depth += (token.kind == '(') - (token.kind == ')');
		if (!depth)
			break;
	}
	return token;
}

struct token
after_parentheses(struct token token, const char *end)
{
	token = closing(token, end);
	return token.kind ? token_after(token, end) : token;
}
