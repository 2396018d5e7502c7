#include "web/pages/redeem.h"

#include "base/text.h"
#include "domain/account.h"
#include "domain/allow_list.h"
#include "domain/code.h"
#include "domain/redeem.h"
#include "domain/wait.h"
#include "queries.h"
#include "web/pages/way_in.h"

const char *
redeem_url(struct request *request, const char *code)
{
	const char *base = request->ctx.conf->base_url;

	return code ? arena_text(request->ctx.arena, "%s/redeem/%s", base, code) : arena_text(request->ctx.arena, "%s/redeem", base);
}

const char *
redeem_host(struct request *request)
{
	const char *host = strstr(request->ctx.conf->base_url, "://");

	return host ? host + 3 : request->ctx.conf->base_url;
}

/* ---------------------------------------------------------------- looking */

static struct view *
show(struct request *request, const char *template_name, const char *title)
{
	struct view *body = page_show(request, template_name, title);

	view_text(request->page, "gate_words", "One code, and your courses are yours.");
	return body;
}

/* What stands behind the code; looked up once a request, since a wrong one counts. */
static const struct redeemable *
find(struct request *request, const char *typed)
{
	if (!request->found) {
		struct redeemable *found = arena_alloc(request->ctx.arena, sizeof *found);

		*found = redeem_find(&request->ctx, typed, request->address);
		request->found = found;
	}
	return request->found;
}

static enum outcome
refuse(struct request *request, const struct redeemable *found)
{
	struct ctx *ctx = &request->ctx;

	return problem(ctx, "code", "%s", redeem_words(ctx->arena, ctx->now, found));
}

/* ---------------------------------------------------------------- the field for a code */

static enum outcome
show_field(struct request *request, const char *code)
{
	show(request, "redeem/new.tpl", "Redeem a code");
	page_field(request, "code", code);
	view_flag(request->body, "visitor", !request->session);
	return OK;
}

enum outcome
redeem_new(struct request *request)
{
	return show_field(request, NULL);
}

enum outcome
redeem_seek(struct request *request)
{
	const struct redeemable *found;

	if (!*field(request, "code"))
		return problem(&request->ctx, "code", "Enter the code or key that you were given.");
	found = find(request, field(request, "code"));
	return found->state == REDEEM_OPEN ? OK : refuse(request, found);
}

enum outcome
redeem_open(struct request *request)
{
	redirect(request, "/redeem/%s", find(request, field(request, "code"))->key);
	return OK;
}

/* ---------------------------------------------------------------- what it leads to */

static const struct redeemable *
find_by_path(struct request *request)
{
	/* The snapshot of a page that only reads would be in the way of counting. */
	if (request->method == GET)
		db_rollback(request->ctx.db);
	return find(request, path_text(request, "code"));
}

static const char *
base_of(struct request *request, const struct redeemable *found)
{
	return arena_text(request->ctx.arena, "/redeem/%s", found->key);
}

/* A mail is on its way to whoever asked. */
static enum outcome
show_asked(struct request *request, const struct redeemable *found)
{
	struct view *body = show(request, "redeem/asked.tpl", "Look in your mail");

	view_text(body, "base", base_of(request, found));
	view_show(body, text_equal(field(request, "asked"), "invite") ? "for_invite" : "for_password");
	return OK;
}

/* Whoever came to the wait list by themselves need not come again; a key has a seat of its own. */
static bool
show_place(struct request *request, const struct redeemable *found)
{
	struct ctx *ctx = &request->ctx, there = ctx_within(ctx, found->organisation, found->group);
	struct rows *entry = q_wait_of_account(ctx->db, found->group, ctx->account);

	if (!found->code || !row_one(entry) || text_equal(row_text(entry, WAIT_OF_ACCOUNT_ROUTE), "rule"))
		return false;
	view_integer(request->body, "place", wait_place(&there, ctx->account));
	return true;
}

/* Who is signed in. Returns whether they would come onto the wait list. */
static bool
show_member(struct request *request, const struct redeemable *found, bool full)
{
	struct ctx *ctx = &request->ctx, there = ctx_within(ctx, found->organisation, found->group);
	struct rows *standing = q_redeem_standing(ctx->db, found->organisation, found->group, ctx->account);
	bool known = row_one(standing), inside = known && row_integer(standing, REDEEM_STANDING_IN_GROUP);
	const char *archived = known && !inside ? row_text(standing, REDEEM_STANDING_ARCHIVED_IN) : NULL;
	bool waits = !inside && !archived && show_place(request, found);

	view_text(request->body, "archived_in", archived);
	view_show(request->body, inside ? "who_is_in" : archived ? "who_is_archived" : waits ? "who_is_waiting" : "who_is_known");
	return full && !inside && !archived && !waits && wait_is_needed_by(&there, ctx->account);
}

static void
show_visitor(struct request *request, const struct redeemable *found)
{
	struct ctx *ctx = &request->ctx;
	struct visitor visitor = { .email = "" };
	struct email email;

	view_show(request->body, *found->allow_list ? "who_is_asked" : "who_is_visitor");
	page_field(request, "email", NULL);
	if (request->method == POST && !*found->allow_list && email_parse(ctx->arena, field(request, "email"), &email) == EMAIL_OK)
		visitor = visitor_find(ctx, &email, false);
	way_in_show(request, &visitor, NULL, NULL);
}

static enum outcome
show_found(struct request *request, const struct redeemable *found)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_redeem_details(ctx->db, found->organisation, found->group);
	struct view *body = show(request, "redeem/show.tpl", "Redeem a code");
	bool full;

	row_one(rows);
	full = found->code && row_integer(rows, REDEEM_DETAILS_IS_FULL);
	view_row(body, rows);
	view_rows(body, "course", q_invite_courses(ctx->db, found->organisation, found->group));
	view_text(body, "base", base_of(request, found));
	view_text(body, "shown", found->shown);
	view_text(body, "until", found->code ? code_day_words(ctx->arena, found->last_day) : NULL);
	view_text(body, "allowed", *found->allow_list ? allow_list_words(ctx->arena, found->allow_list) : NULL);
	view_show(body, found->code ? "kind_is_code" : "kind_is_key");
	if (request->session)
		full = show_member(request, found, full);
	else
		show_visitor(request, found);
	view_flag(body, "is_full", full);
	view_show(body, full ? "to_list" : "to_group");
	return OK;
}

enum outcome
redeem_show(struct request *request)
{
	const struct redeemable *found = find_by_path(request);

	if (found->state != REDEEM_OPEN) {
		if (!has_problem(&request->ctx, "code"))
			refuse(request, found);
		return show_field(request, path_text(request, "code"));
	}
	if (request->method == GET && field_given(request, "asked"))
		return show_asked(request, found);
	return show_found(request, found);
}

/* ---------------------------------------------------------------- redeeming */

static enum outcome
check_visitor(struct request *request, const struct redeemable *found)
{
	struct ctx *ctx = &request->ctx;
	struct visitor visitor;
	struct email email;
	enum email_problem trouble = email_parse(ctx->arena, field(request, "email"), &email);

	if (trouble != EMAIL_OK) {
		problem(ctx, "email", "%s", email_problem_words(trouble));
		return *found->allow_list ? INVALID : way_in_check_rest(request);
	}
	if (*found->allow_list)
		return visitor_count(ctx, request->address);
	visitor = visitor_find(ctx, &email, false);
	if ((visitor.closed || !visitor.account) && visitor_count(ctx, request->address) != OK)
		return INVALID;
	if (visitor.closed)
		return problem(ctx, "email",
			"The account of %s is closed. Use another address, or ask the person who runs this site to reopen it.",
			visitor.email);
	if (visitor.account && !visitor.has_password)
		return OK;
	return way_in_check(request, &visitor);
}

enum outcome
redeem_check(struct request *request)
{
	const struct redeemable *found = find_by_path(request);

	if (found->state != REDEEM_OPEN)
		return refuse(request, found);
	request->ctx.turn = found->organisation;
	return request->session ? OK : check_visitor(request, found);
}

static void
leave_words(struct request *request, enum redeemed result, const char *group, const char *confirm)
{
	if (result == REDEEMED_WAITING)
		leave_note(request, NOTE_WARN, NULL,
			"%s is full, so you stand on its wait list. A mail tells you when a seat is yours.%s", group, confirm);
	else if (result == REDEEMED_ALREADY)
		leave_note(request, NOTE_OK, NULL, "You were in %s already. The code was not used.", group);
	else
		leave_note(request, NOTE_OK, NULL, "You are in %s now.%s", group, confirm);
}

/* The account comes in, and is signed in where nobody was. */
static enum outcome
come_in(struct request *request, const struct redeemable *found, int64_t account, bool new)
{
	enum redeemed result = redeem_as(&request->ctx, found, account, new);
	const char *confirm = "";

	if (result == REDEEMED_NOT)
		return INVALID;
	if (new)
		confirm = arena_text(
			request->ctx.arena, " Confirm your address: we sent a link to %s. Not there? Look in Junk.", field(request, "email"));
	if (!request->session)
		sign_in(request, account, false);
	leave_words(request, result, found->group_name, confirm);
	redirect(request, "/learning");
	return OK;
}

static enum outcome
ask_invite(struct request *request, const struct redeemable *found, const struct email *email)
{
	if (redeem_invite(&request->ctx, found, email, field(request, "first_name"), field(request, "last_name")) == REDEEMED_NOT)
		return INVALID;
	redirect(request, "%s?asked=invite", base_of(request, found));
	return OK;
}

/* An account that has never had a password is nobody's to take by typing one. */
static enum outcome
ask_password(struct request *request, const struct redeemable *found)
{
	/* A key is worth a seat to whoever reads it, so it is not kept. */
	const char *return_to = found->code ? base_of(request, found) : "/redeem";

	request->paced = true;
	if (account_ask_reset(&request->ctx, field(request, "email"), request->address, return_to) != OK)
		return INVALID;
	redirect(request, "%s?asked=password", base_of(request, found));
	return OK;
}

enum outcome
redeem_take(struct request *request)
{
	const struct redeemable *found = request->found;
	struct visitor visitor;
	struct email email;
	int64_t account;

	if (request->session)
		return come_in(request, found, request->ctx.account, false);
	if (email_parse(request->ctx.arena, field(request, "email"), &email) != EMAIL_OK)
		return INVALID;
	if (*found->allow_list)
		return ask_invite(request, found, &email);
	visitor = visitor_find(&request->ctx, &email, false);
	if (visitor.account && !visitor.has_password && !visitor.closed)
		return ask_password(request, found);
	if (way_in_identify(request, &visitor, &account) != OK)
		return INVALID;
	return come_in(request, found, account, !visitor.account);
}
