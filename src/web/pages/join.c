/* The join page as visitors see it, and the link in the mail that it sends. */
#include "domain/join.h"

#include "base/text.h"
#include "domain/address.h"
#include "domain/allow_list.h"
#include "domain/branch.h"
#include "queries.h"
#include "web/page.h"
#include "web/pages/join.h"
#include "web/pages/way_in.h"

#define GATE_WORDS "Confirm your address, log in, and you are in."

/* As a reader of that organisation's lists, which visitors are not members of. */
static struct ctx
inside(struct request *request, int64_t organisation)
{
	return ctx_within(&request->ctx, organisation, 0);
}

/* ---------------------------------------------------------------- the page */

/* What was chosen when the form is shown again. */
static const char *
chosen(struct request *request, const char *name)
{
	return request->method == POST ? field(request, name) : "";
}

static void
show_option(struct request *request, const char *name, int64_t id, const char *label, bool full)
{
	struct view *round = view_section(request->body, arena_text(request->ctx.arena, "%s_option", name));
	const char *value = arena_text(request->ctx.arena, "%lld", (long long)id);

	view_text(round, "value", value);
	view_text(round, "label", label);
	view_flag(round, "full", full);
	view_flag(round, "chosen", text_equal(value, chosen(request, name)));
}

static void
show_groups(struct request *request, const struct join_page *page)
{
	struct rows *rows = q_join_groups_offered(request->ctx.db, page->organisation);

	while (row_next(rows))
		show_option(request, "group", row_integer(rows, JOIN_GROUPS_OFFERED_ID), row_text(rows, JOIN_GROUPS_OFFERED_NAME),
			!row_is_null(rows, JOIN_GROUPS_OFFERED_FULL));
}

/* In the order of the tree. */
static void
show_branches(struct request *request, const struct join_page *page)
{
	struct ctx there = inside(request, page->organisation);
	const struct branches *branches;
	struct rows *rows;
	bool *offered;

	if (!rows_integer(q_join_branches_offered(there.db, page->organisation)))
		return;
	view_show(request->body, "branch_any");
	branches = branch_load(&there);
	offered = arena_array(there.arena, branches->count + 1, sizeof *offered);
	rows = q_join_branches_offered(there.db, page->organisation);
	while (row_next(rows)) {
		const struct branch *branch = branch_get(branches, row_integer(rows, JOIN_BRANCHES_OFFERED_BRANCH_ID));

		if (branch)
			offered[branch - branches->all] = true;
	}
	for (size_t i = 0; i < branches->count; i++)
		if (offered[i])
			show_option(request, "branch", branches->all[i].id, branches->all[i].path, false);
}

/* Administrators look at their page before they switch it on. */
static bool
is_preview(const struct request *request, const struct join_page *page)
{
	return page->state == JOIN_PAGE_CLOSED && request->ctx.role >= ADMIN && request->ctx.organisation == page->organisation;
}

static void
show_about(struct request *request, const struct join_page *page)
{
	view_text(request->page, "gate_words", GATE_WORDS);
	view_text(request->body, "page_name", page->name);
	view_text(request->body, "joined_name", page->organisation_name);
	view_text(request->body, "ask", page->ask);
}

static enum outcome
show_form(struct request *request, const struct join_page *page)
{
	page_show(request, "join/show.tpl", arena_text(request->ctx.arena, "Join %s", page->organisation_name));
	show_about(request, page);
	view_text(request->body, "welcome", page->welcome);
	view_text(request->body, "allowed", *page->allow_list ? allow_list_words(request->ctx.arena, page->allow_list) : NULL);
	view_flag(request->body, "preview", is_preview(request, page));
	page_field(request, "email", request->session ? request->session->email : NULL);
	show_groups(request, page);
	show_branches(request, page);
	return OK;
}

enum outcome
joins_show(struct request *request)
{
	struct join_page page = join_page_find(&request->ctx, path_text(request, "name"));

	if (page.state == JOIN_PAGE_UNKNOWN) {
		error_show(request, 404, "No join page has this address. Look for a slip in the link, or ask whoever gave it to you.");
		return OK;
	}
	if (page.state == JOIN_PAGE_OPEN && request->method == GET && field_given(request, "asked")) {
		page_show(request, "join/asked.tpl", "Look in your mail");
		show_about(request, &page);
		return OK;
	}
	if (page.state == JOIN_PAGE_OPEN || is_preview(request, &page))
		return show_form(request, &page);
	page_show(request, "join/over.tpl", "Join page");
	show_about(request, &page);
	view_show(request->body, "state_is_closed");
	return OK;
}

enum outcome
joins_ask(struct request *request)
{
	struct join_page page = join_page_find(&request->ctx, path_text(request, "name"));
	struct join_choice choice = {
		.group = field(request, "group"),
		.branch = field(request, "branch"),
		.email = field(request, "email"),
		.client = request->address,
	};
	enum outcome result;

	if (page.state != JOIN_PAGE_OPEN)
		return joins_show(request);
	result = join_ask(&request->ctx, &page, &choice);
	if (result == OK)
		redirect(request, "/join/%s?asked=1", page.name);
	return result;
}

/* ---------------------------------------------------------------- the link */

static const char *
over_section(enum join_state state)
{
	switch (state) {
	case JOIN_USED:
		return "state_is_used";
	case JOIN_EXPIRED:
		return "state_is_expired";
	case JOIN_CLOSED:
		return "state_is_closed";
	case JOIN_WITHDRAWN:
		return "state_is_withdrawn";
	case JOIN_REFUSED:
		return "state_is_refused";
	case JOIN_SHUT:
		return "state_is_shut";
	case JOIN_ARCHIVED:
		return "state_is_archived";
	case JOIN_ALREADY:
		return "state_is_already";
	case JOIN_UNKNOWN:
	case JOIN_OPEN:
		break;
	}
	return "state_is_unknown";
}

static void
show_choice(struct request *request, const struct join *join)
{
	struct ctx there = inside(request, join->organisation);

	view_text(request->page, "gate_words", GATE_WORDS);
	view_text(request->body, "page_name", join->page_name);
	view_text(request->body, "joined_name", join->organisation_name);
	view_text(request->body, "group_name", join->group_name);
	view_text(request->body, "group_description", join->group_description);
	view_text(request->body, "ask", join->ask);
	view_text(request->body, "email", join->visitor.email);
	view_integer(request->body, "group_id", join->group);
	view_integer(request->body, "branch_id", join->branch);
	view_text(request->body, "branch_path", join->branch ? branch_path(branch_load(&there), join->branch) : NULL);
}

static enum outcome
over_page(struct request *request, const struct join *join)
{
	page_show(request, "join/over.tpl", "Join page");
	view_show(request->body, over_section(join->state));
	if (join->state == JOIN_UNKNOWN) {
		view_text(request->body, "page_name", path_text(request, "name"));
		view_text(request->body, "ask", NULL);
	} else {
		show_choice(request, join);
	}
	return OK;
}

static void
show_reader(struct request *request, const struct join *join)
{
	struct view *body = request->body;

	if (request->session && join->visitor.account == request->ctx.account) {
		view_show(body, "who_is_owner");
	} else if (request->session) {
		view_show(body, "who_is_other");
		view_show(body, request->method == GET && field_given(request, "asked") ? "asked" : "not_asked");
		if (!join->visitor.account)
			view_show(body, "addable");
	} else {
		view_show(body, "who_is_visitor");
		way_in_show(request, &join->visitor, NULL, NULL);
	}
}

static enum outcome
link_page(struct request *request, const struct join *join)
{
	if (join->state != JOIN_OPEN)
		return over_page(request, join);
	page_show(request, "join/accept.tpl", arena_text(request->ctx.arena, "Join %s", join->group_name));
	show_choice(request, join);
	view_text(request->body, "base", arena_text(request->ctx.arena, "/join/%s/%s", join->page_name, path_text(request, "token")));
	view_flag(request->body, "full", join->full);
	view_flag(request->body, "free", !join->full);
	view_rows(request->body, "course", q_invite_courses(request->ctx.db, join->organisation, join->group));
	show_reader(request, join);
	return OK;
}

static struct join
find(struct request *request)
{
	return join_find(&request->ctx, path_text(request, "token"));
}

enum outcome
joins_link(struct request *request)
{
	struct join join = find(request);

	return link_page(request, &join);
}

enum outcome
joins_check(struct request *request)
{
	struct join join = find(request);

	request->ctx.turn = join.organisation;
	/* Nothing is hashed where nothing can come of it; the handler says so. */
	if (request->session || join.state != JOIN_OPEN)
		return OK;
	return way_in_check(request, &join.visitor);
}

enum outcome
joins_accept(struct request *request)
{
	struct join join = find(request);
	int64_t account = request->ctx.account, place;
	enum outcome result = OK;

	if (join.state != JOIN_OPEN || (request->session && join.visitor.account != account))
		return link_page(request, &join);
	if (!request->session)
		result = way_in_identify(request, &join.visitor, &account);
	if (result == OK)
		result = join_accept(&request->ctx, &join, account, &place);
	if (result != OK)
		return result;
	if (!request->session)
		sign_in(request, account, false);
	if (place)
		leave_note(request, NOTE_OK, NULL,
			"%s is full. You are number %lld on the wait list, and a mail tells you when a seat is free.", join.group_name,
			(long long)place);
	else
		leave_note(request, NOTE_OK, NULL, "You are in %s now.", join.group_name);
	redirect(request, "/learning");
	return OK;
}

enum outcome
joins_add_address(struct request *request)
{
	struct join join = find(request);
	const char *sent;
	enum outcome result;

	if (join.state != JOIN_OPEN || join.visitor.account)
		return link_page(request, &join);
	result = address_ask(&request->ctx, join.visitor.email, false, "/learning", &sent);
	if (result == OK)
		redirect(request, "/join/%s/%s?asked=1", join.page_name, path_text(request, "token"));
	return result;
}
