#include "web/sheet.h"

#include "base/clock.h"
#include "base/csv.h"

/* ---------------------------------------------------------------- as CSV */

static const char *
length_text(struct arena *arena, int64_t seconds)
{
	return arena_text(arena, "%lld:%02d:%02d", (long long)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static const char *
cell_text(struct arena *arena, const struct rows *rows, const struct sheet_column *column)
{
	int64_t number;

	if (row_is_null(rows, column->column))
		return "";
	if (column->cell == CELL_TEXT)
		return row_text(rows, column->column);
	number = row_integer(rows, column->column);
	switch (column->cell) {
	case CELL_DAY:
		return zone_date(arena, number);
	case CELL_LENGTH:
		return length_text(arena, number);
	default:
		return arena_text(arena, "%lld", (long long)number);
	}
}

static void
write_row(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context)
{
	const struct sheet *sheet = context;

	for (size_t i = 0; i < sheet->count; i++)
		csv_value(csv, cell_text(arena, rows, &sheet->columns[i]));
}

static struct rows *
read_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const struct sheet *sheet = context;

	return sheet->page(ctx, sheet->context, after, most);
}

void
send_sheet_csv(struct request *request, const struct sheet *sheet)
{
	struct arena *arena = request->ctx.arena;
	struct sheet *kept = arena_alloc(arena, sizeof *kept);
	const char **head = arena_array(arena, sheet->count + 1, sizeof *head);

	*kept = *sheet;
	for (size_t i = 0; i < sheet->count; i++)
		head[i] = sheet->columns[i].head;
	send_csv(request,
		&(struct export){ .name = arena_text(arena, "%s.csv", sheet->name),
			.head = head,
			.page = read_page,
			.key_column = sheet->key_column,
			.id_column = sheet->id_column,
			.each = write_row,
			.context = kept });
}
