/* The learners of one group: the dashboard's list with its filters, what is done to one person, to a selection, or to all. */
#include "web/pages/learners.h"

#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/forgotten.h"
#include "base/text.h"
#include "domain/population.h"
#include "domain/search.h"
#include "queries.h"
#include "web/export.h"
#include "web/form.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"
#include "web/pages/details.h"
#include "web/pages/members.h"

#define SEARCH_MAX 100
#define WAITING_LONG (7 * 86400)

/* In the order of the columns of q_dashboard_people(). */
static const char *const statuses[] = { "prospect", "pending", "active", "declined", "cancelled", "expired", "archived" };

/* What it is narrowed to: by status, or active people by how they stand to the group's rule. */
static void
narrow(struct learner_filter *filter, const char *typed)
{
	static const char *const by_rule[] = { "by_rule", "pinned" };

	filter->status = filter->name = "";
	filter->pinned = -1;
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (strcmp(typed, statuses[i]) == 0)
			filter->status = filter->name = statuses[i];
	for (int pinned = 0; pinned < 2; pinned++)
		if (strcmp(typed, by_rule[pinned]) == 0) {
			filter->status = "active";
			filter->name = by_rule[pinned];
			filter->pinned = pinned;
		}
}

struct learner_filter
learner_filter(struct request *request)
{
	struct arena *arena = request->ctx.arena;
	struct learner_filter filter = { .search = "" };

	narrow(&filter, field(request, "status"));
	text_clean(arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &filter.search);
	filter.sort = strcmp(field(request, "sort"), "name") == 0 ? "name" : "activity";
	filter.query = arena_text(arena, "status=%s&q=%s&sort=%s", filter.name, percent_encode(arena, filter.search), filter.sort);
	return filter;
}

int64_t
learner_filter_count(const struct rows *people, const struct learner_filter *filter)
{
	if (*filter->search || filter->pinned >= 0)
		return -1;
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (strcmp(statuses[i], filter->status) == 0)
			return row_integer(people, DASHBOARD_PEOPLE_COUNT_PROSPECT + (int)i);
	return row_integer(people, DASHBOARD_PEOPLE_COUNT_ALL);
}

const char *
learner_filter_words(struct arena *arena, const struct learner_filter *filter)
{
	static const char *const standing[] = { "who is here by rule", "who is pinned" };
	const char *who = filter->pinned >= 0 ? arena_text(arena, "everyone %s", standing[filter->pinned]) : "everyone";

	if (!*filter->search)
		return who;
	return arena_text(arena, "%s%s found by “%s”", who, filter->pinned >= 0 ? " and" : "", filter->search);
}

/* ---------------------------------------------------------------- the list */

static struct rows *
rows_by_name(struct ctx *ctx, const struct learner_filter *filter, const struct page_key *after, const char *until)
{
	if (*filter->status)
		return q_learner_by_name_in_status(
			ctx->db, ctx->group, filter->status, filter->pinned, after->text, after->id, until, PAGE_ROWS_ASKED);
	return q_learner_by_name(ctx->db, ctx->group, after->text, after->id, until, PAGE_ROWS_ASKED);
}

static struct rows *
before_by_name(struct ctx *ctx, const struct learner_filter *filter, const struct page_key *first, const char *from)
{
	if (*filter->status)
		return q_learner_by_name_in_status_before(
			ctx->db, ctx->group, filter->status, filter->pinned, first->text, first->id, from, PAGE_ROWS_BEFORE);
	return q_learner_by_name_before(ctx->db, ctx->group, first->text, first->id, from, PAGE_ROWS_BEFORE);
}

/* All queries that come here give rows of the view learners. */
static void
show_rows(struct request *request, struct pager *pager, struct rows *rows, int key_column)
{
	struct view *round;

	while ((round = pager_next(request, pager, "learner", rows, key_column, LEARNER_BY_NAME_ID))) {
		int64_t member = row_integer(rows, LEARNER_BY_NAME_MEMBER_ID);
		bool active = text_equal(row_text(rows, LEARNER_BY_NAME_STATUS), "active");

		view_flag(round, "known", !email_is_forgotten(row_text(rows, LEARNER_BY_NAME_EMAIL)));
		view_flag(round, "opens", member_opens(request, member, active));
	}
}

/* Sorted by name; a search too short for the index finds the beginnings of names this way. */
static void
list_by_name(struct request *request, const struct learner_filter *filter, const char *prefix, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct page_key after = pager.after;
	struct rows *before = NULL;

	if (!after.id)
		after.text = prefix;
	show_rows(request, &pager, rows_by_name(ctx, filter, &after, sort_key_end(ctx->arena, prefix)), LEARNER_BY_NAME_SORT_KEY);
	if (pager.after.id && pager.shown)
		before = before_by_name(ctx, filter, &pager.first, prefix);
	pager_links(request, &pager, before, *prefix ? -1 : total, filter->query);
}

static void
list_by_activity(struct request *request, const struct learner_filter *filter, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t at = pager.after.id ? pager.after.number : INT64_MAX;
	int64_t id = pager_below(&pager);
	struct rows *before = NULL;

	if (*filter->status)
		show_rows(request, &pager,
			q_learner_by_activity_in_status(ctx->db, ctx->group, filter->status, filter->pinned, at, id, PAGE_ROWS_ASKED),
			LEARNER_BY_ACTIVITY_ACTIVE_AT);
	else
		show_rows(
			request, &pager, q_learner_by_activity(ctx->db, ctx->group, at, id, PAGE_ROWS_ASKED), LEARNER_BY_ACTIVITY_ACTIVE_AT);
	if (pager.after.id && pager.shown && *filter->status)
		before = q_learner_by_activity_in_status_before(
			ctx->db, ctx->group, filter->status, filter->pinned, pager.first.number, pager.first.id, PAGE_ROWS_BEFORE);
	else if (pager.after.id && pager.shown)
		before = q_learner_by_activity_before(ctx->db, ctx->group, pager.first.number, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, total, filter->query);
}

static void
list_found(struct request *request, const struct learner_filter *filter, const char *query)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);

	show_rows(request, &pager,
		q_learner_found(ctx->db, ctx->group, query, filter->status, filter->pinned, pager_below(&pager), PAGE_ROWS_ASKED), -1);
	pager_links(request, &pager, NULL, -1, filter->query);
}

static void
list(struct request *request, const struct learner_filter *filter, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	const char *query = *filter->search ? search_query(ctx->arena, ctx->group, filter->search) : NULL;

	if (query)
		list_found(request, filter, query);
	else if (*filter->search)
		list_by_name(request, filter, text_fold(ctx->arena, filter->search), total);
	else if (strcmp(filter->sort, "name") == 0)
		list_by_name(request, filter, "", total);
	else
		list_by_activity(request, filter, total);
}

enum outcome
learners_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct learner_filter filter = learner_filter(request);
	const struct rows *people = dashboard_show(request, "learners/index.tpl", "learners", NULL);
	int64_t all = row_integer(people, DASHBOARD_PEOPLE_COUNT_ALL);
	int64_t total = learner_filter_count(people, &filter);

	view_flag(request->body, "nobody", !all);
	view_flag(request->body, "many", all > PAGE_ROWS);
	view_show(request->body, arena_text(ctx->arena, "filter_%s", *filter.name ? filter.name : "all"));
	view_text(request->body, "q", filter.search);
	view_flag(request->body, "q_none", !*filter.search);
	view_text(request->body, "status", filter.name);
	view_text(request->body, "sort", filter.sort);
	view_show(request->body, arena_text(ctx->arena, "sort_%s", filter.sort));
	view_text(request->body, "filter_query", filter.query);
	view_text(request->body, "back", arena_text(ctx->arena, "/groups/%lld?%s", (long long)ctx->group, filter.query));
	view_integer(
		request->body, "waiting_long", rows_integer(q_dashboard_waiting_long(ctx->db, ctx->group, ctx->now - WAITING_LONG)));
	view_integer(request->body, "match_count", total > 0 ? total : 0);
	list(request, &filter, total);
	return OK;
}

/* ---------------------------------------------------------------- the file */

struct file {
	struct details details;
	struct learner_filter filter;
	const char *query;        /* of the search table; NULL: by the beginning of the name */
	const char *from, *until; /* its bounds */
	bool by_rule;             /* the group fills itself: how each stands to its rule, as an import has it */
};

/* Of active people only. */
static const char *
rule_value(const char *stays)
{
	if (!stays)
		return "";
	return text_equal(stays, "pinned") ? "in" : "by rule";
}

/* Both queries that come here have the same columns. */
static void
write_row(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context)
{
	const struct file *file = context;

	csv_value(csv, row_text(rows, LEARNER_EXPORT_FIRST_NAME));
	csv_value(csv, row_text(rows, LEARNER_EXPORT_LAST_NAME));
	csv_value(csv, row_text(rows, LEARNER_EXPORT_EMAIL));
	csv_value(csv, row_text(rows, LEARNER_EXPORT_STATUS));
	csv_value(csv, row_text(rows, LEARNER_EXPORT_COURSES_DONE));
	if (file->by_rule)
		csv_value(csv, rule_value(row_text(rows, LEARNER_EXPORT_STAYS_IS)));
	csv_value(csv, row_text(rows, LEARNER_EXPORT_ROUTE));
	csv_value(csv, row_text(rows, LEARNER_EXPORT_ROUTE_DETAIL));
	csv_value(csv, zone_date(arena, row_integer(rows, LEARNER_EXPORT_ADDED_AT)));
	csv_value(
		csv, row_is_null(rows, LEARNER_EXPORT_INVITED_AT) ? "" : zone_date(arena, row_integer(rows, LEARNER_EXPORT_INVITED_AT)));
	csv_value(csv, zone_date(arena, row_integer(rows, LEARNER_EXPORT_STATUS_AT)));
	csv_value(csv, branch_path(file->details.branches, row_integer(rows, LEARNER_EXPORT_BRANCH_ID)));
}

static void
end_rows(struct arena *arena, const void *context, const struct export_begun *rows, size_t count, struct buffer *csv)
{
	const struct file *file = context;

	details_end_rows(arena, &file->details, rows, count, csv);
}

/* As the list finds them: by words, or by the beginning of their names where the search is too short for that. */
static struct rows *
file_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const struct file *file = context;

	if (file->query)
		return q_learner_export_found(
			ctx->db, ctx->group, file->query, file->filter.status, file->filter.pinned, after->id, most);
	return q_learner_export(
		ctx->db, ctx->group, file->filter.status, file->filter.pinned, file->from, file->until, after->id, most);
}

enum outcome
learners_export(struct request *request)
{
	static const char *const head[] = { "first name", "last name", "email", "status", "courses completed", "came by", "detail",
		"added", "invite sent", "status since", NULL };
	static const char *const ruled[] = { "first name", "last name", "email", "status", "courses completed", "rule", "came by",
		"detail", "added", "invite sent", "status since", NULL };
	struct ctx *ctx = &request->ctx;
	struct file *file = arena_alloc(ctx->arena, sizeof *file);

	file->details = details_load(ctx);
	file->filter = learner_filter(request);
	file->by_rule = population_is_automatic(&request->ctx);
	file->query = *file->filter.search ? search_query(ctx->arena, ctx->group, file->filter.search) : NULL;
	file->from = text_fold(ctx->arena, file->filter.search);
	file->until = sort_key_end(ctx->arena, file->from);
	send_csv(request,
		&(struct export){ .name = "learners.csv",
			.head = details_head(&file->details, file->by_rule ? ruled : head),
			.page = file_page,
			.key_column = -1,
			.id_column = LEARNER_EXPORT_ID,
			.each = write_row,
			.ends = end_rows,
			.ends_column = LEARNER_EXPORT_MEMBER_ID,
			.context = file });
	return OK;
}
