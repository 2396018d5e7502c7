/* What one condition says of one person: the only place where anything is compared. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/rule.h"

static const char *const subjects[RULE_SUBJECTS] = { "course", "field", "email", "name", "branch", "joined" };
static const char *const comparisons[RULE_COMPARISONS] = {
	[RULE_IS] = "is",
	[RULE_IS_NOT] = "is not",
	[RULE_CONTAINS] = "contains",
	[RULE_CONTAINS_NOT] = "contains not",
	[RULE_ENDS] = "ends",
	[RULE_LESS] = "less",
	[RULE_MORE] = "more",
	[RULE_BEFORE] = "before",
	[RULE_AFTER] = "after",
	[RULE_UNDER] = "under",
	[RULE_NOT_UNDER] = "not under",
	[RULE_EMPTY] = "empty",
	[RULE_FILLED] = "filled",
};

static const char *const comparison_words[RULE_COMPARISONS] = {
	[RULE_IS] = "is",
	[RULE_IS_NOT] = "is not",
	[RULE_CONTAINS] = "contains",
	[RULE_CONTAINS_NOT] = "does not contain",
	[RULE_ENDS] = "ends with",
	[RULE_LESS] = "is less than",
	[RULE_MORE] = "is more than",
	[RULE_BEFORE] = "is before",
	[RULE_AFTER] = "is after",
	[RULE_UNDER] = "is, or is below",
	[RULE_NOT_UNDER] = "is not, nor is below",
	[RULE_EMPTY] = "is empty",
	[RULE_FILLED] = "is not empty",
};

const char *
rule_subject_name(enum rule_subject subject)
{
	return subjects[subject];
}

bool
rule_subject_named(const char *name, enum rule_subject *subject)
{
	for (int i = 0; i < RULE_SUBJECTS; i++)
		if (text_equal(name, subjects[i])) {
			*subject = (enum rule_subject)i;
			return true;
		}
	return false;
}

const char *
rule_comparison_name(enum rule_comparison comparison)
{
	return comparisons[comparison];
}

bool
rule_comparison_named(const char *name, enum rule_comparison *comparison)
{
	for (int i = 0; i < RULE_COMPARISONS; i++)
		if (text_equal(name, comparisons[i])) {
			*comparison = (enum rule_comparison)i;
			return true;
		}
	return false;
}

const char *
rule_comparison_words(enum rule_comparison comparison)
{
	return comparison_words[comparison];
}

/* ---------------------------------------------------------------- made ready */

/* The pieces of a folded value, apart by this character. */
static void
split(struct ctx *ctx, struct rule_condition *condition, const char *folded, char apart)
{
	size_t pieces = 1;

	for (const char *at = folded; (at = strchr(at, apart)); at++)
		pieces++;
	condition->keys = arena_array(ctx->arena, pieces, sizeof *condition->keys);
	for (const char *at = folded; at;) {
		const char *end = strchr(at, apart);
		size_t length = end ? (size_t)(end - at) : strlen(at);

		if (length)
			condition->keys[condition->key_count++] = arena_copy(ctx->arena, at, length);
		at = end ? end + 1 : NULL;
	}
}

/* Line by line, since folding takes a line's end for a blank. */
static void
fold_lines(struct ctx *ctx, struct rule_condition *condition)
{
	split(ctx, condition, condition->value, '\n');
	for (size_t i = 0; i < condition->key_count; i++)
		condition->keys[i] = text_fold(ctx->arena, condition->keys[i]);
}

/* Nobody joined before or after what is no day, nor after the last that there is. */
static void
find_day(struct ctx *ctx, struct rule_condition *condition)
{
	condition->from = INT64_MIN;
	condition->until = INT64_MAX;
	if (zone_instant(condition->value, "00:00", &condition->from))
		zone_instant(date_add(ctx->arena, condition->value, 1), "00:00", &condition->until);
}

void
rule_condition_ready(struct ctx *ctx, struct rule_condition *condition)
{
	condition->key_count = 0;
	switch (condition->subject) {
	case RULE_COURSE:
	case RULE_BRANCH:
		break;
	case RULE_NAME:
		split(ctx, condition, text_fold(ctx->arena, condition->value), ' ');
		break;
	case RULE_JOINED:
		find_day(ctx, condition);
		break;
	case RULE_FIELD:
	case RULE_EMAIL:
		fold_lines(ctx, condition);
		if (condition->comparison == RULE_LESS || condition->comparison == RULE_MORE)
			condition->number = strtod(condition->value, NULL);
		break;
	}
}

/* ---------------------------------------------------------------- comparing */

static bool
is_one(const struct rule_condition *condition, const char *key)
{
	for (size_t i = 0; i < condition->key_count; i++)
		if (strcmp(key, condition->keys[i]) == 0)
			return true;
	return false;
}

static bool
contains_one(const struct rule_condition *condition, const char *key)
{
	for (size_t i = 0; i < condition->key_count; i++)
		if (strstr(key, condition->keys[i]))
			return true;
	return false;
}

static bool
contains_all(const struct rule_condition *condition, const char *key)
{
	for (size_t i = 0; i < condition->key_count; i++)
		if (!strstr(key, condition->keys[i]))
			return false;
	return true;
}

static bool
ends_with_one(const struct rule_condition *condition, const char *key)
{
	size_t length = strlen(key);

	for (size_t i = 0; i < condition->key_count; i++) {
		size_t end = strlen(condition->keys[i]);

		if (end <= length && strcmp(key + length - end, condition->keys[i]) == 0)
			return true;
	}
	return false;
}

bool
rule_field_holds(const struct rule_condition *condition, const char *key, bool fits)
{
	bool known = key && fits;

	switch (condition->comparison) {
	case RULE_IS:
		return known && is_one(condition, key);
	case RULE_IS_NOT:
		return !known || !is_one(condition, key);
	case RULE_CONTAINS:
		return known && contains_one(condition, key);
	case RULE_CONTAINS_NOT:
		return !known || !contains_one(condition, key);
	case RULE_LESS:
		return known && strtod(key, NULL) < condition->number;
	case RULE_MORE:
		return known && strtod(key, NULL) > condition->number;
	case RULE_BEFORE:
		return known && condition->key_count && strcmp(key, condition->keys[0]) < 0;
	case RULE_AFTER:
		return known && condition->key_count && strcmp(key, condition->keys[0]) > 0;
	case RULE_EMPTY:
		return !key;
	case RULE_FILLED:
		return key;
	default:
		return false;
	}
}

bool
rule_course_holds(const struct rule_condition *condition, const char *status)
{
	return (strcmp(status, condition->value) == 0) == (condition->comparison == RULE_IS);
}

/* Nobody has shown yet whose address an empty one is: nothing holds of it. */
static bool
email_holds(const struct rule_condition *condition, const char *key)
{
	if (!*key)
		return false;
	if (condition->comparison == RULE_ENDS)
		return ends_with_one(condition, key);
	return contains_one(condition, key) == (condition->comparison == RULE_CONTAINS);
}

/* Who has no name is sorted by their address, which has no blank. */
static bool
name_holds(const struct rule_condition *condition, const struct rule_person *person)
{
	bool named = strchr(person->sort_key, ' ') || !strchr(person->sort_key, '@');

	return (named && contains_all(condition, person->sort_key)) == (condition->comparison == RULE_CONTAINS);
}

static bool
is_under(const struct rule_branch *branch, int64_t id)
{
	for (; branch; branch = branch->up)
		if (branch->id == id)
			return true;
	return false;
}

static bool
branch_holds(const struct rule_condition *condition, const struct rule_branch *branch)
{
	switch (condition->comparison) {
	case RULE_IS:
		return branch && branch->id == condition->subject_id;
	case RULE_IS_NOT:
		return !branch || branch->id != condition->subject_id;
	case RULE_UNDER:
		return is_under(branch, condition->subject_id);
	case RULE_NOT_UNDER:
		return !is_under(branch, condition->subject_id);
	case RULE_EMPTY:
		return !branch;
	case RULE_FILLED:
		return branch;
	default:
		return false;
	}
}

bool
rule_person_holds(const struct rule_condition *condition, const struct rule_person *person)
{
	switch (condition->subject) {
	case RULE_EMAIL:
		return email_holds(condition, person->email_key);
	case RULE_NAME:
		return name_holds(condition, person);
	case RULE_BRANCH:
		return branch_holds(condition, person->branch);
	case RULE_JOINED:
		return condition->comparison == RULE_BEFORE ? person->joined_at < condition->from : person->joined_at >= condition->until;
	default:
		return false;
	}
}

bool
rule_verdict(const struct rule *rule, const bool *holds)
{
	for (size_t i = 0; i < rule->count;) {
		bool every = true, some = false;
		int block = rule->conditions[i].block;

		for (; i < rule->count && rule->conditions[i].block == block; i++) {
			every = every && holds[i];
			some = some || holds[i];
		}
		if (rule->any && every)
			return true;
		if (!rule->any && !some)
			return false;
	}
	return rule->count && !rule->any;
}
