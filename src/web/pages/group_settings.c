/* Making a group, and what its settings page does: the form, the leaders, a duplicate, into the archive and back. */
#include <string.h>

#include "base/text.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/population.h"
#include "domain/search.h"
#include "domain/seat.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/groups.h"

#define SEARCH_MAX 100
#define FOUND_MOST 20

static struct group_form
form_of(struct request *request)
{
	struct group_form form = {
		.name = field(request, "name"),
		.description = field(request, "description"),
		.policy = field(request, "policy"),
		.invite_days = field(request, "invite_days"),
		.seats = field(request, "seats"),
		.population = *field(request, "population") ? field(request, "population") : NULL,
	};

	form.courses = field_ids(request, "course", &form.course_count);
	return form;
}

enum outcome
groups_new(struct request *request)
{
	page_show(request, "groups/new.tpl", "New group");
	page_field(request, "name", NULL);
	page_field(request, "description", NULL);
	page_choice(request, "population", "manual");
	page_choice(request, "policy", "ask");
	page_field(request, "invite_days", "30");
	page_field(request, "seats", NULL);
	view_show(request->body, seat_may_set(&request->ctx) ? "own_seats" : "ordered_seats");
	group_courses_show(request);
	return OK;
}

enum outcome
groups_create(struct request *request)
{
	struct group_form form = form_of(request);
	int64_t group;
	enum outcome outcome = group_create(&request->ctx, &form, &group);

	if (outcome != OK)
		return outcome;
	if (text_equal(form.population, "automatic")) {
		leave_note(request, NOTE_OK, NULL, "The group is there. Say now who is in it: nobody comes in before the rule is saved.");
		redirect(request, "/groups/%lld/rules", (long long)group);
		return OK;
	}
	leave_note(request, NOTE_OK, NULL, "The group is there. Enrol people now, or choose who leads it in its settings.");
	redirect(request, "/groups/%lld", (long long)group);
	return OK;
}

/* ---------------------------------------------------------------- settings */

static void
show_found(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *search = "", *query, *prefix;
	struct rows *rows;

	text_clean(ctx->arena, field(request, "who"), TEXT_LINE, SEARCH_MAX, &search);
	view_text(request->body, "who", search);
	if (!*search)
		return;
	query = search_query(ctx->arena, member_scope(ctx, "active"), search);
	prefix = text_fold(ctx->arena, search);
	rows = query
		? q_enrol_member_found(ctx->db, ctx->organisation, ctx->group, query, INT64_MAX, FOUND_MOST)
		: q_enrol_member_page(ctx->db, ctx->organisation, ctx->group, prefix, 0, sort_key_end(ctx->arena, prefix), FOUND_MOST);
	if (view_rows(request->body, "found", rows) == FOUND_MOST)
		view_show(request->body, "found_many");
}

enum outcome
groups_settings(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);

	if (!row_one(group))
		return NOT_FOUND;
	dashboard_show(request, "groups/settings.tpl", "settings", "Settings");
	page_field(request, "name", row_text(group, GROUP_GET_NAME));
	page_field(request, "description", row_text(group, GROUP_GET_DESCRIPTION));
	page_choice(request, "policy", row_text(group, GROUP_GET_POLICY));
	page_field(request, "invite_days", row_text(group, GROUP_GET_INVITE_DAYS));
	view_rows(request->body, "leader", q_dashboard_leaders(ctx->db, ctx->organisation, ctx->group));
	if (ctx->role >= ADMIN)
		show_found(request);
	return OK;
}

enum outcome
groups_update(struct request *request)
{
	struct group_form form = form_of(request);
	enum outcome outcome = group_update(&request->ctx, &form);

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "The settings are saved.");
	redirect(request, "/groups/%lld/settings", (long long)request->ctx.group);
	return OK;
}

enum outcome
leaders_create(struct request *request)
{
	enum outcome outcome = group_add_leader(&request->ctx, field_integer(request, "member", 0));

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "One more person leads this group, and finds it under Manage my group.");
	redirect(request, "/groups/%lld/settings", (long long)request->ctx.group);
	return OK;
}

enum outcome
leaders_remove(struct request *request)
{
	enum outcome outcome = group_remove_leader(&request->ctx, path_id(request, "id"));

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "This person does not lead the group any more.");
	redirect(request, "/groups/%lld/settings", (long long)request->ctx.group);
	return OK;
}

/* ---------------------------------------------------------------- duplicate, archive, restore */

enum outcome
groups_duplicate(struct request *request)
{
	int64_t copy;
	enum outcome outcome = group_duplicate(&request->ctx, &copy);

	if (outcome != OK)
		return outcome;
	if (population_is_automatic(&request->ctx)) {
		leave_note(request, NOTE_OK, NULL,
			"This is the duplicate: the same settings, courses and leaders. Its rule is a draft. Save to start: nobody comes in before.");
		redirect(request, "/groups/%lld/rules", (long long)copy);
		return OK;
	}
	leave_note(request, NOTE_OK, NULL,
		"This is the duplicate: the same settings, courses and leaders, and no learners. Give it a name of its own.");
	redirect(request, "/groups/%lld/settings", (long long)copy);
	return OK;
}

enum outcome
groups_archive_confirm(struct request *request)
{
	dashboard_show(request, "groups/archive.tpl", "settings", "Archive");
	return OK;
}

enum outcome
groups_archive(struct request *request)
{
	long long group = request->ctx.group;
	enum outcome outcome = group_archive(&request->ctx);

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, arena_text(request->ctx.arena, "/groups/%lld/restore", group),
		"The group is archived. Its people keep their courses; nobody new can come in.");
	redirect(request, "/groups");
	return OK;
}

enum outcome
groups_restore(struct request *request)
{
	enum outcome outcome = group_restore(&request->ctx);

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "The group is back. People can be enrolled again%s.",
		population_is_automatic(&request->ctx) ? ", and come and go by its rule" : "");
	redirect(request, "/groups/%lld", (long long)request->ctx.group);
	return OK;
}
