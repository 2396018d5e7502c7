/* Logging in and out, the devices where one is logged in, and the organisation chosen in the header. */
#include "domain/login.h"
#include "web/pages/passwords.h"
#include "web/pages/sessions.h"
#include "web/pages/start.h"
#include "web/resume.h"

/* Where to, now that somebody is signed in. */
static enum outcome
go_on(struct request *request)
{
	const char *to = field_path(request, "to");

	if (request->session->must_change_password)
		redirect_with_way_on(request, "/password/change", to);
	else if (to)
		redirect(request, "%s", to);
	else
		return start_index(request);
	return OK;
}

enum outcome
sessions_new(struct request *request)
{
	if (request->session)
		return go_on(request);
	page_show(request, "account/login.tpl", "Log in");
	page_field(request, "to", field_path(request, "to"));
	page_field(request, "email", NULL);
	page_choice(request, "keep", NULL);
	return OK;
}

enum outcome
sessions_check(struct request *request)
{
	return login_check(&request->ctx, field(request, "email"), field(request, "password"), request->address, &request->login);
}

enum outcome
sessions_create(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t account;

	account = login_finish(ctx, field(request, "email"), request->address, &request->login);
	if (!account)
		return problem(ctx, "password", "This account has changed a moment ago. Enter your password once more.");
	sign_in(request, account, field_given(request, "keep"));
	if (request->session->must_change_password && request->carried_path)
		return passwords_edit(request);
	if (request->session->must_change_password || !resume_offer(request))
		return go_on(request);
	return OK;
}

enum outcome
sessions_end(struct request *request)
{
	const char *to = field_path(request, "to");

	sign_out(request);
	/* Where only people who are logged in may go, the log-in page comes first by itself. */
	redirect(request, "%s", to ? to : "/login");
	return OK;
}

enum outcome
sessions_end_one(struct request *request)
{
	enum outcome result = session_end_own(&request->ctx, path_id(request, "id"));

	/* Ended already, by time or by another click: what was wanted is so. */
	if (result == NOT_FOUND)
		leave_note(request, NOTE_OK, NULL, "That device was logged out already.");
	else
		leave_note(request, NOTE_OK, NULL, "That device is logged out.");
	redirect(request, "/account#sessions-title");
	return OK;
}

enum outcome
sessions_end_others(struct request *request)
{
	int64_t count = session_end_others(&request->ctx, request->ctx.account, request->session->id);

	leave_note(request, NOTE_OK, NULL, "Logged out on %lld other %s.", (long long)count, count == 1 ? "device" : "devices");
	redirect(request, "/account#sessions-title");
	return OK;
}

enum outcome
sessions_enter(struct request *request)
{
	enum outcome result = session_enter(&request->ctx, request->session->id, path_id(request, "id"));

	/* What this person is there, and so their first page, is known with the next request. */
	if (result == OK)
		redirect(request, "/");
	return result;
}
