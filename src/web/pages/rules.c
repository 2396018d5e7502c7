#include "web/pages/rules.h"

#include <string.h>

#include "base/buffer.h"
#include "base/sha1.h"
#include "base/text.h"
#include "domain/group.h"
#include "domain/population.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/rule_editor.h"
#include "web/pages/rule_life.h"

#define MARK_MOST (RULE_CONDITIONS_MOST * (RULE_VALUES_MOST * (4 * RULE_VALUE_MOST + 1) + 200)) /* bytes */

/* ---------------------------------------------------------------- the page */

/* Who saved the rule that people come and go by, and when. Its number, 0 for none. */
static int64_t
show_current(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_rule_page_current(ctx->db, ctx->organisation, ctx->group);
	bool there = row_one(rows);

	view_flag(request->body, "saved", there);
	view_flag(request->body, "unsaved", !there);
	view_integer(request->body, "made_at", there ? row_integer(rows, RULE_PAGE_CURRENT_MADE_AT) : 0);
	view_text(request->body, "made_name", there ? row_text(rows, RULE_PAGE_CURRENT_MADE_NAME) : NULL);
	view_integer(request->body, "applied_by",
		there && row_integer(rows, RULE_PAGE_CURRENT_IS_APPLIED) ? row_integer(rows, RULE_PAGE_CURRENT_JOB_ID) : 0);
	view_integer(request->body, "current_id", there ? row_integer(rows, RULE_PAGE_CURRENT_ID) : 0);
	return there ? row_integer(rows, RULE_PAGE_CURRENT_NUMBER) : 0;
}

/* The number of the rule that was the group's when what stands in the editor was begun. */
static int64_t
typed_follows(struct request *request)
{
	return field_integer(request, "follows", 0);
}

/* Somebody may have saved a rule meanwhile, which what is typed knows nothing of. Whoever was told of it once may take its place. */
static void
show_meanwhile(struct request *request, int64_t follows, int64_t current)
{
	bool told = has_problem(&request->ctx, "meanwhile");

	view_integer(request->body, "follows", told ? current : follows);
	view_integer(request->body, "meanwhile", current != follows ? current : 0);
}

/* Stands for what a rule asks for: an agreement is to this rule alone. */
static const char *
mark_of(struct ctx *ctx, const struct rule *rule)
{
	struct buffer text = buffer_new(ctx->arena, MARK_MOST);

	buffer_text(&text, rule->any ? "any" : "all");
	for (size_t i = 0; i < rule->count; i++) {
		const struct rule_condition *condition = &rule->conditions[i];

		buffer_format(&text, "\n\n%d %s %lld %s\n%s", condition->block, rule_subject_name(condition->subject),
			(long long)condition->subject_id, rule_comparison_name(condition->comparison), condition->value);
	}
	return sha1_hex(ctx->arena, text.data, text.length);
}

/* For whoever may not change it, and for a group whose rule rests. */
static enum outcome
show_read_only(struct request *request)
{
	struct rule rule;
	bool there = rule_load_current(&request->ctx, &rule);

	dashboard_show(request, "rules/show.tpl", "rules", "Rules");
	show_current(request);
	view_flag(request->body, "rule", there);
	view_flag(request->body, "no_rule", !there);
	view_flag(request->body, "tell", there && rule.tell);
	view_flag(request->body, "silent", !there || !rule.tell);
	if (there)
		rule_words_show(&request->ctx, request->body, &rule);
	return OK;
}

static void
show_state(struct request *request, const struct rule_form *form, size_t unfinished, const struct problem *problems)
{
	view_flag(request->body, "mode_all", !text_equal(form->mode, "any"));
	view_flag(request->body, "mode_any", text_equal(form->mode, "any"));
	view_flag(request->body, "tell", form->tell);
	view_flag(request->body, "room", form->count < RULE_CONDITIONS_MOST);
	view_integer(request->body, "unfinished", problems ? 0 : (int64_t)unfinished);
	view_flag(request->body, "unclear", problems);
}

/* The same problems as the summary tells them: "Condition 4: Choose a course." At a field one sees whose it is. */
static struct problem *
by_condition(struct ctx *ctx)
{
	struct problem *first = NULL, **last = &first;

	for (const struct problem *p = ctx->problems; p; p = p->next, last = &(*last)->next) {
		const char *number = strrchr(p->field, '_');

		*last = arena_alloc(ctx->arena, sizeof **last);
		**last = (struct problem){ .field = p->field, .words = p->words };
		if (number && strncmp(p->words, "Condition", strlen("Condition")) != 0)
			(*last)->words = arena_text(ctx->arena, "Condition %s: %s", number + 1, p->words);
	}
	return first;
}

static enum outcome
show_editor(struct request *request, const struct rule_form *form, size_t fresh)
{
	struct ctx looking = request->ctx;
	const struct problem *at_fields = request->ctx.problems;
	struct rule rule, draft;
	int64_t current, follows;
	size_t unfinished;
	bool ready, drafted;

	/* What is wrong with a kept rule (its course is gone, say) stands at its fields; nobody has sent anything yet. */
	looking.problems = NULL;
	ready = rule_form_read(&looking, form, false, &rule, &unfinished) == OK;
	request->ctx.problems = by_condition(&request->ctx);
	dashboard_show(request, "rules/edit.tpl", "rules", "Rules");
	current = show_current(request);
	drafted = rule_load_draft(&looking, &draft);
	follows = drafted ? draft.follows : current;
	show_meanwhile(request, field_given(request, "mode") ? typed_follows(request) : follows, current);
	view_flag(request->body, "draft", drafted);
	view_flag(request->body, "ready", ready);
	view_text(request->body, "agreed_rule", ready ? mark_of(&looking, &rule) : NULL);
	show_state(request, form, ready ? 0 : unfinished, looking.problems);
	rule_form_show(request, form, looking.problems ? looking.problems : at_fields, fresh);
	view_text(request->body, "idle", ready ? rule_idle_words(&looking, &rule) : NULL);
	if (ready)
		rule_preview_show(request, &rule);
	rule_copy_show(request);
	return OK;
}

static bool
may_edit(struct request *request)
{
	struct rows *rows;

	if (request->ctx.role < ADMIN)
		return false;
	rows = q_group_get(request->ctx.db, request->ctx.organisation, request->ctx.group);
	return row_one(rows) && text_equal(row_text(rows, GROUP_GET_STATUS), "active");
}

enum outcome
rules_show(struct request *request)
{
	struct rule rule;
	struct rule_form form;
	size_t fresh;

	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	if (!may_edit(request))
		return show_read_only(request);
	/* Other forms of the page are shown again with the rule as it is kept. */
	if (request->method == POST && field_given(request, "mode")) {
		form = rule_form_typed(request, &fresh);
		return show_editor(request, &form, fresh);
	}
	if (rule_load_draft(&request->ctx, &rule) || rule_load_current(&request->ctx, &rule)) {
		form = rule.count ? rule_form_of(&request->ctx, &rule) : rule_form_blank(&request->ctx);
		return show_editor(request, &form, 0);
	}
	form = rule_form_blank(&request->ctx);
	return show_editor(request, &form, 0);
}

/* ---------------------------------------------------------------- kept and saved */

/* What was typed, if it can be saved; whatever is wrong with it the handler tells. */
static bool
read_quietly(struct request *request, struct rule *rule)
{
	struct ctx looking = request->ctx;
	struct rule_form form;
	size_t fresh, unfinished;

	if (!population_is_automatic(&request->ctx) || !may_edit(request))
		return false;
	form = rule_form_typed(request, &fresh);
	if (rule_form_read(&looking, &form, true, rule, &unfinished) != OK)
		return false;
	rule->follows = typed_follows(request);
	return true;
}

/* To this rule, for as many people as were shown with it. */
static bool
is_agreed(struct request *request, const struct rule *rule, int64_t removed)
{
	return field_given(request, "agreed") && field_integer(request, "agreed_to", 0) >= removed &&
		text_equal(field(request, "agreed_rule"), mark_of(&request->ctx, rule));
}

/* It is the group's rule already, and runs. */
static bool
is_current(struct ctx *ctx, const struct rule *rule)
{
	struct rule current;

	return rule_load_current(ctx, &current) && !current.stopped && rule_is_same(rule, &current);
}

/* Until it is agreed to it is a draft, whose people can be looked at. */
static enum outcome
keep_draft(struct request *request)
{
	struct rule rule;

	if (read_quietly(request, &rule))
		rule_put_draft(&request->ctx, &rule);
	return OK;
}

/* Saving that removes many is to be agreed to. It is counted before anybody is kept waiting: what is found are the words that say so. */
enum outcome
rules_check(struct request *request)
{
	struct rule_preview preview;
	struct rule rule;

	if (!field_given(request, "save") || !read_quietly(request, &rule))
		return OK;
	rule_preview(&request->ctx, &rule, &preview, NULL, NULL);
	if (preview.brake && !is_agreed(request, &rule, preview.removed)) {
		request->found = rule_brake_words(&request->ctx, &preview);
		request->first = keep_draft;
	}
	return OK;
}

static enum outcome
keep(struct request *request, struct rule *rule)
{
	if (is_current(&request->ctx, rule))
		rule_drop_draft(&request->ctx);
	else
		rule_put_draft(&request->ctx, rule);
	redirect(request, "/groups/%lld/rules", (long long)request->ctx.group);
	return OK;
}

/* "4 people came in, 2 left, 1 is on the wait list." */
static const char *
deeds_words(struct ctx *ctx, const struct rows *rows)
{
	int64_t added = row_integer(rows, RULE_PAGE_CURRENT_ADDED), removed = row_integer(rows, RULE_PAGE_CURRENT_REMOVED);
	int64_t waited = row_integer(rows, RULE_PAGE_CURRENT_WAITED);
	const char *words = "";

	if (!added && !removed && !waited)
		return "Nobody came in or left.";
	if (added || !removed)
		words = arena_text(ctx->arena, "%s came in", added ? people_words(ctx, added) : "Nobody");
	if (removed)
		words = arena_text(ctx->arena, "%s%s%s left", words, *words ? ", " : "",
			*words ? text_number(ctx->arena, removed) : people_words(ctx, removed));
	if (waited)
		words = arena_text(ctx->arena, "%s, %s on the wait list", words,
			waited == 1 ? "1 is" : arena_text(ctx->arena, "%s are", text_number(ctx->arena, waited)));
	return arena_text(ctx->arena, "%s.", words);
}

/* Saved twice, it would be its own predecessor, and there would be nothing to undo. */
static enum outcome
save_nothing(struct request *request)
{
	rule_drop_draft(&request->ctx);
	leave_note(request, NOTE_OK, NULL, "The rule is saved as it stands here. There was nothing to change.");
	redirect(request, "/groups/%lld/rules", (long long)request->ctx.group);
	return OK;
}

/* Whether nobody has saved another rule since what was typed was begun, and whoever leaves may. */
static enum outcome
check_save(struct request *request, const struct rule *rule)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_rule_page_current(ctx->db, ctx->organisation, ctx->group);

	if (row_one(rows) && row_integer(rows, RULE_PAGE_CURRENT_NUMBER) != rule->follows)
		return problem(ctx, "meanwhile",
			"Rule %lld was saved meanwhile. Look at it, then save again if yours is to take its place.",
			(long long)row_integer(rows, RULE_PAGE_CURRENT_NUMBER));
	if (request->found)
		return problem(ctx, "agreed", "%s Look at who leaves, then tick that you want that.", (const char *)request->found);
	return OK;
}

static enum outcome
save(struct request *request, struct rule *rule)
{
	struct ctx *ctx = &request->ctx;
	enum outcome result;
	struct rows *rows;

	if (is_current(ctx, rule))
		return save_nothing(request);
	result = check_save(request, rule);
	if (result != OK)
		return result;
	rule_put_draft(ctx, rule);
	result = rule_save(ctx);
	if (result != OK)
		return result;
	rows = q_rule_page_current(ctx->db, ctx->organisation, ctx->group);
	if (!row_one(rows))
		return NOT_FOUND;
	if (row_integer(rows, RULE_PAGE_CURRENT_JOB_ID)) {
		redirect(request, "/jobs/%lld", (long long)row_integer(rows, RULE_PAGE_CURRENT_JOB_ID));
		return OK;
	}
	leave_note(request, NOTE_OK, NULL, "Saved. %s", deeds_words(ctx, rows));
	redirect(request, "/groups/%lld/rules", (long long)ctx->group);
	return OK;
}

enum outcome
rules_update(struct request *request)
{
	struct rule_form form;
	struct rule rule;
	size_t fresh, unfinished;
	enum outcome result;

	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	if (group_check_open(&request->ctx) != OK)
		return INVALID;
	form = rule_form_typed(request, &fresh);
	result = rule_form_read(&request->ctx, &form, field_given(request, "save"), &rule, &unfinished);
	rule.follows = typed_follows(request);
	if (result == OK)
		return field_given(request, "save") ? save(request, &rule) : keep(request, &rule);
	/* Not wrong, only not all said yet. */
	return request->ctx.problems ? result : show_editor(request, &form, fresh);
}

enum outcome
rules_discard(struct request *request)
{
	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	rule_drop_draft(&request->ctx);
	leave_note(request, NOTE_OK, NULL, "Your changes are discarded. The rule is as it was saved.");
	redirect(request, "/groups/%lld/rules", (long long)request->ctx.group);
	return OK;
}
