#include "web/pages/report_links.h"

#include "base/clock.h"
#include "base/text.h"
#include "domain/report_link.h"
#include "queries.h"
#include "web/page.h"
#include "web/pager.h"
#include "web/pages/report_organisation.h"
#include "web/pages/report_schedules.h"
#include "web/pages/reports.h"
#include "web/response.h"

/* ---------------------------------------------------------------- those that were made */

static void
show_link(struct request *request, struct view *round, const struct rows *rows)
{
	struct arena *arena = request->ctx.arena;
	bool open = text_equal(row_text(rows, REPORT_LINK_LIST_LINK_IS), "open");
	int64_t views = row_integer(rows, REPORT_LINK_LIST_VIEWS);

	view_text(round, "url", open ? report_link_url(&request->ctx, row_text(rows, REPORT_LINK_LIST_NONCE)) : NULL);
	view_flag(round, "course_all", row_is_null(rows, REPORT_LINK_LIST_COURSE));
	view_flag(round, "unseen", !views);
	view_text(round, "seen_words", views == 1 ? "once" : arena_text(arena, "%s times", text_number(arena, views)));
}

static void
show_list(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;
	struct rows *rows =
		q_report_link_list(ctx->db, ctx->organisation, ctx->group, pager_below(&pager), PAGE_ROWS_ASKED, ctx->now);
	struct view *round;

	while ((round = pager_next(request, &pager, "link", rows, -1, REPORT_LINK_LIST_ID)))
		show_link(request, round, rows);
	if (pager.after.id && pager.shown)
		before = q_report_link_list_before(ctx->db, ctx->organisation, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	view_flag(request->body, "paged", pager.after.id || pager.more);
	pager_links(request, &pager, before, -1, "");
}

enum outcome
report_links_index(struct request *request)
{
	report_place_show(request, "reports/links.tpl", "Links for auditors");
	report_courses_show(request);
	page_field(request, "name", "");
	page_field(request, "days", REPORT_LINK_DAYS);
	page_choice(request, "emails", NULL);
	show_list(request);
	return OK;
}

enum outcome
report_links_create(struct request *request)
{
	struct report_link_form form = { .name = field(request, "name"),
		.course = field(request, "course"),
		.days = field(request, "days"),
		.emails = field_given(request, "emails") };
	enum outcome outcome = report_link_create(&request->ctx, &form);

	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "The link is made. Copy it and send it to whoever it is for.");
		redirect(request, "%s/links", report_base(request));
	}
	return outcome;
}

enum outcome
report_links_revoke_confirm(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *link = q_report_link_get(ctx->db, ctx->organisation, ctx->group, path_id(request, "id"));

	if (!row_one(link))
		return NOT_FOUND;
	report_place_show(request, "reports/link_revoke.tpl", "Revoke a link");
	view_integer(request->body, "id", row_integer(link, REPORT_LINK_GET_ID));
	view_text(request->body, "name", row_text(link, REPORT_LINK_GET_NAME));
	return OK;
}

enum outcome
report_links_revoke(struct request *request)
{
	enum outcome outcome = report_link_revoke(&request->ctx, path_id(request, "id"));

	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "The link is revoked.");
		redirect(request, "%s/links", report_base(request));
	}
	return outcome;
}

/* ---------------------------------------------------------------- whoever holds one */

static void
show_over(struct request *request, const struct report_link *link)
{
	page_show_alone(request, "reports/audit_over.tpl", "Report");
	view_text(request->body, "organisation_name", link->organisation_name);
	view_integer(request->body, "expires_at", link->expires_at);
	view_show(request->body,
		link->state == REPORT_LINK_EXPIRED       ? "link_is_expired"
			: link->state == REPORT_LINK_REVOKED ? "link_is_revoked"
												 : "link_is_gone");
}

static void
show_group(struct request *request, const struct report_link *link)
{
	struct wanted_report wanted;
	struct report_look look = { .emails = link->emails };

	report_fix(request, link->course, link->emails, &wanted);
	report_show(request, &wanted, &look);
}

/* As somebody who reads this one report, whoever they are signed in as. */
static void
show_report(struct request *request, const struct report_link *link)
{
	struct ctx before = request->ctx;

	request->ctx.organisation = link->organisation;
	request->ctx.group = link->group;
	request->ctx.member = 0;
	request->ctx.role = PUBLIC;
	page_show_alone(request, "reports/audit.tpl", "Report");
	view_global(request->page, "organisation_name", link->organisation_name);
	view_text(request->body, "name", link->name);
	view_integer(request->body, "expires_at", link->expires_at);
	if (link->group)
		show_group(request, link);
	else
		organisation_report_show(request, false);
	before.problems = request->ctx.problems;
	request->ctx = before;
}

static void
note_opened(struct request *request)
{
	report_link_seen(&request->ctx, request->found);
}

enum outcome
report_audit(struct request *request)
{
	struct report_link *link = arena_alloc(request->ctx.arena, sizeof *link);

	*link = report_link_find(&request->ctx, path_text(request, "token"));
	if (link->state == REPORT_LINK_UNKNOWN) {
		error_show(
			request, 404, "No report has this address. Look for a slip in the link, or ask whoever sent it for another one.");
		return OK;
	}
	response_header(request->response, request->ctx.arena, "X-Robots-Tag", "noindex");
	zone_use(link->time_zone);
	if (link->state != REPORT_LINK_OPEN) {
		show_over(request, link);
		return OK;
	}
	show_report(request, link);
	request->found = link;
	request->afterwards = note_opened;
	return OK;
}
