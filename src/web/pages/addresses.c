/* The e-mail addresses of an account. */
#include "domain/address.h"

#include <string.h>

#include "base/text.h"
#include "queries.h"
#include "web/pages/addresses.h"
#include "web/pages/links.h"

static enum outcome
sent(struct request *request, enum outcome result, const char *address)
{
	if (result != OK)
		return result;
	leave_note(request, NOTE_OK, NULL,
		"A link is on its way to %s. Open it and confirm. Not there after a few minutes? Look in Junk.", address);
	redirect(request, "/account#addresses-title");
	return OK;
}

enum outcome
addresses_create(struct request *request)
{
	const char *address = NULL;
	enum outcome result =
		address_ask(&request->ctx, field(request, "new_email"), field_given(request, "make_main"), NULL, &address);

	return sent(request, result, address);
}

enum outcome
addresses_resend(struct request *request)
{
	const char *address = NULL;
	enum outcome result = address_ask_again(&request->ctx, path_id(request, "id"), &address);

	return sent(request, result, address);
}

enum outcome
addresses_make_main(struct request *request)
{
	enum outcome result = address_make_main(&request->ctx, path_id(request, "id"));

	if (result != OK)
		return result;
	leave_note(request, NOTE_OK, NULL, "Your main address is changed. Our mails go there from now on.");
	redirect(request, "/account#addresses-title");
	return OK;
}

enum outcome
addresses_remove(struct request *request)
{
	enum outcome result = address_remove(&request->ctx, path_id(request, "id"));

	if (result != OK)
		return result;
	leave_note(request, NOTE_OK, NULL, "The address is removed.");
	redirect(request, "/account#addresses-title");
	return OK;
}

enum outcome
addresses_withdraw(struct request *request)
{
	enum outcome result = address_withdraw(&request->ctx, path_id(request, "id"));

	if (result != OK)
		return result;
	leave_note(request, NOTE_OK, NULL, "Withdrawn. The link in that mail no longer works.");
	redirect(request, "/account#addresses-title");
	return OK;
}

static struct token
find_link(struct request *request)
{
	struct token token = token_find(&request->ctx, path_text(request, "token"));

	if (token.state != TOKEN_UNKNOWN && strcmp(token.purpose, "address") != 0)
		token.state = TOKEN_UNKNOWN;
	return token;
}

/* Whose the address would become, or is by now. */
static const char *
owner_of(struct ctx *ctx, const struct token *token)
{
	struct rows *rows = q_address_by_key(ctx->db, token->email_key);

	if (token->account != ctx->account)
		return "owner_is_other";
	return row_one(rows) && row_integer(rows, ADDRESS_BY_KEY_ACCOUNT_ID) != ctx->account ? "owner_is_taken" : "owner_is_you";
}

enum outcome
addresses_confirm(struct request *request)
{
	struct token token = find_link(request);
	struct rows *claimed;
	struct view *body;

	if (token.state != TOKEN_OPEN)
		return link_over(request, &token, "address");
	body = page_show(request, "account/verify.tpl", "Confirm an address");
	claimed = q_address_claimed(request->ctx.db, token.account);
	if (row_one(claimed) && !text_equal(row_text(claimed, ADDRESS_CLAIMED_EMAIL_KEY), token.email_key))
		view_text(body, "claimed", row_text(claimed, ADDRESS_CLAIMED_EMAIL));
	else
		view_text(body, "claimed_none", "1");
	view_text(body, "token", path_text(request, "token"));
	view_text(body, "email", token.email);
	if (token.make_main)
		view_show(body, "main_is_yes");
	view_show(body, owner_of(&request->ctx, &token));
	return OK;
}

enum outcome
addresses_take(struct request *request)
{
	struct token token = find_link(request);
	enum outcome result;

	if (token.state != TOKEN_OPEN)
		return link_over(request, &token, "address");
	if (token.account != request->ctx.account)
		return FORBIDDEN;
	result = address_take(&request->ctx, &token);
	if (result != OK)
		return result;
	leave_note(request, NOTE_OK, NULL, "%s is confirmed.", token.email);
	if (token.return_to)
		redirect(request, "%s", token.return_to);
	else
		redirect(request, "/account#addresses-title");
	return OK;
}
