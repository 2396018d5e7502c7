#include "domain/statement_check.h"

#include <stdarg.h>
#include <string.h>

#include "domain/statement_checks.h"
#include "domain/statement_value.h"

/* ---------------------------------------------------------------- saying what is wrong */

bool
wrong(struct checking *checking, const struct tree *node, const char *words, ...)
{
	const char *path = tree_path(checking->arena, node);
	va_list args;

	if (checking->words)
		return false;
	va_start(args, words);
	checking->words = arena_text(checking->arena, "%s%s%s", path, *path ? ": " : "", arena_vtext(checking->arena, words, args));
	va_end(args);
	return false;
}

/* ---------------------------------------------------------------- objects */

static const struct property *
property_of(const struct properties *properties, const char *key)
{
	for (size_t i = 0; i < properties->count; i++)
		if (strcmp(properties->all[i].key, key) == 0)
			return &properties->all[i];
	return NULL;
}

static bool
comes_twice(const struct tree *node)
{
	for (const struct tree *other = node->up->first; other != node; other = other->next)
		if (strcmp(other->key, node->key) == 0)
			return true;
	return false;
}

static bool
check_property(struct checking *checking, const struct tree *node, const struct properties *properties)
{
	const struct property *property = property_of(properties, node->key);

	if (!property)
		return wrong(
			checking, node, "%s has no such property in xAPI 1.0.3. Leave it out, or put it into extensions.", properties->what);
	if (comes_twice(node))
		return wrong(checking, node, "It stands there twice. Send it once.");
	if (node->type == TREE_NULL)
		return wrong(checking, node, "It is null. Leave it out where there is none.");
	return property->check(checking, node);
}

bool
check_object(struct checking *checking, const struct tree *node, const struct properties *properties)
{
	if (node->type != TREE_OBJECT)
		return wrong(checking, node, "It must be an object.");
	for (const struct tree *child = node->first; child; child = child->next)
		if (!check_property(checking, child, properties))
			return false;
	for (size_t i = 0; i < properties->count; i++)
		if (properties->all[i].required && !tree_get(node, properties->all[i].key))
			return wrong(checking, node, "It has no \"%s\", which %s must have.", properties->all[i].key, properties->what);
	return true;
}

bool
check_list(struct checking *checking, const struct tree *node, check *each)
{
	if (node->type != TREE_ARRAY)
		return wrong(checking, node, "It must be an array.");
	for (const struct tree *child = node->first; child; child = child->next)
		if (!each(checking, child))
			return false;
	return true;
}

/* ---------------------------------------------------------------- plain values */

bool
check_text(struct checking *checking, const struct tree *node)
{
	return node->type == TREE_TEXT || wrong(checking, node, "It must be a string.");
}

static bool
check_format(struct checking *checking, const struct tree *node, bool (*fits)(const char *text), const char *what)
{
	return check_text(checking, node) && (fits(node->text) || wrong(checking, node, "It must be %s.", what));
}

bool
check_uuid(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_uuid, "a UUID like fd41c918-b88b-4b20-a0a5-a4c32391aaa0");
}

bool
check_iri(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_iri, "an IRI with its scheme, like https://example.org/verbs/read");
}

bool
check_language(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_language, "a language tag like en-GB (RFC 5646)");
}

bool
check_media_type(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_media_type, "a media type like text/plain");
}

bool
check_sha2(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_sha2, "a SHA-2 digest in hexadecimal");
}

static bool
check_mbox(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_mbox, "mailto: and an e-mail address, like mailto:name@example.org");
}

static bool
check_sha1(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_sha1, "a SHA-1 digest, 40 hexadecimal digits");
}

bool
check_version(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, value_is_version, "1.0.0, or another version that begins with 1.0.");
}

static bool
is_instant(const char *text)
{
	int64_t instant;

	return value_timestamp(text, &instant);
}

bool
check_instant(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, is_instant, "an instant like 2026-11-20T10:00:00.000Z (ISO 8601)");
}

static bool
is_duration(const char *text)
{
	int64_t seconds;

	return value_duration(text, &seconds);
}

bool
check_duration(struct checking *checking, const struct tree *node)
{
	return check_format(checking, node, is_duration, "a duration like PT1H30M (ISO 8601)");
}

bool
check_boolean(struct checking *checking, const struct tree *node)
{
	return node->type == TREE_TRUE || node->type == TREE_FALSE || wrong(checking, node, "It must be true or false.");
}

bool
check_number(struct checking *checking, const struct tree *node)
{
	double number;

	return tree_number(node, &number) || wrong(checking, node, "It must be a number.");
}

bool
check_whole_number(struct checking *checking, const struct tree *node)
{
	return (node->type == TREE_INTEGER && *node->text != '-') || wrong(checking, node, "It must be a whole number, 0 or more.");
}

bool
check_extensions(struct checking *checking, const struct tree *node)
{
	if (node->type != TREE_OBJECT)
		return wrong(checking, node, "It must be an object.");
	for (const struct tree *child = node->first; child; child = child->next)
		if (!value_is_iri(child->key))
			return wrong(checking, child, "The name of an extension must be an IRI with its scheme.");
	return true;
}

bool
check_language_map(struct checking *checking, const struct tree *node)
{
	if (node->type != TREE_OBJECT)
		return wrong(checking, node, "It must be an object of texts by language, like { \"en\": \"completed\" }.");
	if (node->count > CHECK_MANY)
		return wrong(checking, node, "It has more than 500 languages.");
	for (const struct tree *child = node->first; child; child = child->next) {
		if (!value_is_language(child->key))
			return wrong(checking, child, "Its name must be a language tag like en-GB (RFC 5646).");
		if (comes_twice(child))
			return wrong(checking, child, "It stands there twice. Send it once.");
		if (!check_text(checking, child))
			return false;
	}
	return true;
}

/* ---------------------------------------------------------------- agents and groups (2.4.2) */

static bool
check_account(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "homePage", check_iri, true }, { "name", check_text, true } };
	static const struct properties properties = PROPERTIES("an account", all);

	return check_object(checking, node, &properties);
}

#define IDENTIFIERS \
	{ "mbox", check_mbox }, { "mbox_sha1sum", check_sha1 }, { "openid", check_iri }, \
	{ \
		"account", check_account \
	}

static int
identifiers(const struct tree *node)
{
	static const char *const names[] = { "mbox", "mbox_sha1sum", "openid", "account" };
	int count = 0;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		count += tree_get(node, names[i]) != NULL;
	return count;
}

bool
check_agent(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "objectType", check_text }, { "name", check_text }, IDENTIFIERS };
	static const struct properties properties = PROPERTIES("an Agent", all);

	if (tree_is(node, "objectType", "Group"))
		return wrong(checking, node, "It must be an Agent; a Group has no place here.");
	if (!check_object(checking, node, &properties))
		return false;
	if (tree_get(node, "objectType") && !tree_is(node, "objectType", "Agent"))
		return wrong(checking, tree_get(node, "objectType"), "It must be Agent or Group.");
	return identifiers(node) == 1 ||
		wrong(checking, node, "An Agent has exactly one of mbox, mbox_sha1sum, openid and account; this one has %d.",
			identifiers(node));
}

static bool
check_members(struct checking *checking, const struct tree *node)
{
	return check_list(checking, node, check_agent);
}

bool
check_group(struct checking *checking, const struct tree *node)
{
	static const struct property all[] = { { "objectType", check_text, true }, { "name", check_text },
		{ "member", check_members }, IDENTIFIERS };
	static const struct properties properties = PROPERTIES("a Group", all);

	if (!check_object(checking, node, &properties))
		return false;
	if (!tree_is(node, "objectType", "Group"))
		return wrong(checking, tree_get(node, "objectType"), "It must be Group.");
	if (identifiers(node) > 1)
		return wrong(checking, node, "A Group has at most one of mbox, mbox_sha1sum, openid and account; this one has %d.",
			identifiers(node));
	return identifiers(node) == 1 || tree_get(node, "member") ||
		wrong(checking, node, "A Group without an identifier must have its \"member\".");
}

bool
check_actor(struct checking *checking, const struct tree *node)
{
	return tree_is(node, "objectType", "Group") ? check_group(checking, node) : check_agent(checking, node);
}

bool
check_authority(struct checking *checking, const struct tree *node)
{
	const struct tree *members = tree_get(node, "member");

	if (!check_actor(checking, node))
		return false;
	/* 2.4.9: an application and a person together; what comes here is replaced anyway. */
	return !tree_is(node, "objectType", "Group") || (members && members->count == 2 && identifiers(node) == 0) ||
		wrong(checking, node, "An authority is an Agent, or a Group of two.");
}

const char *
statement_check_agent(struct arena *arena, const struct tree *agent)
{
	struct checking checking = { .arena = arena };

	if (check_actor(&checking, agent) && identifiers(agent) != 1)
		wrong(&checking, agent, "A Group without an identifier cannot be looked for.");
	return checking.words;
}

/* ---------------------------------------------------------------- the whole */

const char *
statement_check(struct arena *arena, const struct tree *statement)
{
	struct checking checking = { .arena = arena };

	check_statement(&checking, statement);
	return checking.words;
}
