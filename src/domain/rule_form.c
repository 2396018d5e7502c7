/* Fields become conditions, and back. */
#include "domain/rule_form.h"

#include <string.h>

#include "base/text.h"
#include "domain/branch.h"
#include "queries.h"

/* ---------------------------------------------------------------- what may be asked */

static const enum rule_comparison of_text[] = { RULE_IS, RULE_IS_NOT, RULE_CONTAINS, RULE_CONTAINS_NOT, RULE_EMPTY, RULE_FILLED,
	RULE_COMPARISONS };
static const enum rule_comparison of_number[] = { RULE_IS, RULE_IS_NOT, RULE_LESS, RULE_MORE, RULE_EMPTY, RULE_FILLED,
	RULE_COMPARISONS };
static const enum rule_comparison of_date[] = { RULE_IS, RULE_IS_NOT, RULE_BEFORE, RULE_AFTER, RULE_EMPTY, RULE_FILLED,
	RULE_COMPARISONS };
static const enum rule_comparison of_email[] = { RULE_CONTAINS, RULE_ENDS, RULE_CONTAINS_NOT, RULE_COMPARISONS };
static const enum rule_comparison of_name[] = { RULE_CONTAINS, RULE_CONTAINS_NOT, RULE_COMPARISONS };
static const enum rule_comparison of_branch[] = { RULE_UNDER, RULE_IS, RULE_NOT_UNDER, RULE_IS_NOT, RULE_EMPTY, RULE_FILLED,
	RULE_COMPARISONS };
static const enum rule_comparison of_joined[] = { RULE_AFTER, RULE_BEFORE, RULE_COMPARISONS };
static const enum rule_comparison of_course[] = { RULE_COMPARISONS };

const enum rule_comparison *
rule_comparisons_of(enum rule_kind kind)
{
	static const enum rule_comparison *const all[] = {
		[RULE_OF_COURSE] = of_course,
		[RULE_OF_TEXT] = of_text,
		[RULE_OF_NUMBER] = of_number,
		[RULE_OF_DATE] = of_date,
		[RULE_OF_CHOICE] = of_text,
		[RULE_OF_EMAIL] = of_email,
		[RULE_OF_NAME] = of_name,
		[RULE_OF_BRANCH] = of_branch,
		[RULE_OF_JOINED] = of_joined,
	};

	return all[kind];
}

enum rule_kind
rule_kind_of_field(enum field_type type)
{
	switch (type) {
	case FIELD_NUMBER:
		return RULE_OF_NUMBER;
	case FIELD_DATE:
		return RULE_OF_DATE;
	case FIELD_CHOICE:
		return RULE_OF_CHOICE;
	case FIELD_TEXT:
		break;
	}
	return RULE_OF_TEXT;
}

const char *
rule_comparison_label(enum rule_kind kind, enum rule_comparison comparison)
{
	if (kind == RULE_OF_BRANCH && comparison == RULE_IS)
		return "is exactly";
	if (kind == RULE_OF_BRANCH && comparison == RULE_IS_NOT)
		return "is not exactly";
	return rule_comparison_words(comparison);
}

/* ---------------------------------------------------------------- reading */

struct reading {
	struct ctx *ctx;
	struct field_defs fields;
	const struct branches *branches; /* NULL: no condition has asked for one yet */
	bool complete;
	size_t number;     /* of the condition that is read, from 1 */
	size_t unfinished; /* the first that is; 0: none */
};

static bool
wrong(struct reading *reading, const char *field, const char *words)
{
	problem(reading->ctx, arena_text(reading->ctx->arena, "%s_%zu", field, reading->number), "%s", words);
	return false;
}

/* Nothing was asked for, or the field was left empty. */
static bool
is_missing(struct reading *reading, const char *field, const char *typed, const char *words)
{
	if (typed && *typed)
		return false;
	if (!typed && !reading->complete) {
		if (!reading->unfinished)
			reading->unfinished = reading->number;
		return true;
	}
	wrong(reading, field, words);
	return true;
}

static bool
read_status(struct reading *reading, const char *typed, struct rule_condition *condition)
{
	static const char *const statuses[] = { "completed", "in progress", "not started" };

	if (is_missing(reading, "status", typed, "Choose how far they are in the course."))
		return false;
	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
		bool is = text_equal(typed, statuses[i]);

		if (!is && !(strncmp(typed, "not ", 4) == 0 && text_equal(typed + 4, statuses[i])))
			continue;
		condition->comparison = is ? RULE_IS : RULE_IS_NOT;
		condition->value = statuses[i];
		return true;
	}
	return wrong(reading, "status", "Choose how far they are in the course.");
}

/* By its id, as the list has it, or by the title that was typed. */
static bool
find_course(struct reading *reading, const char *typed, struct rule_condition *condition)
{
	struct ctx *ctx = reading->ctx;
	struct rows *rows;

	if (!text_integer(typed, 1, INT64_MAX, &condition->subject_id) ||
		rows_integer(q_course_get(ctx->db, ctx->organisation, condition->subject_id)) == 0)
		condition->subject_id = rows_integer(q_course_by_title(ctx->db, ctx->organisation, text_fold(ctx->arena, typed)));
	rows = q_course_get(ctx->db, ctx->organisation, condition->subject_id);
	if (!row_one(rows))
		return wrong(reading, "course", "There is no such course any more. Choose another one, or remove the condition.");
	condition->subject_name = row_text(rows, COURSE_GET_TITLE);
	return true;
}

static bool
read_course(struct reading *reading, const struct rule_form_condition *typed, struct rule_condition *condition)
{
	bool found =
		!is_missing(reading, "course", typed->course, "Choose a course.") && find_course(reading, typed->course, condition);

	return read_status(reading, typed->status, condition) && found;
}

static bool
read_comparison(struct reading *reading, enum rule_kind kind, const char *typed, enum rule_comparison *comparison)
{
	const enum rule_comparison *offered = rule_comparisons_of(kind);

	if (is_missing(reading, "comparison", typed, "Choose how to compare."))
		return false;
	if (rule_comparison_named(typed, comparison))
		for (; *offered != RULE_COMPARISONS; offered++)
			if (*offered == *comparison)
				return true;
	return wrong(reading, "comparison", "This cannot be compared in this way. Choose another one from the list.");
}

static bool
read_value(struct reading *reading, enum rule_kind kind, const struct field_def *def, const struct rule_form_condition *typed,
	struct rule_condition *condition)
{
	const char *words;

	if (!read_comparison(reading, kind, typed->comparison, &condition->comparison))
		return false;
	if (!typed->value && !reading->complete && rule_takes_value(condition->comparison))
		return !is_missing(reading, "value", NULL, "");
	if (!rule_value_read(
			reading->ctx, kind, condition->comparison, def, typed->value ? typed->value : "", &condition->value, &words))
		return wrong(reading, "value", words);
	return true;
}

static bool
read_field(struct reading *reading, const struct rule_form_condition *typed, struct rule_condition *condition)
{
	const struct field_def *def;
	int64_t id;

	if (is_missing(reading, "field", typed->field, "Choose an additional field."))
		return false;
	def = text_integer(typed->field, 1, INT64_MAX, &id) ? field_by_id(reading->fields, id) : NULL;
	if (!def)
		return wrong(
			reading, "field", "There is no such additional field any more. Choose another one, or remove the condition.");
	condition->subject_id = def->id;
	condition->subject_name = def->name;
	return read_value(reading, rule_kind_of_field(def->type), def, typed, condition);
}

static bool
read_branch(struct reading *reading, const struct rule_form_condition *typed, struct rule_condition *condition)
{
	struct ctx *ctx = reading->ctx;
	const struct branch *branch;
	enum branch_found found = BRANCH_FOUND;

	if (!read_comparison(reading, RULE_OF_BRANCH, typed->comparison, &condition->comparison))
		return false;
	if (!rule_takes_value(condition->comparison))
		return true;
	if (is_missing(reading, "branch", typed->branch, "Choose a branch."))
		return false;
	if (!reading->branches)
		reading->branches = branch_load(ctx);
	branch = text_integer(typed->branch, 1, INT64_MAX, &condition->subject_id)
		? branch_get(reading->branches, condition->subject_id)
		: NULL;
	if (!branch) {
		found = branch_find(ctx->arena, reading->branches, typed->branch, &condition->subject_id, &branch);
		if (found != BRANCH_FOUND)
			return wrong(reading, "branch", branch_found_words(ctx->arena, found, typed->branch, branch));
		branch = branch_get(reading->branches, condition->subject_id);
	}
	condition->subject_name = branch->path;
	return true;
}

static bool
read_condition(struct reading *reading, const struct rule_form_condition *typed, struct rule_condition *condition)
{
	*condition = (struct rule_condition){ .block = typed->block, .value = "" };
	if (!typed->subject || !rule_subject_named(typed->subject, &condition->subject))
		return wrong(reading, "subject", "Choose what to look at.");
	switch (condition->subject) {
	case RULE_COURSE:
		return read_course(reading, typed, condition);
	case RULE_FIELD:
		return read_field(reading, typed, condition);
	case RULE_BRANCH:
		return read_branch(reading, typed, condition);
	case RULE_EMAIL:
		return read_value(reading, RULE_OF_EMAIL, NULL, typed, condition);
	case RULE_NAME:
		return read_value(reading, RULE_OF_NAME, NULL, typed, condition);
	case RULE_JOINED:
		return read_value(reading, RULE_OF_JOINED, NULL, typed, condition);
	}
	return false;
}

/* Of the rule as a whole. */
static bool
has_shape(struct ctx *ctx, const struct rule_form *form)
{
	if (!text_equal(form->mode, "all") && !text_equal(form->mode, "any"))
		problem(ctx, "mode", "Choose whether people match all of the conditions, or any of them.");
	else if (form->count == 0)
		problem(ctx, "", "There is no condition, so nobody would match. Add one.");
	else if (form->count > RULE_CONDITIONS_MOST)
		problem(ctx, "",
			"A rule has up to %d conditions, and this one has %zu. Take some out: a condition may have several values.",
			RULE_CONDITIONS_MOST, form->count);
	else
		return true;
	return false;
}

enum outcome
rule_form_read(struct ctx *ctx, const struct rule_form *form, bool complete, struct rule *rule, size_t *unfinished)
{
	struct reading reading = { .ctx = ctx, .complete = complete };
	bool fine = true;

	*unfinished = 0;
	if (!has_shape(ctx, form))
		return INVALID;
	*rule = (struct rule){ .organisation = ctx->organisation,
		.group = ctx->group,
		.any = text_equal(form->mode, "any"),
		.tell = form->tell,
		.status = "draft",
		.conditions = arena_array(ctx->arena, form->count, sizeof *rule->conditions),
		.count = form->count };
	reading.fields = field_load(ctx);
	for (size_t i = 0; i < form->count; i++) {
		reading.number = i + 1;
		if (read_condition(&reading, &form->conditions[i], &rule->conditions[i]))
			rule_condition_ready(ctx, &rule->conditions[i]);
		else
			fine = false;
	}
	*unfinished = reading.unfinished;
	if (fine)
		rule_check_sense(ctx, rule);
	return fine && !ctx->problems ? OK : INVALID;
}

/* ---------------------------------------------------------------- back */

static const char *
id_text(struct arena *arena, int64_t id)
{
	return arena_text(arena, "%lld", (long long)id);
}

static bool
is_there(struct ctx *ctx, const struct rule_condition *condition, struct field_defs fields)
{
	switch (condition->subject) {
	case RULE_COURSE:
		return rows_integer(q_course_get(ctx->db, ctx->organisation, condition->subject_id)) != 0;
	case RULE_FIELD:
		return field_by_id(fields, condition->subject_id);
	case RULE_BRANCH:
		return !condition->subject_id || *branch_path_of(ctx, condition->subject_id);
	default:
		return true;
	}
}

static enum rule_kind
kind_of(const struct rule_condition *condition, struct field_defs fields)
{
	const struct field_def *def = field_by_id(fields, condition->subject_id);

	if (condition->subject == RULE_EMAIL)
		return RULE_OF_EMAIL;
	return condition->subject == RULE_FIELD && def ? rule_kind_of_field(def->type) : RULE_OF_TEXT;
}

struct rule_form
rule_form_of(struct ctx *ctx, const struct rule *rule)
{
	struct rule_form form = { .mode = rule->any ? "any" : "all", .tell = rule->tell, .count = rule->count };
	struct field_defs fields = field_load(ctx);

	form.conditions = arena_array(ctx->arena, rule->count + 1, sizeof *form.conditions);
	for (size_t i = 0; i < rule->count; i++) {
		const struct rule_condition *kept = &rule->conditions[i];
		struct rule_form_condition *typed = &form.conditions[i];

		typed->block = kept->block;
		typed->subject = rule_subject_name(kept->subject);
		typed->course = kept->subject == RULE_COURSE ? id_text(ctx->arena, kept->subject_id) : NULL;
		typed->field = kept->subject == RULE_FIELD ? id_text(ctx->arena, kept->subject_id) : NULL;
		typed->branch = kept->subject == RULE_BRANCH && kept->subject_id ? id_text(ctx->arena, kept->subject_id) : NULL;
		typed->comparison = rule_comparison_name(kept->comparison);
		typed->gone = is_there(ctx, kept, fields) ? NULL : rule_subject_title(ctx, rule, kept);
		if (kept->subject == RULE_COURSE)
			typed->status = kept->comparison == RULE_IS ? kept->value : arena_text(ctx->arena, "not %s", kept->value);
		else
			typed->value = rule_value_typed(ctx->arena, kind_of(kept, fields), kept->value);
	}
	return form;
}

bool
rule_is_same(const struct rule *a, const struct rule *b)
{
	if (a->any != b->any || a->tell != b->tell || a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct rule_condition *x = &a->conditions[i], *y = &b->conditions[i];

		if (x->block != y->block || x->subject != y->subject || x->subject_id != y->subject_id ||
			x->comparison != y->comparison || !text_equal(x->value, y->value))
			return false;
	}
	return true;
}
