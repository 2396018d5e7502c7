#include "domain/branch.h"

#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/rule_life.h"
#include "queries.h"

static int
height(const struct branch *branch)
{
	int deepest = branch->depth;

	for (const struct branch *below = branch + 1; below <= branch + branch->below; below++)
		if (below->depth > deepest)
			deepest = below->depth;
	return deepest - branch->depth + 1;
}

static bool
is_within(const struct branch *branch, const struct branch *above)
{
	return branch >= above && branch <= above + above->below;
}

static const char *
clean_name(struct ctx *ctx, const char *typed)
{
	const char *name = clean_required(ctx, "name", "The name", "a name for the branch", typed, BRANCH_NAME_MOST);
	const char *key = text_fold(ctx->arena, name);

	if (*name && key[strspn(key, "/ ")] == '\0')
		problem(ctx, "name", "A branch's name cannot be slashes or accents alone. Put a letter or a digit in it.");
	if (strchr(name, '>') || strstr(name, "\xe2\x80\xba"))
		problem(ctx, "name", "A branch's name cannot hold “>” or “›”: they stand between the names of a path. Leave them out.");
	return name;
}

/* own: the branch that may keep its name; 0 for a new one. */
static void
check_sibling(struct ctx *ctx, const char *field, int64_t parent, const char *name, int64_t own)
{
	int64_t twin = rows_integer(q_branch_sibling(ctx->db, ctx->organisation, parent, text_fold(ctx->arena, name)));

	if (*name && twin && twin != own)
		problem(ctx, field, "There is a branch called %s at this place already. Choose another %s.", name,
			text_equal(field, "name") ? "name" : "place");
}

static const char *
path_now(struct ctx *ctx, int64_t branch)
{
	return branch_path(branch_load(ctx), branch);
}

enum outcome
branch_create(struct ctx *ctx, int64_t parent, const char *typed, int64_t *branch)
{
	const struct branches *branches = branch_load(ctx);
	const struct branch *above = parent ? branch_get(branches, parent) : NULL;
	const char *name;

	if (parent && !above)
		return NOT_FOUND;
	name = clean_name(ctx, typed);
	check_sibling(ctx, "name", parent, name, 0);
	if (above && above->depth >= BRANCH_DEPTH)
		problem(ctx, "name", "Branches go %d levels deep at most. Add it further up.", BRANCH_DEPTH);
	if (branches->count >= BRANCHES_MOST)
		problem(ctx, "name", "An organisation can have 5,000 branches. Delete one that is not needed first.");
	if (ctx->problems)
		return INVALID;
	q_branch_add(ctx->db, ctx->organisation, parent, name, text_fold(ctx->arena, name), ctx->now);
	*branch = db_new_id(ctx->db);
	activity_add(ctx, "branch.created", path_now(ctx, *branch), NULL);
	return OK;
}

enum outcome
branch_rename(struct ctx *ctx, int64_t id, const char *typed)
{
	const struct branch *branch = branch_get(branch_load(ctx), id);
	const char *name;

	if (!branch)
		return NOT_FOUND;
	name = clean_name(ctx, typed);
	check_sibling(ctx, "name", branch->parent, name, id);
	if (ctx->problems)
		return INVALID;
	if (text_equal(name, branch->name))
		return OK;
	q_branch_rename(ctx->db, ctx->organisation, id, name, text_fold(ctx->arena, name));
	activity_add(ctx, "branch.renamed", path_now(ctx, id), arena_text(ctx->arena, "before: %s", branch->path));
	return OK;
}

enum outcome
branch_move(struct ctx *ctx, int64_t id, int64_t parent)
{
	const struct branches *branches = branch_load(ctx);
	const struct branch *branch = branch_get(branches, id), *above = parent ? branch_get(branches, parent) : NULL;

	if (!branch || (parent && !above))
		return NOT_FOUND;
	if (parent == branch->parent)
		return OK;
	if (above && is_within(above, branch))
		return problem(ctx, "parent", "%s cannot go below itself. Choose another place.", branch->name);
	check_sibling(ctx, "parent", parent, branch->name, id);
	if ((above ? above->depth : 0) + height(branch) > BRANCH_DEPTH)
		problem(ctx, "parent", "That would be deeper than %d levels. Choose a place further up.", BRANCH_DEPTH);
	if (ctx->problems)
		return INVALID;
	q_branch_move(ctx->db, ctx->organisation, id, parent);
	rule_touch_all(ctx, RULE_BRANCH, 0);
	activity_add(ctx, "branch.moved", path_now(ctx, id), arena_text(ctx->arena, "before: %s", branch->path));
	return OK;
}

/* ---------------------------------------------------------------- deleting */

/* Whether all that is in the branch can go to the heir. */
static enum outcome
check_heir(struct ctx *ctx, const struct branch *branch, const struct branch *heir)
{
	const char *twin;

	if (is_within(heir, branch))
		return problem(ctx, "heir", "%s goes away with %s. Choose a branch outside of it.", heir->name, branch->name);
	twin = rows_text(q_branch_clash(ctx->db, ctx->organisation, branch->id, heir->id));
	if (twin)
		return problem(ctx, "heir", "%s and %s both have a branch called %s. Rename one of them first, or choose another branch.",
			branch->name, heir->name, twin);
	if (heir->depth + height(branch) - 1 > BRANCH_DEPTH)
		return problem(ctx, "heir", "That would be deeper than %d levels. Choose a branch further up.", BRANCH_DEPTH);
	return OK;
}

enum outcome
branch_delete(struct ctx *ctx, int64_t id, int64_t heir_id)
{
	const struct branches *branches = branch_load(ctx);
	const struct branch *branch = branch_get(branches, id), *heir = heir_id ? branch_get(branches, heir_id) : NULL;

	if (!branch || (heir_id && !heir))
		return NOT_FOUND;
	if (heir && check_heir(ctx, branch, heir) != OK)
		return INVALID;
	/* First of all: nobody leaves a group because the branch that its rule asks for is gone. */
	rule_stop(ctx, RULE_BRANCH, id, NULL, arena_text(ctx->arena, "The branch “%s” was deleted.", branch->name));
	if (heir) {
		/* One straight below may have its name, and take its place: no branch has this key. */
		q_branch_rename(ctx->db, ctx->organisation, id, branch->name, "");
		q_branch_pass_on_branches(ctx->db, ctx->organisation, id, heir_id);
		q_branch_pass_on_people(ctx->db, ctx->organisation, id, heir_id);
	}
	if (q_branch_drop(ctx->db, ctx->organisation, id) != 1)
		return problem(ctx, "heir", "%s is not empty. Choose a branch that takes over its people and branches.", branch->name);
	if (heir)
		rule_touch_all(ctx, RULE_BRANCH, 0);
	activity_add(ctx, "branch.deleted", branch->path, heir ? arena_text(ctx->arena, "all in it went to %s", heir->path) : NULL);
	return OK;
}
