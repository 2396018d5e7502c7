/* What a person changes in the preview: one row, or one value in all rows. Afterwards the preview is where it was. */
#include <string.h>

#include "base/text.h"
#include "domain/field.h"
#include "domain/import_cells.h"
#include "queries.h"
#include "web/form.h"
#include "web/pages/import_page.h"
#include "web/pages/import_preview.h"
#include "web/pages/import_table.h"

#define BACK_MAX 1000   /* of a path to go back to; a longer one is none of ours */
#define VALUE_MOST 2000 /* characters of a value in the form: a longer one is wrong anyway */
#define NOTE_VALUE 60

/* The place in the preview that the form came from. */
static const char *
back_path(struct request *request, const struct import *import)
{
	const char *path = field_path(request, "back");

	return path && strlen(path) < BACK_MAX && strncmp(path, "/imports/", 9) == 0
		? path
		: arena_text(request->ctx.arena, "/imports/%lld", (long long)import->id);
}

/* false: answered already, with a way to what the import has become. */
static bool
is_open(struct request *request, const struct import *import)
{
	if (text_equal(import->status, "ready"))
		return true;
	if (request->method == POST)
		leave_note(request, NOTE_WARN, NULL,
			"Nothing was changed: the preview of this file is over, or it is just being checked again.");
	redirect(request, "/imports/%lld", (long long)import->id);
	return false;
}

/* ---------------------------------------------------------------- one row */

/* A field called password is nowhere shown again, whatever becomes of the form. */
static const char *
name_of(struct request *request, const struct import_table *table, size_t column)
{
	return import_table_is_password(table, column) ? "password" : arena_text(request->ctx.arena, "c%zu", column);
}

static void
show_choice(struct view *field, const char *value, bool chosen)
{
	struct view *round = view_section(field, "option");

	view_text(round, "choice_value", value);
	view_flag(round, "chosen", chosen);
}

/* A value that is none of the choices stands first, so that nothing changes by itself. */
static void
show_choices(struct request *request, struct view *field, const struct field_def *def, const char *value)
{
	const char *canonical, *words;
	bool fits = field_read(&request->ctx, def, value, &canonical, &words);

	view_show(field, "choice");
	if (!fits)
		show_choice(field, value, true);
	show_choice(field, "", fits && !*canonical);
	for (size_t i = 0; i < def->choice_count; i++)
		show_choice(field, def->choices[i].label, fits && text_equal(def->choices[i].label, canonical));
}

/* NULL: it holds anything. */
static const struct field_def *
choice_of(struct ctx *ctx, const char *target)
{
	const struct field_def *def;
	int64_t id;

	if (strncmp(target, "field:", 6) || !text_integer(target + 6, 1, INT64_MAX, &id))
		return NULL;
	def = field_by_id(field_load(ctx), id);
	return def && def->type == FIELD_CHOICE ? def : NULL;
}

static void
show_value(struct request *request, const struct import_table *table, size_t column, struct view *round, const char *value)
{
	const struct field_def *choice = choice_of(&request->ctx, table->columns[column].target);

	if (choice) {
		show_choices(request, round, choice, value);
		return;
	}
	view_show(round, import_table_is_password(table, column) ? "secret" : "open");
	view_text(round, "value", import_table_is_password(table, column) ? NULL : value);
}

static void
show_field(struct request *request, const struct import_table *table, size_t column, const char *stored,
	const struct import_problem *problems, size_t count)
{
	const char *name = name_of(request, table, column);
	bool typed = request->method == POST && field_given(request, name);
	struct view *round = view_section(request->body, "cell");

	view_text(round, "name", name);
	view_text(round, "label", table->labels[column]);
	view_text(round, "title", table->columns[column].title);
	show_value(request, table, column, round, typed ? field(request, name) : text_cut(request->ctx.arena, stored, VALUE_MOST));
	for (size_t i = 0; i < count; i++) {
		struct view *problem;

		if (problems[i].column != (int)column)
			continue;
		view_show(round, "told");
		if (problems[i].error)
			view_show(round, "wrong");
		problem = view_section(round, problems[i].error ? "error" : "warning");
		view_text(problem, "words", problems[i].words);
		if (problems[i].error) {
			problem = view_section(request->body, "summary");
			view_text(problem, "name", name);
			view_text(problem, "words", problems[i].words);
			view_show(request->body, "summary_any");
		}
	}
}

static void
show_fields(struct request *request, const struct import_table *table, const struct rows *row)
{
	const char **cells = import_table_cells(request, table, row_text(row, IMPORT_ROW_GET_CELLS));
	size_t count;
	const struct import_problem *problems =
		import_problems_read(request->ctx.arena, row_text(row, IMPORT_ROW_GET_PROBLEMS), &count);

	for (size_t i = 0; i < table->count; i++) {
		size_t column = table->order[i];
		struct view *round;

		if (table->labels[column]) {
			show_field(request, table, column, cells[column], problems, count);
			continue;
		}
		round = view_section(request->body, "other");
		view_text(round, "title", *table->columns[column].title ? table->columns[column].title : "(no heading)");
		view_text(round, "value", text_cut(request->ctx.arena, cells[column], VALUE_MOST));
		view_show(request->body, "other_any");
	}
	for (size_t i = 0; i < count; i++)
		if (problems[i].column < 0 && problems[i].error) {
			view_text(view_section(request->body, "row_problem"), "words", problems[i].words);
			view_show(request->body, "summary_any");
		}
}

enum outcome
imports_row_edit(struct request *request)
{
	struct import import;
	struct import_table table;
	struct rows *row;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!is_open(request, &import))
		return OK;
	row = q_import_row_get(request->ctx.db, import.id, path_id(request, "row"));
	if (!row_one(row))
		return NOT_FOUND;
	table = import_table_load(request, &import);
	import_page_show(request, &import, "imports/row.tpl",
		arena_text(request->ctx.arena, "Line %s", text_number(request->ctx.arena, row_integer(row, IMPORT_ROW_GET_LINE))),
		STEP_NONE);
	view_integer(request->body, "number", row_integer(row, IMPORT_ROW_GET_NUMBER));
	view_integer(request->body, "line", row_integer(row, IMPORT_ROW_GET_LINE));
	view_text(request->body, "back", back_path(request, &import));
	show_fields(request, &table, row);
	return OK;
}

/* The row's values with those that the form holds: a form may be about one of them only. */
static const char **
cells_typed(struct request *request, const struct import_table *table, const char *stored)
{
	const char **cells = import_table_cells(request, table, stored);

	for (size_t i = 0; i < table->count; i++)
		if (table->labels[i] && field_given(request, name_of(request, table, i)))
			cells[i] = field(request, name_of(request, table, i));
	return cells;
}

/* Back to the preview; to the row again where its own form was sent and something is still wrong with it. */
static void
go_on(struct request *request, const struct import *import, int64_t number)
{
	const char *back = back_path(request, import);
	struct rows *row;

	if (field_given(request, "whole")) {
		row = q_import_row_get(request->ctx.db, import->id, number);
		if (row_one(row) && text_equal(row_text(row, IMPORT_ROW_GET_VERDICT), "error")) {
			leave_note(request, NOTE_WARN, NULL, "What you typed is kept, but something is still wrong with this row.");
			redirect(request, "/imports/%lld/rows/%lld?back=%s", (long long)import->id, (long long)number,
				percent_encode(request->ctx.arena, back));
			return;
		}
		leave_note(request, NOTE_OK, NULL, "The row is corrected.");
	}
	redirect(request, "%s#row-%lld", back, (long long)number);
}

enum outcome
imports_row_update(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t number = path_id(request, "row");
	struct import import;
	struct import_table table;
	struct rows *row;
	enum outcome outcome;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!is_open(request, &import))
		return OK;
	row = q_import_row_get(ctx->db, import.id, number);
	if (!row_one(row))
		return NOT_FOUND;
	table = import_table_load(request, &import);
	outcome =
		import_row_edit(ctx, &import, number, cells_typed(request, &table, row_text(row, IMPORT_ROW_GET_CELLS)), table.count);
	if (outcome == OK)
		go_on(request, &import, number);
	return outcome;
}

enum outcome
imports_row_skip(struct request *request)
{
	int64_t number = path_id(request, "row");
	struct import import;
	enum outcome outcome;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!is_open(request, &import))
		return OK;
	outcome = import_row_skip(&request->ctx, &import, number, *field(request, "skip") != '\0');
	if (outcome == OK)
		redirect(request, "%s#row-%lld", back_path(request, &import), (long long)number);
	return outcome;
}

/* ---------------------------------------------------------------- all rows */

enum outcome
imports_replace(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *from = field(request, "from"), *to = field(request, "to");
	struct import import;
	enum outcome outcome;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!is_open(request, &import))
		return OK;
	outcome = import_replace(ctx, &import, field_integer(request, "column", -1), from, to);
	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "“%s” is read as “%s” in all rows of this column.",
			text_cut(ctx->arena, from, NOTE_VALUE), text_cut(ctx->arena, to, NOTE_VALUE));
		redirect(request, "%s", back_path(request, &import));
	}
	return outcome;
}
