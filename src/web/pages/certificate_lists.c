/* Certificates in lists: one's own, a member's, and those of a course. */
#include "base/clock.h"
#include "base/csv.h"
#include "base/text.h"
#include "domain/search.h"
#include "queries.h"
#include "web/export.h"
#include "web/pages/certificates.h"

#define SEARCH_MAX 100
#define OWN_MOST 500

/* ---------------------------------------------------------------- of a person */

size_t
certificates_show_own(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_certificate_of_account(ctx->db, ctx->account, 0, ctx->now, OWN_MOST);
	const char *zone = zone_in_use(ctx->arena);
	size_t count = 0;

	for (; row_next(rows); count++) {
		struct view *round = view_section(request->body, "certificate");
		bool ends = !row_is_null(rows, CERTIFICATE_OF_ACCOUNT_EXPIRES_AT);

		/* Its days are those of its organisation. */
		zone_use(row_text(rows, CERTIFICATE_OF_ACCOUNT_TIME_ZONE));
		view_row(round, rows);
		view_text(round, "issued", day_words(ctx->arena, row_integer(rows, CERTIFICATE_OF_ACCOUNT_ISSUED_AT)));
		view_text(
			round, "valid_until", ends ? day_words(ctx->arena, row_integer(rows, CERTIFICATE_OF_ACCOUNT_EXPIRES_AT)) : NULL);
		view_flag(round, "for_good", !ends);
	}
	zone_use(zone);
	view_show(request->body, count ? "certificate_any" : "certificate_none");
	return count;
}

void
certificates_show_of_member(struct request *request, int64_t member, int64_t leader)
{
	struct ctx *ctx = &request->ctx;

	view_rows(request->body, "certificate", q_certificate_of_member(ctx->db, ctx->organisation, member, leader, ctx->now));
}

/* ---------------------------------------------------------------- of a course */

static void
list_found(struct request *request, int64_t course, const char *match, const char *filter)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;

	pager_rows(request, &pager, "certificate",
		q_certificate_found(ctx->db, ctx->organisation, course, ctx->now, match, pager_below(&pager), PAGE_ROWS_ASKED), -1,
		CERTIFICATE_FOUND_ID);
	if (pager.after.id && pager.shown)
		before = q_certificate_found_before(ctx->db, ctx->organisation, course, match, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, filter);
}

static void
list_by_name(struct request *request, int64_t course, const char *prefix, const char *filter)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;

	pager_rows(request, &pager, "certificate",
		q_certificate_page(ctx->db, ctx->organisation, course, ctx->now, pager.after.id ? pager.after.text : prefix,
			pager.after.id, sort_key_end(ctx->arena, prefix), PAGE_ROWS_ASKED),
		CERTIFICATE_PAGE_SORT_KEY, CERTIFICATE_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_certificate_page_before(
			ctx->db, ctx->organisation, course, pager.first.text, pager.first.id, prefix, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, filter);
}

/* The title of a course of the organisation, or NULL. */
static const char *
title_of(struct request *request, int64_t course)
{
	struct rows *rows = q_course_get(request->ctx.db, request->ctx.organisation, course);

	return row_one(rows) ? row_text(rows, COURSE_GET_TITLE) : NULL;
}

enum outcome
course_certificates(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t course = path_id(request, "id");
	const char *title = title_of(request, course), *search = "", *match = NULL, *filter;

	if (!title)
		return NOT_FOUND;
	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &search);
	filter = *search ? arena_text(ctx->arena, "q=%s", percent_encode(ctx->arena, search)) : "";
	if (*search)
		match = search_query(ctx->arena, course, search);
	page_show(request, "certificates/course.tpl", arena_text(ctx->arena, "Certificates: %s", title));
	view_integer(request->body, "course_id", course);
	view_text(request->body, "course_title", title);
	view_text(request->body, "q", search);
	view_flag(request->body, "searched", *search);
	view_flag(request->body, "unsearched", !*search);
	if (match)
		list_found(request, course, match, filter);
	else
		list_by_name(request, course, text_fold(ctx->arena, search), filter);
	return OK;
}

static struct rows *
file_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const int64_t *course = context;

	return q_certificate_export(ctx->db, ctx->organisation, *course, ctx->now, after->text, after->id, most);
}

static void
write_row(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context)
{
	(void)context;
	csv_value(csv, row_text(rows, CERTIFICATE_EXPORT_LEARNER_NAME));
	csv_value(csv, row_text(rows, CERTIFICATE_EXPORT_EMAIL));
	csv_value(csv, row_text(rows, CERTIFICATE_EXPORT_NUMBER));
	csv_value(csv, zone_date(arena, row_integer(rows, CERTIFICATE_EXPORT_COMPLETED_AT)));
	csv_value(csv, zone_date(arena, row_integer(rows, CERTIFICATE_EXPORT_ISSUED_AT)));
	csv_value(csv,
		row_is_null(rows, CERTIFICATE_EXPORT_EXPIRES_AT) ? ""
														 : zone_date(arena, row_integer(rows, CERTIFICATE_EXPORT_EXPIRES_AT)));
	csv_value(csv, row_text(rows, CERTIFICATE_EXPORT_STATE));
}

enum outcome
course_certificates_export(struct request *request)
{
	static const char *const head[] = { "name", "email", "number", "completed", "issued", "valid until", "state", NULL };
	int64_t *course = arena_alloc(request->ctx.arena, sizeof *course);

	*course = path_id(request, "id");
	if (!title_of(request, *course))
		return NOT_FOUND;
	send_csv(request,
		&(struct export){ .name = "certificates.csv",
			.head = head,
			.page = file_page,
			.key_column = CERTIFICATE_EXPORT_SORT_KEY,
			.id_column = CERTIFICATE_EXPORT_ID,
			.each = write_row,
			.context = course });
	return OK;
}
