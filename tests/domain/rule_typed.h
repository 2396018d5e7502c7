/* A rule's form that is typed condition by condition, for tests of the domain. */
#ifndef MUSTER_TESTS_RULE_TYPED_H
#define MUSTER_TESTS_RULE_TYPED_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/rule_form.h"
#include "lib/world.h"

#define CONDITIONS_MOST 250

/* A form that is typed condition by condition. */
static struct rule_form_condition conditions[CONDITIONS_MOST];
static struct rule_form form;
static struct rule rule;
static size_t unfinished;

static inline void
begin(const char *mode)
{
	memset(conditions, 0, sizeof conditions);
	form = (struct rule_form){ .mode = mode, .tell = true, .conditions = conditions };
}

/* In a block of its own; block 0 of the last one. */
static inline struct rule_form_condition *
type(const char *subject)
{
	struct rule_form_condition *condition = &conditions[form.count++];

	condition->block = (int)form.count;
	condition->subject = subject;
	return condition;
}

static inline struct rule_form_condition *
beside(struct rule_form_condition *condition)
{
	condition->block = condition[-1].block;
	return condition;
}

static inline struct rule_form_condition *
compare(const char *subject, const char *comparison, const char *value)
{
	struct rule_form_condition *condition = type(subject);

	condition->comparison = comparison;
	condition->value = value;
	return condition;
}

static inline const char *
id_text(struct ctx *ctx, int64_t id)
{
	return arena_text(ctx->arena, "%lld", (long long)id);
}

static inline struct rule_form_condition *
ask_field(struct ctx *ctx, int64_t id, const char *comparison, const char *value)
{
	struct rule_form_condition *condition = compare("field", comparison, value);

	condition->field = id_text(ctx, id);
	return condition;
}

static inline struct rule_form_condition *
ask_course(struct ctx *ctx, int64_t id, const char *status)
{
	struct rule_form_condition *condition = type("course");

	condition->course = id_text(ctx, id);
	condition->status = status;
	return condition;
}

static inline struct rule_form_condition *
ask_branch(struct ctx *ctx, int64_t id, const char *comparison)
{
	struct rule_form_condition *condition = compare("branch", comparison, NULL);

	condition->branch = id_text(ctx, id);
	return condition;
}

static inline enum outcome
read_form(struct ctx *ctx)
{
	ctx->problems = NULL;
	return rule_form_read(ctx, &form, false, &rule, &unfinished);
}

static inline void
assert_said(struct ctx *ctx, const char *field, const char *words)
{
	assert_int_equal(read_form(ctx), INVALID);
	if (!strstr(world_words(ctx, field), words))
		fail_msg("at %s stands “%s”, not “%s”", field, world_words(ctx, field), words);
}

static inline void
assert_fine(struct ctx *ctx)
{
	enum outcome result = read_form(ctx);

	if (result != OK)
		fail_msg("refused: %s", ctx->problems ? ctx->problems->words : "not finished");
}

#endif
