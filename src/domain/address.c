#include "domain/address.h"

#include "base/clock.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/member.h"
#include "domain/message.h"
#include "domain/throttle.h"
#include "queries.h"

#define MAILS_TO_ADDRESS 3  /* an hour to one address */
#define MAILS_OF_ACCOUNT 10 /* an hour by one account */

#define NEW_EMAIL "new_email" /* the field that all problems stand at */

static void
send(struct ctx *ctx, const char *kind, const struct email *email, int64_t token, const char *detail)
{
	struct message message = { .kind = kind,
		.awaited = true,
		.account = ctx->account,
		.email = email->address,
		.email_wire = email->wire,
		.token = token,
		.detail = detail };

	message_queue(ctx, &message);
}

/* The latest link is the one that works. */
static int64_t
send_link(struct ctx *ctx, const struct email *email, const char *return_to)
{
	int64_t token;

	q_token_void_address(ctx->db, ctx->account, email->key, ctx->now);
	token = token_create(ctx, "address", ctx->account, email, return_to);
	send(ctx, "address", email, token, NULL);
	return token;
}

static enum outcome
limit_mails(struct ctx *ctx, const struct email *email)
{
	struct arena *arena = ctx->arena;
	const char *by_account = arena_text(arena, "address:account:%lld", (long long)ctx->account);
	const char *by_address = arena_text(arena, "address:address:%s", email->key);
	int64_t until;

	if (throttle_take(ctx, by_account, MAILS_OF_ACCOUNT, HOUR, &until) &&
		throttle_take(ctx, by_address, MAILS_TO_ADDRESS, HOUR, &until))
		return OK;
	return problem(ctx, NEW_EMAIL, "Several links were sent this hour. Look in the junk folder, or try again %s.",
		throttle_wait_words(arena, ctx->now, until));
}

static enum outcome
check_room(struct ctx *ctx, const char *field)
{
	if (rows_integer(q_address_count(ctx->db, ctx->account)) < ADDRESSES_MOST)
		return OK;
	return problem(ctx, field, "You have %d addresses. Remove one first.", ADDRESSES_MOST);
}

enum outcome
address_ask(struct ctx *ctx, const char *typed, bool make_main, const char *return_to, const char **sent)
{
	struct email email;
	enum email_problem trouble = email_parse(ctx->arena, typed, &email);
	struct rows *rows;
	int64_t token;

	if (trouble != EMAIL_OK)
		return problem(ctx, NEW_EMAIL, "%s", email_problem_words(trouble));
	rows = q_address_by_key(ctx->db, email.key);
	if (row_one(rows) && row_integer(rows, ADDRESS_BY_KEY_ACCOUNT_ID) == ctx->account)
		return problem(ctx, NEW_EMAIL, "%s is one of your addresses already.", email.address);
	if (check_room(ctx, NEW_EMAIL) != OK || limit_mails(ctx, &email) != OK)
		return INVALID;
	token = send_link(ctx, &email, return_to);
	if (make_main)
		q_token_make_main(ctx->db, token);
	*sent = email.address;
	return OK;
}

enum outcome
address_ask_again(struct ctx *ctx, int64_t address, const char **sent)
{
	struct rows *rows = q_address_get(ctx->db, ctx->account, address);
	struct email email;

	if (!row_one(rows) || email_parse(ctx->arena, row_text(rows, ADDRESS_GET_EMAIL), &email) != EMAIL_OK)
		return NOT_FOUND;
	*sent = email.address;
	if (!row_is_null(rows, ADDRESS_GET_CONFIRMED_AT))
		return problem(ctx, NEW_EMAIL, "%s is confirmed already. Nothing was sent.", email.address);
	if (limit_mails(ctx, &email) != OK)
		return INVALID;
	send_link(ctx, &email, NULL);
	return OK;
}

void
address_prove(struct ctx *ctx, const struct email *email, const char *return_to)
{
	send_link(ctx, email, return_to);
}

enum outcome
address_withdraw(struct ctx *ctx, int64_t token)
{
	return q_token_withdraw(ctx->db, ctx->account, token, ctx->now) == 1 ? OK : NOT_FOUND;
}

/* Tells the address that was the main one until now: were it somebody else's doing, its reader would learn of it. */
static void
become_main(struct ctx *ctx, const char *address)
{
	struct account account;
	struct email before;

	if (!account_load(ctx, ctx->account, &account) || text_equal(account.email, address))
		return;
	q_account_set_email(ctx->db, ctx->account, address);
	if (email_parse(ctx->arena, account.email, &before) == EMAIL_OK)
		send(ctx, "address_changed", &before, 0, address);
}

/* Whoever registered with an address that they cannot read, or that is somebody else's, has shown one now that is theirs: nobody else shall
   find their account by the other, and nobody's own shall hang on it. */
static void
drop_claimed(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_address_claimed(ctx->db, ctx->account);

	if (!row_one(rows))
		return;
	/* Without a word to it: who reads it was never asked. */
	if (row_integer(rows, ADDRESS_CLAIMED_IS_MAIN))
		q_account_set_email(ctx->db, ctx->account, address);
	q_address_remove(ctx->db, ctx->account, row_integer(rows, ADDRESS_CLAIMED_ID));
	q_token_void_all_to_address(ctx->db, ctx->account, row_text(rows, ADDRESS_CLAIMED_EMAIL_KEY), ctx->now);
}

enum outcome
address_take(struct ctx *ctx, const struct token *token)
{
	struct rows *rows = q_address_by_key(ctx->db, token->email_key);
	bool there = row_one(rows);

	if (there && row_integer(rows, ADDRESS_BY_KEY_ACCOUNT_ID) != ctx->account)
		return problem(ctx, "", "%s belongs to another account here. Log out, then log in with that address.", token->email);
	/* Several links may be open at once. */
	if (!there && check_room(ctx, "") != OK)
		return INVALID;
	if (!token_use(ctx, token->id))
		return problem(ctx, "", "This link was used or has run out. Send yourself a new one from your account.");
	if (there) {
		account_confirm(ctx, ctx->account, token->email_key);
	} else {
		q_address_add(ctx->db, ctx->account, token->email, token->email_key, ctx->now);
		drop_claimed(ctx, token->email);
		member_rename(ctx, ctx->account);
	}
	if (token->make_main) {
		become_main(ctx, there ? row_text(rows, ADDRESS_BY_KEY_EMAIL) : token->email);
		member_rename(ctx, ctx->account);
	}
	return OK;
}

enum outcome
address_make_main(struct ctx *ctx, int64_t address)
{
	struct rows *rows = q_address_get(ctx->db, ctx->account, address);

	if (!row_one(rows))
		return NOT_FOUND;
	if (row_is_null(rows, ADDRESS_GET_CONFIRMED_AT))
		return problem(
			ctx, NEW_EMAIL, "%s is not confirmed yet. Open the link in the mail to it first.", row_text(rows, ADDRESS_GET_EMAIL));
	become_main(ctx, row_text(rows, ADDRESS_GET_EMAIL));
	member_rename(ctx, ctx->account);
	return OK;
}

enum outcome
address_remove(struct ctx *ctx, int64_t address)
{
	struct rows *rows = q_address_get(ctx->db, ctx->account, address);

	if (!row_one(rows))
		return NOT_FOUND;
	if (q_address_remove(ctx->db, ctx->account, address) != 1)
		return problem(
			ctx, NEW_EMAIL, "Your mails go to %s. Make another address your main one first.", row_text(rows, ADDRESS_GET_EMAIL));
	q_token_void_all_to_address(ctx->db, ctx->account, row_text(rows, ADDRESS_GET_EMAIL_KEY), ctx->now);
	member_rename(ctx, ctx->account);
	return OK;
}
