/* Members into a group: chosen one by one among the organisation's people, or copied from another group or from a branch. */
#include <string.h>

#include "base/text.h"
#include "domain/enrol.h"
#include "domain/member.h"
#include "domain/search.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/branches.h"
#include "web/pages/dashboard.h"
#include "web/pages/enrol.h"

#define SEARCH_MAX 100

/* Whom the page offers. */
struct choice {
	int64_t from;       /* a group; 0: a branch, or members of the organisation */
	int64_t branch;     /* 0: none */
	bool below;         /* with the branches below it */
	const char *path;   /* of the branch, or what was typed instead */
	const char *who;    /* "active" or "everyone" */
	const char *search; /* for members */
	const char *query;  /* for links to the same list */
};

static struct choice
choice_of(struct request *request, const struct branches *branches)
{
	struct ctx *ctx = &request->ctx;
	struct choice choice = { .from = field_integer(request, "source", 0), .search = "", .path = field(request, "branch") };

	choice.who = strcmp(field(request, "who"), "everyone") == 0 ? "everyone" : "active";
	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &choice.search);
	choice.below = field_given(request, "below");
	/* Branches are the organisation's, not a leader's. */
	if (choice.from <= 0 && ctx->role >= ADMIN && !has_problem(ctx, "branch"))
		choice.branch = branch_read(ctx, branches, "branch", choice.path);
	if (choice.branch)
		choice.query =
			arena_text(ctx->arena, "branch=%s%s", percent_encode(ctx->arena, choice.path), choice.below ? "&below=1" : "");
	else
		choice.query = choice.from > 0 ? arena_text(ctx->arena, "source=%lld&who=%s", (long long)choice.from, choice.who)
									   : arena_text(ctx->arena, "q=%s", percent_encode(ctx->arena, choice.search));
	return choice;
}

/* The groups to copy from. */
static void
show_sources(struct request *request, const struct choice *choice)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_enrol_sources(ctx->db, ctx->organisation, ctx->group, ctx->role < ADMIN ? ctx->member : 0);

	page_options(request, "source", rows, ENROL_SOURCES_ID, choice->from);
	view_show(request->body, arena_text(ctx->arena, "who_%s", choice->who));
}

/* ---------------------------------------------------------------- whom to tick */

/* A tick of a form that is shown again. */
static void
show_tick(struct request *request, struct view *round, int64_t id)
{
	const struct field *tick = form_find(request->form, "id");
	int64_t ticked = 0;

	while (tick && !(text_integer(tick->value, 1, INT64_MAX, &ticked) && ticked == id))
		tick = form_find(tick->next, "id");
	view_flag(round, "ticked", tick);
}

static void
list_source(struct request *request, const struct choice *choice)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t waiting = strcmp(choice->who, "everyone") == 0;
	int64_t people = rows_integer(q_enrol_source_people(ctx->db, ctx->organisation, choice->from, waiting));
	struct rows *before = NULL;

	pager.each = show_tick;
	pager_rows(request, &pager, "person",
		q_enrol_source_page(
			ctx->db, ctx->organisation, choice->from, ctx->group, waiting, pager.after.text, pager.after.id, PAGE_ROWS_ASKED),
		ENROL_SOURCE_PAGE_SORT_KEY, ENROL_SOURCE_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_enrol_source_page_before(ctx->db, choice->from, waiting, pager.first.text, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, people, choice->query);
	view_integer(request->body, "people", people);
	view_show(request->body, people == 1 ? "people_one" : "people_many");
	view_text(request->body, "from_name", rows_text(q_group_name(ctx->db, ctx->organisation, choice->from)));
}

static void
list_branch(struct request *request, const struct choice *choice, const struct branches *branches)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t people = rows_integer(q_enrol_branch_people(ctx->db, ctx->organisation, choice->branch, choice->below));
	struct rows *before = NULL;

	pager.each = show_tick;
	pager_rows(request, &pager, "person",
		q_enrol_branch_page(ctx->db, ctx->organisation, ctx->group, choice->branch, choice->below, pager.after.text,
			pager.after.id, PAGE_ROWS_ASKED),
		ENROL_BRANCH_PAGE_SORT_KEY, ENROL_BRANCH_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_member_page_narrowed_before(ctx->db, ctx->organisation, "active", choice->branch, choice->below, 0,
			pager.first.text, pager.first.id, "", PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, people, choice->query);
	view_integer(request->body, "people", people);
	view_show(request->body, people == 1 ? "people_one" : "people_many");
	view_text(request->body, "from_name", branch_path(branches, choice->branch));
}

static void
list_found(struct request *request, const struct choice *choice, const char *query)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t from = pager_below(&pager);
	struct rows *before = NULL;

	pager.each = show_tick;
	pager_rows(request, &pager, "person",
		q_enrol_member_found(ctx->db, ctx->organisation, ctx->group, query, from, PAGE_ROWS_ASKED), -1, ENROL_MEMBER_FOUND_ID);
	if (pager.after.id && pager.shown)
		before = q_enrol_member_found_before(ctx->db, query, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, choice->query);
}

static void
list_by_name(struct request *request, const struct choice *choice)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	const char *prefix = text_fold(ctx->arena, choice->search);
	const char *from = pager.after.id ? pager.after.text : prefix;
	struct rows *before = NULL;

	pager.each = show_tick;
	pager_rows(request, &pager, "person",
		q_enrol_member_page(
			ctx->db, ctx->organisation, ctx->group, from, pager.after.id, sort_key_end(ctx->arena, prefix), PAGE_ROWS_ASKED),
		ENROL_MEMBER_PAGE_SORT_KEY, ENROL_MEMBER_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_member_page_before(
			ctx->db, ctx->organisation, "active", pager.first.text, pager.first.id, prefix, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, choice->query);
}

static void
list_members(struct request *request, const struct choice *choice)
{
	struct ctx *ctx = &request->ctx;
	const char *query = *choice->search ? search_query(ctx->arena, member_scope(ctx, "active"), choice->search) : NULL;

	if (query)
		list_found(request, choice, query);
	else
		list_by_name(request, choice);
}

static void
show_branches(struct request *request, const struct choice *choice, const struct branches *branches)
{
	struct branch_field asks = { "branch", "Branch", "Choose a branch", choice->path, NULL };

	view_flag(request->body, "branches_any", branches->count && request->ctx.role >= ADMIN);
	view_text(request->body, "branch_chosen", choice->branch ? choice->path : NULL);
	view_flag(request->body, "below", choice->below);
	branch_field_show(request, branches, &asks);
}

static const struct branches no_branches;

/* Only administrators are shown them. */
static const struct branches *
branches_for(struct ctx *ctx)
{
	return ctx->role >= ADMIN ? branch_load(ctx) : &no_branches;
}

enum outcome
enrol_copy(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const struct branches *branches = branches_for(ctx);
	struct choice choice = choice_of(request, branches);
	bool copies = choice.from > 0 || choice.branch;

	if (choice.from > 0 && !enrol_may_copy_from(ctx, choice.from))
		return NOT_FOUND;
	dashboard_show(request, "enrol/copy.tpl", "learners", "Add members");
	enrol_ways(request, "copy");
	show_sources(request, &choice);
	show_branches(request, &choice, branches);
	view_text(request->body, "q", choice.search);
	view_text(request->body, "who", choice.who);
	view_text(request->body, "after", field(request, "after"));
	view_integer(request->body, "source_id", choice.from);
	view_flag(request->body, "copies", copies);
	view_flag(request->body, "chooses", !copies && ctx->role >= ADMIN);
	if (choice.branch)
		list_branch(request, &choice, branches);
	else if (copies)
		list_source(request, &choice);
	else if (ctx->role >= ADMIN)
		list_members(request, &choice);
	return OK;
}

static enum outcome
copy_everyone(struct request *request, const struct choice *choice)
{
	int64_t job;
	enum outcome outcome = choice->branch ? enrol_copy_branch(&request->ctx, choice->branch, choice->below, &job)
										  : enrol_copy_everyone(&request->ctx, choice->from, choice->who, &job);

	if (outcome == OK)
		redirect(request, "/jobs/%lld", (long long)job);
	return outcome;
}

enum outcome
enrol_copy_create(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct choice choice = choice_of(request, branches_for(ctx));
	size_t count;
	int64_t *ids = field_ids(request, "id", &count);
	struct enrolled done;
	enum outcome outcome;

	if (ctx->problems)
		return INVALID;
	if ((choice.from > 0 || choice.branch) && field_given(request, "all"))
		return copy_everyone(request, &choice);
	if (choice.from > 0)
		outcome = enrol_from_group(ctx, choice.from, ids, count, &done);
	else if (choice.branch)
		outcome = enrol_from_branch(ctx, choice.branch, ids, count, &done);
	else
		outcome = enrol_members(ctx, ids, count, &done);
	if (outcome == OK)
		enrol_finish(request, &done);
	return outcome;
}
