#include "domain/statement_tree.h"

#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "domain/statement_value.h"
#include "queries.h"

#define ESCAPE 6 /* "\u00e9" */

/* ---------------------------------------------------------------- before it is parsed */

/* What a text of JSON costs, counted without understanding it, since the engine parses it whole. */
struct scan {
	const char *at, *end, *words;
	size_t values, depth;
};

/* Four hexadecimal digits behind a backslash and a u; -1: they are none, which the engine will say. */
static long
escape_at(const char *text, const char *end)
{
	char digits[5] = { 0 }, *stop;
	long code;

	if (end - text < ESCAPE || text[0] != '\\' || text[1] != 'u')
		return -1;
	memcpy(digits, text + 2, 4);
	code = strtol(digits, &stop, 16);
	return *stop || strspn(digits, "0123456789abcdefABCDEF") != 4 ? -1 : code;
}

static void
pass_escape(struct scan *scan)
{
	long code = escape_at(scan->at, scan->end), low;

	if (code == 0)
		scan->words = "holds the character NUL (\\u0000), which no text has.";
	if (code >= 0xd800 && code <= 0xdfff) {
		low = escape_at(scan->at + ESCAPE, scan->end);
		if (code > 0xdbff || low < 0xdc00 || low > 0xdfff)
			scan->words = "holds half of a surrogate pair (\\ud800 to \\udfff), which is no character.";
		else
			scan->at += ESCAPE;
	}
	scan->at += code < 0 ? 1 : ESCAPE - 1;
}

static void
pass_text(struct scan *scan)
{
	for (scan->at++; scan->at < scan->end && *scan->at != '"'; scan->at++)
		if (*scan->at == '\\')
			pass_escape(scan);
}

static const char *
find_trouble(const char *json, size_t length)
{
	struct scan scan = { .at = json, .end = json + length };

	if (memchr(json, '\0', length) || !text_is_utf8(json, length))
		return "is not UTF-8.";
	for (; scan.at < scan.end && !scan.words; scan.at++) {
		if (*scan.at == '"')
			pass_text(&scan);
		else if (*scan.at == '{' || *scan.at == '[')
			scan.values++, scan.depth++;
		else if (*scan.at == ',')
			scan.values++;
		else if ((*scan.at == '}' || *scan.at == ']') && scan.depth > 0)
			scan.depth--;
		if (scan.depth > TREE_DEPTH_MOST)
			return "is nested more than 100 levels deep.";
		if (scan.values >= TREE_VALUES_MOST)
			return "has more than 200,000 values. Send less at a time.";
	}
	return scan.words;
}

/* ---------------------------------------------------------------- reading */

static enum tree_type
type_named(const char *name)
{
	static const char *const names[] = { [TREE_OBJECT] = "object",
		[TREE_ARRAY] = "array",
		[TREE_TEXT] = "text",
		[TREE_INTEGER] = "integer",
		[TREE_REAL] = "real",
		[TREE_TRUE] = "true",
		[TREE_FALSE] = "false",
		[TREE_NULL] = "null" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return (enum tree_type)i;
	fault("JSON of an unknown type: %s", name);
}

/* Where the next row may hang: the values above it, the whole first. */
struct hanging {
	struct tree *nodes[TREE_DEPTH_MOST + 1], *last[TREE_DEPTH_MOST + 1];
	int64_t ids[TREE_DEPTH_MOST + 1];
	size_t depth;
};

static void
hang(struct hanging *hanging, struct tree *node, int64_t id, int64_t parent)
{
	while (hanging->depth > 0 && hanging->ids[hanging->depth - 1] != parent)
		hanging->depth--;
	if (hanging->depth > 0) {
		struct tree *up = hanging->nodes[hanging->depth - 1], **last = &hanging->last[hanging->depth - 1];

		node->up = up;
		node->position = up->count++;
		*(*last ? &(*last)->next : &up->first) = node;
		*last = node;
	}
	if (node->type == TREE_OBJECT || node->type == TREE_ARRAY) {
		hanging->nodes[hanging->depth] = node;
		hanging->last[hanging->depth] = NULL;
		hanging->ids[hanging->depth++] = id;
	}
}

static struct tree *
read_row(struct arena *arena, const struct rows *rows)
{
	struct tree *node = arena_alloc(arena, sizeof *node);

	node->type = type_named(row_value(rows, STATEMENT_TREE_TYPE).text);
	if (!row_is_integer(rows, STATEMENT_TREE_KEY)) /* of a list it is the place */
		node->key = row_text(rows, STATEMENT_TREE_KEY);
	if (node->type >= TREE_TEXT && node->type <= TREE_REAL)
		node->text = node->type == TREE_INTEGER ? arena_text(arena, "%lld", (long long)row_integer(rows, STATEMENT_TREE_ATOM))
												: row_text(rows, STATEMENT_TREE_ATOM);
	return node;
}

struct tree *
tree_read(struct ctx *ctx, const char *json, size_t length, const char **words)
{
	struct hanging hanging = { .depth = 0 };
	struct tree *whole = NULL;
	struct rows *rows;

	*words = find_trouble(json, length);
	if (*words)
		return NULL;
	rows = q_statement_tree(ctx->db, json);
	while (row_next(rows)) {
		struct tree *node = read_row(ctx->arena, rows);

		hang(&hanging, node, row_integer(rows, STATEMENT_TREE_ID), row_integer(rows, STATEMENT_TREE_PARENT));
		if (!whole)
			whole = node;
	}
	if (!whole)
		*words = "is not JSON.";
	return whole;
}

/* ---------------------------------------------------------------- looking */

const struct tree *
tree_get(const struct tree *node, const char *key)
{
	if (!node || node->type != TREE_OBJECT)
		return NULL;
	for (const struct tree *child = node->first; child; child = child->next)
		if (strcmp(child->key, key) == 0)
			return child;
	return NULL;
}

const char *
tree_text(const struct tree *node, const char *key)
{
	const struct tree *found = tree_get(node, key);

	return found && found->type == TREE_TEXT ? found->text : NULL;
}

bool
tree_is(const struct tree *node, const char *key, const char *text)
{
	const char *found = tree_text(node, key);

	return found && strcmp(found, text) == 0;
}

bool
tree_number(const struct tree *node, double *number)
{
	if (!node || (node->type != TREE_INTEGER && node->type != TREE_REAL))
		return false;
	*number = strtod(node->text, NULL);
	return true;
}

const char *
tree_path(struct arena *arena, const struct tree *node)
{
	const char *above;

	if (!node->up)
		return "";
	above = tree_path(arena, node->up);
	if (!node->key)
		return arena_text(arena, "%s[%zu]", above, node->position);
	return arena_text(arena, "%s%s%s", above, *above ? "." : "", value_printable(arena, node->key));
}

/* ---------------------------------------------------------------- writing */

/* What is written is no longer than what came: there is room for what was let in. */
static void
write_escape(struct buffer *buffer, unsigned char c)
{
	static const char escaped[] = "\"\\\b\t\n\f\r", letters[] = "\"\\btnfr";
	const char *found = strchr(escaped, c);

	if (found)
		buffer_format(buffer, "\\%c", letters[found - escaped]);
	else
		buffer_format(buffer, "\\u%04x", c);
}

static void
tree_write_text(struct buffer *buffer, const char *text)
{
	buffer_text(buffer, "\"");
	while (*text) {
		size_t plain = strcspn(text,
			"\"\\\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15"
			"\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f");

		buffer_add(buffer, text, plain);
		text += plain;
		if (*text)
			write_escape(buffer, (unsigned char)*text++);
	}
	buffer_text(buffer, "\"");
}

/* What a whole is written with. */
struct writing {
	struct buffer *buffer;
	tree_keeps *keeps;
	const void *context;
};

static void write_node(const struct writing *writing, const struct tree *node);

static void
write_children(const struct writing *writing, const struct tree *node, const char *begin, const char *end)
{
	const char *between = begin;

	for (const struct tree *child = node->first; child; child = child->next) {
		if (!writing->keeps(child, writing->context))
			continue;
		buffer_text(writing->buffer, between);
		if (child->key) {
			tree_write_text(writing->buffer, child->key);
			buffer_text(writing->buffer, ":");
		}
		write_node(writing, child);
		between = ",";
	}
	if (between == begin)
		buffer_text(writing->buffer, begin);
	buffer_text(writing->buffer, end);
}

/* What is beyond any number is still one in JSON. */
static const char *
number_written(const char *text)
{
	if (strcmp(text, "Inf") == 0)
		return "9e999";
	return strcmp(text, "-Inf") == 0 ? "-9e999" : text;
}

static void
write_node(const struct writing *writing, const struct tree *node)
{
	switch (node->type) {
	case TREE_OBJECT:
		write_children(writing, node, "{", "}");
		break;
	case TREE_ARRAY:
		write_children(writing, node, "[", "]");
		break;
	case TREE_TEXT:
		tree_write_text(writing->buffer, node->text);
		break;
	case TREE_INTEGER:
	case TREE_REAL:
		buffer_text(writing->buffer, number_written(node->text));
		break;
	case TREE_TRUE:
	case TREE_FALSE:
		buffer_text(writing->buffer, node->type == TREE_TRUE ? "true" : "false");
		break;
	case TREE_NULL:
		buffer_text(writing->buffer, "null");
		break;
	}
}

void
tree_write(struct buffer *buffer, const struct tree *node, tree_keeps *keeps, const void *context)
{
	write_node(&(struct writing){ buffer, keeps, context }, node);
}
