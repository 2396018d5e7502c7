/* The mapping step: what the columns of a file mean. */
#include "domain/import_columns.h"

#include "base/text.h"
#include "domain/import_file.h"
#include "web/pages/import_page.h"
#include "web/pages/imports.h"

#define LOOK 20        /* rows that the guesses are made by */
#define SAMPLES 5      /* of each column */
#define TITLE_MOST 100 /* characters that are shown */
#define VALUE_MOST 60

struct columns {
	const struct csv_row *rows;
	size_t row_count, count;
	const struct import_column *all; /* as they are stored */
	struct import_column *guesses;   /* as they are recognised now, with the reasons: as many, since both go by the first row */
	struct import_targets targets;
};

static struct columns
columns_of(struct ctx *ctx, const struct import *import)
{
	struct columns columns = { .row_count = 0 };
	bool has_header, certain;

	columns.rows = import_file_head(ctx, import, LOOK, &columns.row_count);
	columns.all = import_columns_load(ctx, import->id, &columns.count);
	columns.guesses = import_recognise(ctx, import->kind, columns.rows, columns.row_count, &has_header, &certain);
	columns.targets = import_targets(ctx, import->kind);
	return columns;
}

/* ---------------------------------------------------------------- the page */

static const char *
field_name(struct arena *arena, size_t column)
{
	return arena_text(arena, "column%zu", column);
}

/* What the list stands on: as chosen in the form that is shown again, else as stored. */
static const char *
chosen(struct request *request, const struct columns *columns, size_t column)
{
	const char *name = field_name(request->ctx.arena, column);

	return request->method == POST && field_given(request, name) ? field(request, name) : columns->all[column].target;
}

static void
show_targets(struct view *round, const struct import_targets *targets, const char *target)
{
	for (size_t i = 0; i < targets->count; i++) {
		struct view *option = view_section(round, "target");

		view_text(option, "value", targets->all[i].target);
		view_text(option, "label", targets->all[i].label);
		view_flag(option, "chosen", text_equal(targets->all[i].target, target));
	}
}

/* Passwords are never shown. */
static bool
is_secret(const struct import_column *column)
{
	return text_equal(column->target, "password") || text_equal(column->target, "secret");
}

/* Whether a row before has the same value: different ones tell more. */
static bool
is_known(const struct columns *columns, size_t column, size_t row, bool has_header)
{
	for (size_t i = has_header ? 1 : 0; i < row; i++)
		if (column < columns->rows[i].count && text_equal(columns->rows[i].values[column], columns->rows[row].values[column]))
			return true;
	return false;
}

static void
show_samples(
	struct request *request, struct view *round, const struct import *import, const struct columns *columns, size_t column)
{
	bool secret = is_secret(&columns->all[column]) || is_secret(&columns->guesses[column]);
	size_t shown = 0;

	view_flag(round, "secret", secret);
	for (size_t i = import->has_header ? 1 : 0; !secret && i < columns->row_count && shown < SAMPLES; i++) {
		const struct csv_row *row = &columns->rows[i];
		const char *value = column < row->count ? row->values[column] : "";
		struct view *sample;

		if (!*value || is_known(columns, column, i, import->has_header))
			continue;
		sample = view_section(round, "sample");
		view_text(sample, "value", text_cut(request->ctx.arena, value, VALUE_MOST));
		shown++;
	}
	view_flag(round, "nothing", !shown && !secret);
}

static const char *
why_of(const struct import_column *stored, const struct import_column *guess)
{
	if (!text_equal(stored->target, guess->target))
		return *stored->target ? "As you chose." : "Left out, as you chose.";
	return *guess->why || *guess->target ? guess->why : "Not recognised. Choose a field, or leave it out.";
}

static void
show_column(struct request *request, const struct import *import, const struct columns *columns, size_t column)
{
	struct arena *arena = request->ctx.arena;
	struct view *round = view_section(request->body, "column");
	const struct import_column *stored = &columns->all[column], *guess = &columns->guesses[column];

	view_integer(round, "position", (int64_t)column);
	view_text(round, "n", arena_text(arena, "%zu", column));
	view_text(round, "number", arena_text(arena, "%zu", column + 1));
	view_text(round, "heading", import->has_header ? text_cut(arena, stored->title, TITLE_MOST) : NULL);
	view_flag(round, "unnamed", !import->has_header || !*stored->title);
	view_text(round, "why", why_of(stored, guess));
	view_text(round, "words", field_error(request, field_name(arena, column)));
	show_samples(request, round, import, columns, column);
	show_targets(round, &columns->targets, chosen(request, columns, column));
}

enum outcome
imports_columns(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct import import;
	struct columns columns;
	const char *missing;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!text_equal(import.status, "mapping") && !text_equal(import.status, "ready")) {
		redirect(request, "/imports/%lld", (long long)import.id);
		return OK;
	}
	columns = columns_of(ctx, &import);
	missing = import_columns_missing(ctx, import.kind, columns.all, columns.count);
	import_page_show(request, &import, "imports/columns.tpl", "Map headers", STEP_COLUMNS);
	view_text(request->body, "missing", missing);
	view_flag(request->body, "unclear", !missing && text_equal(import.status, "mapping"));
	page_choice(request, "has_header", import.has_header ? "1" : NULL);
	for (size_t i = 0; i < columns.count; i++)
		show_column(request, &import, &columns, i);
	return OK;
}

enum outcome
imports_map(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct import import;
	enum outcome result;
	const char **targets;
	size_t count;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	import_columns_load(ctx, import.id, &count);
	targets = arena_array(ctx->arena, count + 1, sizeof *targets);
	for (size_t i = 0; i < count; i++)
		targets[i] = field(request, field_name(ctx->arena, i));
	result = import_map(ctx, &import, targets, count, field_given(request, "has_header"));
	if (result == OK)
		redirect(request, "/imports/%lld", (long long)import.id);
	return result;
}
