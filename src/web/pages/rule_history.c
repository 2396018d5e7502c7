/* The rules that a group had and has, and what each did to whom. */
#include "base/text.h"
#include "domain/rule_life.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"
#include "web/pages/rule_life.h"

/* Columns that q_rule_life_history and q_rule_life_get share. */
static void
show_version(struct ctx *ctx, struct view *into, const struct rows *rows)
{
	struct rule rule;

	view_flag(into, "runs", row_is_null(rows, RULE_LIFE_GET_STOPPED));
	view_flag(into, "silent", !row_integer(rows, RULE_LIFE_GET_TELL));
	view_text(into, "did_words",
		rule_did_words(ctx, row_integer(rows, RULE_LIFE_GET_ADDED), row_integer(rows, RULE_LIFE_GET_REMOVED),
			row_integer(rows, RULE_LIFE_GET_WAITED)));
	if (rule_load(ctx, row_integer(rows, RULE_LIFE_GET_ID), &rule))
		rule_words_show(ctx, into, &rule);
}

enum outcome
rules_history(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t saved = rows_integer(q_rule_life_saved(ctx->db, ctx->organisation, ctx->group));
	struct rows *rows, *before = NULL;
	struct view *round;

	dashboard_show(request, "rules/history.tpl", "rules", "History of the rule");
	view_flag(request->body, "may_undo", saved);
	rows = q_rule_life_history(ctx->db, ctx->organisation, ctx->group, pager_below(&pager), PAGE_ROWS_ASKED);
	while ((round = pager_next(request, &pager, "version", rows, -1, RULE_LIFE_HISTORY_NUMBER)))
		show_version(ctx, round, rows);
	if (pager.after.id && pager.shown)
		before = q_rule_life_history_before(ctx->db, ctx->organisation, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, saved, "");
	return OK;
}

/* ---------------------------------------------------------------- one of them */

static const struct deed_kind {
	const char *deed;
	int column;     /* how many; below 0: not counted */
	enum role role; /* who may read of it: those who wait are no people of a leader's yet */
} kinds[] = { { "added", RULE_LIFE_GET_ADDED, LEADER }, { "removed", RULE_LIFE_GET_REMOVED, LEADER },
	{ "waited", RULE_LIFE_GET_WAITED, ADMIN }, { "unwaited", -1, ADMIN } };
#define KINDS (sizeof kinds / sizeof *kinds)

/* The one that is asked for, else the first of which there is any. */
static const struct deed_kind *
chosen_kind(struct request *request, const struct rows *rows)
{
	for (size_t i = 0; i < KINDS; i++)
		if (text_equal(field(request, "did"), kinds[i].deed) && request->ctx.role >= kinds[i].role)
			return &kinds[i];
	for (size_t i = 0; i < KINDS; i++)
		if (kinds[i].column >= 0 && row_integer(rows, kinds[i].column) && request->ctx.role >= kinds[i].role)
			return &kinds[i];
	return &kinds[0];
}

enum outcome
rules_version(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t rule = path_id(request, "id");
	struct rows *rows = q_rule_life_get(ctx->db, ctx->organisation, ctx->group, rule), *before = NULL;
	struct pager pager = pager_start(request);
	const struct deed_kind *kind;

	if (!row_one(rows))
		return NOT_FOUND;
	kind = chosen_kind(request, rows);
	dashboard_show(request, "rules/version.tpl", "rules",
		arena_text(ctx->arena, "Rule %lld", (long long)row_integer(rows, RULE_LIFE_GET_NUMBER)));
	view_row(request->body, rows);
	show_version(ctx, request->body, rows);
	view_show(request->body, arena_text(ctx->arena, "did_%s", kind->deed));
	/* What somebody has who is no longer in the group is no leader's business. */
	view_flag(request->body, "reasons", ctx->role >= ADMIN || kind->column == RULE_LIFE_GET_ADDED);
	pager_rows(request, &pager, "deed",
		q_rule_life_deeds(ctx->db, ctx->organisation, rule, kind->deed, pager_below(&pager), PAGE_ROWS_ASKED), -1,
		RULE_LIFE_DEEDS_ID);
	if (pager.after.id && pager.shown)
		before = q_rule_life_deeds_before(ctx->db, ctx->organisation, rule, kind->deed, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, kind->column < 0 ? -1 : row_integer(rows, kind->column),
		arena_text(ctx->arena, "did=%s", kind->deed));
	return OK;
}
