#include "web/pages/details.h"

#include "base/clock.h"
#include "base/csv.h"
#include "base/text.h"
#include "web/pages/branches.h"

struct details
details_load(struct ctx *ctx)
{
	return (struct details){ ctx, branch_load(ctx), field_load(ctx) };
}

/* ---------------------------------------------------------------- in files */

const char *const *
details_head(const struct details *details, const char *const *head)
{
	size_t count = 0;
	const char **all;

	while (head[count])
		count++;
	all = arena_array(details->ctx->arena, count + details->fields.count + 2, sizeof *all);
	for (size_t i = 0; i < count; i++)
		all[i] = head[i];
	all[count++] = "branch";
	for (size_t i = 0; i < details->fields.count; i++)
		all[count++] = details->fields.all[i].name;
	return all;
}

void
details_end_rows(
	struct arena *arena, const struct details *details, const struct export_begun *rows, size_t count, struct buffer *csv)
{
	size_t fields = details->fields.count;
	int64_t *members = arena_array(arena, count, sizeof *members);
	struct field_value *values = arena_array(arena, count * fields, sizeof *values);

	for (size_t i = 0; i < count; i++)
		members[i] = rows[i].id;
	field_of_members(details->ctx, details->fields, members, count, values);
	for (size_t i = 0; i < count; i++) {
		buffer_add(csv, rows[i].text, rows[i].length);
		for (size_t f = 0; f < fields; f++)
			csv_value(csv, values[i * fields + f].value);
		csv_end_row(csv);
	}
}

/* ---------------------------------------------------------------- on a person's page */

static struct field_value *
values_of(struct ctx *ctx, struct field_defs fields, int64_t member)
{
	struct field_value *values = arena_array(ctx->arena, fields.count, sizeof *values);

	field_of_member(ctx, fields, member, values);
	return values;
}

static const char *
not_fitting(enum field_type type)
{
	switch (type) {
	case FIELD_NUMBER:
		return "no number";
	case FIELD_DATE:
		return "no date";
	case FIELD_CHOICE:
		return "none of the choices any more";
	case FIELD_TEXT:
		break;
	}
	return NULL;
}

static const char *
as_people_read_it(struct arena *arena, const struct field_def *def, const struct field_value *value)
{
	int64_t instant;

	if (def->type == FIELD_DATE && value->fits && zone_instant(value->value, "12:00", &instant))
		return day_words(arena, instant);
	return value->value;
}

void
details_show(struct request *request, int64_t member, int64_t branch)
{
	struct details details = details_load(&request->ctx);
	const struct field_value *values = values_of(&request->ctx, details.fields, member);

	view_text(request->body, "branch", branch_path(details.branches, branch));
	for (size_t i = 0; i < details.fields.count; i++) {
		struct view *round = view_section(request->body, "detail");

		view_text(round, "label", details.fields.all[i].name);
		view_text(round, "value", as_people_read_it(request->ctx.arena, &details.fields.all[i], &values[i]));
		view_text(round, "not_fitting", values[i].fits ? NULL : not_fitting(details.fields.all[i].type));
	}
}

/* ---------------------------------------------------------------- in a form */

static const char *
name_of(struct request *request, const struct field_def *def)
{
	return arena_text(request->ctx.arena, "field_%lld", (long long)def->id);
}

static void
offer_choices(struct view *round, const struct field_def *def, const char *value, bool fits)
{
	for (size_t i = 0; i < def->choice_count; i++) {
		struct view *option = view_section(round, "detail_option");

		view_text(option, "label", def->choices[i].label);
		view_flag(option, "chosen", text_equal(def->choices[i].label, value));
	}
	view_text(round, "left_over", fits ? NULL : value);
}

/* The ids of the words below a field. */
static const char *
described(struct request *request, const char *name, bool kept, bool wrong)
{
	struct arena *arena = request->ctx.arena;

	if (!kept && !wrong)
		return NULL;
	return arena_text(arena, "%s%s%s", kept ? arena_text(arena, "%s-kept", name) : "", kept && wrong ? " " : "",
		wrong ? arena_text(arena, "%s-error", name) : "");
}

static void
ask(struct request *request, const struct field_def *def, const struct field_value *has)
{
	struct view *round = view_section(request->body, "detail");
	const char *name = name_of(request, def), *value = has->value, *wrong = field_error(request, name);
	int64_t day;

	if (request->method == POST && request->ctx.problems && field_given(request, name))
		value = field(request, name);
	view_text(round, "field", name);
	view_text(round, "label", def->name);
	view_text(round, "value", value);
	view_text(round, "error", wrong);
	view_text(round, "described", described(request, name, !has->fits, wrong != NULL));
	view_flag(round, "optional", !def->required);
	view_text(round, "kept", has->fits ? NULL : has->value);
	view_text(round, "not_fitting", has->fits ? NULL : not_fitting(def->type));
	view_flag(round, "is_number", def->type == FIELD_NUMBER);
	/* A browser's date field shows nothing but dates. */
	view_flag(round, "is_date", def->type == FIELD_DATE && (!*value || zone_instant(value, "12:00", &day)));
	view_show(round, def->type == FIELD_CHOICE ? "choose" : "type_in");
	if (def->type == FIELD_CHOICE)
		offer_choices(round, def, value, has->fits || !text_equal(value, has->value));
}

void
details_ask(struct request *request, int64_t member, int64_t branch)
{
	struct details details = details_load(&request->ctx);
	const struct field_value *values = values_of(&request->ctx, details.fields, member);
	struct branch_field asks = { "branch", "Branch", "None", branch_path(details.branches, branch), NULL };

	view_flag(request->body, "has_branches", details.branches->count);
	view_flag(request->body, "details_none", !details.branches->count && !details.fields.count);
	branch_field_show(request, details.branches, &asks);
	for (size_t i = 0; i < details.fields.count; i++)
		ask(request, &details.fields.all[i], &values[i]);
}

const char *const *
details_typed(struct request *request)
{
	struct field_defs fields = field_load(&request->ctx);
	const char **typed = arena_array(request->ctx.arena, fields.count, sizeof *typed);

	for (size_t i = 0; i < fields.count; i++)
		typed[i] = field(request, name_of(request, &fields.all[i]));
	return typed;
}
