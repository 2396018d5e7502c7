/* JSON from outside as a tree: what a statement is checked, compared and shortened by. */
#ifndef MUSTER_STATEMENT_TREE_H
#define MUSTER_STATEMENT_TREE_H

#include "base/buffer.h"
#include "domain/ctx.h"

#define TREE_VALUES_MOST 200000 /* in one text */
#define TREE_DEPTH_MOST 100
#define TREE_BYTES_MOST ((size_t)64 << 20) /* that the largest may need in memory */

enum tree_type { TREE_OBJECT, TREE_ARRAY, TREE_TEXT, TREE_INTEGER, TREE_REAL, TREE_TRUE, TREE_FALSE, TREE_NULL };

struct tree {
	enum tree_type type;
	const char *key;  /* of an object's property, else NULL */
	size_t position;  /* among its neighbours, from 0 */
	const char *text; /* of a text, valid UTF-8 without NUL; of a number, as SQLite writes it */
	const struct tree *up;
	struct tree *first, *next;
	size_t count; /* of what is in it */
};

/* NULL and *words (what is wrong with it) where it is no JSON, or has more in it than the limits above, or a character that no text
   may have (NUL, half a surrogate pair). Texts live in the arena; the JSON is not needed any more. */
struct tree *tree_read(struct ctx *ctx, const char *json, size_t length, const char **words);

/* A property of an object; NULL where it is none, or has none of this name. */
const struct tree *tree_get(const struct tree *node, const char *key);
/* Of a property that is a text; NULL where it is not. */
const char *tree_text(const struct tree *node, const char *key);
bool tree_is(const struct tree *node, const char *key, const char *text);
/* false where it is no number. */
bool tree_number(const struct tree *node, double *number);
/* Where in the whole it is: "[3].actor.mbox"; "" for the whole. */
const char *tree_path(struct arena *arena, const struct tree *node);

/* JSON again, but for what is not to be kept. */
typedef bool tree_keeps(const struct tree *node, const void *context);
void tree_write(struct buffer *buffer, const struct tree *node, tree_keeps *keeps, const void *context);

#endif
