#include "web/pages/waiting.h"

#include "base/text.h"
#include "domain/wait.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"

enum outcome
waiting_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t people = rows_integer(q_wait_people(ctx->db, ctx->organisation, ctx->group));
	int64_t place = pager.after.id ? rows_integer(q_wait_place(ctx->db, ctx->group, pager.after.id)) : 0;
	struct rows *rows, *before = NULL;
	struct view *round;

	dashboard_show(request, "waiting/index.tpl", "seats", "Wait list");
	rows = q_wait_page(ctx->db, ctx->organisation, ctx->group, pager.after.id, PAGE_ROWS_ASKED);
	while ((round = pager_next(request, &pager, "person", rows, -1, WAIT_PAGE_ID)))
		view_integer(round, "place", ++place);
	if (pager.after.id && pager.shown)
		before = q_wait_page_before(ctx->db, ctx->organisation, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, people, "");
	return OK;
}

enum outcome
waiting_remove_confirm(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_wait_get(ctx->db, ctx->organisation, ctx->group, path_id(request, "id"));

	if (!row_one(rows))
		return NOT_FOUND;
	/* Somebody else was quicker, or a seat was free. */
	if (!text_equal(row_text(rows, WAIT_GET_STATUS), "waiting")) {
		redirect(request, "/groups/%lld/waiting", (long long)ctx->group);
		return OK;
	}
	dashboard_show(request, "waiting/remove.tpl", "seats", "Take off the wait list");
	view_row(request->body, rows);
	return OK;
}

enum outcome
waiting_remove(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t entry = path_id(request, "id");
	enum outcome outcome = wait_remove(ctx, entry);
	struct rows *rows;

	if (outcome != OK)
		return outcome;
	rows = q_wait_get(ctx->db, ctx->organisation, ctx->group, entry);
	leave_note(request, NOTE_OK, NULL, "%s no longer waits.", row_one(rows) ? row_text(rows, WAIT_GET_EMAIL) : "");
	redirect(request, "/groups/%lld/waiting", (long long)ctx->group);
	return OK;
}

enum outcome
waiting_leave(struct request *request)
{
	enum outcome outcome = wait_leave(&request->ctx, path_id(request, "id"));

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "You left the wait list.");
	redirect(request, "/learning");
	return OK;
}
