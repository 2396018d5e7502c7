/* A person's own page: name, addresses, password, devices. */
#include "base/text.h"
#include "domain/account.h"
#include "domain/device.h"
#include "queries.h"
#include "web/pages/account.h"

static void
fill_devices(struct request *request)
{
	struct rows *rows = q_session_list(request->ctx.db, request->ctx.account, request->session->id, request->ctx.now);
	bool others = false;

	while (row_next(rows)) {
		struct view *device = view_section(request->body, "device");
		bool current = text_equal(row_text(rows, SESSION_LIST_CURRENT_IS), "yes");

		view_row(device, rows);
		view_text(device, "words", device_words(request->ctx.arena, row_text(rows, SESSION_LIST_AGENT)));
		others = others || !current;
	}
	if (others)
		view_show(request->body, "other_devices");
}

enum outcome
account_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;

	page_show(request, "account/show.tpl", "Your account");
	page_field(request, "first_name", request->session->user_first);
	page_field(request, "last_name", request->session->user_last);
	page_field(request, "new_email", NULL);
	page_choice(request, "make_main", NULL);
	view_rows(request->body, "own_address", q_address_list(ctx->db, ctx->account));
	view_rows(request->body, "waiting", q_token_waiting(ctx->db, ctx->account, ctx->now));
	fill_devices(request);
	return OK;
}

enum outcome
account_update(struct request *request)
{
	enum outcome result = account_rename(&request->ctx, field(request, "first_name"), field(request, "last_name"));

	if (result != OK)
		return result;
	leave_note(request, NOTE_OK, NULL, "Your name is saved.");
	redirect(request, "/account");
	return OK;
}
