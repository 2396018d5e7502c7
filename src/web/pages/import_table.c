#include "web/pages/import_table.h"
#include "domain/import_cells.h"

#include <string.h>

/* NULL: left out. */
static const char *
label_of(struct import_targets targets, const char *target)
{
	if (!*target)
		return NULL;
	for (size_t i = 0; i < targets.count; i++)
		if (strcmp(targets.all[i].target, target) == 0)
			return targets.all[i].label;
	return NULL;
}

struct import_table
import_table_load(struct request *request, const struct import *import)
{
	struct ctx *ctx = &request->ctx;
	struct import_targets targets = import_targets(ctx, import->kind);
	struct import_table table = { .columns = NULL };
	size_t known = 0;

	table.columns = import_columns_load(ctx, import->id, &table.count);
	table.order = arena_array(ctx->arena, table.count + 1, sizeof *table.order);
	table.labels = arena_array(ctx->arena, table.count + 1, sizeof *table.labels);
	for (size_t i = 0; i < table.count; i++)
		if ((table.labels[i] = label_of(targets, table.columns[i].target)))
			table.order[known++] = i;
	for (size_t i = 0; i < table.count; i++)
		if (!table.labels[i])
			table.order[known++] = i;
	table.whole = table.order[0];
	for (size_t i = 0; i < table.count; i++)
		if (strcmp(table.columns[i].target, "email") == 0)
			table.whole = i;
	return table;
}

bool
import_table_is_password(const struct import_table *table, size_t column)
{
	return strcmp(table->columns[column].target, "password") == 0;
}

const char **
import_table_cells(struct request *request, const struct import_table *table, const char *cells)
{
	struct arena *arena = request->ctx.arena;
	size_t count, most;
	const char **read = import_cells_read(arena, cells, &count);
	const char **all;

	most = count > table->count ? count : table->count;
	all = arena_array(arena, most + 1, sizeof *all);
	for (size_t i = 0; i < most; i++)
		all[i] = i < count ? read[i] : "";
	return all;
}

const char *
import_table_value(const struct import_table *table, const char *const *cells, const char *target)
{
	for (size_t i = 0; i < table->count; i++)
		if (strcmp(table->columns[i].target, target) == 0)
			return cells[i];
	return "";
}

const char *
import_table_problems(struct request *request, const char *problems)
{
	struct arena *arena = request->ctx.arena;
	size_t count;
	const struct import_problem *all = import_problems_read(arena, problems, &count);
	const char *words = NULL;

	for (size_t i = 0; i < count; i++)
		words = words ? arena_text(arena, "%s %s", words, all[i].words) : all[i].words;
	return words;
}
