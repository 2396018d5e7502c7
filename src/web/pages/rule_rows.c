/* How the conditions of a rule stand in the editor: a row of fields each. */
#include <string.h>

#include "base/text.h"
#include "domain/branch.h"
#include "queries.h"
#include "web/pages/rule_editor.h"

#define SELECT_MOST 200   /* a longer list is typed into */
#define COURSES_MOST 2000 /* of such a list */

struct showing {
	struct request *request;
	struct field_defs fields;
	const struct branches *branches; /* NULL: no condition asks for one */
	const struct problem *problems;
	struct course {
		const char *id, *title;
		bool archived;
	} * courses;
	size_t course_count;
};

static void
load_courses(struct showing *showing)
{
	struct ctx *ctx = &showing->request->ctx;
	struct rows *rows = q_rule_page_courses(ctx->db, ctx->organisation, COURSES_MOST);

	showing->courses = arena_array(ctx->arena, COURSES_MOST, sizeof *showing->courses);
	for (; showing->course_count < COURSES_MOST && row_next(rows); showing->course_count++)
		showing->courses[showing->course_count] = (struct course){
			.id = arena_text(ctx->arena, "%lld", (long long)row_integer(rows, RULE_PAGE_COURSES_ID)),
			.title = row_text(rows, RULE_PAGE_COURSES_TITLE),
			.archived = row_integer(rows, RULE_PAGE_COURSES_ARCHIVED) != 0,
		};
	rows_end(rows);
}

static void
option(struct view *round, const char *section, const char *value, const char *label, bool chosen)
{
	struct view *one = view_section(round, section);

	view_text(one, "value", value);
	view_text(one, "label", label);
	view_flag(one, "chosen", chosen);
}

/* What is chosen and no longer in the list. */
static void
show_gone(struct showing *showing, struct view *round, const char *chosen, const char *name)
{
	struct arena *arena = showing->request->ctx.arena;

	view_text(round, "gone_value", chosen && *chosen ? chosen : NULL);
	view_text(round, "gone_label", name ? arena_text(arena, "%s (deleted)", name) : "No longer there");
}

/* Of a course that the list is too short for. */
static const char *
title_of(struct ctx *ctx, const char *chosen)
{
	int64_t id = 0;
	struct rows *rows = text_integer(chosen, 1, INT64_MAX, &id) ? q_course_get(ctx->db, ctx->organisation, id) : NULL;

	return rows && row_one(rows) ? row_text(rows, COURSE_GET_TITLE) : chosen;
}

static void
show_course(struct showing *showing, struct view *round, const struct rule_form_condition *condition)
{
	const char *chosen = condition->course ? condition->course : "",
			   *status = condition->status ? condition->status : "completed";
	bool select = showing->course_count <= SELECT_MOST, found = false;
	static const struct {
		const char *value, *label;
	} statuses[] = {
		{ "completed", "is Completed" },
		{ "in progress", "is In progress" },
		{ "not started", "is Not started" },
		{ "not completed", "is not Completed" },
		{ "not in progress", "is not In progress" },
		{ "not not started", "has been started" },
	};

	view_show(round, select ? "course_select" : "course_typed");
	for (size_t i = 0; i < showing->course_count; i++) {
		const struct course *course = &showing->courses[i];
		bool is = strcmp(course->id, chosen) == 0;

		found = found || is;
		if (is && !select)
			chosen = course->title;
		if (select)
			option(round, "course_option", course->id,
				course->archived ? arena_text(showing->request->ctx.arena, "%s (archived)", course->title) : course->title, is);
	}
	if (!select && !found)
		chosen = condition->gone ? condition->gone : title_of(&showing->request->ctx, chosen);
	view_text(round, "course_value", chosen);
	show_gone(showing, round, found ? NULL : chosen, condition->gone);
	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
		option(round, "status_option", statuses[i].value, statuses[i].label, text_equal(status, statuses[i].value));
}

static enum rule_comparison
show_comparisons(struct view *round, enum rule_kind kind, const struct rule_form_condition *condition)
{
	const enum rule_comparison *offered = rule_comparisons_of(kind);
	enum rule_comparison chosen = offered[0], said;

	if (condition->comparison && rule_comparison_named(condition->comparison, &said))
		for (size_t i = 0; offered[i] != RULE_COMPARISONS; i++)
			if (offered[i] == said)
				chosen = said;
	for (size_t i = 0; offered[i] != RULE_COMPARISONS; i++)
		option(round, "comparison_option", rule_comparison_name(offered[i]), rule_comparison_label(kind, offered[i]),
			offered[i] == chosen);
	view_show(round, "compares");
	return chosen;
}

/* A box for each choice, where what was typed is nothing but choices. */
static bool
show_boxes(struct showing *showing, struct view *round, const struct field_def *def, const char *value)
{
	struct ctx *ctx = &showing->request->ctx;
	bool ticked[FIELD_CHOICES_MOST] = { false };
	size_t count;
	const char **values = rule_value_split(ctx->arena, value, &count);

	for (size_t i = 0; i < count; i++) {
		const char *key = text_fold(ctx->arena, values[i]);
		size_t at = 0;

		while (at < def->choice_count && strcmp(def->choices[at].key, key) != 0)
			at++;
		if (at == def->choice_count)
			return false;
		ticked[at] = true;
	}
	for (size_t i = 0; i < def->choice_count; i++)
		option(round, "box", rule_value_quoted(ctx->arena, def->choices[i].label), def->choices[i].label, ticked[i]);
	return def->choice_count > 0;
}

static void
show_value(struct showing *showing, struct view *round, enum rule_kind kind, const struct field_def *def,
	const struct rule_form_condition *condition)
{
	enum rule_comparison comparison = show_comparisons(round, kind, condition);
	const char *value = condition->value ? condition->value : "";
	bool day = kind == RULE_OF_JOINED || (kind == RULE_OF_DATE && !strchr(value, ','));

	view_text(round, "value", value);
	view_flag(round, "value_number", kind == RULE_OF_NUMBER);
	if (!rule_takes_value(comparison))
		return;
	if (kind == RULE_OF_CHOICE && (comparison == RULE_IS || comparison == RULE_IS_NOT) && show_boxes(showing, round, def, value))
		view_show(round, "value_boxes");
	else if (day)
		view_show(round, "value_day");
	else
		view_show(round, "value_text");
	if (!day && !rule_takes_one_value(kind, comparison))
		view_show(round, "value_several");
}

static void
show_field(struct showing *showing, struct view *round, const struct rule_form_condition *condition)
{
	const struct field_def *def = NULL;
	int64_t id = 0;

	if (condition->field && text_integer(condition->field, 1, INT64_MAX, &id))
		def = field_by_id(showing->fields, id);
	for (size_t i = 0; i < showing->fields.count; i++) {
		const struct field_def *one = &showing->fields.all[i];

		option(round, "field_option", arena_text(showing->request->ctx.arena, "%lld", (long long)one->id), one->name, one == def);
	}
	show_gone(showing, round, def ? NULL : condition->field, condition->gone);
	if (def)
		show_value(showing, round, rule_kind_of_field(def->type), def, condition);
}

static void
show_branch(struct showing *showing, struct view *round, const struct rule_form_condition *condition)
{
	struct ctx *ctx = &showing->request->ctx;
	enum rule_comparison comparison = show_comparisons(round, RULE_OF_BRANCH, condition);
	const struct branch *branch = NULL;
	const char *chosen = condition->branch ? condition->branch : "";
	int64_t id;
	bool select;

	if (!showing->branches)
		showing->branches = branch_load(ctx);
	if (text_integer(chosen, 1, INT64_MAX, &id))
		branch = branch_get(showing->branches, id);
	for (size_t i = 0; !branch && i < showing->branches->count; i++)
		if (strcmp(showing->branches->all[i].path, chosen) == 0)
			branch = &showing->branches->all[i];
	select = showing->branches->count <= SELECT_MOST;
	show_gone(showing, round, branch ? NULL : chosen, condition->gone);
	view_text(round, "branch_value", branch ? branch->path : condition->gone ? condition->gone : chosen);
	if (!rule_takes_value(comparison))
		return;
	view_show(round, select ? "branch_select" : "branch_typed");
	for (size_t i = 0; select && i < showing->branches->count; i++) {
		const struct branch *one = &showing->branches->all[i];

		option(round, "branch_option", arena_text(ctx->arena, "%lld", (long long)one->id), one->path, one == branch);
	}
}

/* The words of the first problem at a field of the condition. */
static void
show_errors(struct showing *showing, struct view *round, size_t number)
{
	static const char *const names[] = { "subject", "course", "status", "field", "branch", "comparison", "value" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *field = rule_field_name(&showing->request->ctx, names[i], number), *words = NULL;

		for (const struct problem *p = showing->problems; p && !words; p = p->next)
			words = strcmp(p->field, field) == 0 ? p->words : NULL;
		view_text(round, arena_text(showing->request->ctx.arena, "%s_wrong", names[i]), words);
	}
}

static void
show_condition(struct showing *showing, struct view *round, const struct rule_form_condition *condition, size_t number)
{
	enum rule_subject subject = RULE_COURSE;

	view_integer(round, "n", (int64_t)number);
	view_integer(round, "block", condition->block);
	view_text(round, "kind", rule_form_asks(&showing->request->ctx, condition, showing->fields));
	show_errors(showing, round, number);
	if (!condition->subject || !rule_subject_named(condition->subject, &subject))
		view_show(round, "subject_unknown");
	view_show(round, arena_text(showing->request->ctx.arena, "subject_%s", rule_subject_name(subject)));
	switch (subject) {
	case RULE_COURSE:
		show_course(showing, round, condition);
		break;
	case RULE_FIELD:
		show_field(showing, round, condition);
		break;
	case RULE_BRANCH:
		show_branch(showing, round, condition);
		break;
	case RULE_EMAIL:
		show_value(showing, round, RULE_OF_EMAIL, NULL, condition);
		break;
	case RULE_NAME:
		show_value(showing, round, RULE_OF_NAME, NULL, condition);
		break;
	case RULE_JOINED:
		show_value(showing, round, RULE_OF_JOINED, NULL, condition);
		break;
	}
}

/* Lists that are typed into are long: each stands once on the page. */
static void
show_lists(struct showing *showing)
{
	struct view *body = showing->request->body;

	if (showing->course_count > SELECT_MOST) {
		view_show(body, "course_list");
		for (size_t i = 0; i < showing->course_count; i++)
			option(body, "course_listed", showing->courses[i].title, NULL, false);
	}
	if (showing->branches && showing->branches->count > SELECT_MOST) {
		view_show(body, "branch_list");
		for (size_t i = 0; i < showing->branches->count; i++)
			option(body, "branch_listed", showing->branches->all[i].path, NULL, false);
	}
}

void
rule_form_show(struct request *request, const struct rule_form *form, const struct problem *problems, size_t fresh)
{
	struct showing showing = { .request = request, .fields = field_load(&request->ctx), .problems = problems };
	size_t count = form->count < CONDITIONS_SHOWN ? form->count : CONDITIONS_SHOWN;
	bool any = text_equal(form->mode, "any");

	load_courses(&showing);
	for (size_t i = 0; i < count;) {
		struct view *block = view_section(request->body, "block");
		size_t end = i;

		while (end < count && form->conditions[end].block == form->conditions[i].block)
			end++;
		view_flag(block, "many", end - i > 1);
		view_integer(block, "first", (int64_t)i + 1);
		view_integer(block, "last", (int64_t)end);
		for (size_t start = i; i < end; i++) {
			struct view *round = view_section(block, "condition");

			view_text(round, "joint", i == start ? NULL : any ? "and" : "or");
			view_flag(round, "ends_block", i + 1 == end && form->count < RULE_CONDITIONS_MOST);
			view_flag(round, "fresh", i + 1 == fresh);
			show_condition(&showing, round, &form->conditions[i], i + 1);
		}
	}
	show_lists(&showing);
}
