/* XLSX, by libxlsxwriter: rows go to files without a name in the state directory as they are read, so that memory stays flat, and whatever
   happens nothing is left behind. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/forgotten.h"
#include "base/text.h"
#include "web/page.h"
#include "web/sheet.h"
#include "web/stream.h"
#include "web/upload.h"

#define TITLE_MAX 31
#define CELL_MAX 32767 /* characters */
#define SCRATCH_MAX ((size_t)64 << 20)
#define TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

struct making {
	struct request *request;
	const struct sheet *sheet;
	struct export_place place;
	int64_t count;
	int64_t written; /* bytes of the rows */
	bool too_long;
	lxw_workbook *book;
	lxw_worksheet *page;
	lxw_format *head, *formats[CELL_LENGTH + 1];
};

_Noreturn static void
refused(const struct making *making, lxw_error error)
{
	/* It says "file error" for a full disk; errno is then that of the last write. */
	bool file = error == LXW_ERROR_CREATING_XLSX_FILE || error == LXW_ERROR_CREATING_TMPFILE ||
		error == LXW_ERROR_READING_TMPFILE || error == LXW_ERROR_ZIP_FILE_OPERATION || error == LXW_ERROR_ZIP_FILE_ADD ||
		error == LXW_ERROR_ZIP_CLOSE;

	fault_as(file ? FAULT_FULL : FAULT_BUG, "%s.xlsx: %s", making->sheet->name, lxw_strerror(error));
}

static void
check(const struct making *making, lxw_error error)
{
	if (error != LXW_NO_ERROR)
		refused(making, error);
}

static lxw_format *
format(const struct making *making, const char *number_format)
{
	lxw_format *made = workbook_add_format(making->book);

	if (!made)
		fault("%s.xlsx: out of memory", making->sheet->name);
	if (number_format)
		format_set_num_format(made, number_format);
	return made;
}

/* What a sheet's name may not hold becomes a blank. */
static const char *
sheet_title(struct arena *arena, const char *title)
{
	char *name = arena_string(arena, text_cut(arena, title, TITLE_MAX - 1));

	for (char *c = name; *c; c++)
		if (strchr("[]:*?/\\'", *c))
			*c = ' ';
	return *name ? name : "Report";
}

static void
begin(struct making *making, struct arena *arena)
{
	const struct sheet *sheet = making->sheet;

	making->page = workbook_add_worksheet(making->book, sheet_title(arena, sheet->title));
	if (!making->page)
		refused(making, LXW_ERROR_CREATING_TMPFILE);
	making->head = format(making, NULL);
	format_set_bold(making->head);
	making->formats[CELL_PERCENT] = format(making, "0%");
	making->formats[CELL_DAY] = format(making, "yyyy-mm-dd");
	making->formats[CELL_LENGTH] = format(making, "[h]:mm:ss");
	for (size_t i = 0; i < sheet->count; i++) {
		lxw_col_t column = (lxw_col_t)i;

		check(making, worksheet_set_column(making->page, column, column, sheet->columns[i].width, NULL));
		check(making, worksheet_write_string(making->page, 0, column, sheet->columns[i].head, making->head));
	}
	worksheet_freeze_panes(making->page, 1, 0);
	worksheet_repeat_rows(making->page, 0, 0);
}

static int
digits(const char *from, int count)
{
	int number = 0;

	while (count-- > 0)
		number = 10 * number + (*from++ - '0');
	return number;
}

/* "2026-11-20" */
static lxw_datetime
day_of(const char *date)
{
	return (lxw_datetime){ .year = digits(date, 4), .month = digits(date + 5, 2), .day = digits(date + 8, 2) };
}

static void
write_cell(struct making *making, const struct rows *rows, lxw_row_t line, lxw_col_t at)
{
	const struct sheet_column *column = &making->sheet->columns[at];
	struct arena *arena = making->request->ctx.arena;
	lxw_format *shape = making->formats[column->cell];
	int64_t number;
	lxw_datetime day;

	if (row_is_null(rows, column->column))
		return;
	if (column->cell == CELL_TEXT) {
		const char *text = forgotten_said(arena, row_text(rows, column->column));

		check(making, worksheet_write_string(making->page, line, at, text_cut(arena, text, CELL_MAX - 1), shape));
		return;
	}
	number = row_integer(rows, column->column);
	if (column->cell == CELL_DAY) {
		day = day_of(zone_date(arena, number));
		check(making, worksheet_write_datetime(making->page, line, at, &day, shape));
	} else {
		double value = column->cell == CELL_PERCENT ? (double)number / 100
			: column->cell == CELL_LENGTH           ? (double)number / 86400
													: (double)number;

		check(making, worksheet_write_number(making->page, line, at, value, shape));
	}
}

/* false: that was the last page. */
static bool
write_page(struct making *making)
{
	struct ctx *ctx = &making->request->ctx;
	const struct sheet *sheet = making->sheet;
	int64_t before = making->count;
	struct rows *rows;

	db_snapshot(ctx->db);
	rows = sheet->page(ctx, sheet->context, &making->place.after, EXPORT_ROWS);
	while (row_next(rows)) {
		making->count++;
		for (size_t i = 0; i < sheet->count; i++)
			write_cell(making, rows, (lxw_row_t)making->count, (lxw_col_t)i);
		export_step(&making->place, rows, sheet->key_column, sheet->id_column);
	}
	db_rollback(ctx->db);
	arena_reset(ctx->arena);
	return making->count - before == EXPORT_ROWS;
}

static void
fill(void *argument)
{
	struct making *making = argument;

	begin(making, making->request->ctx.arena);
	while (!making->too_long && write_page(making))
		making->too_long = making->count >= SHEET_ROWS_MAX;
	/* What it could not write there it does not tell of itself. */
	if (fflush(making->page->optimize_tmpfile) != 0 || ferror(making->page->optimize_tmpfile))
		fault_as(fault_of_file(), "%s.xlsx: %s", making->sheet->name, strerror(errno));
	making->written = ftell(making->page->optimize_tmpfile);
}

static void
roll_back(void *argument)
{
	struct making *making = argument;

	db_rollback(making->request->ctx.db);
}

/* A fault in the middle is passed on once what the library holds is given back. */
static enum fault_kind
fill_or_forget(struct making *making)
{
	struct ctx *ctx = &making->request->ctx;
	struct arena *whole = ctx->arena, *scratch = arena_new(SCRATCH_MAX);
	enum fault_kind kind;

	db_rollback(ctx->db);
	ctx->arena = scratch;
	db_use_arena(ctx->db, scratch);
	kind = fault_catch(fill, making);
	if (kind != FAULT_NONE && fault_catch(roll_back, making) != FAULT_NONE)
		kind = FAULT_BUG;
	ctx->arena = whole;
	db_use_arena(ctx->db, whole);
	arena_free(scratch);
	if (kind != FAULT_NONE || making->too_long)
		lxw_workbook_free(making->book);
	return kind;
}

/* ---------------------------------------------------------------- whether all of it is there */

/* The archive's own list of what is in it, see the ZIP format: its end, then an entry for each file. */
#define END_SIZE 22
#define ENTRY_SIZE 46
#define SHEET "xl/worksheets/sheet1.xml"

static int64_t
number(const unsigned char *at, int bytes)
{
	int64_t value = 0;

	while (bytes-- > 0)
		value = value << 8 | at[bytes];
	return value;
}

static bool
read_at(int file, int64_t at, void *data, size_t size)
{
	return at >= 0 && pread(file, data, size, at) == (ssize_t)size;
}

/* How long the sheet in it is, unpacked; 0: it is not there. */
static int64_t
sheet_length(int file)
{
	unsigned char end[END_SIZE], entry[ENTRY_SIZE];
	char name[sizeof SHEET];
	int64_t at = lseek(file, 0, SEEK_END) - END_SIZE;

	if (!read_at(file, at, end, sizeof end) || memcmp(end, "PK\5\6", 4) != 0)
		return 0;
	at = number(end + 16, 4);
	for (int64_t left = number(end + 10, 2); left > 0; left--) {
		if (!read_at(file, at, entry, sizeof entry) || memcmp(entry, "PK\1\2", 4) != 0)
			return 0;
		memset(name, 0, sizeof name);
		if (number(entry + 28, 2) == sizeof SHEET - 1 && read_at(file, at + ENTRY_SIZE, name, sizeof name - 1) &&
			strcmp(name, SHEET) == 0)
			return number(entry + 24, 4);
		at += ENTRY_SIZE + number(entry + 28, 2) + number(entry + 30, 2) + number(entry + 32, 2);
	}
	return 0;
}

/* The rows are copied once more on their way into the archive, and of a disk that is full by then it says nothing. */
static void
finish(const struct making *making, int file)
{
	lxw_error error = workbook_close(making->book);
	bool whole = error == LXW_NO_ERROR && sheet_length(file) > making->written;

	if (whole)
		return;
	close(file);
	if (error != LXW_NO_ERROR)
		refused(making, error);
	fault_as(FAULT_FULL, "%s.xlsx: rows are missing, so there was no room", making->sheet->name);
}

void
send_sheet_xlsx(struct request *request, const struct sheet *sheet)
{
	struct arena *arena = request->ctx.arena;
	struct making making = { .request = request, .sheet = sheet, .place = export_start(arena) };
	int file = unnamed_file(&request->ctx);
	lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = arena_string(arena, request->ctx.conf->state) };
	enum fault_kind kind = FAULT_BUG;

	making.book = workbook_new_opt(arena_text(arena, "/proc/self/fd/%d", file), &options);
	if (making.book)
		kind = fill_or_forget(&making);
	if (kind != FAULT_NONE || making.too_long) {
		close(file);
		if (kind != FAULT_NONE)
			fault_as(kind, "%s.xlsx could not be made", sheet->name);
		error_show(request, 413,
			arena_text(arena,
				"This list has more than %s rows, which is too long for an XLSX file. Take the CSV file: it has no limit.",
				text_number(arena, SHEET_ROWS_MAX)));
		return;
	}
	finish(&making, file);
	send_open_file(request, arena_text(arena, "%s.xlsx", sheet->name), TYPE, file);
}
