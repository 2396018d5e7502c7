#include "lib/rule_oracle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "lib/look.h"

#define PIECES_MOST 20

/* ---------------------------------------------------------------- rows as they lie */

static int64_t
number(const char *text)
{
	return text ? strtoll(text, NULL, 10) : 0;
}

/* The row whose first cells are these numbers; NULL: none. second 0: any. */
static const char **
row_of(const struct looked *table, int64_t first, int64_t second)
{
	for (size_t i = 0; i < table->count; i++)
		if (number(table->rows[i][0]) == first && (!second || number(table->rows[i][1]) == second))
			return table->rows[i];
	return NULL;
}

struct facts {
	struct looked people; /* member, status, branch, joined, proved address, name, account */
	struct looked branches, values, courses, fields;
	const char *zone;
};

static struct facts
read_facts(struct ctx *ctx)
{
	struct facts facts = {
		.people = look(ctx,
			"SELECT p.id, p.status, p.branch_id, p.joined_at,"
			"       (SELECT d.email_key FROM addresses d WHERE d.account_id = a.id AND d.email = a.email AND d.claimed = 0),"
			"       NULLIF(trim(a.first_name || ' ' || a.last_name), ''), a.id"
			"  FROM members p JOIN accounts a ON a.id = p.account_id WHERE p.organisation_id = %lld ORDER BY p.id",
			(long long)ctx->organisation),
		.branches = look(ctx, "SELECT id, parent_id FROM branches WHERE organisation_id = %lld", (long long)ctx->organisation),
		.values = look(ctx, "SELECT member_id, field_id, value, fits FROM member_values WHERE organisation_id = %lld",
			(long long)ctx->organisation),
		.courses = look(ctx, "SELECT member_id, course_id, status FROM enrolments WHERE organisation_id = %lld",
			(long long)ctx->organisation),
		.fields = look(ctx, "SELECT id, type FROM fields WHERE organisation_id = %lld", (long long)ctx->organisation),
		.zone = look(ctx, "SELECT time_zone FROM organisations WHERE id = %lld", (long long)ctx->organisation).rows[0][0],
	};

	return facts;
}

/* ---------------------------------------------------------------- one condition */

/* The folded pieces of a text between these characters; none is empty. */
static size_t
cut(struct ctx *ctx, const char *text, char apart, const char *pieces[PIECES_MOST])
{
	size_t count = 0;

	while (*text) {
		const char *end = strchr(text, apart);
		size_t length = end ? (size_t)(end - text) : strlen(text);

		assert_true(count < PIECES_MOST);
		if (length)
			pieces[count++] = text_fold(ctx->arena, arena_copy(ctx->arena, text, length));
		text += length + (end != NULL);
	}
	return count;
}

static bool
ends(const char *text, const char *end)
{
	return strlen(end) <= strlen(text) && strcmp(text + strlen(text) - strlen(end), end) == 0;
}

static bool
course_holds(const struct facts *facts, const struct rule_condition *condition, const char **person)
{
	const char **row = row_of(&facts->courses, number(person[0]), condition->subject_id);
	bool is = strcmp(row ? row[2] : "not started", condition->value) == 0;

	return condition->comparison == RULE_IS ? is : !is;
}

/* -1, 0, 1 */
static int
compare(const char *type, const char *a, const char *b)
{
	double left, right;

	if (strcmp(type, "number") != 0)
		return strcmp(a, b);
	left = strtod(a, NULL);
	right = strtod(b, NULL);
	return left < right ? -1 : left > right;
}

static bool
field_holds(struct ctx *ctx, const struct facts *facts, const struct rule_condition *condition, const char **person)
{
	const char **row = row_of(&facts->values, number(person[0]), condition->subject_id);
	const char *type = row_of(&facts->fields, condition->subject_id, 0)[1], *value, *pieces[PIECES_MOST];
	size_t count = cut(ctx, condition->value, '\n', pieces);
	bool is = false, contains = false;

	if (condition->comparison == RULE_EMPTY || condition->comparison == RULE_FILLED)
		return (row != NULL) == (condition->comparison == RULE_FILLED);
	if (!row || strcmp(row[3], "0") == 0)
		return condition->comparison == RULE_IS_NOT || condition->comparison == RULE_CONTAINS_NOT;
	value = text_fold(ctx->arena, row[2]);
	for (size_t i = 0; i < count; i++) {
		is = is || compare(type, value, pieces[i]) == 0;
		contains = contains || strstr(value, pieces[i]);
	}
	switch (condition->comparison) {
	case RULE_IS:
		return is;
	case RULE_IS_NOT:
		return !is;
	case RULE_CONTAINS:
		return contains;
	case RULE_CONTAINS_NOT:
		return !contains;
	case RULE_LESS:
	case RULE_BEFORE:
		return compare(type, value, pieces[0]) < 0;
	case RULE_MORE:
	case RULE_AFTER:
		return compare(type, value, pieces[0]) > 0;
	default:
		fail_msg("a field is asked “%s”", rule_comparison_name(condition->comparison));
		return false;
	}
}

static bool
email_holds(struct ctx *ctx, const struct rule_condition *condition, const char **person)
{
	const char *pieces[PIECES_MOST];
	size_t count = cut(ctx, condition->value, '\n', pieces);
	bool found = false;

	if (!person[4])
		return false;
	for (size_t i = 0; i < count; i++)
		found = found || (condition->comparison == RULE_ENDS ? ends(person[4], pieces[i]) : strstr(person[4], pieces[i]) != NULL);
	return condition->comparison == RULE_CONTAINS_NOT ? !found : found;
}

static bool
name_holds(struct ctx *ctx, const struct rule_condition *condition, const char **person)
{
	const char *pieces[PIECES_MOST];
	size_t count = cut(ctx, condition->value, ' ', pieces);
	bool all = person[5] != NULL;

	for (size_t i = 0; i < count && all; i++)
		all = strstr(text_fold(ctx->arena, person[5]), pieces[i]);
	return condition->comparison == RULE_CONTAINS_NOT ? !all : all;
}

static bool
branch_holds(const struct facts *facts, const struct rule_condition *condition, const char **person)
{
	int64_t own = number(person[2]);
	bool under = false;

	for (int64_t at = own; at && !under; at = number(row_of(&facts->branches, at, 0)[1]))
		under = at == condition->subject_id;
	switch (condition->comparison) {
	case RULE_IS:
		return own == condition->subject_id;
	case RULE_IS_NOT:
		return own != condition->subject_id;
	case RULE_UNDER:
		return under;
	case RULE_NOT_UNDER:
		return !under;
	case RULE_EMPTY:
		return !own;
	case RULE_FILLED:
		return own;
	default:
		fail_msg("a branch is asked “%s”", rule_comparison_name(condition->comparison));
		return false;
	}
}

static bool
joined_holds(struct ctx *ctx, const struct facts *facts, const struct rule_condition *condition, const char **person)
{
	const char *zone = zone_in_use(ctx->arena), *day;

	zone_use(facts->zone);
	day = zone_date(ctx->arena, number(person[3]));
	zone_use(zone);
	return condition->comparison == RULE_BEFORE ? strcmp(day, condition->value) < 0 : strcmp(day, condition->value) > 0;
}

static bool
holds(struct ctx *ctx, const struct facts *facts, const struct rule_condition *condition, const char **person)
{
	switch (condition->subject) {
	case RULE_COURSE:
		return course_holds(facts, condition, person);
	case RULE_FIELD:
		return field_holds(ctx, facts, condition, person);
	case RULE_EMAIL:
		return email_holds(ctx, condition, person);
	case RULE_NAME:
		return name_holds(ctx, condition, person);
	case RULE_BRANCH:
		return branch_holds(facts, condition, person);
	case RULE_JOINED:
		return joined_holds(ctx, facts, condition, person);
	}
	return false;
}

/* ---------------------------------------------------------------- a rule */

static bool
matches(struct ctx *ctx, const struct facts *facts, const struct rule *rule, const char **person)
{
	int blocks = 0, good = 0;

	for (size_t i = 0; i < rule->count; i++)
		if (rule->conditions[i].block > blocks)
			blocks = rule->conditions[i].block;
	for (int block = 1; block <= blocks; block++) {
		int asked = 0, held = 0;

		for (size_t i = 0; i < rule->count; i++)
			if (rule->conditions[i].block == block) {
				asked++;
				held += holds(ctx, facts, &rule->conditions[i], person);
			}
		good += rule->any ? held == asked : held > 0;
	}
	return blocks && (rule->any ? good > 0 : good == blocks);
}

bool
oracle_matches(struct ctx *ctx, const struct rule *rule, int64_t member)
{
	struct facts facts = read_facts(ctx);

	return matches(ctx, &facts, rule, row_of(&facts.people, member, 0));
}

bool
oracle_rule(struct ctx *ctx, int64_t group, struct rule *rule)
{
	struct looked rules = look(ctx,
		"SELECT r.group_id, r.id, r.match FROM rules r JOIN groups g ON g.id = r.group_id"
		" WHERE r.organisation_id = %lld AND r.status = 'current' AND r.stopped IS NULL AND g.status = 'active' AND g.population = 'automatic'",
		(long long)ctx->organisation);
	struct looked conditions = look(ctx,
		"SELECT rule_id, block, subject, subject_id, comparison, value FROM rule_conditions WHERE organisation_id = %lld ORDER BY rule_id, position",
		(long long)ctx->organisation);
	const char **found = row_of(&rules, group, 0);

	if (!found)
		return false;
	*rule = (struct rule){
		.id = number(found[1]), .organisation = ctx->organisation, .group = group, .any = strcmp(found[2], "any") == 0
	};
	rule->conditions = arena_array(ctx->arena, RULE_CONDITIONS_MOST, sizeof *rule->conditions);
	for (size_t i = 0; i < conditions.count; i++) {
		const char **row = conditions.rows[i];
		struct rule_condition *condition = &rule->conditions[rule->count];

		if (number(row[0]) != rule->id)
			continue;
		*condition = (struct rule_condition){ .block = (int)number(row[1]), .subject_id = number(row[3]), .value = row[5] };
		assert_true(rule_subject_named(row[2], &condition->subject) && rule_comparison_named(row[4], &condition->comparison));
		rule->count++;
	}
	return true;
}

/* ---------------------------------------------------------------- everybody */

struct check {
	struct ctx *ctx;
	const char *when;
	struct facts facts;
	struct looked active, excluded, waits, invited, full;
};

static void
wrong(const struct check *check, const struct rule *rule, const char **person, const char *what)
{
	fail_msg("%s: member %s (%s) and the rule of group %lld: %s", check->when, person[0], person[5] ? person[5] : person[4],
		(long long)rule->group, what);
}

/* Where they stand in the group by the rows, and where they have to. */
static void
check_place(const struct check *check, const struct rule *rule, const char **person, bool match)
{
	int64_t group = rule->group, member = number(person[0]);
	const char **active = row_of(&check->active, group, member), **wait = row_of(&check->waits, group, number(person[6]));
	bool out = row_of(&check->excluded, group, member);
	bool invited = row_of(&check->invited, group, number(person[6]));

	if (strcmp(person[1], "active") != 0) {
		if (active)
			wrong(check, rule, person, "archived, and in the group");
		return;
	}
	if (active && strcmp(active[2], "0") == 0 && !match)
		wrong(check, rule, person, "in by rule, and does not match");
	if (active && strcmp(active[2], "0") == 0 && row_of(&check->excluded, group, member))
		wrong(check, rule, person, "in by rule, and excluded");
	if (wait && strcmp(wait[2], "rule") == 0 && !match)
		wrong(check, rule, person, "waits by rule, and does not match");
	if (active && wait)
		wrong(check, rule, person, "in, and waits");
	if (match && !active && !wait && !out && !invited)
		wrong(check, rule, person, "matches, and is not in");
	if (wait && !row_of(&check->full, group, 0))
		wrong(check, rule, person, "waits while a seat is free");
}

/* What asking one person and asking many say. */
static void
check_answers(const struct check *check, const struct rule *rule, const struct rule *ready, const struct rule_span *span)
{
	struct ctx *ctx = check->ctx;
	size_t at = 0;

	for (size_t i = 0; i < check->facts.people.count; i++) {
		const char **person = check->facts.people.rows[i];
		struct rule_facts *facts = rule_facts_load(ctx, number(person[0]));
		bool match;

		assert_int_equal(facts != NULL, strcmp(person[1], "active") == 0);
		match = facts && matches(ctx, &check->facts, rule, person);
		check_place(check, rule, person, match);
		if (!facts)
			continue;
		if (rule_matches(ready, facts) != match)
			wrong(check, rule, person, "asked alone, it says otherwise");
		assert_true(at < span->count && span->people[at].member == number(person[0]));
		if (span->matches[at++] != match)
			wrong(check, rule, person, "asked among many, it says otherwise");
	}
	assert_int_equal(at, span->count);
}

void
oracle_check(struct ctx *ctx, const char *when)
{
	struct check check = {
		.ctx = ctx,
		.when = when,
		.facts = read_facts(ctx),
		.active = look(ctx,
			"SELECT group_id, member_id, pinned FROM memberships WHERE organisation_id = %lld AND current = 1 AND status = 'active'",
			(long long)ctx->organisation),
		.excluded = look(
			ctx, "SELECT group_id, member_id FROM rule_exclusions WHERE organisation_id = %lld", (long long)ctx->organisation),
		.waits =
			look(ctx, "SELECT group_id, account_id, route FROM wait_entries WHERE organisation_id = %lld AND status = 'waiting'",
				(long long)ctx->organisation),
		.invited = look(ctx,
			"SELECT p.group_id, d.account_id FROM memberships p JOIN addresses d ON d.email_key = p.email_key"
			" WHERE p.organisation_id = %lld AND p.current = 1 AND p.status IN ('prospect', 'pending')",
			(long long)ctx->organisation),
		.full =
			look(ctx, "SELECT id FROM groups WHERE organisation_id = %lld AND seats_held >= seats", (long long)ctx->organisation),
	};
	struct looked groups = look(
		ctx, "SELECT id FROM groups WHERE organisation_id = %lld AND population = 'automatic'", (long long)ctx->organisation);
	const char *zone = zone_in_use(ctx->arena);

	zone_use(check.facts.zone);
	for (size_t i = 0; i < groups.count; i++) {
		struct ctx within = ctx_within(ctx, ctx->organisation, number(groups.rows[i][0]));
		struct rule rule, ready;
		struct rule_span span;

		if (!oracle_rule(ctx, within.group, &rule))
			continue;
		assert_true(rule_load_current(&within, &ready));
		rule_match(&within, &ready, 0, RULE_SPAN, &span);
		check_answers(&check, &rule, &ready, &span);
	}
	zone_use(zone);
}
