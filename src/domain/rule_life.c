#include "domain/rule_life.h"

#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/field.h"
#include "domain/population.h"
#include "queries.h"

#define VALUE_SIZE (RULE_VALUES_MOST * (4 * RULE_VALUE_MOST + 1) + 1)

const char *
rule_did_words(struct ctx *ctx, int64_t added, int64_t removed, int64_t waited)
{
	const struct {
		int64_t people;
		const char *did;
	} deeds[] = { { added, "came in" }, { removed, "left" }, { waited, "went on the wait list" } };
	const char *words = "";

	for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
		if (deeds[i].people)
			words = arena_text(ctx->arena, "%s%s%s %s %s", words, *words ? ", " : "", text_number(ctx->arena, deeds[i].people),
				deeds[i].people == 1 ? "person" : "people", deeds[i].did);
	return *words ? arena_text(ctx->arena, "%s.", words) : "Nobody came in or left.";
}

/* ---------------------------------------------------------------- taken over */

enum outcome
rule_copy(struct ctx *ctx, int64_t from)
{
	struct ctx there = ctx_within(ctx, ctx->organisation, from);
	struct rule rule;

	if (!population_is_automatic(ctx))
		return problem(ctx, "from", "This group is filled by hand now. Change that in its settings first.");
	if (from == ctx->group || !(rule_load_current(&there, &rule) || rule_load_draft(&there, &rule)))
		return problem(ctx, "from", "Choose the group whose rule you want to take over.");
	rule_draft_like(ctx, &rule);
	return OK;
}

/* ---------------------------------------------------------------- taken back */

bool
rule_load_before(struct ctx *ctx, struct rule *rule)
{
	struct rule now;
	struct rows *rows;

	if (!rule_load_current(ctx, &now))
		return false;
	rows = q_rule_before(ctx->db, ctx->organisation, ctx->group, now.number);
	*rule = (struct rule){ .organisation = ctx->organisation, .group = ctx->group, .status = "past", .tell = true };
	return !row_one(rows) || rule_load(ctx, row_integer(rows, RULE_BEFORE_ID), rule);
}

/* What the title is of, where it is quoted. */
static const char *
gone(struct ctx *ctx, const struct rule *rule, size_t at, const char *what)
{
	const char *title = rows_text(q_rule_subject_title(ctx->db, rule->organisation, rule->id, (int64_t)at + 1));

	return arena_text(ctx->arena, "It asks for the %s “%s”, which was deleted.", what, title ? title : "");
}

static bool
fits_type(const struct rule_condition *condition, const struct field_def *def)
{
	switch (condition->comparison) {
	case RULE_LESS:
	case RULE_MORE:
		return def->type == FIELD_NUMBER;
	case RULE_BEFORE:
	case RULE_AFTER:
		return def->type == FIELD_DATE;
	default:
		return true;
	}
}

/* Whether a field still takes what a condition asks for. */
static const char *
field_lost(struct ctx *ctx, const struct field_def *def, const struct rule_condition *condition)
{
	bool whole = condition->comparison == RULE_IS || condition->comparison == RULE_IS_NOT;
	const char *canonical, *words;

	if (!fits_type(condition, def))
		return arena_text(ctx->arena, "It asks for the field “%s”, which holds something else now.", def->name);
	if (def->type == FIELD_TEXT || !whole)
		return NULL;
	for (const char *value = condition->value; *value;) {
		size_t length = strcspn(value, "\n");
		const char *line = arena_copy(ctx->arena, value, length);

		if (!field_read(ctx, def, line, &canonical, &words))
			return arena_text(
				ctx->arena, "It asks for “%s” in the field “%s”, which does not take that any more.", line, def->name);
		value += length + (value[length] == '\n');
	}
	return NULL;
}

static const char *
condition_lost(struct ctx *ctx, const struct rule *rule, size_t at, struct field_defs fields)
{
	const struct rule_condition *condition = &rule->conditions[at];
	const struct field_def *def;

	switch (condition->subject) {
	case RULE_COURSE:
		return row_one(q_course_get(ctx->db, ctx->organisation, condition->subject_id)) ? NULL : gone(ctx, rule, at, "course");
	case RULE_BRANCH:
		if (!condition->subject_id || row_one(q_rule_branch_path(ctx->db, ctx->organisation, condition->subject_id)))
			return NULL;
		return gone(ctx, rule, at, "branch");
	case RULE_FIELD:
		def = field_by_id(fields, condition->subject_id);
		return def ? field_lost(ctx, def, condition) : gone(ctx, rule, at, "field");
	default:
		return NULL;
	}
}

const char *
rule_lost(struct ctx *ctx, const struct rule *rule)
{
	struct field_defs fields = field_load(ctx);
	const char *words = NULL;

	for (size_t i = 0; i < rule->count && !words; i++)
		words = condition_lost(ctx, rule, i, fields);
	return words;
}

void
rule_wake(struct ctx *ctx)
{
	struct rule rule;

	if (rule_load_current(ctx, &rule))
		rule_apply_all(ctx, &rule);
}

/* ---------------------------------------------------------------- stopped */

static bool
has_one(const struct rule_condition *condition, const char *const *labels)
{
	for (; *labels; labels++)
		for (size_t i = 0; i < condition->key_count; i++)
			if (strcmp(condition->keys[i], *labels) == 0)
				return true;
	return false;
}

/* The first condition that looks at it, or NULL. */
static const struct rule_condition *
asking(const struct rule *rule, enum rule_subject subject, int64_t id, const char *const *labels)
{
	for (size_t i = 0; i < rule->count; i++) {
		const struct rule_condition *condition = &rule->conditions[i];

		if (condition->subject == subject && condition->subject_id == id && (!labels || has_one(condition, labels)))
			return condition;
	}
	return NULL;
}

struct rule_stops
rule_stops(struct ctx *ctx, enum rule_subject subject, int64_t id, const char *const *labels)
{
	struct rows *rows = q_rule_to_stop(ctx->db, ctx->organisation, rule_subject_name(subject), id);
	struct rule_stops stops = { 0 };

	while (row_next(rows)) {
		struct ctx inside = ctx_within(ctx, ctx->organisation, row_integer(rows, RULE_TO_STOP_GROUP_ID));
		struct rule rule;

		if (labels && !(rule_load(&inside, row_integer(rows, RULE_TO_STOP_ID), &rule) && asking(&rule, subject, id, labels)))
			continue;
		if (!stops.groups++)
			stops.first = row_text(rows, RULE_TO_STOP_GROUP_NAME);
	}
	return stops;
}

void
rule_stop(struct ctx *ctx, enum rule_subject subject, int64_t id, const char *label, const char *why)
{
	struct rows *rows = q_rule_to_stop(ctx->db, ctx->organisation, rule_subject_name(subject), id);
	const char *const labels[] = { label, NULL };

	while (row_next(rows)) {
		struct ctx inside = ctx_within(ctx, ctx->organisation, row_integer(rows, RULE_TO_STOP_GROUP_ID));
		const struct rule_condition *asks;
		struct rule rule;
		const char *words;

		if (!rule_load(&inside, row_integer(rows, RULE_TO_STOP_ID), &rule) ||
			!(asks = asking(&rule, subject, id, label ? labels : NULL)))
			continue;
		words = arena_text(ctx->arena, "%s Condition %d asks for it: %s.", why, (int)(asks - rule.conditions) + 1,
			rule_condition_words(&inside, &rule, asks));
		q_rule_halt(ctx->db, ctx->organisation, rule.id, words);
		activity_add(&inside, "rule.stopped", row_text(rows, RULE_TO_STOP_GROUP_NAME), words);
	}
}

/* ---------------------------------------------------------------- renamed */

static bool
has_line(struct ctx *ctx, const char *value, const char *key)
{
	while (*value) {
		size_t length = strcspn(value, "\n");

		if (strcmp(text_fold(ctx->arena, arena_copy(ctx->arena, value, length)), key) == 0)
			return true;
		value += length + (value[length] == '\n');
	}
	return false;
}

/* The lines of value with the new name in place of the old one, once. */
static const char *
renamed(struct ctx *ctx, const char *value, const char *old_key, const char *name)
{
	struct buffer lines = buffer_new(ctx->arena, VALUE_SIZE);
	const char *new_key = text_fold(ctx->arena, name);
	bool there = false;

	while (*value) {
		size_t length = strcspn(value, "\n");
		const char *line = arena_copy(ctx->arena, value, length), *key = text_fold(ctx->arena, line);
		bool is_it = strcmp(key, old_key) == 0 || strcmp(key, new_key) == 0;

		value += length + (value[length] == '\n');
		if (is_it && there)
			continue;
		there = there || is_it;
		buffer_format(&lines, "%s%s", lines.length ? "\n" : "", is_it ? name : line);
	}
	return lines.data;
}

/* A condition whose value changes. */
struct change {
	struct change *next;
	int64_t rule, position;
	const char *value;
};

void
rule_rename_choice(struct ctx *ctx, int64_t field, const char *old_key, const char *name)
{
	struct rows *rows = q_rule_life_of_field(ctx->db, ctx->organisation, field);
	struct change *changes = NULL;

	/* Read first: what is written would come again. */
	while (row_next(rows)) {
		const char *value = row_text(rows, RULE_LIFE_OF_FIELD_VALUE);
		struct change *change;

		if (!has_line(ctx, value, old_key))
			continue;
		change = arena_alloc(ctx->arena, sizeof *change);
		*change = (struct change){ changes, row_integer(rows, RULE_LIFE_OF_FIELD_RULE_ID),
			row_integer(rows, RULE_LIFE_OF_FIELD_POSITION), renamed(ctx, value, old_key, name) };
		changes = change;
	}
	for (; changes; changes = changes->next)
		q_rule_life_set_value(ctx->db, ctx->organisation, changes->rule, changes->position, changes->value);
}
