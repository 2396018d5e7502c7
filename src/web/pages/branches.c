#include "web/pages/branches.h"

#include <string.h>

#include "base/text.h"
#include "queries.h"
#include "web/pages/rule_life.h"

#define FOUND_MOST 100
#define OPEN_MOST 200 /* of a larger tree only the top is open at first */
#define SEARCH_MAX 100

/* ---------------------------------------------------------------- how many are in them */

/* Active people of each branch, in the order of the tree. */
static int64_t *
people_of(struct ctx *ctx, const struct branches *branches)
{
	int64_t *people = arena_array(ctx->arena, branches->count, sizeof *people);
	struct rows *rows = q_branch_people(ctx->db, ctx->organisation);

	while (row_next(rows)) {
		const struct branch *branch = branch_get(branches, row_integer(rows, BRANCH_PEOPLE_ID));

		if (branch)
			people[branch - branches->all] = row_integer(rows, BRANCH_PEOPLE_PEOPLE);
	}
	return people;
}

/* "12 people", or with branches below "3 people, 12 with the branches below". */
static const char *
people_words(struct ctx *ctx, const struct branches *branches, const int64_t *people, const struct branch *branch)
{
	size_t at = (size_t)(branch - branches->all);
	const char *here = text_counted(ctx->arena, people[at], "person", "people");
	int64_t all = 0;

	for (size_t i = at; i <= at + branch->below; i++)
		all += people[i];
	if (!branch->below || all == people[at])
		return here;
	return arena_text(ctx->arena, "%s, %s with the branches below", here, text_number(ctx->arena, all));
}

static const char *
below_words(struct arena *arena, size_t below)
{
	if (!below)
		return NULL;
	return text_counted(arena, (int64_t)below, "branch below", "branches below");
}

/* ---------------------------------------------------------------- the tree */

static void
show_tree(struct request *request, const struct branches *branches, const int64_t *people)
{
	size_t ends[BRANCH_DEPTH + 1], depth = 0;

	view_show(request->body, "tree");
	for (size_t i = 0; i < branches->count; i++) {
		const struct branch *branch = &branches->all[i];
		struct view *round = view_section(request->body, "branch");

		view_integer(round, "id", branch->id);
		view_text(round, "name", branch->name);
		view_text(round, "people_words", people_words(&request->ctx, branches, people, branch));
		view_text(round, "below_words", below_words(request->ctx.arena, branch->below));
		view_flag(round, "leaf", !branch->below);
		view_flag(round, "open", branches->count <= OPEN_MOST);
		if (branch->below)
			ends[depth++] = i + branch->below;
		else
			for (; depth && ends[depth - 1] == i; depth--)
				view_section(round, "close");
	}
}

static void
show_found(struct request *request, const struct branches *branches, const int64_t *people, const char *search)
{
	const char *wanted = text_fold(request->ctx.arena, search);
	size_t found = 0;

	for (size_t i = 0; i < branches->count && found <= FOUND_MOST; i++) {
		const struct branch *branch = &branches->all[i];
		struct view *round;

		if (!strstr(text_fold(request->ctx.arena, branch->name), wanted) || found++ == FOUND_MOST)
			continue;
		round = view_section(request->body, "found");
		view_integer(round, "id", branch->id);
		view_text(round, "path", branch->path);
		view_text(round, "people_words", people_words(&request->ctx, branches, people, branch));
	}
	view_show(request->body, found ? "found_any" : "found_none");
	view_flag(request->body, "found_more", found > FOUND_MOST);
}

enum outcome
branches_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const struct branches *branches = branch_load(ctx);
	const int64_t *people = people_of(ctx, branches);
	const char *search = "";

	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &search);
	page_show(request, "branches/index.tpl", "Branches");
	view_show(request->body, "tab_branches");
	view_text(request->body, "q", search);
	view_integer(request->body, "count", (int64_t)branches->count);
	view_show(request->body, branches->count == 1 ? "count_one" : "count_many");
	view_show(request->body, branches->count ? "branch_any" : "branch_none");
	if (*search)
		show_found(request, branches, people, search);
	else
		show_tree(request, branches, people);
	return OK;
}

/* ---------------------------------------------------------------- making */

enum outcome
branches_new(struct request *request)
{
	const struct branches *branches = branch_load(&request->ctx);
	struct branch_field asks = { "parent", "Below", "At the top", field(request, "parent"), NULL };

	page_show(request, "branches/new.tpl", "New branch");
	page_field(request, "name", NULL);
	branch_field_show(request, branches, &asks);
	return OK;
}

enum outcome
branches_create(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t parent = branch_read(ctx, branch_load(ctx), "parent", field(request, "parent")), branch;
	enum outcome result = branch_create(ctx, parent, field(request, "name"), &branch);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The branch is there.");
		redirect(request, "/organisation/branches/%lld", (long long)branch);
	}
	return result;
}

/* ---------------------------------------------------------------- one of them */

/* The branch of the path on its page, with these words before the name in its title; NULL when there is none. */
static const struct branch *
branch_page(struct request *request, const struct branches *branches, const char *template_name, const char *before)
{
	const struct branch *branch = branch_get(branches, path_id(request, "id"));

	if (!branch)
		return NULL;
	page_show(request, template_name, arena_text(request->ctx.arena, "%s%s", before, branch->name));
	view_integer(request->body, "id", branch->id);
	view_text(request->body, "branch_name", branch->name);
	view_text(request->body, "branch_path", branch->path);
	return branch;
}

static void
show_above(struct request *request, const struct branches *branches, const struct branch *branch)
{
	const struct branch *above = branch->parent ? branch_get(branches, branch->parent) : NULL;
	struct view *round;

	if (!above)
		return;
	show_above(request, branches, above);
	round = view_section(request->body, "above");
	view_integer(round, "id", above->id);
	view_text(round, "name", above->name);
}

static void
show_children(struct request *request, const struct branch *branch)
{
	for (const struct branch *child = branch + 1; child <= branch + branch->below; child += child->below + 1) {
		struct view *round = view_section(request->body, "child");

		view_integer(round, "id", child->id);
		view_text(round, "name", child->name);
	}
	view_show(request->body, branch->below ? "child_any" : "child_none");
}

enum outcome
branches_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const struct branches *branches = branch_load(ctx);
	const struct branch *branch = branch_page(request, branches, "branches/show.tpl", "");
	struct branch_field asks = { "parent", "Below", "At the top", "", branch };

	if (!branch)
		return NOT_FOUND;
	asks.stored = branch_path(branches, branch->parent);
	page_field(request, "name", branch->name);
	view_text(request->body, "people_words", people_words(ctx, branches, people_of(ctx, branches), branch));
	show_above(request, branches, branch);
	show_children(request, branch);
	branch_field_show(request, branches, &asks);
	return OK;
}

static enum outcome
back_to(struct request *request, enum outcome result, const char *words)
{
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/organisation/branches/%lld", (long long)path_id(request, "id"));
	}
	return result;
}

enum outcome
branches_rename(struct request *request)
{
	return back_to(
		request, branch_rename(&request->ctx, path_id(request, "id"), field(request, "name")), "The branch has its new name.");
}

enum outcome
branches_move(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t parent = branch_read(ctx, branch_load(ctx), "parent", field(request, "parent"));

	if (ctx->problems)
		return INVALID;
	return back_to(request, branch_move(ctx, path_id(request, "id"), parent), "The branch is at its new place.");
}

/* ---------------------------------------------------------------- deleting */

/* "3 people are in it, 2 branches are below it." of whoever counts, archived people too. */
static const char *
inside_words(struct ctx *ctx, int64_t people, size_t branches)
{
	const char *who = text_counted(ctx->arena, people, "person is in it", "people are in it");
	const char *what = branches == 1
		? "1 branch is below it"
		: arena_text(ctx->arena, "%s branches are below it", text_number(ctx->arena, (int64_t)branches));

	if (people && branches)
		return arena_text(ctx->arena, "%s, and %s.", who, what);
	return arena_text(ctx->arena, "%s.", people ? who : what);
}

enum outcome
branches_delete_confirm(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const struct branches *branches = branch_load(ctx);
	const struct branch *branch = branch_page(request, branches, "branches/delete.tpl", "Delete ");
	struct branch_field asks = { "heir", "Where its people and branches go", "Choose a branch", "", branch };
	struct rule_stops stops;
	bool full, heirs;
	int64_t people;

	if (!branch)
		return NOT_FOUND;
	people = rows_integer(q_branch_everybody(ctx->db, ctx->organisation, branch->id));
	full = people || branch->below;
	asks.stored = branch_path(branches, branch->parent);
	heirs = branch_field_show(request, branches, &asks) > 0;
	view_show(request->body, full ? "is_full" : "is_empty");
	view_text(request->body, "inside_words", full ? inside_words(ctx, people, branch->below) : NULL);
	view_show(request->body, full && !heirs ? "no_heir" : "may_delete");
	stops = rule_stops(ctx, RULE_BRANCH, branch->id, NULL);
	rule_stops_show(request, &stops, "this branch");
	return OK;
}

enum outcome
branches_delete(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t heir = branch_read(ctx, branch_load(ctx), "heir", field(request, "heir"));
	enum outcome result;

	if (ctx->problems)
		return INVALID;
	result = branch_delete(ctx, path_id(request, "id"), heir);
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The branch is deleted.");
		redirect(request, "/organisation/branches");
	}
	return result;
}
