#include "base/fault.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/given.h"
#include "store/query.h"

/* --- running --- */

static void
end(struct rows *rows)
{
	sqlite3_reset(rows->statement);
	sqlite3_clear_bindings(rows->statement);
	rows->state = ROWS_ENDED;
}

static bool
runs(const struct rows *rows)
{
	return rows->state == ROWS_STARTED || rows->state == ROWS_AT_ROW;
}

_Noreturn static void
query_fault(struct rows *rows, int result)
{
	char words[300];

	sqlite3_snprintf(sizeof words, words, "%s", sqlite3_errmsg(rows->db->handle));
	if (rows->statement)
		end(rows);
	fault_as(engine_fault_kind(result), "query %s: %s (%d)", rows->name, words, result);
}

struct rows *
query_start(struct db *db, int number)
{
	struct rows *rows = &db->queries[number];
	int result;

	if (runs(rows))
		fault("query %s is started while it still runs", rows->name);
	if (!rows->statement) {
		rows->db = db;
		rows->name = query_texts[number].name;
		result = sqlite3_prepare_v3(db->handle, query_texts[number].sql, -1, SQLITE_PREPARE_PERSISTENT, &rows->statement, NULL);
		if (result != SQLITE_OK)
			query_fault(rows, result);
		rows->column_names = query_texts[number].columns;
		rows->columns = sqlite3_column_count(rows->statement);
		rows->writes = !sqlite3_stmt_readonly(rows->statement);
	}
	if (rows->writes && !db->in_transaction)
		fault("query %s writes outside a transaction", rows->name);
	rows->state = ROWS_STARTED;
	return rows;
}

void
query_int(struct rows *rows, int parameter, int64_t value)
{
	int result = sqlite3_bind_int64(rows->statement, parameter, value);

	if (result != SQLITE_OK)
		query_fault(rows, result);
}

/* A query without rows runs before its q_*() returns, so it needs no copies of its values. */
static sqlite3_destructor_type
keeping(const struct rows *rows)
{
	return rows->columns == 0 ? SQLITE_STATIC : SQLITE_TRANSIENT;
}

void
query_text(struct rows *rows, int parameter, const char *value)
{
	int result = sqlite3_bind_text(rows->statement, parameter, value, -1, keeping(rows));

	if (result != SQLITE_OK)
		query_fault(rows, result);
}

void
query_blob(struct rows *rows, int parameter, const void *value, size_t size)
{
	int result = sqlite3_bind_blob64(rows->statement, parameter, value, size, keeping(rows));

	if (result != SQLITE_OK)
		query_fault(rows, result);
}

void
query_rows(struct rows *rows, int parameter, const struct given_rows *value)
{
	int result = sqlite3_bind_pointer(rows->statement, parameter, (void *)value, GIVEN_POINTER, NULL);

	if (result != SQLITE_OK)
		query_fault(rows, result);
}

int64_t
query_run(struct rows *rows)
{
	int64_t changes;
	int result = sqlite3_step(rows->statement);

	if (result != SQLITE_DONE)
		query_fault(rows, result);
	changes = sqlite3_changes64(rows->db->handle);
	end(rows);
	return changes;
}

bool
row_next(struct rows *rows)
{
	int result;

	if (!runs(rows))
		fault("query %s is read after its end", rows->name);
	result = sqlite3_step(rows->statement);
	if (result == SQLITE_ROW) {
		rows->state = ROWS_AT_ROW;
		return true;
	}
	if (result != SQLITE_DONE)
		query_fault(rows, result);
	end(rows);
	return false;
}

/* The values of the row at hand, so that the engine may forget it. */
static void
keep(struct rows *rows)
{
	struct arena *arena = engine_arena(rows->db);
	int count = rows->columns;

	rows->kept = arena_array(arena, (size_t)count, sizeof *rows->kept);
	for (int i = 0; i < count; i++) {
		struct kept_value *value = &rows->kept[i];

		value->type = sqlite3_column_type(rows->statement, i);
		value->integer = sqlite3_column_int64(rows->statement, i);
		if (value->type == SQLITE_INTEGER) /* its bytes would be those of its digits, which nobody asks for */
			continue;
		value->length = (size_t)sqlite3_column_bytes(rows->statement, i);
		value->text = value->type == SQLITE_BLOB ? arena_copy(arena, sqlite3_column_blob(rows->statement, i), value->length)
												 : row_text(rows, i);
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

static void
check_readable(const struct rows *rows, int column)
{
	if (rows->state != ROWS_AT_ROW && rows->state != ROWS_KEPT)
		fault("query %s has no row to read", rows->name);
	if (column < 0 || column >= rows->columns)
		fault("query %s has no column %d", rows->name, column);
}

static int
type(const struct rows *rows, int column)
{
	check_readable(rows, column);
	return rows->state == ROWS_KEPT ? rows->kept[column].type : sqlite3_column_type(rows->statement, column);
}

bool
row_is_null(const struct rows *rows, int column)
{
	return type(rows, column) == SQLITE_NULL;
}

bool
row_is_integer(const struct rows *rows, int column)
{
	return type(rows, column) == SQLITE_INTEGER;
}

int64_t
row_integer(const struct rows *rows, int column)
{
	check_readable(rows, column);
	return rows->state == ROWS_KEPT ? rows->kept[column].integer : sqlite3_column_int64(rows->statement, column);
}

const char *
row_text(const struct rows *rows, int column)
{
	struct arena *arena = engine_arena(rows->db);
	const unsigned char *text;

	switch (type(rows, column)) {
	case SQLITE_NULL:
		return NULL;
	case SQLITE_INTEGER:
		return arena_text(arena, "%lld", (long long)row_integer(rows, column));
	}
	if (rows->state == ROWS_KEPT)
		return rows->kept[column].text;
	text = sqlite3_column_text(rows->statement, column);
	if (!text)
		fault("out of memory");
	return arena_copy(arena, (const char *)text, (size_t)sqlite3_column_bytes(rows->statement, column));
}

static struct row_value
kept_value(const struct kept_value *kept)
{
	struct row_value value = {
		.is_null = kept->type == SQLITE_NULL, .is_integer = kept->type == SQLITE_INTEGER, .integer = kept->integer
	};

	if (!value.is_null && !value.is_integer) {
		value.text = kept->text;
		value.length = kept->length;
	}
	return value;
}

struct row_value
row_value(const struct rows *rows, int column)
{
	struct row_value value = { 0 };

	check_readable(rows, column);
	if (rows->state == ROWS_KEPT)
		return kept_value(&rows->kept[column]);
	switch (sqlite3_column_type(rows->statement, column)) {
	case SQLITE_NULL:
		value.is_null = true;
		break;
	case SQLITE_INTEGER:
		value.is_integer = true;
		value.integer = sqlite3_column_int64(rows->statement, column);
		break;
	default:
		value.text = (const char *)sqlite3_column_text(rows->statement, column);
		value.length = (size_t)sqlite3_column_bytes(rows->statement, column);
		if (!value.text)
			fault("out of memory");
	}
	return value;
}

const void *
row_blob(const struct rows *rows, int column, size_t *size)
{
	if (type(rows, column) != SQLITE_BLOB) {
		*size = 0;
		return NULL;
	}
	if (rows->state == ROWS_KEPT) {
		*size = rows->kept[column].length;
		return rows->kept[column].text;
	}
	*size = (size_t)sqlite3_column_bytes(rows->statement, column);
	return sqlite3_column_blob(rows->statement, column);
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
