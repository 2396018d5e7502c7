#include "domain/account.h"

#include "base/clock.h"
#include "domain/bulk.h"
#include "domain/member.h"
#include "domain/message.h"
#include "domain/search.h"
#include "domain/session.h"
#include "domain/throttle.h"
#include "domain/token.h"
#include "queries.h"

#define RESET_MAILS 3  /* an hour to one address */
#define RESET_ASKED 30 /* an hour by one client */

/* ---------------------------------------------------------------- making and finding */

int64_t
account_by_email(struct ctx *ctx, const char *email_key)
{
	return rows_integer(q_account_by_email(ctx->db, email_key));
}

/* Of somebody nobody has heard of, who has neither a password nor a confirmed address. */
static int64_t
create_in_bulk(struct ctx *ctx, const struct email *email, const char *first, const char *last)
{
	int64_t id = bulk_next_id(ctx->bulk, BULK_ACCOUNT_ID);

	bulk_add(ctx->bulk, BULK_ACCOUNTS,
		&(struct given){
			{ id }, { email->address, first, last, email->key, search_words(ctx->arena, first, last, email->address) } });
	return id;
}

int64_t
account_create(struct ctx *ctx, const struct email *email, const char *first_name, const char *last_name,
	const char *password_hash, bool confirmed)
{
	const char *first = first_name ? first_name : "", *last = last_name ? last_name : "";
	int64_t account;

	if (ctx->bulk && !password_hash && !confirmed)
		return create_in_bulk(ctx, email, first, last);
	q_account_add(ctx->db, email->address, first, last, password_hash, ctx->now);
	account = db_new_id(ctx->db);
	q_address_add(ctx->db, account, email->address, email->key, confirmed ? ctx->now : 0);
	account_make_findable(ctx, account, first, last, email->address);
	return account;
}

void
account_confirm(struct ctx *ctx, int64_t account, const char *email_key)
{
	/* Confirmed addresses are among the words that people are found by. */
	if (q_address_confirm(ctx->db, account, email_key, ctx->now) == 1)
		member_rename(ctx, account);
}

void
account_claim(struct ctx *ctx, int64_t account)
{
	if (q_address_claim(ctx->db, account) == 1)
		member_rename(ctx, account);
}

const char *
account_claimed(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_address_claimed(ctx->db, account);

	return row_one(rows) ? row_text(rows, ADDRESS_CLAIMED_EMAIL) : NULL;
}

bool
account_distrust(struct ctx *ctx, int64_t account)
{
	if (q_account_distrust(ctx->db, account) != 1)
		return false;
	if (q_address_unclaim(ctx->db, account) == 1)
		member_rename(ctx, account);
	session_end_others(ctx, account, 0);
	return true;
}

/* Both queries that come here have the same columns. */
static bool
read_account(struct rows *rows, struct account *account)
{
	if (!row_one(rows))
		return false;
	account->id = row_integer(rows, ACCOUNT_LOAD_ID);
	account->email = row_text(rows, ACCOUNT_LOAD_EMAIL);
	account->first_name = row_text(rows, ACCOUNT_LOAD_FIRST_NAME);
	account->last_name = row_text(rows, ACCOUNT_LOAD_LAST_NAME);
	account->password_hash = row_text(rows, ACCOUNT_LOAD_PASSWORD_HASH);
	return true;
}

bool
account_load(struct ctx *ctx, int64_t id, struct account *account)
{
	return read_account(q_account_load(ctx->db, id), account);
}

bool
account_load_by_email(struct ctx *ctx, const char *email_key, struct account *account)
{
	return read_account(q_account_load_by_email(ctx->db, email_key), account);
}

/* ---------------------------------------------------------------- changing */

enum outcome
account_rename(struct ctx *ctx, const char *first_name, const char *last_name)
{
	const char *first = clean_required(ctx, "first_name", "First name", "a first name", first_name, NAME_MOST);
	const char *last = clean_line(ctx, "last_name", "Last name", last_name, NAME_MOST);

	if (ctx->problems)
		return INVALID;
	q_account_rename(ctx->db, ctx->account, first, last);
	member_rename(ctx, ctx->account);
	return OK;
}

static void
tell(struct ctx *ctx, const char *kind, const struct account *account)
{
	struct message message = { .kind = kind, .account = account->id, .awaited = true };
	struct email email;

	if (email_parse(ctx->arena, account->email, &email) != EMAIL_OK)
		return;
	message.email = email.address;
	message.email_wire = email.wire;
	message_queue(ctx, &message);
}

void
account_set_password(struct ctx *ctx, int64_t account, const char *password_hash, int64_t session)
{
	struct account before;
	bool known = account_load(ctx, account, &before);

	q_account_set_password(ctx->db, account, password_hash, 0);
	q_account_password_drop(ctx->db, account);
	token_void_passwords(ctx, account);
	session_end_others(ctx, account, session);
	/* Whoever sets their first one needs no warning that it was changed. */
	if (known && before.password_hash)
		tell(ctx, "password_changed", &before);
}

void
account_rehash(struct ctx *ctx, int64_t account, const char *password_hash)
{
	q_account_rehash(ctx->db, account, password_hash);
}

/* ---------------------------------------------------------------- forgotten */

/* To the address as its owner wrote it, not as it was typed now: the two may be different mailboxes to some servers. */
void
account_send_reset(struct ctx *ctx, int64_t account, const char *stored, const char *return_to)
{
	struct message message = { .kind = "reset", .account = account, .awaited = true };
	struct email email;

	if (email_parse(ctx->arena, stored, &email) != EMAIL_OK)
		return;
	message.email = email.address;
	message.email_wire = email.wire;
	message.token = token_create(ctx, "reset", account, &email, return_to);
	message_queue(ctx, &message);
}

enum outcome
account_ask_reset(struct ctx *ctx, const char *typed, const char *client, const char *return_to)
{
	struct arena *arena = ctx->arena;
	struct account account;
	struct email email;
	enum email_problem trouble = email_parse(arena, typed, &email);
	struct rows *rows;
	int64_t until;

	if (trouble != EMAIL_OK)
		return problem(ctx, "email", "%s", email_problem_words(trouble));
	if (!throttle_take(ctx, arena_text(arena, "forgot:client:%s", throttle_client(arena, client)), RESET_ASKED, HOUR, &until))
		return problem(ctx, "email", "You have asked for many links. Try again %s.", throttle_wait_words(arena, ctx->now, until));
	if (!throttle_take(ctx, arena_text(arena, "forgot:address:%s", email.key), RESET_MAILS, HOUR, NULL))
		return OK;
	if (!account_load_by_email(ctx, email.key, &account))
		return OK;
	rows = q_address_by_key(ctx->db, email.key);
	row_one(rows);
	account_send_reset(ctx, account.id, row_text(rows, ADDRESS_BY_KEY_EMAIL), return_to);
	return OK;
}
