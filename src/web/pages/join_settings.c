/* The settings of the join page, with what people see beside them. */
#include "domain/branch.h"
#include "domain/join.h"
#include "domain/organisation.h"
#include "queries.h"
#include "web/pages/join.h"
#include "web/qr.h"

static const char *
page_url(struct request *request, const char *name)
{
	return arena_text(request->ctx.arena, "%s/join/%s", request->ctx.conf->base_url, name);
}

/* ---------------------------------------------------------------- what is offered */

/* The boxes as they were ticked when the form is shown again. */
struct ticked {
	bool typed;
	const int64_t *ids;
	size_t count;
};

static struct ticked
ticked_in(struct request *request, const char *name)
{
	struct ticked ticked = { .typed = request->method == POST };

	ticked.ids = field_ids(request, name, &ticked.count);
	return ticked;
}

static void
show_groups(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_join_group_choices(ctx->db, ctx->organisation, JOIN_CHOICES_MOST);
	struct ticked ticked = ticked_in(request, "group");
	size_t shown = 0, chosen = 0;

	for (; row_next(rows); shown++) {
		struct view *round = view_section(request->body, "group");
		bool offered = !row_is_null(rows, JOIN_GROUP_CHOICES_OFFERED);

		if (ticked.typed)
			offered = has_id(ticked.ids, ticked.count, row_integer(rows, JOIN_GROUP_CHOICES_ID));
		view_row(round, rows);
		view_flag(round, "ticked", offered);
		chosen += offered;
	}
	view_flag(request->body, "group_unchosen", !chosen);
	view_flag(request->body, "group_none", !shown);
	view_flag(request->body, "group_more", shown == JOIN_CHOICES_MOST);
}

static struct ticked
branches_offered(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_join_branches_offered(ctx->db, ctx->organisation);
	int64_t *ids = arena_array(ctx->arena, JOIN_CHOICES_MOST, sizeof *ids);

	return (struct ticked){ .ids = ids, .count = rows_integers(rows, ids, JOIN_CHOICES_MOST) };
}

static void
show_branches(struct request *request)
{
	const struct branches *branches = branch_load(&request->ctx);
	struct ticked ticked = request->method == POST ? ticked_in(request, "branch") : branches_offered(request);
	size_t shown = branches->count < JOIN_CHOICES_MOST ? branches->count : JOIN_CHOICES_MOST, chosen = 0;

	for (size_t i = 0; i < shown; i++) {
		const struct branch *branch = &branches->all[i];
		struct view *round = view_section(request->body, "branch");
		bool offered = has_id(ticked.ids, ticked.count, branch->id);

		view_integer(round, "id", branch->id);
		view_text(round, "path", branch->path);
		view_flag(round, "ticked", offered);
		chosen += offered;
	}
	view_flag(request->body, "branch_unchosen", !chosen);
	view_flag(request->body, "branch_none", !shown);
	view_flag(request->body, "branch_more", shown < branches->count);
}

/* ---------------------------------------------------------------- the page */

static void
show_link(struct request *request, const char *name)
{
	view_text(request->body, "saved_name", name);
	view_text(request->body, "link", name ? page_url(request, name) : NULL);
	view_flag(request->body, "unsaved", !name);
	view_text(request->body, "address_before", page_url(request, ""));
	if (name)
		qr_show(request, request->body, page_url(request, name));
}

static void
show_fields(struct request *request, struct rows *stored)
{
	bool saved = row_one(stored);

	show_link(request, saved ? row_text(stored, JOIN_PAGE_GET_NAME) : NULL);
	page_choice(request, "is_on", saved && row_integer(stored, JOIN_PAGE_GET_IS_ON) ? "1" : NULL);
	page_field(request, "name", saved ? row_text(stored, JOIN_PAGE_GET_NAME) : join_suggest(&request->ctx));
	page_field(request, "allow_list", saved ? row_text(stored, JOIN_PAGE_GET_ALLOW_LIST) : "");
	page_field(request, "welcome", saved ? row_text(stored, JOIN_PAGE_GET_WELCOME) : "");
	show_groups(request);
	show_branches(request);
}

enum outcome
join_settings(struct request *request)
{
	struct ctx *ctx = &request->ctx;

	if (!organisation_has(ctx, "join_page")) {
		page_show(request, "join/withheld.tpl", "Join page");
		return OK;
	}
	page_show(request, "join/settings.tpl", "Join page");
	show_fields(request, q_join_page_get(ctx->db, ctx->organisation));
	return OK;
}

enum outcome
join_settings_save(struct request *request)
{
	struct join_form form = {
		.name = field(request, "name"),
		.is_on = field_given(request, "is_on"),
		.allow_list = field(request, "allow_list"),
		.welcome = field(request, "welcome"),
	};
	enum outcome result;

	form.groups = field_ids(request, "group", &form.group_count);
	form.branches = field_ids(request, "branch", &form.branch_count);
	result = join_save(&request->ctx, &form);
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The settings are saved. The join page is %s.", form.is_on ? "on" : "off");
		redirect(request, "/organisation/join");
	}
	return result;
}

enum outcome
join_settings_qr(struct request *request)
{
	struct rows *stored = q_join_page_get(request->ctx.db, request->ctx.organisation);

	if (!row_one(stored))
		return NOT_FOUND;
	qr_send(request, arena_text(request->ctx.arena, "join-%s.svg", row_text(stored, JOIN_PAGE_GET_NAME)),
		page_url(request, row_text(stored, JOIN_PAGE_GET_NAME)));
	return OK;
}
