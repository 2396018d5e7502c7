/* Choosing a password: forgotten, the first one, a temporary one, or another. */
#include "web/pages/passwords.h"

#include <string.h>

#include "base/text.h"
#include "domain/account.h"
#include "domain/login.h"
#include "domain/token.h"
#include "web/pages/links.h"
#include "web/pages/start.h"
#include "web/resume.h"

/* ---------------------------------------------------------------- before the transaction */

enum outcome
password_prepare_for(struct request *request, const struct password_owner *owner)
{
	const char *typed = field(request, "password");

	if (password_check(&request->ctx, "password", typed, owner) != OK)
		return INVALID;
	request->password_hash = password_hash(&request->ctx, typed);
	return OK;
}

static struct password_owner
own(const struct session *session)
{
	return (struct password_owner){ session->email, session->user_first, session->user_last };
}

static enum outcome
prepare_own(struct request *request)
{
	const struct password_owner owner = own(request->session);

	return password_prepare_for(request, &owner);
}

/* ---------------------------------------------------------------- forgotten */

enum outcome
passwords_forgot(struct request *request)
{
	if (field_given(request, "asked")) {
		page_show(request, "account/asked.tpl", "Look in your mail");
		return OK;
	}
	page_show(request, "account/forgot.tpl", "Forgotten your password?");
	page_field(request, "email", request->session ? request->session->email : NULL);
	return OK;
}

enum outcome
passwords_ask(struct request *request)
{
	enum outcome result;

	request->paced = true;
	result = account_ask_reset(&request->ctx, field(request, "email"), request->address, NULL);
	if (result == OK)
		redirect(request, "/password/forgot?asked=1");
	return result;
}

/* ---------------------------------------------------------------- by a link: a new one, or the first one */

static struct token
find_link(struct request *request)
{
	struct token token = token_find(&request->ctx, path_text(request, "token"));

	if (token.state != TOKEN_UNKNOWN && strcmp(token.purpose, "address") == 0)
		token.state = TOKEN_UNKNOWN;
	return token;
}

enum outcome
passwords_new(struct request *request)
{
	struct token token = find_link(request);
	struct account account;

	if (token.state != TOKEN_OPEN || !account_load(&request->ctx, token.account, &account))
		return link_over(request, &token, "password");
	page_show(request, "account/reset.tpl", "Choose a password");
	view_text(request->body, "token", path_text(request, "token"));
	view_text(request->body, "email", token.email);
	view_show(request->body, strcmp(token.purpose, "welcome") == 0 ? "purpose_is_welcome" : "purpose_is_reset");
	page_field(request, "first_name", account.first_name);
	page_field(request, "last_name", account.last_name);
	return OK;
}

enum outcome
passwords_check_link(struct request *request)
{
	struct token token = find_link(request);
	struct account account;

	/* Without an open link nothing is hashed; the handler says so. */
	if (token.state != TOKEN_OPEN || !account_load(&request->ctx, token.account, &account))
		return OK;
	const struct password_owner owner = { token.email, account.first_name, account.last_name };

	/* OK either way, so that the handler finds what is wrong with the names, too. */
	password_prepare_for(request, &owner);
	return OK;
}

enum outcome
passwords_create(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct token token = find_link(request);
	int64_t visitor = ctx->account;

	if (token.state != TOKEN_OPEN || (!request->password_hash && !ctx->problems))
		return link_over(request, &token, "password");
	/* Theirs from here on: they have shown that they read mail at the address. */
	ctx->account = token.account;
	if (strcmp(token.purpose, "welcome") == 0)
		account_rename(ctx, field(request, "first_name"), field(request, "last_name"));
	if (ctx->problems) {
		ctx->account = visitor;
		return INVALID;
	}
	token_use(ctx, token.id);
	account_set_password(ctx, token.account, request->password_hash, 0);
	account_confirm(ctx, token.account, token.email_key);
	login_forgive(ctx, token.email_key);
	sign_in(request, token.account, false);
	leave_note(request, NOTE_OK, NULL, "Your password is set, and you are logged in.");
	if (token.return_to)
		redirect(request, "%s", token.return_to);
	else
		return start_index(request);
	return OK;
}

/* ---------------------------------------------------------------- instead of a temporary one */

enum outcome
passwords_edit(struct request *request)
{
	const char *to = field_path(request, "to");

	if (!request->session->must_change_password) {
		redirect(request, "/account#password-title");
		return OK;
	}
	page_show(request, "account/change.tpl", "Choose your own password");
	page_field(request, "to", to);
	return OK;
}

enum outcome
passwords_check_edit(struct request *request)
{
	struct account account;

	if (!request->session->must_change_password || !account_load(&request->ctx, request->ctx.account, &account))
		return OK;
	if (prepare_own(request) != OK)
		return INVALID;
	if (account.password_hash && password_matches(&request->ctx, account.password_hash, field(request, "password")))
		return problem(&request->ctx, "password", "This is the password that was made for you. Choose another.");
	return OK;
}

enum outcome
passwords_update(struct request *request)
{
	const char *to = field_path(request, "to");

	/* Somebody whose password is their own changes it on the account page, with the present one. */
	if (!request->session->must_change_password || !request->password_hash) {
		redirect(request, "/account#password-title");
		return OK;
	}
	account_set_password(&request->ctx, request->ctx.account, request->password_hash, request->session->id);
	leave_note(request, NOTE_OK, NULL, "Your new password is set.");
	if (resume_offer(request))
		return OK;
	if (!to)
		return start_index(request);
	redirect(request, "%s", to);
	return OK;
}

/* ---------------------------------------------------------------- another, from the account page */

enum outcome
passwords_check_change(struct request *request)
{
	const struct password_owner owner = own(request->session);

	/* Both are looked at, but nothing is hashed in vain. */
	if (login_check_again(&request->ctx, "current_password", field(request, "current_password"), &request->login) != OK) {
		password_check(&request->ctx, "password", field(request, "password"), &owner);
		return INVALID;
	}
	if (text_equal(field(request, "current_password"), field(request, "password")))
		return problem(&request->ctx, "password", "This is your present password. Choose another.");
	return prepare_own(request);
}

enum outcome
passwords_change(struct request *request)
{
	if (!login_still_matches(&request->ctx, &request->login))
		return problem(&request->ctx, "current_password", "Your password has just been changed. Enter the new one.");
	account_set_password(&request->ctx, request->ctx.account, request->password_hash, request->session->id);
	leave_note(request, NOTE_OK, NULL, "Your password is changed. You are logged out everywhere else.");
	redirect(request, "/account");
	return OK;
}
