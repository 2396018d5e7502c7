#include "web/pages/seen.h"

#include "domain/branch.h"
#include "queries.h"

static void
show_groups(struct request *request, struct view *organisation, int64_t id, int64_t member)
{
	struct db *db = request->ctx.db;
	struct rows *groups = q_seen_groups(db, id, member);

	while (row_next(groups)) {
		struct view *group = view_section(organisation, "group");
		int64_t group_id = row_integer(groups, SEEN_GROUPS_GROUP_ID);

		view_row(group, groups);
		view_text(group, "courses_label",
			arena_text(request->ctx.arena, "Your courses in %s", row_text(groups, SEEN_GROUPS_GROUP_NAME)));
		view_rows(group, "leader", q_seen_leaders(db, id, group_id));
		view_rows(group, "course", q_seen_courses(db, id, member, group_id));
	}
}

static void
show_organisation(struct request *request, const struct rows *rows)
{
	struct ctx *ctx = &request->ctx;
	struct view *organisation = view_section(request->body, "organisation_seen"), *all;
	int64_t id = row_integer(rows, SEEN_ORGANISATIONS_ORGANISATION_ID), member = row_integer(rows, SEEN_ORGANISATIONS_MEMBER_ID);
	struct ctx within = ctx_within(ctx, id, 0);

	view_row(organisation, rows);
	view_text(organisation, "branch", branch_path(branch_load(&within), row_integer(rows, SEEN_ORGANISATIONS_BRANCH_ID)));
	view_rows(organisation, "administrator", q_seen_administrators(ctx->db, id));
	view_rows(organisation, "value_noted", q_seen_values(ctx->db, id, member));
	/* Beside the groups, not around them: a group without courses would show these. */
	all = view_section(organisation, "all");
	view_text(all, "courses_label",
		arena_text(ctx->arena, "All your courses at %s", row_text(rows, SEEN_ORGANISATIONS_ORGANISATION_NAME)));
	view_rows(all, "course", q_seen_courses(ctx->db, id, member, 0));
	view_rows(all, "certificate", q_seen_certificates(ctx->db, ctx->account, id));
	show_groups(request, organisation, id, member);
}

enum outcome
seen_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *organisations = q_seen_organisations(ctx->db, ctx->account), *archived;
	size_t count = 0;

	page_show(request, "learning/seen.tpl", "What my leaders can see");
	for (; row_next(organisations); count++)
		show_organisation(request, organisations);
	archived = q_seen_archived(ctx->db, ctx->account);
	for (; row_next(archived); count++) {
		struct view *round = view_section(request->body, "archived_by");

		view_row(round, archived);
		view_rows(round, "certificate",
			q_seen_certificates(ctx->db, ctx->account, row_integer(archived, SEEN_ARCHIVED_ORGANISATION_ID)));
	}
	if (!count)
		view_show(request->body, "nobody");
	return OK;
}
