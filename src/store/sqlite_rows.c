/* Queries as SQLite runs them. */
#include "base/fault.h"
#include "store/query.h"
#include "store/sqlite.h"
#include "store/sqlite_given.h"

_Noreturn static void
query_fault(struct rows *rows, int result)
{
	char words[300];

	sqlite3_snprintf(sizeof words, words, "%s", sqlite3_errmsg(sqlite_of(rows->db)->handle));
	if (rows->statement)
		sqlite_end_rows(rows);
	rows->state = ROWS_ENDED;
	fault_as(sqlite_fault_kind(result), "query %s: %s (%d)", rows->name, words, result);
}

static void
check(struct rows *rows, int result)
{
	if (result != SQLITE_OK)
		query_fault(rows, result);
}

void
sqlite_prepare(struct rows *rows)
{
	sqlite3_stmt *statement = NULL;

	check(rows,
		sqlite3_prepare_v3(
			sqlite_of(rows->db)->handle, query_texts[rows->number].sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL));
	rows->statement = statement;
	rows->columns = sqlite3_column_count(statement);
	rows->writes = !sqlite3_stmt_readonly(statement);
}

/* A query without rows runs before its q_*() returns, so it needs no copies of its values. */
static sqlite3_destructor_type
keeping(const struct rows *rows)
{
	return rows->columns == 0 ? SQLITE_STATIC : SQLITE_TRANSIENT;
}

void
sqlite_bind_int_at(struct rows *rows, int parameter, int64_t value)
{
	check(rows, sqlite3_bind_int64(rows->statement, parameter, value));
}

void
sqlite_bind_text_at(struct rows *rows, int parameter, const char *value)
{
	check(rows, sqlite3_bind_text(rows->statement, parameter, value, -1, keeping(rows)));
}

void
sqlite_bind_blob_at(struct rows *rows, int parameter, const void *value, size_t size)
{
	check(rows, sqlite3_bind_blob64(rows->statement, parameter, value, size, keeping(rows)));
}

void
sqlite_bind_rows_at(struct rows *rows, int parameter, const struct given_rows *value)
{
	check(rows, sqlite3_bind_pointer(rows->statement, parameter, (void *)value, GIVEN_POINTER, NULL));
}

int64_t
sqlite_run_rows(struct rows *rows)
{
	int result = sqlite3_step(rows->statement);

	if (result != SQLITE_DONE)
		query_fault(rows, result);
	return sqlite3_changes64(sqlite_of(rows->db)->handle);
}

bool
sqlite_step_rows(struct rows *rows)
{
	int result = sqlite3_step(rows->statement);

	if (result != SQLITE_ROW && result != SQLITE_DONE)
		query_fault(rows, result);
	return result == SQLITE_ROW;
}

void
sqlite_end_rows(struct rows *rows)
{
	sqlite3_reset(rows->statement);
	sqlite3_clear_bindings(rows->statement);
}

void
sqlite_forget(struct rows *rows)
{
	sqlite3_finalize(rows->statement);
	rows->statement = NULL;
}

/* The bytes of a text or a BLOB; an empty BLOB may have none. */
static struct cell
bytes(enum cell_kind kind, sqlite3_value *value)
{
	const void *text = kind == CELL_BLOB ? sqlite3_value_blob(value) : sqlite3_value_text(value);
	size_t length = (size_t)sqlite3_value_bytes(value);

	if (!text && (kind == CELL_TEXT || length))
		fault("out of memory");
	return (struct cell){ .kind = kind, .text = text, .length = length };
}

/* By the value: sqlite3_column_*() would look for it anew each time, with a lock that nobody else could hold. Of an integer not its
   bytes: they would be those of its digits, which nobody asks for. */
struct cell
sqlite_cell(struct rows *rows, int column)
{
	sqlite3_value *value = sqlite3_column_value(rows->statement, column);

	switch (sqlite3_value_type(value)) {
	case SQLITE_NULL:
		return (struct cell){ .kind = CELL_NULL };
	case SQLITE_INTEGER:
		return (struct cell){ .kind = CELL_INTEGER, .integer = sqlite3_value_int64(value) };
	case SQLITE_BLOB:
		return bytes(CELL_BLOB, value);
	default:
		return bytes(CELL_TEXT, value);
	}
}
