/* Branches: the organisation chart, a tree. A member is in one branch or in none.
   Also in branch_tree.c (the tree, and the one that somebody typed). */
#ifndef MUSTER_BRANCH_H
#define MUSTER_BRANCH_H

#include "domain/ctx.h"

#define BRANCH_NAME_MOST 100 /* characters; "›" and ">" are not in it, they stand between the names of a path */
#define BRANCH_DEPTH 10      /* levels, the top one counted */
#define BRANCHES_MOST 5000   /* of an organisation */

struct branch {
	int64_t id, parent; /* parent 0: at the top */
	const char *name;
	const char *path;       /* "Northfield › Riverside", as people read it; branch_find() understands it */
	int depth;              /* 1: at the top */
	size_t below;           /* how many branches are below it; they follow it in the list */
	const char *key, *tail; /* branch_find()'s own: the folded path, and its last name */
};

/* All of an organisation, in the order of the tree: each is followed by those below it, siblings by name. */
struct branches {
	const struct branch *all;
	size_t count;
	const struct branch **by_id, **by_key, **by_tail; /* branch_find()'s and branch_get()'s own */
	size_t *patience; /* how many may still be compared for "did you mean": then branch_find() only says that there is none */
};

/* Lives in the arena. Load it once a page, or once a chunk of a job. */
const struct branches *branch_load(struct ctx *ctx);
/* NULL when none of the list has this id. */
const struct branch *branch_get(const struct branches *branches, int64_t id);
/* Its path, "" for 0 or where there is no such branch. */
const char *branch_path(const struct branches *branches, int64_t id);
/* The same of one branch of ctx->organisation alone, without a look at all the others. */
const char *branch_path_of(struct ctx *ctx, int64_t id);

enum branch_found { BRANCH_FOUND, BRANCH_AMBIGUOUS, BRANCH_UNKNOWN };

/* The branch that somebody means: its whole path, or the end of it ("Riverside", "Northfield / Riverside") where that is unique.
   Case, accents and blanks do not count; the names of a path stand apart by "›", ">" or "/". A whole path goes before an end,
   and one that is written just as struct branch has it before all others.
   BRANCH_AMBIGUOUS: *suggestion is one of those meant; BRANCH_UNKNOWN: *suggestion is what was probably meant, or NULL.
   Fast (two binary searches), but for BRANCH_UNKNOWN, which looks at every branch. typed is not empty. */
enum branch_found branch_find(
	struct arena *arena, const struct branches *branches, const char *typed, int64_t *id, const struct branch **suggestion);
/* What to tell the person who typed it; NULL for BRANCH_FOUND. "There is no branch “Rverside”. Did you mean Northfield › Riverside?" */
const char *branch_found_words(struct arena *arena, enum branch_found found, const char *typed, const struct branch *suggestion);
/* A form's field that may be left empty: the branch's id, 0 for none; a problem at the field. */
int64_t branch_read(struct ctx *ctx, const struct branches *branches, const char *field, const char *typed);

/* Below parent, 0 for the top. Problems at "name": empty, taken by a sibling, too deep, too many. NOT_FOUND: no such parent. */
enum outcome branch_create(struct ctx *ctx, int64_t parent, const char *name, int64_t *branch);
enum outcome branch_rename(struct ctx *ctx, int64_t branch, const char *name);
/* With all that is below it, below another one or to the top (0). Problems at "parent": below itself, too deep, a name twice. */
enum outcome branch_move(struct ctx *ctx, int64_t branch, int64_t parent);
/* Moves its people and the branches straight below it to `heir` first. heir 0: only where it has neither, else INVALID.
   Problems at "heir". */
enum outcome branch_delete(struct ctx *ctx, int64_t branch, int64_t heir);

#endif
