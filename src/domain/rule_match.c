/* One rule, many people: what conditions look at is read in the order of members' ids, and laid side by side. */
#include <string.h>

#include "base/fault.h"
#include "domain/branch.h"
#include "domain/rule.h"
#include "queries.h"

/* ---------------------------------------------------------------- branches */

struct tree {
	struct rule_branch *all; /* by id */
	size_t count;
};

static const struct rule_branch *
find(const struct tree *tree, int64_t id)
{
	size_t low = 0, high = tree->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (tree->all[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < tree->count && tree->all[low].id == id ? &tree->all[low] : NULL;
}

static struct tree
read_tree(struct ctx *ctx)
{
	struct tree tree = { .all = arena_array(ctx->arena, BRANCHES_MOST, sizeof *tree.all) };
	int64_t *parents = arena_array(ctx->arena, BRANCHES_MOST, sizeof *parents);
	struct rows *rows = q_rule_branches(ctx->db, ctx->organisation);

	while (tree.count < BRANCHES_MOST && row_next(rows)) {
		parents[tree.count] = row_integer(rows, RULE_BRANCHES_PARENT_ID);
		tree.all[tree.count++] = (struct rule_branch){ .id = row_integer(rows, RULE_BRANCHES_ID) };
	}
	rows_end(rows);
	for (size_t i = 0; i < tree.count; i++)
		tree.all[i].up = parents[i] ? find(&tree, parents[i]) : NULL;
	return tree;
}

static bool
looks_at(const struct rule *rule, enum rule_subject subject)
{
	for (size_t i = 0; i < rule->count; i++)
		if (rule->conditions[i].subject == subject)
			return true;
	return false;
}

/* ---------------------------------------------------------------- people */

static size_t
read_people(struct ctx *ctx, const struct rule *rule, int64_t after, size_t most, struct rule_person *people)
{
	struct tree tree = { 0 };
	struct rows *rows;
	size_t count = 0;

	if (looks_at(rule, RULE_BRANCH))
		tree = read_tree(ctx);
	rows = q_rule_people(ctx->db, ctx->organisation, after, (int64_t)most);
	for (; count < most && row_next(rows); count++) {
		int64_t branch = row_integer(rows, RULE_PEOPLE_BRANCH_ID);

		people[count] = (struct rule_person){
			.member = row_integer(rows, RULE_PEOPLE_ID),
			.account = row_integer(rows, RULE_PEOPLE_ACCOUNT_ID),
			.branch = branch ? find(&tree, branch) : NULL,
			.joined_at = row_integer(rows, RULE_PEOPLE_JOINED_AT),
			.email_key = row_text(rows, RULE_PEOPLE_EMAIL_KEY),
			.sort_key = row_text(rows, RULE_PEOPLE_SORT_KEY),
		};
	}
	rows_end(rows);
	return count;
}

/* ---------------------------------------------------------------- conditions */

/* One condition's answers for a span of people: each stands so many apart from the next. */
struct answers {
	const struct rule_condition *condition;
	const struct rule_span *span;
	bool *holds;
	size_t apart;
};

/* Where in the span the member of the next row stands, from here on; rows of others are passed over: false. */
static bool
reach(const struct rule_span *span, size_t *at, int64_t member)
{
	while (*at < span->count && span->people[*at].member < member)
		++*at;
	return *at < span->count && span->people[*at].member == member;
}

static void
ask_field(struct ctx *ctx, const struct answers *answers)
{
	const struct rule_span *span = answers->span;
	bool none = rule_field_holds(answers->condition, NULL, false);
	struct rows *rows;
	size_t at = 0;

	for (size_t i = 0; i < span->count; i++)
		answers->holds[i * answers->apart] = none;
	rows = q_rule_field_values(
		ctx->db, answers->condition->subject_id, span->people[0].member, span->people[span->count - 1].member);
	while (row_next(rows))
		if (reach(span, &at, row_integer(rows, RULE_FIELD_VALUES_MEMBER_ID)))
			answers->holds[at * answers->apart] = rule_field_holds(
				answers->condition, row_value(rows, RULE_FIELD_VALUES_VALUE_KEY).text, row_integer(rows, RULE_FIELD_VALUES_FITS));
}

static void
ask_course(struct ctx *ctx, const struct answers *answers)
{
	const struct rule_span *span = answers->span;
	bool none = rule_course_holds(answers->condition, "not started");
	struct rows *rows;
	size_t at = 0;

	for (size_t i = 0; i < span->count; i++)
		answers->holds[i * answers->apart] = none;
	rows = q_rule_course_statuses(
		ctx->db, answers->condition->subject_id, span->people[0].member, span->people[span->count - 1].member);
	while (row_next(rows))
		if (reach(span, &at, row_integer(rows, RULE_COURSE_STATUSES_MEMBER_ID)))
			answers->holds[at * answers->apart] =
				rule_course_holds(answers->condition, row_value(rows, RULE_COURSE_STATUSES_STATUS).text);
}

static void
ask(struct ctx *ctx, const struct answers *answers)
{
	if (answers->condition->subject == RULE_FIELD)
		ask_field(ctx, answers);
	else if (answers->condition->subject == RULE_COURSE)
		ask_course(ctx, answers);
	else
		for (size_t i = 0; i < answers->span->count; i++)
			answers->holds[i * answers->apart] = rule_person_holds(answers->condition, &answers->span->people[i]);
}

void
rule_match(struct ctx *ctx, const struct rule *rule, int64_t after, size_t most, struct rule_span *span)
{
	bool *holds;

	if (most > RULE_SPAN)
		fault("a span of %zu people", most);
	span->people = arena_array(ctx->arena, most, sizeof *span->people);
	span->count = read_people(ctx, rule, after, most, span->people);
	span->matches = arena_array(ctx->arena, span->count + 1, sizeof *span->matches);
	if (!span->count)
		return;
	/* Of one person after the other: the verdict reads them so. */
	holds = arena_array(ctx->arena, span->count * (rule->count + 1), sizeof *holds);
	for (size_t i = 0; i < rule->count; i++)
		ask(ctx, &(struct answers){ &rule->conditions[i], span, holds + i, rule->count });
	for (size_t i = 0; i < span->count; i++)
		span->matches[i] = rule_verdict(rule, holds + i * rule->count);
}
