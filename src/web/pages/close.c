#include "web/pages/close.h"

#include "domain/account_close.h"
#include "domain/login.h"
#include "queries.h"

enum outcome
close_confirm(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *counts = q_close_counts(ctx->db, ctx->account, ctx->now);
	size_t orphans;
	bool last;

	page_show(request, "account/close.tpl", "Close your account");
	orphans = view_rows(request->body, "orphan", q_close_only_admin_of(ctx->db, ctx->account));
	last = rows_integer(q_close_only_site_admin(ctx->db, ctx->account));
	view_flag(request->body, "last_site_admin", last);
	view_show(request->body, orphans || last ? "may_not" : "may");
	if (row_one(counts))
		view_row(request->body, counts);
	view_rows(request->body, "group", q_leave_groups(ctx->db, ctx->account));
	page_choice(request, "sure", NULL);
	return OK;
}

/* Before the transaction, since it hashes. All that is wrong at once. */
enum outcome
close_check(struct request *request)
{
	login_check_again(&request->ctx, "current_password", field(request, "current_password"), &request->login);
	if (!field_given(request, "sure"))
		problem(&request->ctx, "sure", "Tick that you want it, since it cannot be undone.");
	return request->ctx.problems ? INVALID : OK;
}

enum outcome
close_do(struct request *request)
{
	enum outcome result;

	if (!login_still_matches(&request->ctx, &request->login))
		return problem(&request->ctx, "current_password", "Your password has just been changed. Enter the new one.");
	result = account_close(&request->ctx);
	if (result == OK) {
		sign_out(request);
		redirect(request, "/account/closed");
	}
	return result;
}

enum outcome
close_done(struct request *request)
{
	page_show(request, "account/closed.tpl", "Your account is closed");
	return OK;
}
