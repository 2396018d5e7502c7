#include "web/export.h"

#include "base/fault.h"

#define FILE_MAX (64 << 20)
#define ROW_MAX (1 << 20)

struct export
{
	struct buffer csv;
	struct rows *rows;
	export_row *each;
	const void *context;
	struct arena *row;
};

static void
write_rows(void *argument)
{
	struct export *export = argument;

	while (row_next(export->rows)) {
		export->each(export->row, &export->csv, export->rows, export->context);
		csv_end_row(&export->csv);
		arena_reset(export->row);
	}
}

void
send_csv(
	struct request *request, const char *name, const char *const *head, struct rows *rows, export_row *each, const void *context)
{
	send_csv_by(request, name, ',', head, rows, each, context);
}

void
send_csv_by(struct request *request, const char *name, char separator, const char *const *head, struct rows *rows,
	export_row *each, const void *context)
{
	struct ctx *ctx = &request->ctx;
	struct export export = { .csv = buffer_new(ctx->arena, FILE_MAX), .rows = rows, .each = each, .context = context };
	enum fault_kind kind;

	csv_start(&export.csv);
	for (; *head; head++)
		csv_value_by(&export.csv, separator, *head);
	csv_end_row(&export.csv);
	/* A row's values are needed only until they are in the file; a hundred thousand of them would fill the request's arena. */
	export.row = arena_new(ROW_MAX);
	db_use_arena(ctx->db, export.row);
	kind = fault_catch(write_rows, &export);
	db_use_arena(ctx->db, ctx->arena);
	arena_free(export.row);
	if (kind != FAULT_NONE)
		fault_as(kind, "%s broke off", name);
	send_file(request, name, "text/csv; charset=utf-8", export.csv.data, export.csv.length);
}
