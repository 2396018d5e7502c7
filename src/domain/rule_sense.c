/* Rules that let nobody in, or everybody: found by asking one condition of what the other one asks for. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "domain/branch.h"
#include "domain/rule_form.h"

struct sense {
	struct ctx *ctx;
	const struct branches *branches; /* NULL: not loaded yet */
};

/* ---------------------------------------------------------------- two conditions that exclude each other */

static bool
courses_clash(const struct rule_condition *a, const struct rule_condition *b)
{
	static const char *const statuses[] = { "not started", "in progress", "completed" };

	for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++)
		if (rule_course_holds(a, statuses[i]) && rule_course_holds(b, statuses[i]))
			return false;
	return true;
}

/* a asks for one of some values, or for parts of them, and b for that they are not there: it refuses whatever holds the part. */
static bool
is_refused(const struct rule_condition *a, const struct rule_condition *b)
{
	bool part = a->comparison == RULE_CONTAINS || a->comparison == RULE_ENDS;

	if (a->comparison == RULE_EMPTY)
		return !rule_field_holds(b, NULL, false);
	if (a->comparison != RULE_IS && !(part && b->comparison == RULE_CONTAINS_NOT))
		return false;
	for (size_t i = 0; i < a->key_count; i++)
		if (rule_field_holds(b, a->keys[i], true))
			return false;
	return true;
}

/* Whether no day is before one and after the other. */
static bool
days_clash(struct arena *arena, const char *before, const char *after)
{
	return strcmp(before, date_add(arena, after, 1)) <= 0;
}

/* The one is below (or before) something, the other above. */
static bool
ranges_clash(struct arena *arena, const struct rule_condition *a, const struct rule_condition *b)
{
	if (a->comparison == RULE_LESS && b->comparison == RULE_MORE)
		return a->number <= b->number;
	return a->comparison == RULE_BEFORE && b->comparison == RULE_AFTER && days_clash(arena, a->value, b->value);
}

static bool
one_ends_the_other(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b);

	return strcmp(m > n ? a + m - n : a, m > n ? b : b + n - m) == 0;
}

static bool
ends_clash(const struct rule_condition *a, const struct rule_condition *b)
{
	if (a->comparison != RULE_ENDS || b->comparison != RULE_ENDS)
		return false;
	for (size_t i = 0; i < a->key_count; i++)
		for (size_t j = 0; j < b->key_count; j++)
			if (one_ends_the_other(a->keys[i], b->keys[j]))
				return false;
	return true;
}

/* All words of a are asked for, and not all of b. */
static bool
names_clash(const struct rule_condition *a, const struct rule_condition *b)
{
	if (a->comparison != RULE_CONTAINS || b->comparison != RULE_CONTAINS_NOT)
		return false;
	for (size_t i = 0; i < b->key_count; i++) {
		bool held = false;

		for (size_t j = 0; j < a->key_count; j++)
			held = held || strstr(a->keys[j], b->keys[i]);
		if (!held)
			return false;
	}
	return true;
}

static const struct rule_branch *
path_up(struct sense *sense, int64_t id)
{
	const struct branch *branch = branch_get(sense->branches, id);
	struct rule_branch *step;

	if (!branch)
		return NULL;
	step = arena_alloc(sense->ctx->arena, sizeof *step);
	*step = (struct rule_branch){ .id = id, .up = branch->parent ? path_up(sense, branch->parent) : NULL };
	return step;
}

static bool
holds_in(struct sense *sense, const struct rule_condition *condition, int64_t branch)
{
	return rule_person_holds(condition, &(struct rule_person){ .branch = branch ? path_up(sense, branch) : NULL });
}

static bool
branches_clash(struct sense *sense, const struct rule_condition *a, const struct rule_condition *b)
{
	if (!sense->branches)
		sense->branches = branch_load(sense->ctx);
	switch (a->comparison) {
	case RULE_EMPTY:
		return !holds_in(sense, b, 0);
	case RULE_IS:
		return !holds_in(sense, b, a->subject_id);
	case RULE_UNDER:
		/* Those below it are what the other one asks for, or are in it all. */
		if (b->comparison == RULE_UNDER || b->comparison == RULE_IS)
			return !holds_in(sense, b, a->subject_id) && !holds_in(sense, a, b->subject_id);
		return b->comparison == RULE_NOT_UNDER && !holds_in(sense, b, a->subject_id);
	default:
		return false;
	}
}

static bool
clash_one_way(struct sense *sense, const struct rule_condition *a, const struct rule_condition *b)
{
	switch (a->subject) {
	case RULE_COURSE:
		return courses_clash(a, b);
	case RULE_FIELD:
		return is_refused(a, b) || ranges_clash(sense->ctx->arena, a, b);
	case RULE_EMAIL:
		return ends_clash(a, b) || is_refused(a, b);
	case RULE_NAME:
		return names_clash(a, b);
	case RULE_BRANCH:
		return branches_clash(sense, a, b);
	case RULE_JOINED:
		return ranges_clash(sense->ctx->arena, a, b);
	}
	return false;
}

static bool
is_about_the_same(const struct rule_condition *a, const struct rule_condition *b)
{
	return a->subject == b->subject && (a->subject_id == b->subject_id || a->subject == RULE_BRANCH);
}

/* Nobody can match both. */
static bool
clash(struct sense *sense, const struct rule_condition *a, const struct rule_condition *b)
{
	return is_about_the_same(a, b) && (clash_one_way(sense, a, b) || clash_one_way(sense, b, a));
}

/* ---------------------------------------------------------------- two conditions of which everybody matches one */

/* The condition that holds of whoever this one does not hold of; false: there is none. */
static bool
negate(const struct rule_condition *condition, struct rule_condition *other)
{
	static const struct {
		enum rule_comparison one, other;
	} pairs[] = {
		{ RULE_IS, RULE_IS_NOT },
		{ RULE_CONTAINS, RULE_CONTAINS_NOT },
		{ RULE_UNDER, RULE_NOT_UNDER },
		{ RULE_EMPTY, RULE_FILLED },
	};

	/* Of an address that is not proved nothing holds, not even that it does not contain something. */
	if (condition->subject == RULE_EMAIL)
		return false;
	*other = *condition;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (condition->comparison == pairs[i].one || condition->comparison == pairs[i].other) {
			other->comparison = condition->comparison == pairs[i].one ? pairs[i].other : pairs[i].one;
			return true;
		}
	return false;
}

static bool
covers(struct sense *sense, const struct rule_condition *a, const struct rule_condition *b)
{
	struct rule_condition not_a, not_b;

	if (!is_about_the_same(a, b))
		return false;
	if (a->subject == RULE_JOINED && a->comparison != b->comparison)
		return strcmp(a->comparison == RULE_BEFORE ? a->value : b->value, a->comparison == RULE_BEFORE ? b->value : a->value) > 0;
	return negate(a, &not_a) && negate(b, &not_b) && clash(sense, &not_a, &not_b);
}

/* ---------------------------------------------------------------- a rule */

static bool
stands_alone(const struct rule *rule, size_t i)
{
	return (i == 0 || rule->conditions[i - 1].block != rule->conditions[i].block) &&
		(i + 1 == rule->count || rule->conditions[i + 1].block != rule->conditions[i].block);
}

/* In a rule of all: two blocks of one condition each. */
static bool
both_needed(const struct rule *rule, size_t i, size_t j)
{
	return stands_alone(rule, i) && stands_alone(rule, j);
}

/* One of the two is enough. */
static bool
either_enough(const struct rule *rule, size_t i, size_t j)
{
	bool together = rule->conditions[i].block == rule->conditions[j].block;

	return rule->any ? !together && stands_alone(rule, i) && stands_alone(rule, j) : together;
}

static size_t
block_end(const struct rule *rule, size_t i)
{
	size_t end = i;

	while (end < rule->count && rule->conditions[end].block == rule->conditions[i].block)
		end++;
	return end;
}

/* The first two conditions of the block at `from` that can never hold together, in a rule of any. */
static bool
block_clash(struct sense *sense, const struct rule *rule, size_t from, size_t *i, size_t *j)
{
	for (*j = from + 1; *j < block_end(rule, from); ++*j)
		for (*i = from; *i < *j; ++*i)
			if (clash(sense, &rule->conditions[*i], &rule->conditions[*j]))
				return true;
	return false;
}

/* No alternative of the block at i goes with any of the block at j. */
static bool
blocks_clash(struct sense *sense, const struct rule *rule, size_t i, size_t j)
{
	for (size_t a = i; a < block_end(rule, i); a++)
		for (size_t b = j; b < block_end(rule, j); b++)
			if (!clash(sense, &rule->conditions[a], &rule->conditions[b]))
				return false;
	return true;
}

static const char *
why_words(const struct rule_condition *a)
{
	static const char *const words[RULE_SUBJECTS] = {
		[RULE_COURSE] = "a course has one status at a time",
		[RULE_FIELD] = "no value fits both",
		[RULE_EMAIL] = "no address fits both",
		[RULE_NAME] = "no name fits both",
		[RULE_BRANCH] = "no branch fits both",
		[RULE_JOINED] = "no day fits both",
	};

	return words[a->subject];
}

static const char *
numbers_words(struct arena *arena, size_t from, size_t end)
{
	return end - from == 1 ? arena_text(arena, "%zu", from + 1) : arena_text(arena, "%zu to %zu", from + 1, end);
}

static void
tell_clash(struct ctx *ctx, const struct rule *rule, size_t i, size_t j)
{
	problem(ctx, arena_text(ctx->arena, "subject_%zu", j + 1),
		"Conditions %zu and %zu can never hold together: %s. Change one, or %s.", i + 1, j + 1, why_words(&rule->conditions[i]),
		rule->any ? "take one out" : "ask for any of the conditions");
}

static void
check_blocks(struct sense *sense, const struct rule *rule)
{
	struct arena *arena = sense->ctx->arena;

	for (size_t i = 0; i < rule->count; i = block_end(rule, i))
		for (size_t j = block_end(rule, i); j < rule->count; j = block_end(rule, j))
			if (!(stands_alone(rule, i) && stands_alone(rule, j)) && blocks_clash(sense, rule, i, j))
				problem(sense->ctx, arena_text(arena, "subject_%zu", j + 1),
					"Conditions %s and %s can never hold together: %s. Change one of them.",
					numbers_words(arena, i, block_end(rule, i)), numbers_words(arena, j, block_end(rule, j)),
					why_words(&rule->conditions[i]));
}

/* A block that lets nobody in does no harm beside one that does. */
static void
check_any(struct sense *sense, const struct rule *rule)
{
	size_t i, j;

	for (size_t from = 0; from < rule->count; from = block_end(rule, from))
		if (!block_clash(sense, rule, from, &i, &j))
			return;
	for (size_t from = 0; from < rule->count; from = block_end(rule, from)) {
		block_clash(sense, rule, from, &i, &j);
		tell_clash(sense->ctx, rule, i, j);
	}
}

static void
check_all(struct sense *sense, const struct rule *rule)
{
	for (size_t j = 1; j < rule->count; j++)
		for (size_t i = 0; i < j; i++)
			if (both_needed(rule, i, j) && clash(sense, &rule->conditions[i], &rule->conditions[j])) {
				tell_clash(sense->ctx, rule, i, j);
				break;
			}
	check_blocks(sense, rule);
}

void
rule_check_sense(struct ctx *ctx, const struct rule *rule)
{
	struct sense sense = { .ctx = ctx };

	if (rule->any)
		check_any(&sense, rule);
	else
		check_all(&sense, rule);
}

const char *
rule_idle_words(struct ctx *ctx, const struct rule *rule)
{
	struct sense sense = { .ctx = ctx };
	size_t one, other;

	for (size_t from = 0; rule->any && from < rule->count; from = block_end(rule, from))
		if (block_clash(&sense, rule, from, &one, &other))
			return arena_text(ctx->arena, "Conditions %zu and %zu can never hold together: %s. So they let nobody in.", one + 1,
				other + 1, why_words(&rule->conditions[one]));
	for (size_t j = 1; j < rule->count; j++)
		for (size_t i = 0; i < j; i++)
			if (either_enough(rule, i, j) && covers(&sense, &rule->conditions[i], &rule->conditions[j]))
				return arena_text(ctx->arena,
					rule->any ? "Everybody matches condition %zu or %zu, so the rule lets everybody in."
							  : "Everybody matches condition %zu or %zu, so these two ask for nothing.",
					i + 1, j + 1);
	return NULL;
}
