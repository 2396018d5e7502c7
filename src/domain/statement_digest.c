#include "domain/statement_digest.h"

#include <stdlib.h>
#include <string.h>

#include "domain/secret.h"
#include "domain/statement_value.h"

#define NUMBER_MOST 64

struct digest {
	struct arena *arena;
	struct hash hash;
};

static void add(struct digest *digest, const struct tree *node);

/* Each with its length before it, so that no two ways of dividing look alike. */
static void
add_text(struct digest *digest, const char *text)
{
	size_t length = strlen(text);

	hash_add(&digest->hash, &length, sizeof length);
	hash_add(&digest->hash, text, length);
}

/* 1, 1.0 and 1e0 are one number. */
static void
add_number(struct digest *digest, const struct tree *node)
{
	char text[NUMBER_MOST];

	if (node->type == TREE_REAL)
		snprintf(text, sizeof text, "%.15g", strtod(node->text, NULL));
	add_text(digest, node->type == TREE_REAL ? text : node->text);
}

static const struct tree *
above(const struct tree *node, const char *key)
{
	return node->up && node->key && strcmp(node->key, key) == 0 ? node->up : NULL;
}

/* Inside of extensions nothing has a meaning that we know. */
static bool
is_inside_extensions(const struct tree *node)
{
	for (; node; node = node->up)
		if (above(node, "extensions"))
			return true;
	return false;
}

/* The whole, which has no name: what stands in a SubStatement was said by its sender. */
static bool
is_statement(const struct tree *node)
{
	return !node->key && tree_get(node, "actor");
}

static bool
is_ignored(const struct tree *node)
{
	static const char *const set_by_receiver[] = { "id", "authority", "stored", "timestamp", "version" };

	if (strcmp(node->key, "display") == 0)
		return above(node->up, "verb") != NULL;
	if (strcmp(node->key, "definition") == 0)
		return true;
	for (size_t i = 0; i < sizeof set_by_receiver / sizeof *set_by_receiver; i++)
		if (strcmp(node->key, set_by_receiver[i]) == 0)
			return is_statement(node->up);
	return false;
}

static const char *
text_compared(struct arena *arena, const struct tree *node)
{
	int64_t instant;

	if (!node->key || is_inside_extensions(node))
		return node->text;
	if (strcmp(node->key, "mbox") == 0)
		return value_mbox_key(arena, node->text);
	if (strcmp(node->key, "mbox_sha1sum") == 0 || strcmp(node->key, "sha2") == 0 || strcmp(node->key, "registration") == 0)
		return value_small(arena, node->text);
	if (strcmp(node->key, "id") == 0 && tree_is(node->up, "objectType", "StatementRef"))
		return value_small(arena, node->text);
	if (strcmp(node->key, "duration") == 0)
		return value_duration_key(arena, node->text);
	if (strcmp(node->key, "timestamp") == 0 && value_timestamp(node->text, &instant))
		return value_timestamp_text(arena, instant / 1000 * 1000);
	return node->text;
}

/* ---------------------------------------------------------------- objects and lists */

static int
by_key(const void *a, const void *b)
{
	return strcmp((*(const struct tree *const *)a)->key, (*(const struct tree *const *)b)->key);
}

static void
add_object(struct digest *digest, const struct tree *node)
{
	const struct tree **sorted = arena_array(digest->arena, node->count + 1, sizeof *sorted);
	bool is_free = is_inside_extensions(node);
	size_t count = 0;

	for (const struct tree *child = node->first; child; child = child->next)
		if (is_free || !is_ignored(child))
			sorted[count++] = child;
	qsort(sorted, count, sizeof *sorted, by_key);
	hash_add(&digest->hash, &count, sizeof count);
	for (size_t i = 0; i < count; i++) {
		add_text(digest, sorted[i]->key);
		add(digest, sorted[i]);
	}
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* In whatever order they come. */
static void
add_members(struct digest *digest, const struct tree *node)
{
	const char **each = arena_array(digest->arena, node->count + 1, sizeof *each);
	size_t count = 0;

	for (const struct tree *child = node->first; child; child = child->next) {
		struct digest one = { .arena = digest->arena };

		hash_begin(&one.hash);
		add(&one, child);
		each[count++] = hash_end(digest->arena, &one.hash);
	}
	qsort(each, count, sizeof *each, by_text);
	for (size_t i = 0; i < count; i++)
		add_text(digest, each[i]);
}

static void
add_list(struct digest *digest, const struct tree *node)
{
	hash_add(&digest->hash, &node->count, sizeof node->count);
	if (node->key && strcmp(node->key, "member") == 0 && !is_inside_extensions(node)) {
		add_members(digest, node);
		return;
	}
	for (const struct tree *child = node->first; child; child = child->next)
		add(digest, child);
}

static const char *
kind_of(const struct tree *node)
{
	static const char *const kinds[] = { [TREE_OBJECT] = "{",
		[TREE_ARRAY] = "[",
		[TREE_TEXT] = "\"",
		[TREE_INTEGER] = "0",
		[TREE_REAL] = "0",
		[TREE_TRUE] = "t",
		[TREE_FALSE] = "f",
		[TREE_NULL] = "n" };

	return kinds[node->type];
}

/* One activity alone stands for an array of it (2.4.6.2). */
static bool
stands_for_a_list(const struct tree *node)
{
	return node->type == TREE_OBJECT && node->key && node->up && above(node->up, "contextActivities") &&
		!is_inside_extensions(node);
}

static void
add(struct digest *digest, const struct tree *node)
{
	if (stands_for_a_list(node)) {
		size_t one = 1;

		hash_add(&digest->hash, "[", 1);
		hash_add(&digest->hash, &one, sizeof one);
	}
	hash_add(&digest->hash, kind_of(node), 1);
	if (node->type == TREE_OBJECT)
		add_object(digest, node);
	else if (node->type == TREE_ARRAY)
		add_list(digest, node);
	else if (node->type == TREE_TEXT)
		add_text(digest, text_compared(digest->arena, node));
	else if (node->type == TREE_INTEGER || node->type == TREE_REAL)
		add_number(digest, node);
}

const char *
statement_digest(struct arena *arena, const struct tree *statement)
{
	struct digest digest = { .arena = arena };

	hash_begin(&digest.hash);
	add(&digest, statement);
	return hash_end(arena, &digest.hash);
}
