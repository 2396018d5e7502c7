/* All rules of one person: what conditions look at is read once, and says why, too. */
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/text.h"
#include "domain/branch.h"
#include "domain/rule.h"
#include "queries.h"

#define WHY_MOST 2000 /* bytes */

struct value {
	struct value *next;
	int64_t field;
	const char *key, *value, *type;
	bool fits;
};

struct course {
	struct course *next;
	int64_t id;
	const char *status;
	int64_t started_at, completed_at;
};

struct rule_facts {
	struct rule_person person;
	struct value *values;
	struct course *courses;
};

/* ---------------------------------------------------------------- reading */

static const struct rule_branch *
read_branch(struct ctx *ctx, int64_t branch)
{
	struct rows *rows = q_rule_branch_path(ctx->db, ctx->organisation, branch);
	struct rule_branch *first = NULL, *last = NULL;

	while (row_next(rows)) {
		struct rule_branch *next = arena_alloc(ctx->arena, sizeof *next);

		*next = (struct rule_branch){ .id = row_integer(rows, RULE_BRANCH_PATH_ID) };
		if (last)
			last->up = next;
		else
			first = next;
		last = next;
	}
	return first;
}

static struct value *
read_values(struct ctx *ctx, int64_t member)
{
	struct rows *rows = q_rule_values_of(ctx->db, ctx->organisation, member);
	struct value *values = NULL;

	while (row_next(rows)) {
		struct value *value = arena_alloc(ctx->arena, sizeof *value);

		*value = (struct value){
			.next = values,
			.field = row_integer(rows, RULE_VALUES_OF_FIELD_ID),
			.key = row_text(rows, RULE_VALUES_OF_VALUE_KEY),
			.value = row_text(rows, RULE_VALUES_OF_VALUE),
			.type = row_text(rows, RULE_VALUES_OF_TYPE_IS),
			.fits = row_integer(rows, RULE_VALUES_OF_FITS) != 0,
		};
		values = value;
	}
	return values;
}

static struct course *
read_courses(struct ctx *ctx, int64_t member)
{
	struct rows *rows = q_rule_statuses_of(ctx->db, ctx->organisation, member);
	struct course *courses = NULL;

	while (row_next(rows)) {
		struct course *course = arena_alloc(ctx->arena, sizeof *course);

		*course = (struct course){
			.next = courses,
			.id = row_integer(rows, RULE_STATUSES_OF_COURSE_ID),
			.status = row_text(rows, RULE_STATUSES_OF_STATUS),
			.started_at = row_integer(rows, RULE_STATUSES_OF_STARTED_AT),
			.completed_at = row_integer(rows, RULE_STATUSES_OF_COMPLETED_AT),
		};
		courses = course;
	}
	return courses;
}

struct rule_facts *
rule_facts_load(struct ctx *ctx, int64_t member)
{
	struct rows *rows = q_rule_person(ctx->db, ctx->organisation, member);
	struct rule_facts *facts;

	if (!row_one(rows))
		return NULL;
	facts = arena_alloc(ctx->arena, sizeof *facts);
	facts->person = (struct rule_person){
		.member = member,
		.account = row_integer(rows, RULE_PERSON_ACCOUNT_ID),
		.branch = read_branch(ctx, row_integer(rows, RULE_PERSON_BRANCH_ID)),
		.joined_at = row_integer(rows, RULE_PERSON_JOINED_AT),
		.email_key = row_text(rows, RULE_PERSON_EMAIL_KEY),
		.sort_key = row_text(rows, RULE_PERSON_SORT_KEY),
	};
	facts->values = read_values(ctx, member);
	facts->courses = read_courses(ctx, member);
	return facts;
}

const struct rule_person *
rule_facts_person(const struct rule_facts *facts)
{
	return &facts->person;
}

/* ---------------------------------------------------------------- asking */

static const struct value *
value_of(const struct rule_facts *facts, int64_t field)
{
	const struct value *value = facts->values;

	while (value && value->field != field)
		value = value->next;
	return value;
}

static const struct course *
course_of(const struct rule_facts *facts, int64_t id)
{
	const struct course *course = facts->courses;

	while (course && course->id != id)
		course = course->next;
	return course;
}

bool
rule_holds(const struct rule_condition *condition, const struct rule_facts *facts)
{
	const struct value *value;
	const struct course *course;

	switch (condition->subject) {
	case RULE_FIELD:
		value = value_of(facts, condition->subject_id);
		return rule_field_holds(condition, value ? value->key : NULL, value && value->fits);
	case RULE_COURSE:
		course = course_of(facts, condition->subject_id);
		return rule_course_holds(condition, course ? course->status : "not started");
	default:
		return rule_person_holds(condition, &facts->person);
	}
}

bool
rule_matches(const struct rule *rule, const struct rule_facts *facts)
{
	bool holds[RULE_CONDITIONS_MOST];

	for (size_t i = 0; i < rule->count; i++)
		holds[i] = rule_holds(&rule->conditions[i], facts);
	return rule_verdict(rule, holds);
}

/* ---------------------------------------------------------------- in words */

static const char *
field_words(struct ctx *ctx, const struct value *value)
{
	int64_t instant;

	if (!value)
		return "no value";
	if (!value->fits)
		return arena_text(ctx->arena, "“%s”, which does not fit the field", value->value);
	if (text_equal(value->type, "date") && zone_instant(value->value, "12:00", &instant))
		return day_words(ctx->arena, instant);
	return value->value;
}

static const char *
course_words(struct ctx *ctx, const struct course *course)
{
	if (!course || text_equal(course->status, "not started"))
		return "not started";
	if (text_equal(course->status, "completed") && course->completed_at)
		return arena_text(ctx->arena, "completed on %s", day_words(ctx->arena, course->completed_at));
	if (course->started_at)
		return arena_text(ctx->arena, "in progress since %s", day_words(ctx->arena, course->started_at));
	return course->status;
}

const char *
rule_value_words(struct ctx *ctx, const struct rule_condition *condition, const struct rule_facts *facts)
{
	const struct rule_person *person = &facts->person;
	struct rows *rows;

	switch (condition->subject) {
	case RULE_FIELD:
		return field_words(ctx, value_of(facts, condition->subject_id));
	case RULE_COURSE:
		return course_words(ctx, course_of(facts, condition->subject_id));
	case RULE_JOINED:
		return day_words(ctx->arena, person->joined_at);
	case RULE_BRANCH:
		return person->branch ? branch_path_of(ctx, person->branch->id) : "no branch";
	case RULE_EMAIL:
	case RULE_NAME:
		break;
	}
	rows = q_rule_account(ctx->db, person->account);
	if (!row_one(rows))
		return "";
	if (condition->subject == RULE_NAME)
		return row_is_null(rows, RULE_ACCOUNT_NAME) ? "no name" : row_text(rows, RULE_ACCOUNT_NAME);
	if (!*person->email_key)
		return arena_text(ctx->arena, "%s, not confirmed yet", row_text(rows, RULE_ACCOUNT_EMAIL));
	return row_text(rows, RULE_ACCOUNT_EMAIL);
}

/* Of the block of conditions that begins here: its end, and whether it holds as a whole. */
static size_t
block_end(const struct rule *rule, const bool *holds, size_t at, bool *block_holds)
{
	int block = rule->conditions[at].block;
	bool every = true, some = false;

	for (; at < rule->count && rule->conditions[at].block == block; at++) {
		every = every && holds[at];
		some = some || holds[at];
	}
	*block_holds = rule->any ? every : some;
	return at;
}

/* A thing that several conditions look at is told once. */
static bool
told(const struct rule *rule, const size_t *chosen, size_t count, size_t at)
{
	for (size_t i = 0; i < count; i++)
		if (rule->conditions[chosen[i]].subject == rule->conditions[at].subject &&
			rule->conditions[chosen[i]].subject_id == rule->conditions[at].subject_id)
			return true;
	return false;
}

/* Conditions that hold in blocks that do, or fail in blocks that do not. */
static size_t
choose(const struct rule *rule, const bool *holds, bool matches, size_t *chosen)
{
	size_t count = 0;

	for (size_t at = 0, end; at < rule->count; at = end) {
		bool block_holds;

		end = block_end(rule, holds, at, &block_holds);
		for (; at < end && block_holds == matches; at++)
			if (holds[at] == matches && count < RULE_WHY_MOST && !told(rule, chosen, count, at))
				chosen[count++] = at;
	}
	return count;
}

const char *
rule_why(struct ctx *ctx, const struct rule *rule, const struct rule_facts *facts)
{
	struct buffer words = buffer_new(ctx->arena, WHY_MOST);
	bool holds[RULE_CONDITIONS_MOST];
	size_t chosen[RULE_WHY_MOST], count;

	for (size_t i = 0; i < rule->count; i++)
		holds[i] = rule_holds(&rule->conditions[i], facts);
	count = choose(rule, holds, rule_verdict(rule, holds), chosen);
	for (size_t i = 0; i < count; i++) {
		const struct rule_condition *condition = &rule->conditions[chosen[i]];
		const char *piece = arena_text(ctx->arena, "%s%s: %s", i ? "; " : "", rule_subject_title(ctx, rule, condition),
			rule_value_words(ctx, condition, facts));

		if (words.length + strlen(piece) < WHY_MOST)
			buffer_text(&words, piece);
	}
	return words.data;
}
