/* Site administration: organisations. */
#include "base/text.h"
#include "domain/course_offer.h"
#include "domain/organisation.h"
#include "domain/search.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/orders.h"
#include "web/pages/site.h"
#include "web/pages/zones.h"

#define SEARCH_MAX 100

static const char *const statuses[] = { "active", "closed", NULL };

enum outcome
site_organisations(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *status = text_equal(field(request, "status"), "closed") ? "closed" : "active";
	const char *search = "", *prefix;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;
	int64_t total, waiting;

	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &search);
	prefix = text_fold(ctx->arena, search);
	page_show(request, "site/organisations.tpl", "Organisations");
	order_waiting_words(request, q_order_site_waiting(ctx->db), &waiting);
	view_integer(request->body, "orders_waiting", waiting);
	total = pager_chips(request, q_site_organisation_counts(request->ctx.db), statuses, status);
	view_text(request->body, "q", search);
	view_text(request->body, "status", status);
	pager_rows(request, &pager, "item",
		q_site_organisation_page(ctx->db, status, pager.after.id ? pager.after.text : prefix, pager.after.id,
			sort_key_end(ctx->arena, prefix), PAGE_ROWS_ASKED),
		SITE_ORGANISATION_PAGE_NAME_KEY, SITE_ORGANISATION_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_site_organisation_page_before(ctx->db, status, pager.first.text, pager.first.id, prefix, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, *prefix ? -1 : total,
		arena_text(ctx->arena, "status=%s&q=%s", status, percent_encode(ctx->arena, search)));
	return OK;
}

/* ---------------------------------------------------------------- a new one */

enum outcome
site_organisation_new(struct request *request)
{
	static const char *const fields[] = { "name", "email", "first_name", "last_name" };

	page_show(request, "site/organisation_new.tpl", "New organisation");
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		page_field(request, fields[i], NULL);
	zones_show(request, request->session->zone);
	return OK;
}

enum outcome
site_organisation_create(struct request *request)
{
	struct organisation_start start = {
		.name = field(request, "name"),
		.time_zone = field(request, "time_zone"),
		.email = field(request, "email"),
		.first_name = field(request, "first_name"),
		.last_name = field(request, "last_name"),
	};
	int64_t organisation;
	enum outcome result = organisation_create(&request->ctx, &start, &organisation);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The organisation is there. A mail to its first administrator is on its way.");
		redirect(request, "/admin/organisations/%lld", (long long)organisation);
	}
	return result;
}

/* ---------------------------------------------------------------- one of them */

/* verb: what the page does to it, its title before the name. */
static bool
organisation_show_page(struct request *request, const char *template_name, const char *verb)
{
	struct rows *rows = q_organisation_get(request->ctx.db, path_id(request, "id"));

	if (!row_one(rows))
		return false;
	page_show(request, template_name, arena_text(request->ctx.arena, "%s%s", verb, row_text(rows, ORGANISATION_GET_NAME)));
	view_row(request->body, rows);
	return true;
}

static void
show_features(struct request *request)
{
	struct rows *rows = q_organisation_features(request->ctx.db, path_id(request, "id"));

	row_one(rows);
	for (const struct feature *known = organisation_feature_list; known->column; known++) {
		struct view *feature = view_section(request->body, "feature");
		bool on = false;

		for (int i = 0; i < rows_columns(rows); i++)
			on = on || (text_equal(rows_column_names(rows)[i], known->column) && row_integer(rows, i));
		view_text(feature, "feature", known->column);
		view_text(feature, "label", known->label);
		view_text(feature, "words", known->words);
		view_show(feature, on ? "state_is_on" : "state_is_off");
	}
}

enum outcome
site_organisation_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = path_id(request, "id");
	struct rows *people;
	int64_t active = 0;

	if (!organisation_show_page(request, "site/organisation.tpl", ""))
		return NOT_FOUND;
	people = q_organisation_people(ctx->db, id);
	while (row_next(people))
		if (text_equal(row_text(people, ORGANISATION_PEOPLE_STATUS), "active"))
			active = row_integer(people, ORGANISATION_PEOPLE_PEOPLE);
	view_text(request->body, "people", text_number(ctx->arena, active));
	show_features(request);
	view_rows(request->body, "offer", q_course_offers_for(ctx->db, id));
	view_rows(request->body, "admin", q_site_organisation_admins(ctx->db, id));
	return OK;
}

enum outcome
site_organisation_switch(struct request *request)
{
	int64_t id = path_id(request, "id");
	bool on = text_equal(field(request, "on"), "1");
	enum outcome result = organisation_switch(&request->ctx, id, field(request, "feature"), on);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, on ? "Switched on." : "Switched off.");
		redirect(request, "/admin/organisations/%lld", (long long)id);
	}
	return result;
}

enum outcome
site_organisation_give(struct request *request)
{
	int64_t id = path_id(request, "id");
	struct ctx there = ctx_within(&request->ctx, id, 0);
	enum outcome result;

	if (!row_one(q_organisation_get(request->ctx.db, id)))
		return NOT_FOUND;
	result = course_offer_give(&there, path_id(request, "offer"));
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The organisation has the course. Its administrators give it to their groups.");
		redirect(request, "/admin/organisations/%lld#offers", (long long)id);
	}
	return result;
}

enum outcome
site_organisation_close_confirm(struct request *request)
{
	return organisation_show_page(request, "site/organisation_close.tpl", "Close ") ? OK : NOT_FOUND;
}

enum outcome
site_organisation_close(struct request *request)
{
	int64_t id = path_id(request, "id");
	enum outcome result = organisation_close(&request->ctx, id);

	if (result == OK) {
		leave_note(request, NOTE_OK, arena_text(request->ctx.arena, "/admin/organisations/%lld/reopen", (long long)id),
			"The organisation is closed. Nothing in it was deleted.");
		redirect(request, "/admin/organisations/%lld", (long long)id);
	}
	return result;
}

enum outcome
site_organisation_reopen(struct request *request)
{
	int64_t id = path_id(request, "id");
	enum outcome result = organisation_reopen(&request->ctx, id);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The organisation is open again.");
		redirect(request, "/admin/organisations/%lld", (long long)id);
	}
	return result;
}
