/* The administrators' side of progress to be carried over. */
#include "base/clock.h"
#include "base/text.h"
#include "domain/carry.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/carry.h"

/* ---------------------------------------------------------------- the list */

static struct rows *
list(struct ctx *ctx, const char *status, const struct pager *pager)
{
	if (text_equal(status, "waiting"))
		return q_carry_page_waiting(ctx->db, ctx->organisation, pager->after.id, PAGE_ROWS_ASKED);
	return q_carry_page_decided(ctx->db, ctx->organisation, status, pager_below(pager), PAGE_ROWS_ASKED);
}

static struct rows *
list_before(struct ctx *ctx, const char *status, int64_t first)
{
	if (text_equal(status, "waiting"))
		return q_carry_page_waiting_before(ctx->db, ctx->organisation, first, PAGE_ROWS_BEFORE);
	return q_carry_page_decided_before(ctx->db, ctx->organisation, status, first, PAGE_ROWS_BEFORE);
}

static const char *
status_asked(struct request *request)
{
	static const char *const statuses[] = { "approved", "declined" };

	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (text_equal(field(request, "show"), statuses[i]))
			return statuses[i];
	return "waiting";
}

enum outcome
requests_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	const char *status = status_asked(request);

	page_show(request, "carry/requests.tpl", "Requests");
	view_show(request->body, arena_text(ctx->arena, "show_%s", status));
	view_integer(request->body, "waiting_count", rows_integer(q_carry_waiting(ctx->db, ctx->organisation)));
	pager_rows(request, &pager, "item", list(ctx, status, &pager), -1, CARRY_PAGE_WAITING_ID);
	pager_links(request, &pager, pager.after.id && pager.shown ? list_before(ctx, status, pager.first.id) : NULL, -1,
		arena_text(ctx->arena, "show=%s", status));
	return OK;
}

/* ---------------------------------------------------------------- one of them */

enum outcome
requests_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_carry_get(ctx->db, ctx->organisation, path_id(request, "id"));
	int64_t completed_at, score;
	bool done;

	if (!row_one(rows))
		return NOT_FOUND;
	page_show(request, "carry/request.tpl", row_text(rows, CARRY_GET_NAME));
	view_row(request->body, rows);
	completed_at = row_integer(rows, CARRY_GET_FROM_COMPLETED_AT);
	score = row_integer(rows, CARRY_GET_FROM_SCORE);
	done = !text_equal(row_text(rows, CARRY_GET_FROM_IS), "begun");
	page_choice(request, "as", done ? "completed" : "progress");
	page_field(request, "date", completed_at ? zone_date(ctx->arena, completed_at) : NULL);
	page_field(request, "score", row_is_null(rows, CARRY_GET_FROM_SCORE) ? NULL : text_number(ctx->arena, score));
	page_field(request, "percent",
		done || row_is_null(rows, CARRY_GET_FROM_PROGRESS) ? NULL
														   : text_number(ctx->arena, row_integer(rows, CARRY_GET_FROM_PROGRESS)));
	page_field(request, "reply", NULL);
	page_field(request, "reason", NULL);
	view_text(request->body, "today", zone_date(ctx->arena, ctx->now));
	return OK;
}

/* Back to those that wait. */
static enum outcome
decided(struct request *request, enum outcome result, const char *words)
{
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/learners/requests");
	}
	return result;
}

enum outcome
requests_approve(struct request *request)
{
	struct carry_approval approval = { .as = field(request, "as"),
		.date = field(request, "date"),
		.score = field(request, "score"),
		.percent = field(request, "percent"),
		.answer = field(request, "reply") };

	return decided(request, carry_approve(&request->ctx, path_id(request, "id"), &approval),
		"The progress is carried over. A mail tells the learner.");
}

enum outcome
requests_decline(struct request *request)
{
	return decided(request, carry_decline(&request->ctx, path_id(request, "id"), field(request, "reason")),
		"The request is declined. A mail tells the learner why.");
}
