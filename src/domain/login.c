#include "domain/login.h"

#include "base/email.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/action.h"
#include "domain/password.h"
#include "domain/throttle.h"
#include "queries.h"

#define WINDOW 900
#define OF_ADDRESS 10 /* attempts in a window */
#define OF_ACCOUNT 20 /* whichever of its addresses is typed */
#define OF_CLIENT 50  /* a whole office may stand behind one address; only wrong passwords stay counted */

static const char *
address_bucket(struct ctx *ctx, const char *email_key)
{
	return arena_text(ctx->arena, "login:address:%s", email_key);
}

/* account 0: the address is nobody's, and what is done takes as long. */
static const char *
account_bucket(struct ctx *ctx, int64_t account, const char *email_key)
{
	return account ? arena_text(ctx->arena, "login:account:%lld", (long long)account)
				   : arena_text(ctx->arena, "login:account:%s", email_key);
}

static const char *
client_bucket(struct ctx *ctx, const char *client)
{
	return arena_text(ctx->arena, "login:client:%s", throttle_client(ctx->arena, client));
}

struct attempt {
	const char *by_address;             /* or of ctx->account, which types its password again */
	const char *by_client, *by_account; /* NULL: not by that */
	bool allowed;
	bool believed; /* false: too many for the account; to say so would tell that two addresses are of one person */
	int64_t until;
};

static bool
take(struct ctx *ctx, void *argument)
{
	struct attempt *attempt = argument;

	attempt->allowed = throttle_take(ctx, attempt->by_address, OF_ADDRESS, WINDOW, &attempt->until);
	if (attempt->allowed && attempt->by_client)
		attempt->allowed = throttle_take(ctx, attempt->by_client, OF_CLIENT, WINDOW, &attempt->until);
	if (attempt->allowed && attempt->by_account)
		attempt->believed = throttle_take(ctx, attempt->by_account, OF_ACCOUNT, WINDOW, NULL);
	return true;
}

/* Counted before the password is looked at, and kept whatever becomes of it. */
static enum outcome
count_attempt(struct ctx *ctx, const char *field, struct attempt *attempt)
{
	action_write(ctx, take, attempt);
	if (attempt->allowed)
		return OK;
	return problem(
		ctx, field, "There were too many attempts. Try again %s.", throttle_wait_words(ctx->arena, ctx->now, attempt->until));
}

static bool
forget(struct ctx *ctx, void *argument)
{
	const struct attempt *attempt = argument;

	throttle_clear(ctx, attempt->by_address);
	return true;
}

enum outcome
login_check(struct ctx *ctx, const char *typed, const char *password, const char *client, struct login *login)
{
	struct account account = { 0 };
	struct attempt attempt;
	struct email email;
	enum email_problem trouble = email_parse(ctx->arena, typed, &email);

	*login = (struct login){ NULL, NULL };
	if (trouble != EMAIL_OK)
		problem(ctx, "email", "%s", email_problem_words(trouble));
	if (!*password)
		problem(ctx, "password", "Enter your password.");
	if (ctx->problems)
		return INVALID;
	account_load_by_email(ctx, email.key, &account);
	attempt = (struct attempt){ .by_address = address_bucket(ctx, email.key),
		.by_client = client_bucket(ctx, client),
		.by_account = account_bucket(ctx, account.id, email.key) };
	if (count_attempt(ctx, "email", &attempt) != OK)
		return INVALID;
	if (!password_matches(ctx, account.password_hash, password) || !attempt.believed)
		return problem(ctx, "password", "That e-mail address and password do not match. Try again.");
	if (password_is_weakly_hashed(account.password_hash))
		login->rehashed = password_hash(ctx, password);
	login->matched = account.password_hash;
	return OK;
}

int64_t
login_finish(struct ctx *ctx, const char *typed, const char *client, const struct login *login)
{
	struct account account;
	struct email email;

	if (email_parse(ctx->arena, typed, &email) != EMAIL_OK || !account_load_by_email(ctx, email.key, &account) ||
		!login->matched || !text_equal(account.password_hash, login->matched))
		return 0;
	throttle_clear(ctx, address_bucket(ctx, email.key));
	throttle_clear(ctx, account_bucket(ctx, account.id, email.key));
	throttle_give_back(ctx, client_bucket(ctx, client));
	if (login->rehashed)
		account_rehash(ctx, account.id, login->rehashed);
	return account.id;
}

enum outcome
login_check_again(struct ctx *ctx, const char *field, const char *password, struct login *login)
{
	struct account account = { 0 };
	struct attempt attempt = { .by_address = arena_text(ctx->arena, "login:again:%lld", (long long)ctx->account) };

	*login = (struct login){ NULL, NULL };
	if (!*password)
		return problem(ctx, field, "Enter your present password.");
	if (count_attempt(ctx, field, &attempt) != OK)
		return INVALID;
	account_load(ctx, ctx->account, &account);
	if (!password_matches(ctx, account.password_hash, password))
		return problem(ctx, field, "This is not your present password. Try again.");
	action_write(ctx, forget, &attempt);
	login->matched = account.password_hash;
	return OK;
}

bool
login_still_matches(struct ctx *ctx, const struct login *login)
{
	struct account account;

	return login->matched && account_load(ctx, ctx->account, &account) && text_equal(account.password_hash, login->matched);
}

void
login_forgive(struct ctx *ctx, const char *email_key)
{
	throttle_clear(ctx, address_bucket(ctx, email_key));
	throttle_clear(ctx, account_bucket(ctx, account_by_email(ctx, email_key), email_key));
}
