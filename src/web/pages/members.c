/* The people of the organisation: the list with its filter and search, and the same as a file. */
#include "web/pages/members.h"

#include "base/clock.h"
#include "base/text.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/search.h"
#include "queries.h"
#include "web/export.h"
#include "web/pager.h"

#define SEARCH_MAX 100

/* What the list is narrowed to. */
struct filter {
	const char *status; /* "active" or "archived" */
	const char *search; /* as typed, clean */
	const char *match;  /* of the search tables; NULL: by the beginning of the name */
	const char *prefix; /* "" for everyone */
	const char *query;  /* for links to the same list */
};

static struct filter
filter_of(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct filter filter = { .search = "", .prefix = "" };

	filter.status = text_equal(field(request, "status"), "archived") ? "archived" : "active";
	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &filter.search);
	if (*filter.search)
		filter.match = search_query(ctx->arena, member_scope(ctx, filter.status), filter.search);
	if (!filter.match)
		filter.prefix = text_fold(ctx->arena, filter.search);
	filter.query = arena_text(ctx->arena, "status=%s&q=%s", filter.status, percent_encode(ctx->arena, filter.search));
	return filter;
}

/* Chips: how many people stand where. Returns how many the chosen one counts. */
static int64_t
show_counts(struct request *request, const char *chosen)
{
	struct rows *rows = q_organisation_people(request->ctx.db, request->ctx.organisation);
	int64_t active = 0, archived = 0;

	while (row_next(rows))
		*(text_equal(row_text(rows, ORGANISATION_PEOPLE_STATUS), "active") ? &active : &archived) =
			row_integer(rows, ORGANISATION_PEOPLE_PEOPLE);
	view_integer(request->body, "active_count", active);
	view_integer(request->body, "archived_count", archived);
	view_show(request->body, arena_text(request->ctx.arena, "filter_%s", chosen));
	return text_equal(chosen, "active") ? active : archived;
}

static void
list_found(struct request *request, const struct filter *filter)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t from = pager.after.id ? pager.after.id : INT64_MAX;
	struct rows *before = NULL;

	pager_rows(request, &pager, "person", q_member_found(ctx->db, ctx->organisation, filter->match, from, PAGE_ROWS_ASKED), -1,
		MEMBER_FOUND_ID);
	if (pager.after.id && pager.shown)
		before = q_member_found_before(ctx->db, filter->match, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, filter->query);
}

static void
list_by_name(struct request *request, const struct filter *filter, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	const char *from = pager.after.id ? pager.after.text : filter->prefix;
	struct rows *before = NULL;

	pager_rows(request, &pager, "person",
		q_member_page(ctx->db, ctx->organisation, filter->status, from, pager.after.id, sort_key_end(ctx->arena, filter->prefix),
			PAGE_ROWS_ASKED),
		MEMBER_PAGE_SORT_KEY, MEMBER_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_member_page_before(
			ctx->db, ctx->organisation, filter->status, pager.first.text, pager.first.id, filter->prefix, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, *filter->prefix ? -1 : total, filter->query);
}

enum outcome
members_index(struct request *request)
{
	struct filter filter = filter_of(request);
	int64_t total;

	page_show(request, "members/index.tpl", "Learners");
	total = show_counts(request, filter.status);
	view_text(request->body, "q", filter.search);
	view_text(request->body, "status", filter.status);
	view_text(request->body, "filter_query", filter.query);
	view_show(request->body, organisation_has(&request->ctx, "csv_upload") ? "may_import" : "may_not_import");
	if (filter.match)
		list_found(request, &filter);
	else
		list_by_name(request, &filter, total);
	return OK;
}

/* ---------------------------------------------------------------- as a file */

static const char *
role_words(const char *role)
{
	if (text_equal(role, "admin"))
		return "Administrator";
	return text_equal(role, "leader") ? "Group leader" : "Learner";
}

/* Both queries that come here give rows of the view people. */
static void
write_row(struct arena *arena, struct buffer *csv, const struct rows *rows)
{
	csv_value(csv, row_text(rows, MEMBER_PAGE_FIRST_NAME));
	csv_value(csv, row_text(rows, MEMBER_PAGE_LAST_NAME));
	csv_value(csv, row_text(rows, MEMBER_PAGE_EMAIL));
	csv_value(csv, role_words(row_text(rows, MEMBER_PAGE_ROLE_IS)));
	csv_value(csv, row_text(rows, MEMBER_PAGE_STATUS));
	csv_value(csv, row_text(rows, MEMBER_PAGE_LEARNS_IN));
	csv_value(csv, row_text(rows, MEMBER_PAGE_LEADS));
	csv_value(csv, zone_date(arena, row_integer(rows, MEMBER_PAGE_JOINED_AT)));
}

enum outcome
members_export(struct request *request)
{
	static const char *const head[] = { "first name", "last name", "email", "role", "status", "learns in", "leads", "joined",
		NULL };
	struct ctx *ctx = &request->ctx;
	struct filter filter = filter_of(request);
	struct rows *rows = filter.match ? q_member_found(ctx->db, ctx->organisation, filter.match, INT64_MAX, INT64_MAX)
									 : q_member_page(ctx->db, ctx->organisation, filter.status, filter.prefix, 0,
										   sort_key_end(ctx->arena, filter.prefix), INT64_MAX);

	send_csv(request, "people.csv", head, rows, write_row);
	return OK;
}
