/* Running a query and reading its rows, whichever engine has it. */
#include <stdlib.h>

#include "base/fault.h"
#include "base/text.h"
#include "store/db.h"
#include "store/engine.h"
#include "store/query.h"

/* --- running --- */

static bool
runs(const struct rows *rows)
{
	return rows->state == ROWS_STARTED || rows->state == ROWS_AT_ROW;
}

static void
end(struct rows *rows)
{
	rows->state = ROWS_ENDED;
	rows->db->engine->end(rows);
}

/* A query that asks for nothing that is stored, as of JSON that came in, has one engine that reads it. */
static struct db *
place_of(struct db *db, int number)
{
	if (db->engine == &sqlite_engine || query_texts[number].postgres)
		return db;
	if (!db->here)
		db->here = sqlite_engine.open_empty(db->safety);
	db->here->arena = db->arena;
	return db->here;
}

struct rows *
query_start(struct db *db, int number)
{
	struct rows *rows = &db->queries[number];

	if (runs(rows))
		fault("query %s is started while it still runs", rows->name);
	if (!rows->statement) {
		rows->db = place_of(db, number);
		rows->number = number;
		rows->name = query_texts[number].name;
		rows->column_names = query_texts[number].columns;
		rows->db->engine->prepare(rows);
	}
	if (rows->writes && !db->in_transaction)
		fault("query %s writes outside a transaction", rows->name);
	rows->state = ROWS_STARTED;
	return rows;
}

void
query_int(struct rows *rows, int parameter, int64_t value)
{
	rows->db->engine->bind_int(rows, parameter, value);
}

void
query_text(struct rows *rows, int parameter, const char *value)
{
	rows->db->engine->bind_text(rows, parameter, value);
}

void
query_blob(struct rows *rows, int parameter, const void *value, size_t size)
{
	rows->db->engine->bind_blob(rows, parameter, value, size);
}

void
query_rows(struct rows *rows, int parameter, const struct given_rows *value)
{
	rows->db->engine->bind_rows(rows, parameter, value);
}

int64_t
query_run(struct rows *rows)
{
	int64_t changes = rows->db->engine->run(rows);

	end(rows);
	return changes;
}

bool
row_next(struct rows *rows)
{
	if (!runs(rows))
		fault("query %s is read after its end", rows->name);
	if (rows->db->engine->step(rows)) {
		rows->state = ROWS_AT_ROW;
		return true;
	}
	end(rows);
	return false;
}

/* The values of the row at hand, so that the engine may forget it. */
static void
keep(struct rows *rows)
{
	struct arena *arena = engine_arena(rows->db);

	rows->kept = arena_array(arena, (size_t)rows->columns, sizeof *rows->kept);
	for (int i = 0; i < rows->columns; i++) {
		struct cell *cell = &rows->kept[i];

		*cell = rows->db->engine->cell(rows, i);
		if (cell->text)
			cell->text = arena_copy(arena, cell->text, cell->length);
	}
}

bool
row_one(struct rows *rows)
{
	if (!row_next(rows))
		return false;
	keep(rows);
	end(rows);
	rows->state = ROWS_KEPT;
	return true;
}

void
rows_end(struct rows *rows)
{
	if (runs(rows))
		end(rows);
}

int64_t
rows_integer(struct rows *rows)
{
	int64_t value = 0;

	if (row_next(rows)) {
		value = row_integer(rows, 0);
		end(rows);
	}
	return value;
}

const char *
rows_text(struct rows *rows)
{
	const char *value = NULL;

	if (row_next(rows)) {
		value = row_text(rows, 0);
		end(rows);
	}
	return value;
}

size_t
rows_integers(struct rows *rows, int64_t *values, size_t most)
{
	size_t count = 0;

	while (count < most && row_next(rows))
		values[count++] = row_integer(rows, 0);
	rows_end(rows);
	return count;
}

const char *
rows_running(struct db *db)
{
	for (int i = 0; i < query_count; i++)
		if (runs(&db->queries[i]))
			return db->queries[i].name;
	return NULL;
}

void
rows_end_all(struct db *db)
{
	for (int i = 0; i < query_count; i++) {
		rows_end(&db->queries[i]);
		db->queries[i].state = ROWS_ENDED; /* what row_one() kept goes with the arena */
	}
}

/* --- reading a row --- */

static struct cell
cell(const struct rows *rows, int column)
{
	if (rows->state != ROWS_AT_ROW && rows->state != ROWS_KEPT)
		fault("query %s has no row to read", rows->name);
	if (column < 0 || column >= rows->columns)
		fault("query %s has no column %d", rows->name, column);
	if (rows->state == ROWS_KEPT)
		return rows->kept[column];
	return rows->db->engine->cell((struct rows *)rows, column);
}

bool
row_is_null(const struct rows *rows, int column)
{
	return cell(rows, column).kind == CELL_NULL;
}

bool
row_is_integer(const struct rows *rows, int column)
{
	return cell(rows, column).kind == CELL_INTEGER;
}

int64_t
row_integer(const struct rows *rows, int column)
{
	struct cell value = cell(rows, column);

	return value.kind == CELL_TEXT ? strtoll(value.text, NULL, 10) : value.integer;
}

const char *
row_text(const struct rows *rows, int column)
{
	struct arena *arena = engine_arena(rows->db);
	struct cell value = cell(rows, column);
	char digits[NUMBER_MAX];

	if (value.kind == CELL_NULL)
		return NULL;
	if (value.kind == CELL_INTEGER)
		return arena_copy(arena, digits, (size_t)integer_write(value.integer, digits));
	return rows->state == ROWS_KEPT ? value.text : arena_copy(arena, value.text, value.length);
}

struct row_value
row_value(const struct rows *rows, int column)
{
	struct cell found = cell(rows, column);
	struct row_value value = {
		.is_null = found.kind == CELL_NULL, .is_integer = found.kind == CELL_INTEGER, .integer = found.integer
	};

	value.text = found.text;
	value.length = found.length;
	return value;
}

const void *
row_blob(const struct rows *rows, int column, size_t *size)
{
	struct cell value = cell(rows, column);

	*size = value.kind == CELL_BLOB ? value.length : 0;
	return value.kind == CELL_BLOB ? value.text : NULL;
}

int
rows_columns(const struct rows *rows)
{
	return rows->columns;
}

const char *const *
rows_column_names(const struct rows *rows)
{
	return rows->column_names;
}
