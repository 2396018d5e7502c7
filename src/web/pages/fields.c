#include "web/pages/fields.h"

#include "base/buffer.h"
#include "base/text.h"
#include "domain/field.h"
#include "queries.h"
#include "web/pages/rule_life.h"

#define LINES_MAX (FIELD_CHOICES_MOST * (4 * FIELD_LABEL_MOST + 1) + 1)

/* ---------------------------------------------------------------- the list */

enum outcome
fields_index(struct request *request)
{
	struct field_defs fields = field_load(&request->ctx);

	page_show(request, "fields/index.tpl", "Fields");
	view_show(request->body, "tab_fields");
	for (size_t i = 0; i < fields.count; i++) {
		const struct field_def *def = &fields.all[i];
		struct view *round = view_section(request->body, "def");

		view_integer(round, "id", def->id);
		view_text(round, "name", def->name);
		view_integer(round, "choices", (int64_t)def->choice_count);
		view_show(round, arena_text(request->ctx.arena, "type_%s", field_type_name(def->type)));
		view_show(round, def->required ? "required" : "voluntary");
		view_flag(round, "up", i > 0);
		view_flag(round, "down", i + 1 < fields.count);
	}
	view_show(request->body, fields.count ? "def_any" : "def_none");
	return OK;
}

enum outcome
fields_shift(struct request *request)
{
	enum outcome result = field_shift(&request->ctx, path_id(request, "id"), (int)field_integer(request, "by", 1) < 0 ? -1 : 1);

	if (result == OK)
		redirect(request, "/organisation/fields");
	return result;
}

/* ---------------------------------------------------------------- making */

static struct field_form
form_of(struct request *request)
{
	return (struct field_form){ .name = field(request, "name"),
		.type = field(request, "type"),
		.required = field_given(request, "required"),
		.choices = field(request, "choices"),
		.agreed = field_given(request, "agreed") };
}

enum outcome
fields_new(struct request *request)
{
	page_show(request, "fields/new.tpl", "New field");
	page_field(request, "name", NULL);
	page_field(request, "choices", NULL);
	page_choice(request, "type", "text");
	page_choice(request, "required", NULL);
	return OK;
}

enum outcome
fields_create(struct request *request)
{
	struct field_form form = form_of(request);
	int64_t made;
	enum outcome result = field_create(&request->ctx, &form, &made);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The field is there. Fill it in on each person's page, or by a file.");
		redirect(request, "/organisation/fields");
	}
	return result;
}

/* ---------------------------------------------------------------- changing */

static const char *
people_words(struct request *request, int64_t people)
{
	if (!people)
		return "Nobody has a value of it yet.";
	return text_counted(request->ctx.arena, people, "person has a value of it.", "people have a value of it.");
}

/* The field of the path on its page; NULL when there is none. */
static const struct field_def *
field_page(struct request *request, const char *template_name, const char *title)
{
	struct ctx *ctx = &request->ctx;
	const struct field_def *def = field_by_id(field_load(ctx), path_id(request, "id"));
	int64_t people;

	if (!def)
		return NULL;
	people = rows_integer(q_field_people(ctx->db, ctx->organisation, def->id));
	page_show(request, template_name, title);
	view_integer(request->body, "id", def->id);
	view_text(request->body, "field_name", def->name);
	view_integer(request->body, "people", people);
	view_flag(request->body, "unused", !people);
	view_text(request->body, "people_words", people_words(request, people));
	return def;
}

static const char *
lines_of(struct request *request, const struct field_def *def)
{
	struct buffer lines = buffer_new(request->ctx.arena, LINES_MAX);

	for (size_t i = 0; i < def->choice_count; i++)
		buffer_format(&lines, "%s\n", def->choices[i].label);
	return lines.data;
}

static void
show_rename(struct request *request, const struct field_def *def)
{
	view_flag(request->body, "has_choices", def->type == FIELD_CHOICE);
	page_field(request, "label", NULL);
	for (size_t i = 0; i < def->choice_count; i++) {
		struct view *round = view_section(request->body, "choice_option");

		view_text(round, "label", def->choices[i].label);
		view_flag(round, "chosen", text_equal(def->choices[i].label, field(request, "choice")));
	}
}

/* What the form as it was sent would do, where it needs to be agreed to. */
static void
show_preview(struct request *request)
{
	struct field_form form = form_of(request);
	struct field_preview preview;

	if (!has_problem(&request->ctx, "agreed") || !field_preview(&request->ctx, path_id(request, "id"), &form, &preview))
		return;
	view_show(request->body, "preview");
	view_integer(request->body, "fit", preview.fit);
	view_integer(request->body, "unfit", preview.unfit);
	view_integer(request->body, "changed", preview.changed);
	view_show(request->body, preview.fit == 1 ? "fit_one" : "fit_many");
	view_show(request->body, preview.unfit == 1 ? "unfit_one" : "unfit_many");
	view_show(request->body, preview.changed == 1 ? "changed_one" : "changed_many");
	for (size_t i = 0; i < FIELD_EXAMPLES && preview.unfit_examples[i]; i++)
		view_text(view_section(request->body, "example"), "value", preview.unfit_examples[i]);
	for (size_t i = 0; i < FIELD_EXAMPLES && preview.changes[i].from; i++) {
		struct view *round = view_section(request->body, "change");

		view_text(round, "from", preview.changes[i].from);
		view_text(round, "to", preview.changes[i].to);
	}
	view_flag(request->body, "change_any", preview.changed);
	rule_stops_show(request, &preview.stops, "what changes here");
}

enum outcome
fields_edit(struct request *request)
{
	const struct field_def *def = field_page(request, "fields/edit.tpl", "Edit field");

	if (!def)
		return NOT_FOUND;
	page_field(request, "name", def->name);
	page_field(request, "choices", lines_of(request, def));
	/* The other form of the page does not send these. */
	if (request->method == POST && !field_given(request, "type")) {
		view_show(request->body, arena_text(request->ctx.arena, "type_%s", field_type_name(def->type)));
		view_flag(request->body, "required_1", def->required);
	} else {
		page_choice(request, "type", field_type_name(def->type));
		page_choice(request, "required", def->required ? "1" : NULL);
	}
	show_rename(request, def);
	show_preview(request);
	return OK;
}

static enum outcome
back_to_list(struct request *request, enum outcome result, const char *words)
{
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/organisation/fields");
	}
	return result;
}

enum outcome
fields_update(struct request *request)
{
	struct field_form form = form_of(request);

	return back_to_list(request, field_update(&request->ctx, path_id(request, "id"), &form), "The field is saved.");
}

enum outcome
fields_rename_choice(struct request *request)
{
	enum outcome result =
		field_rename_choice(&request->ctx, path_id(request, "id"), field(request, "choice"), field(request, "label"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The choice has its new name.");
		redirect(request, "/organisation/fields/%lld", (long long)path_id(request, "id"));
	}
	return result;
}

enum outcome
fields_delete_confirm(struct request *request)
{
	const struct field_def *def = field_page(request, "fields/delete.tpl", "Delete field");
	struct rule_stops stops;

	if (!def)
		return NOT_FOUND;
	stops = rule_stops(&request->ctx, RULE_FIELD, def->id, NULL);
	rule_stops_show(request, &stops, "this field");
	return OK;
}

enum outcome
fields_delete(struct request *request)
{
	return back_to_list(
		request, field_delete(&request->ctx, path_id(request, "id")), "The field is deleted, with all its values.");
}
