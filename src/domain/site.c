#include "domain/site.h"

#include "base/text.h"
#include "domain/account.h"
#include "domain/account_close.h"
#include "domain/activity.h"
#include "domain/session.h"
#include "queries.h"

/* What is done to accounts stands in the site's log, whichever organisation the administrator is visiting. */
static void
note(const struct ctx *ctx, const char *verb, struct rows *account)
{
	struct ctx site = ctx_within(ctx, 0, 0);

	activity_add(&site, verb, row_text(account, SITE_ACCOUNT_EMAIL), NULL);
}

/* The account on one row; NULL when there is none. */
static struct rows *
find(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_site_account(ctx->db, account);

	return row_one(rows) ? rows : NULL;
}

static bool
is_closed(struct rows *account)
{
	return text_equal(row_text(account, SITE_ACCOUNT_STATUS), "closed");
}

static enum outcome
closed_problem(struct ctx *ctx)
{
	return problem(ctx, "", "The account is closed. Reopen it first.");
}

static enum outcome
last_problem(struct ctx *ctx)
{
	return problem(ctx, "", "This is the only site administrator. Make somebody else one first.");
}

enum outcome
site_set_admin(struct ctx *ctx, int64_t account, bool on)
{
	struct rows *rows = find(ctx, account);

	if (!rows)
		return NOT_FOUND;
	if (is_closed(rows))
		return closed_problem(ctx);
	if (row_integer(rows, SITE_ACCOUNT_SITE_ADMIN) == on)
		return OK;
	if (on)
		q_site_set_admin(ctx->db, account);
	else if (q_site_unset_admin(ctx->db, account) != 1)
		return last_problem(ctx);
	note(ctx, on ? "account.made_site_admin" : "account.unmade_site_admin", rows);
	return OK;
}

enum outcome
site_send_reset(struct ctx *ctx, int64_t account)
{
	struct rows *rows = find(ctx, account);

	if (!rows)
		return NOT_FOUND;
	if (is_closed(rows))
		return closed_problem(ctx);
	account_send_reset(ctx, account, row_text(rows, SITE_ACCOUNT_EMAIL), NULL);
	note(ctx, "account.reset_sent", rows);
	return OK;
}

enum outcome
site_end_sessions(struct ctx *ctx, int64_t account, int64_t *ended)
{
	struct rows *rows = find(ctx, account);

	if (!rows)
		return NOT_FOUND;
	*ended = session_end_others(ctx, account, 0);
	note(ctx, "account.signed_out", rows);
	return OK;
}

enum outcome
site_close_account(struct ctx *ctx, int64_t account)
{
	struct rows *rows = find(ctx, account);
	enum outcome outcome;

	if (!rows)
		return NOT_FOUND;
	if (is_closed(rows))
		return problem(ctx, "", "The account is closed already. Nothing was changed.");
	outcome = account_shut(ctx, account, false);
	if (outcome == OK)
		note(ctx, "account.closed", rows);
	return outcome;
}

enum outcome
site_reopen_account(struct ctx *ctx, int64_t account)
{
	struct rows *rows = find(ctx, account);

	if (!rows)
		return NOT_FOUND;
	if (row_integer(rows, SITE_ACCOUNT_FORGOTTEN))
		return problem(ctx, "", "Its owner closed this account for good: nothing is left of it that could be opened again.");
	if (q_site_reopen_account(ctx->db, account) == 1)
		note(ctx, "account.reopened", rows);
	return OK;
}

void
site_heartbeat(struct ctx *ctx, const char *name)
{
	q_site_heartbeat(ctx->db, name, ctx->now);
}
