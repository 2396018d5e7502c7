/* A rule taken back, or taken over from another group; the groups that stop; what a rule asks for, in words. */
#include "web/pages/rule_life.h"

#include "domain/group.h"
#include "domain/population.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/rule_editor.h"

/* ---------------------------------------------------------------- parts of pages */

void
rule_stops_show(struct request *request, const struct rule_stops *stops, const char *what)
{
	view_text(request->body, "stops_first", stops->first);
	view_integer(request->body, "stops_others", stops->groups ? stops->groups - 1 : 0);
	view_flag(request->body, "stops_one", stops->groups == 1);
	view_flag(request->body, "stops_two", stops->groups == 2);
	view_flag(request->body, "stops_many", stops->groups > 2);
	view_text(request->body, "stops_what", what);
}

void
rule_words_show(struct ctx *ctx, struct view *into, const struct rule *rule)
{
	struct view *block = NULL;
	size_t blocks = 0;

	for (size_t i = 0; i < rule->count; i++) {
		struct view *round;

		if (i == 0 || rule->conditions[i].block != rule->conditions[i - 1].block) {
			block = view_section(into, "block");
			view_text(block, "joint", rule->any ? "and" : "or");
			blocks++;
		}
		round = view_section(block, "condition");
		view_text(round, "condition_words", rule_condition_words(ctx, rule, &rule->conditions[i]));
	}
	view_flag(into, "asks", blocks);
	view_flag(into, "asks_nothing", !blocks);
	view_text(into, "asks_words", blocks == 1 ? "this:" : rule->any ? "any of these conditions:" : "all of these conditions:");
}

void
rule_copy_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_rule_life_sources(ctx->db, ctx->organisation, ctx->group);

	page_options(request, "source", rows, RULE_LIFE_SOURCES_ID, field_integer(request, "from", 0));
}

enum outcome
rules_copy(struct request *request)
{
	enum outcome outcome = group_check_open(&request->ctx);

	if (outcome == OK)
		outcome = rule_copy(&request->ctx, field_integer(request, "from", 0));
	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "This is the rule of the other group, as a draft. Nothing changes until you save it.");
	redirect(request, "/groups/%lld/rules", (long long)request->ctx.group);
	return OK;
}

/* ---------------------------------------------------------------- undo */

/* What would come back, and by numbers what that does. */
static void
show_return(struct request *request, const struct rule *before, int64_t number)
{
	struct ctx *ctx = &request->ctx;
	struct rule_preview preview;
	struct rule draft;

	rule_preview_seats(request, before, &preview);
	view_show(request->body, "may_undo");
	view_flag(request->body, "first", !before->number);
	view_integer(request->body, "next_number", number + 1);
	view_integer(request->body, "stay", preview.stay);
	view_integer(request->body, "pinned", preview.pinned);
	view_integer(request->body, "removed", preview.removed);
	view_text(request->body, "brake", preview.brake ? rule_brake_words(ctx, &preview) : NULL);
	view_text(request->body, "brake_people", people_words(ctx, preview.removed));
	view_flag(request->body, "has_draft", rule_load_draft(ctx, &draft));
	rule_words_show(ctx, request->body, before);
}

enum outcome
rules_undo_confirm(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t number = rows_integer(q_rule_life_number(ctx->db, ctx->organisation, ctx->group));
	struct rule before;
	bool something = rule_load_before(ctx, &before);
	const char *lost = something ? rule_lost(ctx, &before) : NULL;

	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	dashboard_show(request, "rules/undo.tpl", "rules", "Undo");
	view_show(request->body, something ? "something" : "nothing");
	view_integer(request->body, "number", number);
	view_integer(request->body, "before_number", something ? before.number : 0);
	view_text(request->body, "lost", lost);
	if (something && !lost)
		show_return(request, &before, number);
	return OK;
}

/* Taking back a change that removes many is to be agreed to. It is counted before anybody is kept waiting. */
enum outcome
rules_undo_check(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rule_preview preview;
	struct rule before;

	if (!rule_load_before(ctx, &before) || rule_lost(ctx, &before))
		return OK;
	rule_preview(ctx, &before, &preview, NULL, NULL);
	if (preview.brake && !(field_given(request, "agreed") && field_integer(request, "agreed_to", 0) >= preview.removed))
		problem(ctx, "agreed", "%s Tick that you want that, or leave the rule as it is.", rule_brake_words(ctx, &preview));
	return OK;
}

/* Whether what was confirmed is what would be done now. */
static enum outcome
check_undo(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rule before;

	if (!rule_load_before(ctx, &before) ||
		field_integer(request, "number", 0) != rows_integer(q_rule_life_number(ctx->db, ctx->organisation, ctx->group)))
		return problem(ctx, "", "The rule has changed since you opened this page. Nothing was done: look at it again.");
	if (rule_lost(ctx, &before))
		return problem(ctx, "", "Nothing was done: the rule before cannot come back.");
	return group_check_open(ctx);
}

enum outcome
rules_undo(struct request *request)
{
	enum outcome outcome = check_undo(request);
	struct rows *rows;

	if (outcome == OK)
		outcome = rule_undo(&request->ctx);
	if (outcome != OK)
		return outcome;
	rows = q_rule_page_current(request->ctx.db, request->ctx.organisation, request->ctx.group);
	if (row_one(rows) && row_integer(rows, RULE_PAGE_CURRENT_JOB_ID)) {
		redirect(request, "/jobs/%lld", (long long)row_integer(rows, RULE_PAGE_CURRENT_JOB_ID));
		return OK;
	}
	leave_note(request, NOTE_OK, NULL, "The last change of the rule is undone. Nobody got a mail.");
	redirect(request, "/groups/%lld/rules/history", (long long)request->ctx.group);
	return OK;
}
