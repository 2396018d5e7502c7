#include "domain/statement_format.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool
has_key(const struct tree *node, const char *key)
{
	return node && node->key && strcmp(node->key, key) == 0;
}

static bool
is_below(const struct tree *node, const char *key)
{
	for (node = node->up; node; node = node->up)
		if (has_key(node, key))
			return true;
	return false;
}

/* ---------------------------------------------------------------- ids */

static bool
is_identified(const struct tree *node)
{
	return tree_get(node, "mbox") || tree_get(node, "mbox_sha1sum") || tree_get(node, "openid") || tree_get(node, "account");
}

static bool
identifies(const struct tree *node, const void *context)
{
	(void)context;
	if (!node->key || is_below(node, "extensions"))
		return true;
	if (strcmp(node->key, "definition") == 0)
		return false;
	if (strcmp(node->key, "display") == 0)
		return !has_key(node->up, "verb");
	if (strcmp(node->key, "name") == 0)
		return !is_identified(node->up) && !tree_get(node->up, "member");
	return strcmp(node->key, "member") != 0 || !is_identified(node->up);
}

void
statement_write_ids(struct buffer *buffer, const struct tree *statement)
{
	tree_write(buffer, statement, identifies, NULL);
}

/* ---------------------------------------------------------------- canonical */

/* How much a range of Accept-Language ("en", "en-GB", "*") fits a language; 0: not at all. RFC 2616, 14.4. */
static size_t
fits(const char *range, size_t length, const char *language)
{
	if (length == 1 && *range == '*')
		return 1;
	return strncasecmp(range, language, length) == 0 && (!language[length] || language[length] == '-') ? length + 1 : 0;
}

/* The quality of the range that fits best: 0 to 1; below 0 where none does. */
static double
quality_of(const char *languages, const char *language)
{
	double quality = -1;
	size_t best = 0;

	while (languages && *languages) {
		const char *range = languages + strspn(languages, ", \t"), *end = range + strcspn(range, ",");
		size_t length = strcspn(range, ",; \t"), fit = length ? fits(range, length, language) : 0;
		const char *q = strstr(range, "q=");

		if (fit > best) {
			best = fit;
			quality = q && q < end ? strtod(q + 2, NULL) : 1;
		}
		languages = end;
	}
	return quality;
}

static const struct tree *
chosen(const struct tree *map, const char *languages)
{
	const struct tree *best = map->first;
	double most = best ? quality_of(languages, best->key) : 0;

	for (const struct tree *child = map->first; child; child = child->next) {
		double quality = quality_of(languages, child->key);

		if (quality > most) {
			most = quality;
			best = child;
		}
	}
	return best;
}

static bool
is_language_map(const struct tree *node)
{
	if (!node || node->type != TREE_OBJECT || is_below(node, "extensions"))
		return false;
	if (has_key(node, "display"))
		return has_key(node->up, "verb");
	return (has_key(node, "name") || has_key(node, "description")) && is_below(node, "definition");
}

static bool
is_in_language(const struct tree *node, const void *context)
{
	const char *languages = context;

	return !is_language_map(node->up) || chosen(node->up, languages) == node;
}

void
statement_write_canonical(struct buffer *buffer, const struct tree *statement, const char *languages)
{
	tree_write(buffer, statement, is_in_language, languages);
}
