/* What was typed into the fields of the rules editor. */
#include <string.h>

#include "base/buffer.h"
#include "base/conf.h"
#include "base/text.h"
#include "queries.h"
#include "web/pages/rule_editor.h"

const char *
rule_field_name(struct ctx *ctx, const char *name, size_t number)
{
	return arena_text(ctx->arena, "%s_%zu", name, number);
}

/* NULL: the form does not hold it. */
static const char *
typed(struct request *request, const char *name, size_t number)
{
	const char *full = rule_field_name(&request->ctx, name, number);

	return field_given(request, full) ? field(request, full) : NULL;
}

/* One text, or the boxes of a choice that are ticked, each quoted where it has to be; a hidden one among them is empty. */
static const char *
typed_value(struct request *request, size_t number)
{
	const char **all = field_all(request, rule_field_name(&request->ctx, "value", number));
	struct buffer value = buffer_new(request->ctx.arena, 2 * (size_t)request->ctx.conf->body_limit);

	if (!*all)
		return NULL;
	for (; *all; all++)
		if (**all)
			buffer_format(&value, "%s%s", value.length ? ", " : "", *all);
	return value.data;
}

const char *
rule_form_asks(struct ctx *ctx, const struct rule_form_condition *condition, struct field_defs fields)
{
	const struct field_def *def = NULL;
	int64_t id;

	if (!text_equal(condition->subject, "field"))
		return condition->subject ? condition->subject : "";
	if (condition->field && text_integer(condition->field, 1, INT64_MAX, &id))
		def = field_by_id(fields, id);
	if (!def)
		return "field";
	return def->type == FIELD_CHOICE ? arena_text(ctx->arena, "choice%lld", (long long)def->id) : field_type_name(def->type);
}

/* The button only changes how many conditions there are. */
static bool
reshapes(struct request *request)
{
	return field_given(request, "add") || field_given(request, "add_to") || field_given(request, "drop");
}

/* A field that was left empty is not wrong yet while the form still grows. */
static const char *
unless_empty(const char *text, bool lenient)
{
	return lenient && text && !*text ? NULL : text;
}

static struct rule_form_condition
typed_condition(struct request *request, size_t number, struct field_defs fields, bool lenient)
{
	struct rule_form_condition condition = {
		.block = (int)field_integer(request, rule_field_name(&request->ctx, "block", number), 0),
		.subject = typed(request, "subject", number),
		.course = unless_empty(typed(request, "course", number), lenient),
		.field = unless_empty(typed(request, "field", number), lenient),
		.branch = unless_empty(typed(request, "branch", number), lenient),
		.comparison = typed(request, "comparison", number),
		.value = unless_empty(typed_value(request, number), lenient),
		.status = unless_empty(typed(request, "status", number), lenient),
	};
	const char *before = typed(request, "kind", number);

	if (before && !text_equal(before, rule_form_asks(&request->ctx, &condition, fields)))
		condition.comparison = condition.value = NULL;
	return condition;
}

static size_t
count_typed(struct request *request)
{
	size_t count = 0;

	while (field_given(request, rule_field_name(&request->ctx, "subject", count + 1)))
		count++;
	return count;
}

/* Conditions of one block one after the other, blocks numbered from 1 in the order in which they come. */
static void
gather_blocks(struct ctx *ctx, struct rule_form *form)
{
	struct rule_form_condition *gathered = arena_array(ctx->arena, form->count + 1, sizeof *gathered);
	bool *taken = arena_array(ctx->arena, form->count + 1, sizeof *taken);
	size_t count = 0;
	int block = 0;

	for (size_t i = 0; i < form->count; i++) {
		if (taken[i])
			continue;
		block++;
		for (size_t j = i; j < form->count; j++)
			if (j == i ||
				(!taken[j] && form->conditions[i].block > 0 && form->conditions[j].block == form->conditions[i].block)) {
				taken[j] = true;
				gathered[count] = form->conditions[j];
				gathered[count++].block = -block;
			}
	}
	for (size_t i = 0; i < count; i++)
		gathered[i].block = -gathered[i].block;
	form->conditions = gathered;
}

static struct rule_form_condition
blank_condition(struct ctx *ctx, int block)
{
	struct rows *courses = q_rule_page_courses(ctx->db, ctx->organisation, 1);

	return (struct rule_form_condition){ .block = block, .subject = row_one(courses) ? "course" : "email" };
}

struct rule_form
rule_form_blank(struct ctx *ctx)
{
	struct rule_form form = {
		.mode = "all", .tell = true, .count = 1, .conditions = arena_alloc(ctx->arena, sizeof *form.conditions)
	};

	form.conditions[0] = blank_condition(ctx, 1);
	return form;
}

/* At this place; those from there on move one further. */
static size_t
insert(struct ctx *ctx, struct rule_form *form, size_t at, int block)
{
	memmove(form->conditions + at + 1, form->conditions + at, (form->count - at) * sizeof *form->conditions);
	form->conditions[at] = blank_condition(ctx, block);
	form->count++;
	return at + 1;
}

static void
drop(struct rule_form *form, int64_t number)
{
	if (number < 1 || (size_t)number > form->count)
		return;
	form->count--;
	memmove(
		form->conditions + number - 1, form->conditions + number, (form->count - (size_t)number + 1) * sizeof *form->conditions);
}

/* The number of the new condition, 0 for none. */
static size_t
reshape(struct request *request, struct rule_form *form)
{
	struct ctx *ctx = &request->ctx;
	int64_t block = field_integer(request, "add_to", 0);
	size_t at = form->count;

	if (field_given(request, "drop"))
		drop(form, field_integer(request, "drop", 0));
	if (form->count == 0)
		return insert(ctx, form, 0, 1);
	if (form->count >= RULE_CONDITIONS_MOST)
		return 0;
	if (field_given(request, "add"))
		return insert(ctx, form, at, form->conditions[at - 1].block + 1);
	while (block && at && form->conditions[at - 1].block != block)
		at--;
	return block && at ? insert(ctx, form, at, (int)block) : 0;
}

struct rule_form
rule_form_typed(struct request *request, size_t *fresh)
{
	struct ctx *ctx = &request->ctx;
	struct field_defs fields = field_load(ctx);
	bool lenient = reshapes(request);
	size_t count = count_typed(request), read = count < CONDITIONS_SHOWN ? count : CONDITIONS_SHOWN;
	struct rule_form form = { .mode = field(request, "mode"), .tell = field_given(request, "tell"), .count = read };

	/* Room for one more. */
	form.conditions = arena_array(ctx->arena, read + 1, sizeof *form.conditions);
	for (size_t i = 0; i < read; i++)
		form.conditions[i] = typed_condition(request, i + 1, fields, lenient);
	gather_blocks(ctx, &form);
	*fresh = lenient && read == count ? reshape(request, &form) : 0;
	if (read < count)
		form.count = count;
	return form;
}
