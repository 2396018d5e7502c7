/* Fields are made, changed and deleted, and the values that people have go with them. */
#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/field.h"
#include "domain/rule.h"
#include "queries.h"

#define CHOICES_BYTES (FIELD_CHOICES_MOST * (FIELD_LABEL_MOST + 2))
#define SCRATCH_MAX (256 << 10)
#define VALUES_AT_ONCE 500 /* in a statement */

/* Columns of our files, which an import would mistake a field for. */
static const char *const taken[] = { "first name", "last name", "name", "email", "e-mail", "password", "group", "groups",
	"branch", "role", "status", "courses completed", "came by", "detail", "added", "invite sent", "status since", "notify",
	"learns in", "leads", "joined" };

/* ---------------------------------------------------------------- a form */

static bool
has_choice(const struct field_def *def, const char *key)
{
	for (size_t i = 0; i < def->choice_count; i++)
		if (strcmp(def->choices[i].key, key) == 0)
			return true;
	return false;
}

static void
add_choice(struct ctx *ctx, struct field_def *def, struct field_choice *choices, const char *line)
{
	const char *label = clean_line(ctx, "choices", "One of the choices", line, FIELD_LABEL_MOST);
	const char *key = text_fold(ctx->arena, label);

	if (!*label)
		return;
	if (has_choice(def, key))
		problem(ctx, "choices", "“%s” is there twice. Leave one of them out.", label);
	else if (def->choice_count == FIELD_CHOICES_MOST)
		problem(ctx, "choices", "There are more than %d choices. Leave some out.", FIELD_CHOICES_MOST);
	else
		choices[def->choice_count++] = (struct field_choice){ label, key };
}

static void
parse_choices(struct ctx *ctx, const char *typed, struct field_def *def)
{
	struct field_choice *choices = arena_array(ctx->arena, FIELD_CHOICES_MOST, sizeof *choices);
	const char *lines = clean_block(ctx, "choices", "The list of choices", typed, CHOICES_BYTES);

	def->choices = choices;
	while (*lines && !has_problem(ctx, "choices")) {
		size_t length = strcspn(lines, "\n");

		add_choice(ctx, def, choices, arena_copy(ctx->arena, lines, length));
		lines += length + (lines[length] == '\n');
	}
	if (!def->choice_count && !has_problem(ctx, "choices"))
		problem(ctx, "choices", "Enter at least one choice, each on a line of its own.");
}

/* before: the field as it is, NULL for a new one. */
static bool
parse(struct ctx *ctx, const struct field_form *form, const struct field_def *before, struct field_def *def)
{
	const struct field_def *twin;

	*def = (struct field_def){ .required = form->required };
	def->name = clean_required(ctx, "name", "The name", "a name for the field", form->name, FIELD_NAME_MOST);
	def->name_key = text_fold(ctx->arena, def->name);
	twin = field_by_key(field_load(ctx), def->name_key);
	if (*def->name && twin && !(before && twin->id == before->id))
		problem(ctx, "name", "There is a field called %s already. Choose another name.", def->name);
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (strcmp(taken[i], def->name_key) == 0)
			problem(ctx, "name", "A column of our files is called that already. Choose another name.");
	if (!field_type(form->type, &def->type))
		problem(ctx, "type", "Choose what kind of value it holds.");
	else if (def->type == FIELD_CHOICE)
		parse_choices(ctx, form->choices, def);
	else if (before) {
		def->choices = before->choices;
		def->choice_count = before->choice_count;
	}
	return !ctx->problems;
}

static void
write_choices(struct ctx *ctx, int64_t field, const struct field_def *def)
{
	q_field_drop_choices(ctx->db, ctx->organisation, field);
	for (size_t i = 0; i < def->choice_count; i++)
		q_field_choice_add(ctx->db, ctx->organisation, field, def->choices[i].label, def->choices[i].key, (int64_t)i);
}

enum outcome
field_create(struct ctx *ctx, const struct field_form *form, int64_t *field)
{
	struct field_def def;

	if (!parse(ctx, form, NULL, &def))
		return INVALID;
	if (field_load(ctx).count >= FIELDS_MOST)
		return problem(ctx, "name", "An organisation can have %d fields. Delete one that is not needed first.", FIELDS_MOST);
	q_field_add(ctx->db, ctx->organisation, def.name, def.name_key, field_type_name(def.type), def.required, ctx->now);
	*field = db_new_id(ctx->db);
	write_choices(ctx, *field, &def);
	activity_add(ctx, "field.created", def.name, NULL);
	return OK;
}

/* ---------------------------------------------------------------- the rules that ask for it */

/* The choices, folded, that a new list leaves out; NULL after the last. */
static const char *const *
left_out(struct ctx *ctx, const struct field_def *before, const struct field_def *after)
{
	const char **keys = arena_array(ctx->arena, before->choice_count + 1, sizeof *keys);
	size_t count = 0;

	for (size_t i = 0; i < before->choice_count; i++)
		if (!has_choice(after, before->choices[i].key))
			keys[count++] = before->choices[i].key;
	keys[count] = NULL;
	return keys;
}

/* before and after differ in type, or in the choices of a choice. */
static struct rule_stops
stops_of(struct ctx *ctx, const struct field_def *before, const struct field_def *after)
{
	return rule_stops(ctx, RULE_FIELD, before->id, before->type != after->type ? NULL : left_out(ctx, before, after));
}

static void
stop_rules(struct ctx *ctx, const struct field_def *before, const struct field_def *after)
{
	if (before->type != after->type) {
		rule_stop(ctx, RULE_FIELD, before->id, NULL,
			arena_text(ctx->arena, "The field “%s” holds something else now: it changed from %s to %s.", before->name,
				field_type_name(before->type), field_type_name(after->type)));
		return;
	}
	for (size_t i = 0; i < before->choice_count; i++)
		if (!has_choice(after, before->choices[i].key))
			rule_stop(ctx, RULE_FIELD, before->id, before->choices[i].key,
				arena_text(ctx->arena, "The choice “%s” of the field “%s” was deleted.", before->choices[i].label, before->name));
}

/* ---------------------------------------------------------------- the values that people have */

/* A value that fits the new type, and what it becomes. */
struct rewrite {
	struct rewrite *next;
	const char *old_key, *value;
};

struct trial {
	struct ctx *ctx;
	const struct field_def *def;
	struct rows *rows;
	struct field_preview *preview;
	struct rewrite *rewrites;
	size_t examples, changes;
};

static void
note_fit(struct trial *trial, const char *value, const char *canonical, int64_t people)
{
	struct arena *arena = trial->ctx->arena;
	struct rewrite *rewrite = arena_alloc(arena, sizeof *rewrite);

	rewrite->next = trial->rewrites;
	rewrite->old_key = arena_string(arena, row_text(trial->rows, FIELD_VALUES_VALUE_KEY));
	rewrite->value = arena_string(arena, canonical);
	trial->rewrites = rewrite;
	trial->preview->fit += people;
	if (strcmp(value, canonical) == 0)
		return;
	trial->preview->changed += people;
	if (trial->changes < FIELD_EXAMPLES) {
		trial->preview->changes[trial->changes].from = arena_string(arena, value);
		trial->preview->changes[trial->changes++].to = rewrite->value;
	}
}

static void
try_value(struct ctx *inside, struct trial *trial)
{
	const char *value = row_text(trial->rows, FIELD_VALUES_VALUE), *canonical, *words;
	int64_t people = row_integer(trial->rows, FIELD_VALUES_PEOPLE);

	if (field_read(inside, trial->def, value, &canonical, &words)) {
		note_fit(trial, value, canonical, people);
		return;
	}
	trial->preview->unfit += people;
	if (trial->examples < FIELD_EXAMPLES)
		trial->preview->unfit_examples[trial->examples++] = arena_string(trial->ctx->arena, value);
}

/* What is read for one value only lives inside. */
static void
try_rows(struct ctx *inside, void *argument)
{
	struct trial *trial = argument;

	while (row_next(trial->rows)) {
		try_value(inside, trial);
		arena_reset(inside->arena);
	}
}

/* What the values would be in the new type. A text takes all of them as they are, so it has no rewrites. */
static struct rewrite *
try_values(struct ctx *ctx, int64_t field, const struct field_def *def, struct field_preview *preview)
{
	struct trial trial = { .ctx = ctx, .def = def, .preview = preview };

	*preview = (struct field_preview){ 0 };
	if (def->type == FIELD_TEXT) {
		preview->fit = rows_integer(q_field_people(ctx->db, ctx->organisation, field));
		return NULL;
	}
	trial.rows = q_field_values(ctx->db, ctx->organisation, field);
	ctx_aside(ctx, SCRATCH_MAX, try_rows, &trial);
	return trial.rewrites;
}

static void
write_values(struct ctx *ctx, int64_t field, const struct field_def *def, const struct rewrite *rewrites)
{
	struct given *given = arena_array(ctx->arena, VALUES_AT_ONCE, sizeof *given);

	q_field_mark(ctx->db, ctx->organisation, field, def->type == FIELD_TEXT);
	while (rewrites) {
		size_t count = 0;

		for (; rewrites && count < VALUES_AT_ONCE; rewrites = rewrites->next)
			given[count++] =
				(struct given){ .texts = { rewrites->old_key, rewrites->value, text_fold(ctx->arena, rewrites->value) } };
		q_field_rewrite_many(ctx->db, ctx->organisation, field, &(struct given_rows){ count, given });
	}
}

static bool
same_choices(const struct field_def *before, const struct field_def *after)
{
	for (size_t i = 0; i < after->choice_count; i++)
		if (i >= before->choice_count || strcmp(before->choices[i].label, after->choices[i].label) != 0)
			return false;
	return before->choice_count == after->choice_count;
}

static bool
touches_values(const struct field_def *before, const struct field_def *after)
{
	return before->type != after->type || (after->type == FIELD_CHOICE && !same_choices(before, after));
}

bool
field_preview(struct ctx *ctx, int64_t field, const struct field_form *form, struct field_preview *preview)
{
	struct ctx quiet = *ctx;
	const struct field_def *before = field_by_id(field_load(ctx), field);
	struct field_def def;

	quiet.problems = NULL;
	if (!before || !parse(&quiet, form, before, &def) || !touches_values(before, &def))
		return false;
	try_values(ctx, field, &def, preview);
	preview->stops = stops_of(ctx, before, &def);
	return true;
}

/* A change of type is looked at first whatever becomes of the values: "007" fits a number, as 7. So is one that stops rules. */
static bool
needs_agreement(const struct field_def *before, const struct field_def *after, const struct field_preview *preview)
{
	return preview->unfit || preview->stops.groups || (before->type != after->type && preview->fit);
}

/* ---------------------------------------------------------------- changing */

static const char *
change_words(struct ctx *ctx, const struct field_def *before, const struct field_def *after, int64_t unfit)
{
	const char *words = "";

	if (before->type != after->type)
		words = arena_text(ctx->arena, "from %s to %s", field_type_name(before->type), field_type_name(after->type));
	if (unfit)
		words = arena_text(ctx->arena, "%s%s%s %s fit no more", words, *words ? ", " : "", text_number(ctx->arena, unfit),
			unfit == 1 ? "value does" : "values do");
	return words;
}

enum outcome
field_update(struct ctx *ctx, int64_t field, const struct field_form *form)
{
	const struct field_def *before = field_by_id(field_load(ctx), field);
	struct field_preview preview = { 0 };
	struct rewrite *rewrites = NULL;
	struct field_def def;

	if (!before)
		return NOT_FOUND;
	if (!parse(ctx, form, before, &def))
		return INVALID;
	if (touches_values(before, &def)) {
		rewrites = try_values(ctx, field, &def, &preview);
		preview.stops = stops_of(ctx, before, &def);
		if (needs_agreement(before, &def, &preview) && !form->agreed)
			return problem(ctx, "agreed", "Nothing is saved yet. Look at what it does, then say below that it is meant.");
		stop_rules(ctx, before, &def);
		write_values(ctx, field, &def, rewrites);
	}
	q_field_update(ctx->db, ctx->organisation, field, def.name, def.name_key, field_type_name(def.type), def.required);
	if (!same_choices(before, &def))
		write_choices(ctx, field, &def);
	if (touches_values(before, &def))
		rule_touch_all(ctx, RULE_FIELD, field);
	activity_add(ctx, "field.changed", def.name, change_words(ctx, before, &def, preview.unfit));
	return OK;
}

enum outcome
field_rename_choice(struct ctx *ctx, int64_t field, const char *label, const char *typed)
{
	const struct field_def *def = field_by_id(field_load(ctx), field);
	const char *old_key = text_fold(ctx->arena, label), *name, *key;

	if (!def || def->type != FIELD_CHOICE)
		return NOT_FOUND;
	name = clean_required(ctx, "label", "The choice", "what the choice is called from now on", typed, FIELD_LABEL_MOST);
	key = text_fold(ctx->arena, name);
	if (!has_choice(def, old_key))
		problem(ctx, "choice", "Choose the one to rename from the list.");
	if (*name && strcmp(key, old_key) != 0 && has_choice(def, key))
		problem(ctx, "label", "There is a choice called “%s” already. Choose another name.", name);
	if (ctx->problems)
		return INVALID;
	q_field_choice_rename(ctx->db, ctx->organisation, field, old_key, name, key);
	/* Left from a choice of this name that was taken away: they fit again. */
	if (strcmp(key, old_key) != 0)
		q_field_rewrite(ctx->db, ctx->organisation, field, key, name, key);
	q_field_rewrite(ctx->db, ctx->organisation, field, old_key, name, key);
	rule_rename_choice(ctx, field, old_key, name);
	/* Others may match now, or no more: "contains" looks into names, and values left from before fit again. */
	rule_touch_all(ctx, RULE_FIELD, field);
	activity_add(ctx, "field.choice_renamed", def->name, arena_text(ctx->arena, "from %s to %s", label, name));
	return OK;
}

enum outcome
field_shift(struct ctx *ctx, int64_t field, int by)
{
	struct field_defs fields = field_load(ctx);
	const struct field_def *def = field_by_id(fields, field);
	int64_t at, to;

	if (!def)
		return NOT_FOUND;
	at = def - fields.all;
	to = at + (by < 0 ? -1 : 1);
	if (to < 0 || to >= (int64_t)fields.count)
		return OK;
	for (int64_t i = 0; i < (int64_t)fields.count; i++)
		q_field_set_position(ctx->db, ctx->organisation, fields.all[i].id, (i == at ? to : i == to ? at : i) + 1);
	return OK;
}

enum outcome
field_delete(struct ctx *ctx, int64_t field)
{
	const struct field_def *def = field_by_id(field_load(ctx), field);
	int64_t people;

	if (!def)
		return NOT_FOUND;
	rule_stop(ctx, RULE_FIELD, field, NULL, arena_text(ctx->arena, "The field “%s” was deleted.", def->name));
	people = q_field_drop_values(ctx->db, ctx->organisation, field);
	q_field_drop_choices(ctx->db, ctx->organisation, field);
	q_field_drop(ctx->db, ctx->organisation, field);
	activity_add(ctx, "field.deleted", def->name,
		people ? arena_text(
					 ctx->arena, "with the values of %s %s", text_number(ctx->arena, people), people == 1 ? "person" : "people")
			   : NULL);
	return OK;
}
