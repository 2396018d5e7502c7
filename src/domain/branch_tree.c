/* The organisation's branches as a tree, and the one that somebody means by what they typed. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/branch.h"
#include "queries.h"

#define BETWEEN " \xe2\x80\xba " /* " › " */
#define COMPARED_MOST 300000     /* for guesses; some 50 ms */
#define TYPED_MAX (BRANCH_DEPTH * (BRANCH_NAME_MOST + 3))
#define AT_ONCE 64

/* Of a folded text: "/" between the names of a path, and no blanks around it. A name may hold a slash itself; it is not told apart. */
static const char *
key_of(struct arena *arena, const char *folded)
{
	char *key = arena_alloc(arena, strlen(folded) + 1), *out = key;

	for (const char *in = folded; *in;) {
		bool guillemet = strncmp(in, "\xe2\x80\xba", 3) == 0;
		bool between = guillemet || *in == '>' || *in == '/';

		if (between)
			while (out > key && out[-1] == ' ')
				out--;
		if (*in != ' ' || (out > key && out[-1] != '/'))
			*out++ = between ? '/' : *in;
		in += guillemet ? 3 : 1;
	}
	while (out > key && (out[-1] == '/' || out[-1] == ' '))
		out--;
	*out = '\0';
	return key + strspn(key, "/");
}

static const char *
tail_of(const char *key)
{
	const char *slash = strrchr(key, '/');

	return slash ? slash + 1 : key;
}

/* ---------------------------------------------------------------- the tree */

/* A row of the table on its way into the tree: children are a list by name. */
struct node {
	struct branch branch;
	const char *name_key;
	struct node *child, *next, *last_child;
};

struct nodes {
	struct node *all;
	size_t count;
};

static int
by_id(const void *a, const void *b)
{
	const struct branch *first = *(const struct branch *const *)a, *second = *(const struct branch *const *)b;

	return (first->id > second->id) - (first->id < second->id);
}

static int
by_key(const void *a, const void *b)
{
	return strcmp((*(const struct branch *const *)a)->key, (*(const struct branch *const *)b)->key);
}

static int
by_tail(const void *a, const void *b)
{
	return strcmp((*(const struct branch *const *)a)->tail, (*(const struct branch *const *)b)->tail);
}

static struct nodes
read_nodes(struct ctx *ctx)
{
	struct rows *rows = q_branch_all(ctx->db, ctx->organisation);
	struct nodes nodes = { .all = arena_array(ctx->arena, AT_ONCE, sizeof *nodes.all) };
	size_t room = AT_ONCE;

	while (row_next(rows)) {
		if (nodes.count == room) {
			nodes.all = arena_grow(ctx->arena, nodes.all, room * sizeof *nodes.all, 2 * room * sizeof *nodes.all);
			room *= 2;
		}
		nodes.all[nodes.count++] = (struct node){
			.branch.id = row_integer(rows, BRANCH_ALL_ID),
			.branch.parent = row_integer(rows, BRANCH_ALL_PARENT_ID),
			.branch.name = row_text(rows, BRANCH_ALL_NAME),
			.name_key = row_text(rows, BRANCH_ALL_NAME_KEY),
		};
	}
	return nodes;
}

static int
node_by_id(const void *a, const void *b)
{
	const struct node *first = *(struct node *const *)a, *second = *(struct node *const *)b;

	return (first->branch.id > second->branch.id) - (first->branch.id < second->branch.id);
}

/* Hangs each node below its parent, in the order of names; returns a root above the top ones. */
static struct node *
link_nodes(struct arena *arena, struct nodes nodes)
{
	struct node **found = arena_array(arena, nodes.count, sizeof *found), *root = arena_alloc(arena, sizeof *root);

	for (size_t i = 0; i < nodes.count; i++)
		found[i] = &nodes.all[i];
	qsort(found, nodes.count, sizeof *found, node_by_id);
	for (size_t i = 0; i < nodes.count; i++) {
		struct node wanted = { .branch.id = nodes.all[i].branch.parent }, *key = &wanted, *parent = root;

		if (wanted.branch.id)
			parent = *(struct node **)bsearch(&key, found, nodes.count, sizeof *found, node_by_id);
		if (parent->last_child)
			parent->last_child->next = &nodes.all[i];
		else
			parent->child = &nodes.all[i];
		parent->last_child = &nodes.all[i];
	}
	return root;
}

/* The nodes below this one behind those that are in the list already. */
static void
put_below(struct arena *arena, struct branch *all, size_t *count, const struct node *node)
{
	for (struct node *child = node->child; child; child = child->next) {
		size_t at = (*count)++;
		struct branch *branch = &all[at];

		*branch = child->branch;
		branch->depth = node->branch.depth + 1;
		branch->path = branch->name;
		branch->key = key_of(arena, child->name_key);
		if (node->branch.path) {
			branch->path = arena_text(arena, "%s" BETWEEN "%s", node->branch.path, branch->name);
			branch->key = arena_text(arena, "%s/%s", node->branch.key, branch->key);
		}
		branch->tail = tail_of(branch->key);
		child->branch = *branch;
		put_below(arena, all, count, child);
		branch->below = *count - at - 1;
	}
}

static const struct branch **
sorted(struct arena *arena, const struct branch *all, size_t count, int (*order)(const void *, const void *))
{
	const struct branch **list = arena_array(arena, count + 1, sizeof *list);

	for (size_t i = 0; i < count; i++)
		list[i] = &all[i];
	qsort(list, count, sizeof *list, order);
	return list;
}

const struct branches *
branch_load(struct ctx *ctx)
{
	struct branches *branches = arena_alloc(ctx->arena, sizeof *branches);
	struct nodes nodes = read_nodes(ctx);
	struct branch *all = arena_array(ctx->arena, nodes.count, sizeof *all);

	put_below(ctx->arena, all, &branches->count, link_nodes(ctx->arena, nodes));
	branches->all = all;
	branches->by_id = sorted(ctx->arena, all, branches->count, by_id);
	branches->by_key = sorted(ctx->arena, all, branches->count, by_key);
	branches->by_tail = sorted(ctx->arena, all, branches->count, by_tail);
	branches->patience = arena_alloc(ctx->arena, sizeof *branches->patience);
	*branches->patience = COMPARED_MOST;
	return branches;
}

const struct branch *
branch_get(const struct branches *branches, int64_t id)
{
	const struct branch wanted = { .id = id }, *key = &wanted, **found;

	found = bsearch(&key, branches->by_id, branches->count, sizeof *found, by_id);
	return found ? *found : NULL;
}

const char *
branch_path(const struct branches *branches, int64_t id)
{
	const struct branch *branch = id ? branch_get(branches, id) : NULL;

	return branch ? branch->path : "";
}

const char *
branch_path_of(struct ctx *ctx, int64_t id)
{
	struct rows *rows = q_branch_names_up(ctx->db, ctx->organisation, id);
	const char *path = "";

	while (row_next(rows))
		path = arena_text(ctx->arena, "%s%s%s", row_text(rows, BRANCH_NAMES_UP_NAME), *path ? BETWEEN : "", path);
	return path;
}

/* ---------------------------------------------------------------- finding */

static bool
ends_with_names(const char *key, const char *names)
{
	size_t length = strlen(key), wanted = strlen(names);

	return length > wanted && key[length - wanted - 1] == '/' && strcmp(key + length - wanted, names) == 0;
}

/* The first of a list, sorted by the text at this offset of struct branch, that is not before the key. */
static size_t
first_at(const struct branch *const *list, size_t count, size_t offset, const char *key)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const char *text = *(const char *const *)((const char *)list[middle] + offset);

		if (strcmp(text, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const struct branch *
likely(const struct branches *branches, const char *key)
{
	const char *tail = tail_of(key);
	const struct branch *best = NULL;
	int nearest = LIKE_NOTHING;

	if (*branches->patience < branches->count)
		return NULL;
	*branches->patience -= branches->count;
	for (size_t i = 0; i < branches->count && nearest > 0; i++) {
		const struct branch *branch = &branches->all[i];
		int whole = text_likeness(key, branch->key), last = text_likeness(tail, branch->tail);

		if (whole < nearest || last < nearest) {
			nearest = whole < last ? whole : last;
			best = branch;
		}
	}
	return best;
}

enum branch_found
branch_find(
	struct arena *arena, const struct branches *branches, const char *typed, int64_t *id, const struct branch **suggestion)
{
	const char *key = strlen(typed) <= TYPED_MAX * 4 ? key_of(arena, text_fold(arena, typed)) : "";
	const char *tail = tail_of(key);
	size_t at = first_at(branches->by_key, branches->count, offsetof(struct branch, key), key), found = 0;

	*suggestion = NULL;
	*id = 0;
	/* Names with slashes may make two paths the same but for how they are written. */
	for (; at < branches->count && strcmp(branches->by_key[at]->key, key) == 0; at++, found++) {
		*suggestion = branches->by_key[at];
		if (strcmp((*suggestion)->path, typed) == 0) {
			*id = (*suggestion)->id;
			return BRANCH_FOUND;
		}
	}
	if (!found)
		for (at = first_at(branches->by_tail, branches->count, offsetof(struct branch, tail), tail);
			 at < branches->count && strcmp(branches->by_tail[at]->tail, tail) == 0; at++)
			if (ends_with_names(branches->by_tail[at]->key, key)) {
				*suggestion = branches->by_tail[at];
				found++;
			}
	if (found > 1)
		return BRANCH_AMBIGUOUS;
	if (found == 1) {
		*id = (*suggestion)->id;
		return BRANCH_FOUND;
	}
	*suggestion = *key ? likely(branches, key) : NULL;
	return BRANCH_UNKNOWN;
}

const char *
branch_found_words(struct arena *arena, enum branch_found found, const char *typed, const struct branch *suggestion)
{
	switch (found) {
	case BRANCH_FOUND:
		return NULL;
	case BRANCH_AMBIGUOUS:
		return arena_text(arena, "There is more than one branch “%s”. Give the whole path, like “%s”.", typed, suggestion->path);
	case BRANCH_UNKNOWN:
		break;
	}
	if (suggestion)
		return arena_text(arena, "There is no branch “%s”. Did you mean “%s”?", typed, suggestion->path);
	return arena_text(arena, "There is no branch “%s”. Take one from the organisation's list of branches.", typed);
}

int64_t
branch_read(struct ctx *ctx, const struct branches *branches, const char *field, const char *typed)
{
	const char *text = clean_line(ctx, field, "The branch", typed, TYPED_MAX);
	const struct branch *suggestion;
	enum branch_found found;
	int64_t id = 0;

	if (!*text)
		return 0;
	found = branch_find(ctx->arena, branches, text, &id, &suggestion);
	if (found != BRANCH_FOUND)
		problem(ctx, field, "%s", branch_found_words(ctx->arena, found, text, suggestion));
	return id;
}
