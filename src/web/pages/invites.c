#include "web/pages/invites.h"

#include "base/clock.h"
#include "base/fault.h"
#include "domain/address.h"
#include "queries.h"
#include "web/pages/way_in.h"

/* ---------------------------------------------------------------- the page, whoever looks */

static struct rows *
details(struct request *request, const struct invite *invite)
{
	struct rows *rows = q_invite_details(request->ctx.db, invite->organisation, invite->membership);

	if (!row_one(rows))
		fault("membership %lld is not there", (long long)invite->membership);
	/* Its days are those of the organisation that invites, whatever the reader's own. */
	zone_use(row_text(rows, INVITE_DETAILS_TIME_ZONE));
	return rows;
}

const char *
invite_group_name(struct request *request, const struct invite *invite)
{
	return row_text(details(request, invite), INVITE_DETAILS_GROUP_NAME);
}

static const char *
title_of(struct request *request, const struct rows *rows)
{
	return arena_text(request->ctx.arena, "Join %s", row_text(rows, INVITE_DETAILS_GROUP_NAME));
}

/* page_show(), with the design's words beside the page where nobody is signed in. */
static struct view *
show(struct request *request, const char *template_name, const char *title)
{
	struct view *body = page_show(request, template_name, title);

	view_text(request->page, "gate_words", "You are invited. Look first, then decide.");
	return body;
}

static void
show_reader(struct request *request, const struct invite *invite)
{
	struct view *body = request->body;

	if (request->session && invite->account == request->ctx.account) {
		view_show(body, "who_is_owner");
	} else if (request->session) {
		view_show(body, "who_is_other");
		view_show(body, request->method == GET && field_given(request, "asked") ? "asked" : "not_asked");
		if (!invite->account && !invite->closed)
			view_show(body, "addable");
	} else if (invite->closed) {
		view_show(body, "who_is_closed");
	} else {
		view_show(body, "who_is_visitor");
		/* Whoever accepts next logs in, or makes an account. */
		view_show(body, invite->has_password ? "has_password" : "is_new");
	}
}

static const char *
over_section(const struct invite *invite)
{
	/* Whatever became of the invite, it was the account that went. */
	if (invite->forgotten)
		return "state_is_forgotten";
	if (invite->closed)
		return "state_is_closed";
	switch (invite->state) {
	case INVITE_ACCEPTED:
		return "state_is_accepted";
	case INVITE_ENDED:
		return "state_is_ended";
	case INVITE_DECLINED:
		return "state_is_declined";
	case INVITE_CANCELLED:
		return "state_is_cancelled";
	case INVITE_EXPIRED:
		return "state_is_expired";
	case INVITE_UNKNOWN:
	case INVITE_OPEN:
		break;
	}
	return "state_is_unknown";
}

static enum outcome
over_page(struct request *request, const struct invite *invite)
{
	struct view *body =
		page_show(request, "invites/over.tpl", invite->state == INVITE_UNKNOWN ? "This link does not work" : "Invite");

	view_show(body, over_section(invite));
	if (invite->state == INVITE_UNKNOWN)
		return OK;
	view_row(body, details(request, invite));
	/* Whoever is in has nobody to ask. */
	if (invite->state == INVITE_ACCEPTED && !invite->closed && !invite->forgotten)
		view_text(body, "ask", NULL);
	return OK;
}

enum outcome
invite_page(struct request *request, const struct invite *invite, const char *base)
{
	struct rows *rows;
	struct view *body;

	if (invite->state != INVITE_OPEN)
		return over_page(request, invite);
	rows = details(request, invite);
	body = show(request, "invites/show.tpl", title_of(request, rows));
	view_row(body, rows);
	view_text(body, "base", base);
	view_rows(body, "course", q_invite_courses(request->ctx.db, invite->organisation, invite->group));
	show_reader(request, invite);
	return OK;
}

enum outcome
invite_join(struct request *request, const struct invite *invite, int64_t account)
{
	if (invite_accept(&request->ctx, invite, account) != OK)
		return problem(&request->ctx, "", "This invite cannot be accepted any more. Ask whoever invited you.");
	if (!request->session)
		sign_in(request, account, false);
	leave_note(request, NOTE_OK, NULL, "You are in %s now.", invite_group_name(request, invite));
	redirect(request, "/learning");
	return OK;
}

/* ---------------------------------------------------------------- by the link in the mail */

static struct invite
find(struct request *request)
{
	return invite_find(&request->ctx, path_text(request, "token"));
}

static const char *
base_of(struct request *request)
{
	return arena_text(request->ctx.arena, "/invite/%s", path_text(request, "token"));
}

enum outcome
invites_show(struct request *request)
{
	struct invite invite = find(request);

	return invite_page(request, &invite, base_of(request));
}

enum outcome
invites_answer(struct request *request)
{
	struct invite invite = find(request);
	struct visitor visitor = invite_visitor(&invite);
	struct rows *rows;
	struct view *body;

	if (request->session || invite.closed || invite.state != INVITE_OPEN)
		return invite_page(request, &invite, base_of(request));
	rows = details(request, &invite);
	body = show(request, "invites/accept.tpl", title_of(request, rows));
	view_text(body, "base", base_of(request));
	view_text(body, "group_name", row_text(rows, INVITE_DETAILS_GROUP_NAME));
	view_text(body, "email", invite.email);
	way_in_show(request, &visitor, invite.first_name, invite.last_name);
	return OK;
}

enum outcome
invites_check(struct request *request)
{
	struct invite invite = find(request);
	struct visitor visitor = invite_visitor(&invite);

	request->ctx.turn = invite.organisation;
	/* Nothing is hashed where nothing can come of it; the handler says so. */
	if (request->session || invite.closed || invite.state != INVITE_OPEN)
		return OK;
	return way_in_check(request, &visitor);
}

enum outcome
invites_accept(struct request *request)
{
	struct invite invite = find(request);
	struct visitor visitor = invite_visitor(&invite);
	int64_t account = request->ctx.account;
	enum outcome result = OK;

	if (invite.state != INVITE_OPEN || invite.closed || (request->session && invite.account != account))
		return invite_page(request, &invite, base_of(request));
	if (!request->session)
		result = way_in_identify(request, &visitor, &account);
	return result == OK ? invite_join(request, &invite, account) : result;
}

enum outcome
invites_decline(struct request *request)
{
	struct invite invite = find(request);

	if (invite.state != INVITE_OPEN || invite_decline(&request->ctx, &invite) != OK)
		return invite_page(request, &invite, base_of(request));
	redirect(request, "%s", base_of(request));
	return OK;
}

enum outcome
invites_add_address(struct request *request)
{
	struct invite invite = find(request);
	const char *sent;
	enum outcome result;

	if (invite.state != INVITE_OPEN || invite.account || invite.closed)
		return invite_page(request, &invite, base_of(request));
	result = address_ask(&request->ctx, invite.email, false, "/learning", &sent);
	if (result == OK)
		redirect(request, "%s?asked=1", base_of(request));
	return result;
}
