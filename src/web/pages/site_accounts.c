/* Site administration: accounts. */
#include "base/text.h"
#include "domain/member.h"
#include "domain/search.h"
#include "domain/site.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/site.h"

#define SEARCH_MAX 100

/* Which list of accounts: all of them, the site administrators, or those found. */
struct list {
	const char *match; /* NULL: no search */
	bool admins;
};

static struct rows *
accounts(struct db *db, const struct list *list, int64_t before)
{
	if (list->match)
		return q_site_account_found(db, list->match, before, PAGE_ROWS_ASKED);
	if (list->admins)
		return q_site_account_admins(db, before, PAGE_ROWS_ASKED);
	return q_site_account_page(db, before, PAGE_ROWS_ASKED);
}

static struct rows *
accounts_before(struct db *db, const struct list *list, int64_t first)
{
	if (list->match)
		return q_site_account_found_before(db, list->match, first, PAGE_ROWS_BEFORE);
	if (list->admins)
		return q_site_account_admins_before(db, first, PAGE_ROWS_BEFORE);
	return q_site_account_page_before(db, first, PAGE_ROWS_BEFORE);
}

enum outcome
site_accounts(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct list list = { .admins = text_equal(field(request, "show"), "admins") };
	const char *search = "";

	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &search);
	if (*search)
		list.match = search_query(ctx->arena, ACCOUNT_SCOPE, search);
	page_show(request, "site/accounts.tpl", "Accounts");
	view_text(request->body, "q", search);
	view_flag(request->body, "q_short", *search && !list.match);
	view_show(request->body, list.match ? "show_found" : list.admins ? "show_admins" : "show_all");
	pager_rows(request, &pager, "item", accounts(ctx->db, &list, pager_below(&pager)), -1, SITE_ACCOUNT_PAGE_ID);
	pager_links(request, &pager, pager.after.id && pager.shown ? accounts_before(ctx->db, &list, pager.first.id) : NULL, -1,
		arena_text(ctx->arena, "show=%s&q=%s", list.admins ? "admins" : "all", percent_encode(ctx->arena, search)));
	return OK;
}

/* ---------------------------------------------------------------- one of them */

/* verb: what the page does to it, its title before the name. A row of site_account; NULL when there is none. */
static const struct rows *
account_show_page(struct request *request, const char *template_name, const char *verb)
{
	struct rows *rows = q_site_account(request->ctx.db, path_id(request, "id"));

	if (!row_one(rows))
		return NULL;
	page_show(request, template_name, arena_text(request->ctx.arena, "%s%s", verb, row_text(rows, SITE_ACCOUNT_NAME)));
	view_row(request->body, rows);
	return rows;
}

enum outcome
site_account_show(struct request *request)
{
	struct db *db = request->ctx.db;
	int64_t id = path_id(request, "id");

	if (!account_show_page(request, "site/account.tpl", ""))
		return NOT_FOUND;
	view_rows(request->body, "address", q_site_account_addresses(db, id));
	view_rows(request->body, "place", q_site_account_organisations(db, id, "active"));
	view_rows(request->body, "past", q_site_account_organisations(db, id, "archived"));
	view_integer(request->body, "sessions", rows_integer(q_session_count(db, id)));
	return OK;
}

static bool
is_own(struct request *request)
{
	return path_id(request, "id") == request->ctx.account;
}

static enum outcome
back_to_account(struct request *request, enum outcome result, const char *words)
{
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/admin/accounts/%lld", (long long)path_id(request, "id"));
	}
	return result;
}

enum outcome
site_account_reset(struct request *request)
{
	return back_to_account(request, site_send_reset(&request->ctx, path_id(request, "id")),
		"A mail with a link to set a new password is on its way.");
}

enum outcome
site_account_end_sessions(struct request *request)
{
	int64_t ended;
	enum outcome result = site_end_sessions(&request->ctx, path_id(request, "id"), &ended);

	if (result == OK && is_own(request)) {
		redirect(request, "/login");
		return OK;
	}
	return back_to_account(request, result, "They are logged out everywhere.");
}

enum outcome
site_account_admin_confirm(struct request *request)
{
	const struct rows *account = account_show_page(request, "site/account_unmake.tpl", "Take site administration away from ");

	if (!account)
		return NOT_FOUND;
	if (!row_integer(account, SITE_ACCOUNT_SITE_ADMIN))
		redirect(request, "/admin/accounts/%lld", (long long)path_id(request, "id"));
	view_flag(request->body, "own", is_own(request));
	return OK;
}

enum outcome
site_account_admin(struct request *request)
{
	bool on = text_equal(field(request, "on"), "1");
	enum outcome result = site_set_admin(&request->ctx, path_id(request, "id"), on);

	if (result == OK && is_own(request) && !on) {
		leave_note(request, NOTE_OK, NULL, "You are no site administrator any more.");
		redirect(request, "/");
		return OK;
	}
	return back_to_account(
		request, result, on ? "They are a site administrator now." : "They are no site administrator any more.");
}

/* One's own: there the password is asked for, and it is said what is lost. */
enum outcome
site_account_close_confirm(struct request *request)
{
	if (is_own(request)) {
		redirect(request, "/account/close");
		return OK;
	}
	return account_show_page(request, "site/account_close.tpl", "Close the account of ") ? OK : NOT_FOUND;
}

enum outcome
site_account_close(struct request *request)
{
	if (is_own(request)) {
		redirect(request, "/account/close");
		return OK;
	}
	return back_to_account(
		request, site_close_account(&request->ctx, path_id(request, "id")), "The account is closed. Nobody can log in with it.");
}

enum outcome
site_account_reopen(struct request *request)
{
	return back_to_account(request, site_reopen_account(&request->ctx, path_id(request, "id")),
		"The account is open again. Organisations restore the person themselves.");
}
