#include "web/export.h"

#include "base/csv.h"
#include "base/text.h"
#include "web/stream.h"

#define TOGETHER 50 /* rows whose ends are asked for at once: few, since each may have 50 long texts */
#define KEY_MAX 4096

struct export_place
export_start(struct arena *arena)
{
	return (struct export_place){ .after.text = "", .text = buffer_new(arena, KEY_MAX) };
}

void
export_step(struct export_place *place, const struct rows *rows, int key_column, int id_column)
{
	struct row_value key;

	place->after.id = row_integer(rows, id_column);
	if (key_column < 0)
		return;
	key = row_value(rows, key_column);
	place->after.number = key.is_integer ? key.integer : 0;
	if (key.is_integer || key.is_null)
		return;
	place->text.length = 0;
	buffer_add(&place->text, key.text, key.length);
	place->after.text = key.length ? place->text.data : "";
	text_integer(place->after.text, INT64_MIN, INT64_MAX, &place->after.number);
}

/* A file on its way. */
struct sending {
	struct export export;
	struct export_place place;
	bool begun;
};

static void
write_head(const struct export *export, struct buffer *csv)
{
	csv_start(csv);
	for (const char *const *head = export->head; *head; head++)
		csv_value_by(csv, export->separator, *head);
	csv_end_row(csv);
}

/* Rows that wait for their ends. */
struct waiting {
	struct export_begun rows[TOGETHER];
	size_t count;
};

static void
write_waiting(struct arena *arena, const struct export *export, struct waiting *waiting, struct buffer *csv)
{
	if (waiting->count)
		export->ends(arena, export->context, waiting->rows, waiting->count, csv);
	waiting->count = 0;
}

static void
write_row(struct arena *arena, const struct export *export, const struct rows *rows, struct waiting *waiting, struct buffer *csv)
{
	struct buffer begun;

	if (!export->ends) {
		export->each(arena, csv, rows, export->context);
		csv_end_row(csv);
		return;
	}
	begun = buffer_new(arena, STREAM_PIECE);
	export->each(arena, &begun, rows, export->context);
	waiting->rows[waiting->count++] = (struct export_begun){ begun.data, begun.length, row_integer(rows, export->ends_column) };
	if (waiting->count == TOGETHER)
		write_waiting(arena, export, waiting, csv);
}

/* Ends early where rows are long: the key says where the next page begins. */
static bool
write_page(struct request *request, void *context, struct buffer *csv)
{
	struct sending *sending = context;
	struct arena *arena = request->ctx.arena; /* the piece's */
	const struct export *export = &sending->export;
	struct rows *rows = export->page(&request->ctx, export->context, &sending->place.after, EXPORT_ROWS);
	struct waiting waiting = { .count = 0 };
	int64_t count = 0;

	if (!sending->begun)
		write_head(export, csv);
	sending->begun = true;
	while (row_next(rows)) {
		write_row(arena, export, rows, &waiting, csv);
		export_step(&sending->place, rows, export->key_column, export->id_column);
		count++;
		if (csv->length >= STREAM_PIECE) {
			rows_end(rows);
			write_waiting(arena, export, &waiting, csv);
			return true;
		}
	}
	write_waiting(arena, export, &waiting, csv);
	return count == EXPORT_ROWS;
}

void
send_csv(struct request *request, const struct export *export)
{
	struct sending *sending = arena_alloc(request->ctx.arena, sizeof *sending);

	*sending = (struct sending){ .export = *export, .place = export_start(request->ctx.arena) };
	if (!sending->export.separator)
		sending->export.separator = ',';
	send_stream(request, export->name, "text/csv; charset=utf-8", -1, write_page, sending);
}
