#include "domain/rule.h"

#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/branch.h"
#include "domain/wait.h"
#include "queries.h"

#define WORDS_MOST 4000 /* bytes */
#define MORE_MOST 40    /* of them, for what stands between two values or in place of the rest */

/* ---------------------------------------------------------------- loading */

static struct rule_condition
read_condition(struct ctx *ctx, const struct rows *rows, int from)
{
	struct rule_condition condition = {
		.block = (int)row_integer(rows, from),
		.subject_id = row_integer(rows, from + 2),
		.value = row_text(rows, from + 4),
	};

	rule_subject_named(row_text(rows, from + 1), &condition.subject);
	rule_comparison_named(row_text(rows, from + 3), &condition.comparison);
	rule_condition_ready(ctx, &condition);
	return condition;
}

static void
read_conditions(struct ctx *ctx, struct rule *rule)
{
	struct rows *rows = q_rule_conditions(ctx->db, rule->organisation, rule->id);

	rule->conditions = arena_array(ctx->arena, RULE_CONDITIONS_MOST, sizeof *rule->conditions);
	while (rule->count < RULE_CONDITIONS_MOST && row_next(rows))
		rule->conditions[rule->count++] = read_condition(ctx, rows, RULE_CONDITIONS_BLOCK);
	rows_end(rows);
}

/* All three queries that come here have the same columns. */
static bool
read_rule(struct ctx *ctx, struct rows *rows, struct rule *rule)
{
	if (!row_one(rows))
		return false;
	*rule = (struct rule){
		.id = row_integer(rows, RULE_GET_ID),
		.organisation = ctx->organisation,
		.group = ctx->group,
		.number = row_integer(rows, RULE_GET_NUMBER),
		.any = text_equal(row_text(rows, RULE_GET_MATCH), "any"),
		.tell = row_integer(rows, RULE_GET_TELL) != 0,
		.status = row_text(rows, RULE_GET_STATUS),
		.stopped = row_text(rows, RULE_GET_STOPPED),
		.follows = row_integer(rows, RULE_GET_FOLLOWS),
	};
	read_conditions(ctx, rule);
	return true;
}

bool
rule_load_current(struct ctx *ctx, struct rule *rule)
{
	return read_rule(ctx, q_rule_current(ctx->db, ctx->organisation, ctx->group), rule);
}

bool
rule_load_draft(struct ctx *ctx, struct rule *rule)
{
	return read_rule(ctx, q_rule_draft(ctx->db, ctx->organisation, ctx->group, ctx->account), rule);
}

bool
rule_load(struct ctx *ctx, int64_t id, struct rule *rule)
{
	return read_rule(ctx, q_rule_get(ctx->db, ctx->organisation, ctx->group, id), rule);
}

/* The conditions that were read into a place that the next rule needs. */
static void
keep(struct ctx *ctx, struct rule *rule, const struct rule_condition *conditions)
{
	if (!rule)
		return;
	rule->conditions = arena_array(ctx->arena, rule->count, sizeof *conditions);
	memcpy(rule->conditions, conditions, rule->count * sizeof *conditions);
}

static struct rules *
read_running_rule(struct ctx *ctx, const struct rows *rows)
{
	struct rules *next = arena_alloc(ctx->arena, sizeof *next);

	*next = (struct rules){ .rule = {
								.id = row_integer(rows, RULE_RUNNING_ID),
								.organisation = ctx->organisation,
								.group = row_integer(rows, RULE_RUNNING_GROUP_ID),
								.number = row_integer(rows, RULE_RUNNING_NUMBER),
								.any = text_equal(row_text(rows, RULE_RUNNING_MATCH), "any"),
								.tell = row_integer(rows, RULE_RUNNING_TELL) != 0,
								.status = "current",
							} };
	return next;
}

/* Both queries that come here have the same columns, and the conditions of a rule one after the other. */
static struct rules *
read_running(struct ctx *ctx, struct rows *rows)
{
	struct rule_condition conditions[RULE_CONDITIONS_MOST];
	struct rules *first = NULL, **last = &first;
	struct rule *rule = NULL;

	while (row_next(rows)) {
		if (!rule || rule->id != row_integer(rows, RULE_RUNNING_ID)) {
			keep(ctx, rule, conditions);
			*last = read_running_rule(ctx, rows);
			rule = &(*last)->rule;
			last = &(*last)->next;
		}
		if (rule->count < RULE_CONDITIONS_MOST && !row_is_null(rows, RULE_RUNNING_BLOCK))
			conditions[rule->count++] = read_condition(ctx, rows, RULE_RUNNING_BLOCK);
	}
	keep(ctx, rule, conditions);
	return first;
}

struct rules *
rule_load_running(struct ctx *ctx, int subject, int64_t id)
{
	if (subject < 0)
		return read_running(ctx, q_rule_running(ctx->db, ctx->organisation));
	return read_running(ctx, q_rule_running_about(ctx->db, ctx->organisation, rule_subject_name((enum rule_subject)subject), id));
}

/* ---------------------------------------------------------------- drafts */

void
rule_drop_draft(struct ctx *ctx)
{
	struct rows *rows = q_rule_draft(ctx->db, ctx->organisation, ctx->group, ctx->account);
	int64_t id;

	if (!row_one(rows))
		return;
	id = row_integer(rows, RULE_DRAFT_ID);
	q_rule_drop_conditions(ctx->db, ctx->organisation, id);
	q_rule_drop(ctx->db, ctx->organisation, id);
}

static int64_t
add_draft(struct ctx *ctx, bool any, bool tell, int64_t follows)
{
	rule_drop_draft(ctx);
	q_rule_add_draft(ctx->db, ctx->organisation, ctx->group, any ? "any" : "all", tell, follows, ctx->account, ctx->now);
	return db_new_id(ctx->db);
}

void
rule_put_draft(struct ctx *ctx, struct rule *rule)
{
	rule->id = add_draft(ctx, rule->any, rule->tell, rule->follows);
	rule->organisation = ctx->organisation;
	rule->group = ctx->group;
	rule->number = 0;
	rule->status = "draft";
	rule->stopped = NULL;
	for (size_t i = 0; i < rule->count; i++) {
		const struct rule_condition *condition = &rule->conditions[i];

		q_rule_condition_add(ctx->db, ctx->organisation, rule->id, (int64_t)i + 1, condition->block,
			rule_subject_name(condition->subject), condition->subject_id, condition->subject_name ? condition->subject_name : "",
			rule_comparison_name(condition->comparison), condition->value ? condition->value : "");
	}
}

void
rule_draft_like(struct ctx *ctx, const struct rule *rule)
{
	struct rule draft = {
		.any = rule->any, .tell = rule->tell, .follows = rows_integer(q_rule_life_number(ctx->db, ctx->organisation, ctx->group))
	};

	rule_put_draft(ctx, &draft);
	q_rule_copy_conditions(ctx->db, ctx->organisation, rule->id, draft.id);
}

/* ---------------------------------------------------------------- saving */

static const char *
group_name(struct ctx *ctx)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, ctx->group);

	return row_one(rows) ? row_text(rows, GROUP_GET_NAME) : "";
}

static enum outcome
save(struct ctx *ctx, int64_t draft, int64_t undoes)
{
	struct rule rule;
	int64_t job;

	q_rule_conditions_make_past(ctx->db, ctx->organisation, ctx->group);
	q_rule_make_past(ctx->db, ctx->organisation, ctx->group);
	if (q_rule_make_current(ctx->db, ctx->organisation, ctx->group, draft, undoes, ctx->account, ctx->now) != 1)
		return problem(ctx, "", "This group is filled by hand now. Change that in its settings first.");
	q_rule_conditions_make_current(ctx->db, ctx->organisation, draft);
	activity_add(ctx, undoes ? "rule.undone" : "rule.saved", group_name(ctx), NULL);
	if (!rule_load_current(ctx, &rule))
		return NOT_FOUND;
	rule.tell = rule.tell && !undoes;
	job = rule_apply_all(ctx, &rule);
	if (job)
		q_rule_set_job(ctx->db, ctx->organisation, rule.id, job);
	/* Where the one before was stopped, whoever it put there had to wait though a seat was free. */
	if (rows_integer(q_wait_seat_is_free(ctx->db, ctx->organisation, ctx->group)))
		wait_wake(ctx);
	return OK;
}

enum outcome
rule_save(struct ctx *ctx)
{
	struct rows *rows = q_rule_draft(ctx->db, ctx->organisation, ctx->group, ctx->account);

	if (!row_one(rows))
		return problem(ctx, "", "There is nothing to save: the rule is as it was.");
	return save(ctx, row_integer(rows, RULE_DRAFT_ID), 0);
}

enum outcome
rule_undo(struct ctx *ctx)
{
	struct rule now, before = { .any = false, .tell = true };
	struct rows *rows;
	int64_t draft;

	if (!rule_load_current(ctx, &now))
		return problem(ctx, "", "No rule was saved yet, so there is nothing to undo.");
	rows = q_rule_before(ctx->db, ctx->organisation, ctx->group, now.number);
	if (row_one(rows) && !rule_load(ctx, row_integer(rows, RULE_BEFORE_ID), &before))
		return NOT_FOUND;
	draft = add_draft(ctx, before.any, before.tell, now.number);
	if (before.id)
		q_rule_copy_conditions(ctx->db, ctx->organisation, before.id, draft);
	return save(ctx, draft, now.number);
}

/* ---------------------------------------------------------------- words */

const char *
rule_subject_title(struct ctx *ctx, const struct rule *rule, const struct rule_condition *condition)
{
	const char *title;

	switch (condition->subject) {
	case RULE_EMAIL:
		return "E-mail address";
	case RULE_NAME:
		return "Name";
	case RULE_JOINED:
		return "Joined";
	case RULE_BRANCH:
		return "Branch";
	case RULE_COURSE:
	case RULE_FIELD:
		break;
	}
	if (condition->subject_name)
		return condition->subject_name;
	title = rows_text(q_rule_subject_title(ctx->db, rule->organisation, rule->id, condition - rule->conditions + 1));
	return title ? title : "";
}

static size_t
values_from(const char *at)
{
	size_t count = 1;

	while ((at = strchr(at, '\n')) != NULL) {
		count++;
		at++;
	}
	return count;
}

/* "Fleet, Outreach or Care"; where that would be too long, "Fleet, Outreach or 70 more". */
static const char *
values_words(struct ctx *ctx, const char *value)
{
	struct buffer words = buffer_new(ctx->arena, WORDS_MOST);

	for (const char *at = value; *at;) {
		const char *end = strchrnul(at, '\n');
		const char *piece = arena_copy(ctx->arena, at, (size_t)(end - at));

		if (words.length + strlen(piece) + MORE_MOST > WORDS_MOST) {
			buffer_format(&words, " or %zu more", values_from(at));
			break;
		}
		if (words.length)
			buffer_text(&words, *end ? ", " : " or ");
		buffer_text(&words, piece);
		at = *end ? end + 1 : end;
	}
	return words.data;
}

static const char *
asked_value(struct ctx *ctx, const struct rule *rule, const struct rule_condition *condition)
{
	const char *path;
	int64_t instant;

	if (condition->comparison == RULE_EMPTY || condition->comparison == RULE_FILLED)
		return "";
	if (condition->subject == RULE_BRANCH) {
		path = branch_path_of(ctx, condition->subject_id);
		return *path ? path
					 : rows_text(q_rule_subject_title(ctx->db, rule->organisation, rule->id, condition - rule->conditions + 1));
	}
	if ((condition->comparison == RULE_BEFORE || condition->comparison == RULE_AFTER) &&
		zone_instant(condition->value, "12:00", &instant))
		return day_words(ctx->arena, instant);
	if (condition->subject == RULE_COURSE)
		return text_equal(condition->value, "completed")  ? "Completed"
			: text_equal(condition->value, "in progress") ? "In progress"
														  : "Not started";
	return values_words(ctx, condition->value);
}

const char *
rule_condition_words(struct ctx *ctx, const struct rule *rule, const struct rule_condition *condition)
{
	const char *value = asked_value(ctx, rule, condition);
	const char *verb = rule_comparison_words(condition->comparison);

	if (condition->subject == RULE_JOINED)
		verb = condition->comparison == RULE_BEFORE ? "before" : "after";
	else if (condition->comparison == RULE_UNDER || condition->comparison == RULE_NOT_UNDER)
		verb = arena_text(ctx->arena, "%s,", verb);
	return arena_text(
		ctx->arena, "%s %s%s%s", rule_subject_title(ctx, rule, condition), verb, value && *value ? " " : "", value ? value : "");
}
