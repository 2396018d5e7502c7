#include "lib/rule_oracle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "store/connection.h"

#define PIECES_MOST 20

/* The first column of the first row, in the arena; NULL: no row, or it is NULL. */
static const char *
ask(struct ctx *ctx, const char *sql, int64_t first, int64_t second)
{
	sqlite3_stmt *statement;
	const char *text = NULL;

	assert_int_equal(sqlite3_prepare_v2(ctx->db->handle, sql, -1, &statement, NULL), SQLITE_OK);
	sqlite3_bind_int64(statement, 1, first);
	if (sqlite3_bind_parameter_count(statement) > 1)
		sqlite3_bind_int64(statement, 2, second);
	if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
		text = arena_string(ctx->arena, (const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	return text;
}

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

/* ---------------------------------------------------------------- one subject each */

static bool
course_holds(struct ctx *ctx, const struct rule_condition *condition, int64_t member)
{
	const char *status =
		ask(ctx, "SELECT status FROM enrolments WHERE member_id = ? AND course_id = ?", member, condition->subject_id);
	bool is = strcmp(status ? status : "not started", condition->value) == 0;

	assert_true(condition->comparison == RULE_IS || condition->comparison == RULE_IS_NOT);
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
field_holds(struct ctx *ctx, const struct rule_condition *condition, int64_t member)
{
	const char *type = ask(ctx, "SELECT type FROM fields WHERE id = ?", condition->subject_id, 0);
	const char *value =
		ask(ctx, "SELECT value FROM member_values WHERE member_id = ? AND field_id = ?", member, condition->subject_id);
	const char *fits =
		ask(ctx, "SELECT 1 FROM member_values WHERE member_id = ? AND field_id = ? AND fits = 1", member, condition->subject_id);
	const char *pieces[PIECES_MOST];
	size_t count = cut(ctx, condition->value, '\n', pieces);
	bool is = false, contains = false;

	if (condition->comparison == RULE_EMPTY || condition->comparison == RULE_FILLED)
		return (value != NULL) == (condition->comparison == RULE_FILLED);
	if (!fits)
		return condition->comparison == RULE_IS_NOT || condition->comparison == RULE_CONTAINS_NOT;
	value = text_fold(ctx->arena, value);
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
email_holds(struct ctx *ctx, const struct rule_condition *condition, int64_t member)
{
	const char *email = ask(ctx,
		"SELECT d.email_key FROM members p JOIN accounts a ON a.id = p.account_id"
		" JOIN addresses d ON d.account_id = a.id AND d.email = a.email WHERE p.id = ? AND d.claimed = 0",
		member, 0);
	const char *pieces[PIECES_MOST];
	size_t count = cut(ctx, condition->value, '\n', pieces);
	bool found = false;

	if (!email)
		return false;
	for (size_t i = 0; i < count; i++)
		found = found || (condition->comparison == RULE_ENDS ? ends(email, pieces[i]) : strstr(email, pieces[i]) != NULL);
	return condition->comparison == RULE_CONTAINS_NOT ? !found : found;
}

static bool
name_holds(struct ctx *ctx, const struct rule_condition *condition, int64_t member)
{
	const char *name = ask(ctx,
		"SELECT NULLIF(trim(a.first_name || ' ' || a.last_name), '') FROM members p JOIN accounts a ON a.id = p.account_id"
		" WHERE p.id = ?",
		member, 0);
	const char *pieces[PIECES_MOST];
	size_t count = cut(ctx, condition->value, ' ', pieces);
	bool all = name != NULL;

	for (size_t i = 0; i < count && all; i++)
		all = strstr(text_fold(ctx->arena, name), pieces[i]);
	return condition->comparison == RULE_CONTAINS_NOT ? !all : all;
}

static bool
branch_holds(struct ctx *ctx, const struct rule_condition *condition, int64_t member)
{
	const char *text = ask(ctx, "SELECT branch_id FROM members WHERE id = ?", member, 0);
	int64_t own = text ? strtoll(text, NULL, 10) : 0;
	bool under = false;

	for (int64_t at = own; at && !under;) {
		under = at == condition->subject_id;
		text = ask(ctx, "SELECT parent_id FROM branches WHERE id = ?", at, 0);
		at = text ? strtoll(text, NULL, 10) : 0;
	}
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
joined_holds(struct ctx *ctx, const struct rule_condition *condition, int64_t member)
{
	const char *joined = ask(ctx, "SELECT joined_at FROM members WHERE id = ?", member, 0);
	const char *zone = ask(ctx, "SELECT time_zone FROM organisations WHERE id = ?", ctx->organisation, 0);
	const char *before = zone_in_use(ctx->arena), *day;

	zone_use(zone);
	day = zone_date(ctx->arena, strtoll(joined, NULL, 10));
	zone_use(before);
	return condition->comparison == RULE_BEFORE ? strcmp(day, condition->value) < 0 : strcmp(day, condition->value) > 0;
}

/* ---------------------------------------------------------------- all of them */

static bool
holds(struct ctx *ctx, const struct rule_condition *condition, int64_t member)
{
	switch (condition->subject) {
	case RULE_COURSE:
		return course_holds(ctx, condition, member);
	case RULE_FIELD:
		return field_holds(ctx, condition, member);
	case RULE_EMAIL:
		return email_holds(ctx, condition, member);
	case RULE_NAME:
		return name_holds(ctx, condition, member);
	case RULE_BRANCH:
		return branch_holds(ctx, condition, member);
	case RULE_JOINED:
		return joined_holds(ctx, condition, member);
	}
	return false;
}

bool
oracle_matches(struct ctx *ctx, const struct rule *rule, int64_t member)
{
	int blocks = 0, good = 0;

	if (!rule->count)
		return false;
	for (size_t i = 0; i < rule->count; i++)
		if (rule->conditions[i].block > blocks)
			blocks = rule->conditions[i].block;
	for (int block = 1; block <= blocks; block++) {
		int asked = 0, held = 0;

		for (size_t i = 0; i < rule->count; i++)
			if (rule->conditions[i].block == block) {
				asked++;
				held += holds(ctx, &rule->conditions[i], member);
			}
		good += rule->any ? held == asked : held > 0;
	}
	return rule->any ? good > 0 : good == blocks;
}
