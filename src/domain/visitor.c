#include "domain/visitor.h"

#include "base/clock.h"
#include "base/fault.h"
#include "domain/account.h"
#include "domain/action.h"
#include "domain/login.h"
#include "domain/throttle.h"
#include "queries.h"

#define VISITORS_OF_CLIENT 300 /* an hour: a whole school may stand behind one address */

struct visitor
visitor_find(struct ctx *ctx, const struct email *email, bool proved)
{
	struct visitor visitor = { .email = email->address, .email_key = email->key, .proved = proved };
	struct rows *rows = q_visitor_find(ctx->db, email->key);

	if (row_one(rows)) {
		visitor.account = row_integer(rows, VISITOR_FIND_ACCOUNT_ID);
		visitor.has_password =
			row_integer(rows, VISITOR_FIND_HAS_PASSWORD) && !(proved && row_integer(rows, VISITOR_FIND_CLAIMED));
		visitor.closed = row_integer(rows, VISITOR_FIND_CLOSED) != 0;
	}
	return visitor;
}

struct counting {
	const char *bucket;
	bool allowed;
	int64_t until;
};

static bool
count(struct ctx *ctx, void *argument)
{
	struct counting *counting = argument;

	counting->allowed = throttle_take(ctx, counting->bucket, VISITORS_OF_CLIENT, HOUR, &counting->until);
	return true;
}

enum outcome
visitor_count(struct ctx *ctx, const char *client)
{
	struct counting counting = { arena_text(ctx->arena, "visitor:client:%s", throttle_client(ctx->arena, client)) };

	action_write(ctx, count, &counting);
	if (counting.allowed)
		return OK;
	return problem(ctx, "email", "Very many people came in from your network within an hour. Try again %s.",
		throttle_wait_words(ctx->arena, ctx->now, counting.until));
}

static int64_t
account_for(struct ctx *ctx, const struct visitor *visitor)
{
	struct email email;
	int64_t account;

	if (visitor->account)
		return visitor->account;
	if (email_parse(ctx->arena, visitor->email, &email) != EMAIL_OK)
		fault("a visitor's address is none");
	account = account_create(ctx, &email, NULL, NULL, NULL, visitor->proved);
	if (!visitor->proved)
		account_claim(ctx, account);
	return account;
}

enum outcome
visitor_register(struct ctx *ctx, const struct visitor *visitor, const char *first_name, const char *last_name,
	const char *password_hash, int64_t *account)
{
	struct ctx own = *ctx;

	if (visitor->closed)
		return problem(ctx, "", "The account of %s is closed. Ask the person who runs this site to reopen it.", visitor->email);
	/* Typing an address is no proof that its account is theirs. */
	if (visitor->account && !visitor->proved)
		return problem(ctx, "email", "%s has an account here already. Log in with it first.", visitor->email);
	own.account = *account = account_for(ctx, visitor);
	account_rename(&own, first_name, last_name);
	ctx->problems = own.problems;
	if (ctx->problems)
		return INVALID;
	account_set_password(&own, *account, password_hash, 0);
	if (visitor->proved) {
		account_confirm(&own, *account, visitor->email_key);
		login_forgive(&own, visitor->email_key);
	}
	return OK;
}
