/* The people of the organisation: the list with its filter and search, and the same as a file. */
#include "web/pages/members.h"

#include "base/clock.h"
#include "base/csv.h"
#include "base/text.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/search.h"
#include "queries.h"
#include "web/export.h"
#include "web/pager.h"
#include "web/pages/branches.h"
#include "web/pages/details.h"

#define SEARCH_MAX 100

static const char *const statuses[] = { "active", "archived", NULL };

/* What the list is narrowed to. */
struct filter {
	const char *status;       /* "active" or "archived" */
	const char *search;       /* as typed, clean */
	const char *match;        /* of the search tables; NULL: by the beginning of the name */
	const char *word;         /* the whole search, folded: the value of a field, or the name of a branch */
	const char *prefix;       /* "" for everyone */
	const char *branch_typed; /* its path, or what was typed instead */
	int64_t branch;           /* 0: all */
	bool below;               /* with the branches below it */
	bool groupless;           /* only people who learn in no group */
	const char *query;        /* for links to the same list */
};

static const char *
query_of(struct arena *arena, const struct filter *filter)
{
	return arena_text(arena, "status=%s&q=%s&branch=%s%s%s", filter->status, percent_encode(arena, filter->search),
		percent_encode(arena, filter->branch_typed), filter->below ? "&below=1" : "", filter->groupless ? "&groupless=1" : "");
}

static struct filter
filter_of(struct request *request, const struct branches *branches)
{
	struct ctx *ctx = &request->ctx;
	struct filter filter = { .search = "", .prefix = "", .branch_typed = field(request, "branch") };

	filter.status = text_equal(field(request, "status"), "archived") ? "archived" : "active";
	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &filter.search);
	filter.word = text_fold(ctx->arena, filter.search);
	filter.branch = branch_read(ctx, branches, "branch", filter.branch_typed);
	filter.below = field_given(request, "below");
	filter.groupless = field_given(request, "groupless");
	if (*filter.search)
		filter.match = search_query(ctx->arena, member_scope(ctx, filter.status), filter.search);
	if (!filter.match)
		filter.prefix = filter.word;
	filter.query = query_of(ctx->arena, &filter);
	return filter;
}

/* ---------------------------------------------------------------- the list */

static bool
is_narrowed(const struct filter *filter)
{
	return filter->branch || filter->groupless;
}

static struct rows *
rows_found(struct ctx *ctx, const struct filter *filter, int64_t before_id, int64_t most)
{
	return q_member_found(ctx->db, ctx->organisation, filter->status, filter->match, filter->word, filter->branch, filter->below,
		filter->groupless, before_id, most);
}

static struct rows *
rows_by_name(struct ctx *ctx, const struct filter *filter, const char *from, int64_t after_id, int64_t most)
{
	const char *until = sort_key_end(ctx->arena, filter->prefix);

	if (is_narrowed(filter))
		return q_member_page_narrowed(ctx->db, ctx->organisation, filter->status, filter->branch, filter->below,
			filter->groupless, from, after_id, until, most);
	return q_member_page(ctx->db, ctx->organisation, filter->status, from, after_id, until, most);
}

static struct rows *
before_by_name(struct ctx *ctx, const struct filter *filter, const struct page_key *first)
{
	if (is_narrowed(filter))
		return q_member_page_narrowed_before(ctx->db, ctx->organisation, filter->status, filter->branch, filter->below,
			filter->groupless, first->text, first->id, filter->prefix, PAGE_ROWS_BEFORE);
	return q_member_page_before(
		ctx->db, ctx->organisation, filter->status, first->text, first->id, filter->prefix, PAGE_ROWS_BEFORE);
}

/* All queries that come here give rows of the view people. */
static void
show_rows(struct request *request, struct pager *pager, const struct branches *branches, struct rows *rows, int key_column)
{
	struct view *round;

	while ((round = pager_next(request, pager, "person", rows, key_column, MEMBER_PAGE_ID)))
		view_text(round, "branch", branch_path(branches, row_integer(rows, MEMBER_PAGE_BRANCH_ID)));
}

static void
list_found(struct request *request, const struct filter *filter, const struct branches *branches)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;

	show_rows(request, &pager, branches, rows_found(ctx, filter, pager_below(&pager), PAGE_ROWS_ASKED), -1);
	if (pager.after.id && pager.shown)
		before = q_member_found_before(ctx->db, ctx->organisation, filter->status, filter->match, filter->word, filter->branch,
			filter->below, filter->groupless, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, filter->query);
}

static void
list_by_name(struct request *request, const struct filter *filter, const struct branches *branches, int64_t total)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	const char *from = pager.after.id ? pager.after.text : filter->prefix;
	struct rows *before = NULL;

	show_rows(request, &pager, branches, rows_by_name(ctx, filter, from, pager.after.id, PAGE_ROWS_ASKED), MEMBER_PAGE_SORT_KEY);
	if (pager.after.id && pager.shown)
		before = before_by_name(ctx, filter, &pager.first);
	pager_links(request, &pager, before, *filter->prefix || is_narrowed(filter) ? -1 : total, filter->query);
}

static void
show_filter(struct request *request, const struct filter *filter, const struct branches *branches)
{
	struct branch_field asks = { "branch", "Branch", "All branches", filter->branch_typed, NULL };

	view_text(request->body, "q", filter->search);
	view_text(request->body, "status", filter->status);
	view_text(request->body, "branch_chosen", filter->branch_typed);
	view_flag(request->body, "below", filter->below);
	view_flag(request->body, "groupless", filter->groupless);
	view_flag(request->body, "narrowed", is_narrowed(filter));
	view_flag(request->body, "filtered", is_narrowed(filter) || *filter->search);
	view_text(request->body, "filter_query", filter->query);
	view_flag(request->body, "has_branches", branches->count);
	branch_field_show(request, branches, &asks);
}

enum outcome
members_index(struct request *request)
{
	const struct branches *branches = branch_load(&request->ctx);
	struct filter filter = filter_of(request, branches);
	int64_t total;

	page_show(request, "members/index.tpl", "Learners");
	view_integer(request->body, "requests", rows_integer(q_carry_waiting(request->ctx.db, request->ctx.organisation)));
	total = pager_chips(request, q_organisation_people(request->ctx.db, request->ctx.organisation), statuses, filter.status);
	show_filter(request, &filter, branches);
	view_flag(request->body, "may_import", organisation_has(&request->ctx, "csv_upload"));
	if (filter.match)
		list_found(request, &filter, branches);
	else
		list_by_name(request, &filter, branches, total);
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

struct file {
	struct details details;
	struct filter filter;
};

/* All queries that come here give rows of the view people. */
static void
write_row(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context)
{
	const struct file *file = context;

	csv_value(csv, row_text(rows, MEMBER_PAGE_FIRST_NAME));
	csv_value(csv, row_text(rows, MEMBER_PAGE_LAST_NAME));
	csv_value(csv, row_text(rows, MEMBER_PAGE_EMAIL));
	csv_value(csv, role_words(row_text(rows, MEMBER_PAGE_ROLE_IS)));
	csv_value(csv, row_text(rows, MEMBER_PAGE_STATUS));
	csv_value(csv, row_text(rows, MEMBER_PAGE_LEARNS_IN));
	csv_value(csv, row_text(rows, MEMBER_PAGE_LEADS));
	csv_value(csv, zone_date(arena, row_integer(rows, MEMBER_PAGE_JOINED_AT)));
	csv_value(csv, branch_path(file->details.branches, row_integer(rows, MEMBER_PAGE_BRANCH_ID)));
}

static void
end_rows(struct arena *arena, const void *context, const struct export_begun *rows, size_t count, struct buffer *csv)
{
	const struct file *file = context;

	details_end_rows(arena, &file->details, rows, count, csv);
}

static struct rows *
file_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const struct file *file = context;
	const struct filter *filter = &file->filter;

	if (filter->match)
		return rows_found(ctx, filter, after->id ? after->id : INT64_MAX, most);
	return rows_by_name(ctx, filter, after->id ? after->text : filter->prefix, after->id, most);
}

enum outcome
members_export(struct request *request)
{
	static const char *const head[] = { "first name", "last name", "email", "role", "status", "learns in", "leads", "joined",
		NULL };
	struct ctx *ctx = &request->ctx;
	struct file *file = arena_alloc(ctx->arena, sizeof *file);

	file->details = details_load(ctx);
	file->filter = filter_of(request, file->details.branches);
	if (ctx->problems)
		return NOT_FOUND;
	send_csv(request,
		&(struct export){ .name = "people.csv",
			.head = details_head(&file->details, head),
			.page = file_page,
			.key_column = file->filter.match ? -1 : MEMBER_PAGE_SORT_KEY,
			.id_column = MEMBER_PAGE_ID,
			.each = write_row,
			.ends = end_rows,
			.ends_column = MEMBER_PAGE_ID,
			.context = file });
	return OK;
}
