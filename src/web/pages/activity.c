#include "web/pages/activity.h"

#include "base/text.h"
#include "domain/activity.h"
#include "queries.h"
#include "web/pager.h"

/* What the log can be narrowed to: the kinds of its verbs. */
static const struct kind {
	const char *kind, *label;
} of_organisation[] = { { "group", "Groups" }, { "rule", "Rules of groups" }, { "membership", "People in groups" },
	{ "invite", "Invites" }, { "member", "Members" }, { "import", "Imports" }, { "branch", "Branches" },
	{ "field", "Additional fields" }, { "code", "Group codes" }, { "key", "Enrolment keys" }, { "course", "Courses" },
	{ "certificate", "Certificates" }, { "order", "Orders" }, { "report", "Reports" }, { "mailtext", "Mail texts" },
	{ "message", "Messages" }, { "join_page", "Join page" }, { "organisation", "Organisation" }, { NULL, NULL } },
  of_site[] = { { NULL, NULL } };

/* All queries that come here give rows of the view activity_lines. */
static void
fill_line(struct request *request, struct view *line, struct rows *rows)
{
	const char *verb = row_text(rows, ACTIVITY_PAGE_VERB);
	/* Whom nobody enrolled, put on the wait list or took out came or went by the rule of the group. */
	bool by_rule = text_equal(row_text(rows, ACTIVITY_PAGE_WHO_IS), "muster") &&
		(text_equal(verb, "membership.enrolled") || text_equal(verb, "rule.waited") || text_equal(verb, "rule.removed"));

	view_text(line, "words", activity_words(request->ctx.arena, verb));
	view_flag(line, "by_rule", by_rule);
	view_flag(line, "by_muster", !by_rule);
}

void
activity_rows(struct request *request, struct rows *rows)
{
	size_t shown = 0;

	view_show(request->body, "activity_groups");
	for (; row_next(rows); shown++) {
		struct view *line = view_section(request->body, "activity");

		view_row(line, rows);
		fill_line(request, line, rows);
	}
	view_show(request->body, shown ? "activity_any" : "activity_none");
}

static const char *
show_kinds(struct request *request, const struct kind *kinds)
{
	const char *chosen = "";

	for (; kinds->kind; kinds++) {
		struct view *chip = view_section(request->body, "kind");
		bool is_chosen = text_equal(field(request, "kind"), kinds->kind);

		view_text(chip, "kind", kinds->kind);
		view_text(chip, "label", kinds->label);
		view_flag(chip, "is_chosen", is_chosen);
		if (is_chosen)
			chosen = kinds->kind;
	}
	view_flag(request->body, "all_chosen", !*chosen);
	return chosen;
}

static void
show(struct request *request, int64_t organisation, const struct kind *kinds)
{
	struct db *db = request->ctx.db;
	struct pager pager = pager_start(request);
	const char *kind = show_kinds(request, kinds);
	int64_t from = pager_below(&pager);
	struct rows *rows, *before = NULL;
	struct view *line;

	/* What is done to the site is done in no group. */
	if (organisation)
		view_show(request->body, "activity_groups");
	rows = *kind ? q_activity_page_of_kind(db, organisation, kind, from, PAGE_ROWS_ASKED)
				 : q_activity_page(db, organisation, from, PAGE_ROWS_ASKED);
	while ((line = pager_next(request, &pager, "activity", rows, -1, ACTIVITY_PAGE_ID)))
		fill_line(request, line, rows);
	if (pager.after.id && pager.shown)
		before = *kind ? q_activity_page_of_kind_before(db, organisation, kind, pager.first.id, PAGE_ROWS_BEFORE)
					   : q_activity_page_before(db, organisation, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, *kind ? arena_text(request->ctx.arena, "kind=%s", kind) : "");
}

enum outcome
activity_index(struct request *request)
{
	page_show(request, "organisation/activity.tpl", "Activity");
	view_show(request->body, "tab_activity");
	show(request, request->ctx.organisation, of_organisation);
	return OK;
}

enum outcome
activity_site(struct request *request)
{
	page_show(request, "site/activity.tpl", "Activity on this site");
	show(request, 0, of_site);
	return OK;
}
