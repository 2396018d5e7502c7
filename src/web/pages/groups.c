/* Manage my group: the list of the groups that a person may manage, a page at a time. */
#include "web/pages/groups.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/checklist.h"
#include "web/pages/seats.h"

#define SEARCH_MAX 100
#define NOBODY (-1) /* whoever visits is no member */
#define WORDS 3

/* What the list is narrowed to. */
struct filter {
	const char *show;         /* "", "led", "full" or "archived" */
	const char *search;       /* as typed, clean */
	const char *sort;         /* "activity" or "name" */
	const char *query;        /* for links to the same list */
	const char *words[WORDS]; /* LIKE patterns */
	int64_t leader;           /* 0: all of the organisation */
};

static const char *
pattern(struct arena *arena, const char *word, size_t length)
{
	struct buffer text = buffer_new(arena, 2 * length + 3); /* folded, so it may be many times as long as what was typed */

	buffer_text(&text, "%");
	for (; length; length--, word++) {
		if (strchr("%_\\", *word))
			buffer_text(&text, "\\");
		buffer_add(&text, word, 1);
	}
	if (text.length > 1)
		buffer_text(&text, "%");
	return text.data;
}

/* The first words of the search each, what is left in the last. */
static void
split(struct arena *arena, struct filter *filter)
{
	const char *word = text_fold(arena, filter->search);

	for (int i = 0; i < WORDS; i++) {
		size_t length = i < WORDS - 1 ? strcspn(word, " ") : strlen(word);

		filter->words[i] = pattern(arena, word, length);
		word += length;
		word += strspn(word, " ");
	}
}

static struct filter
filter_of(struct request *request)
{
	static const char *const shows[] = { "led", "full", "archived" };
	struct ctx *ctx = &request->ctx;
	struct filter filter = { .show = "", .search = "" };

	for (size_t i = 0; i < sizeof shows / sizeof *shows; i++)
		if (strcmp(field(request, "show"), shows[i]) == 0)
			filter.show = shows[i];
	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &filter.search);
	filter.sort = strcmp(field(request, "sort"), "name") == 0 ? "name" : "activity";
	filter.query =
		arena_text(ctx->arena, "show=%s&q=%s&sort=%s", filter.show, percent_encode(ctx->arena, filter.search), filter.sort);
	if (ctx->role < ADMIN || strcmp(filter.show, "led") == 0)
		filter.leader = ctx->member ? ctx->member : NOBODY;
	split(ctx->arena, &filter);
	return filter;
}

/* ---------------------------------------------------------------- the list */

/* The first parameters of every query of the list. */
#define NARROWED \
	ctx->db, ctx->organisation, filter->leader, strcmp(filter->show, "archived") == 0 ? "archived" : "active", \
		strcmp(filter->show, "full") == 0, filter->words[0], filter->words[1], filter->words[2]

static void
list_by_activity(struct request *request, const struct filter *filter, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t at = pager.after.id ? pager.after.number : INT64_MAX;
	int64_t id = pager_below(&pager);
	struct rows *before = NULL;

	pager_rows(request, &pager, "group", q_group_list_by_activity(NARROWED, at, id, PAGE_ROWS_ASKED),
		GROUP_LIST_BY_ACTIVITY_ACTIVE_AT, GROUP_LIST_BY_ACTIVITY_ID);
	if (pager.after.id && pager.shown)
		before = q_group_list_by_activity_before(NARROWED, pager.first.number, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, total, filter->query);
}

static void
list_by_name(struct request *request, const struct filter *filter, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;

	pager_rows(request, &pager, "group", q_group_list_by_name(NARROWED, pager.after.text, pager.after.id, PAGE_ROWS_ASKED),
		GROUP_LIST_BY_NAME_NAME_KEY, GROUP_LIST_BY_NAME_ID);
	if (pager.after.id && pager.shown)
		before = q_group_list_by_name_before(NARROWED, pager.first.text, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, total, filter->query);
}

/* Tiles and chips. Returns how many groups the chosen chip counts. */
static int64_t
show_totals(struct request *request, const struct filter *filter)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_group_list_totals(ctx->db, ctx->organisation, ctx->role < ADMIN ? ctx->member : 0, ctx->member);
	int64_t active;

	if (!row_one(rows))
		return 0;
	view_row(request->body, rows);
	active = row_integer(rows, GROUP_LIST_TOTALS_ACTIVE);
	seats_show_totals(request, rows);
	view_show(request->body, active == 1 ? "groups_one" : "groups_many");
	view_flag(request->body, "groups_any", active || row_integer(rows, GROUP_LIST_TOTALS_ARCHIVED));
	view_flag(request->body, "no_groups", !active && !row_integer(rows, GROUP_LIST_TOTALS_ARCHIVED));
	if (strcmp(filter->show, "led") == 0)
		return row_integer(rows, GROUP_LIST_TOTALS_LED);
	if (strcmp(filter->show, "full") == 0)
		return row_integer(rows, GROUP_LIST_TOTALS_FULL);
	return strcmp(filter->show, "archived") == 0 ? row_integer(rows, GROUP_LIST_TOTALS_ARCHIVED) : active;
}

enum outcome
groups_index(struct request *request)
{
	struct filter filter = filter_of(request);
	bool admin = request->ctx.role >= ADMIN;
	int64_t total;

	page_show(request, "groups/index.tpl", "Manage my group");
	checklist_show(request);
	view_flag(request->body, "is_admin", admin);
	view_flag(request->body, "is_leader", !admin);
	view_text(request->body, "q", filter.search);
	view_flag(request->body, "q_none", !*filter.search);
	view_text(request->body, "show", filter.show);
	view_text(request->body, "sort", filter.sort);
	view_show(request->body, arena_text(request->ctx.arena, "sort_%s", filter.sort));
	view_show(request->body, arena_text(request->ctx.arena, "filter_%s", *filter.show ? filter.show : "all"));
	total = show_totals(request, &filter);
	if (*filter.search)
		total = -1;
	if (strcmp(filter.sort, "name") == 0)
		list_by_name(request, &filter, total);
	else
		list_by_activity(request, &filter, total);
	return OK;
}
