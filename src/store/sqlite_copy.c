/* Moving an installation: what SQLite does as a source and as a target. The list of tables is asked of it too, whichever engines the
   two stores have: an empty database in memory has the schema. */
#include "base/fault.h"
#include "store/copy.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/sqlite.h"

#define LIST_MOST 10000
#define MEMORY 65536 /* KB: what does not fit is written to the disk more than once */

/* Where each connection in WAL mode keeps a lock for as long as it is open: SQLite's SHARED_FIRST and SHARED_SIZE. */
#define SHARED_FIRST 0x40000002
#define SHARED_SIZE 510

static sqlite3_stmt *
prepare(struct db *db, const char *sql)
{
	sqlite3_stmt *statement;
	int result = sqlite3_prepare_v2(sqlite_of(db)->handle, sql, -1, &statement, NULL);

	if (result != SQLITE_OK)
		sqlite_fault(sqlite_of(db), sql, result);
	return statement;
}

/* Whether there is a row. */
static bool
step(struct db *db, sqlite3_stmt *statement)
{
	int result = sqlite3_step(statement);

	if (result != SQLITE_ROW && result != SQLITE_DONE)
		sqlite_fault(sqlite_of(db), sqlite3_sql(statement), result);
	return result == SQLITE_ROW;
}

static const char *
text_at(struct arena *arena, sqlite3_stmt *statement, int column)
{
	return arena_string(arena, (const char *)sqlite3_column_text(statement, column));
}

/* The first column of the first row. */
static const char *
text_of(struct arena *arena, struct db *db, const char *sql)
{
	sqlite3_stmt *statement = prepare(db, sql);
	const char *text = step(db, statement) ? text_at(arena, statement, 0) : NULL;

	sqlite3_finalize(statement);
	return text ? text : "";
}

/* --- the list of tables --- */

#define TABLES \
	"FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'" \
	" AND name NOT IN ('schema_versions', 'store_commits')"

/* Columns that are worked out are hidden here (2, 3), and those that a searching table has for itself (1); its rowid, which it is
   joined by, is none of them. */
static struct copy_table
table_of(struct arena *arena, struct db *db, const char *name, bool searches)
{
	sqlite3_stmt *statement = prepare(db,
		"SELECT group_concat('\"' || name || '\"', ', '),"
		" group_concat(CASE type WHEN 'INTEGER' THEN 'i' WHEN 'BLOB' THEN 'b' ELSE 't' END, ''), count(*),"
		" (SELECT group_concat('\"' || name || '\"', ', ') FROM (SELECT name FROM pragma_table_xinfo(:table) WHERE pk ORDER BY pk)),"
		" (SELECT sql LIKE '% AUTOINCREMENT%' FROM sqlite_schema WHERE type = 'table' AND name = :table)"
		"  FROM (SELECT name, type FROM pragma_table_xinfo(:table) WHERE hidden = 0 ORDER BY cid)");
	struct copy_table table = { .name = name };

	sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
	if (!step(db, statement))
		fault("table %s has no columns", name);
	table.columns = arena_text(arena, "%s%s", searches ? "rowid, " : "", text_at(arena, statement, 0));
	table.kinds = arena_text(arena, "%s%s", searches ? "i" : "", text_at(arena, statement, 1));
	table.count = sqlite3_column_int(statement, 2) + searches;
	table.order = searches ? "rowid" : text_at(arena, statement, 3);
	table.counts = sqlite3_column_int(statement, 4);
	sqlite3_finalize(statement);
	if (!table.order)
		fault("table %s has no primary key", name);
	return table;
}

struct copy_tables
copy_tables(struct arena *arena)
{
	struct db *db = sqlite_engine.open(":memory:", DB_NORMAL);
	struct copy_tables tables = { .count = 0 };
	size_t most = (size_t)sqlite_integer(db, "SELECT count(*) " TABLES);
	struct copy_table *all = arena_array(arena, most, sizeof *all);
	sqlite3_stmt *statement = prepare(db, "SELECT name, type = 'virtual' " TABLES " ORDER BY name");

	while (step(db, statement))
		all[tables.count++] = table_of(arena, db, text_at(arena, statement, 0), sqlite3_column_int(statement, 1));
	sqlite3_finalize(statement);
	db_close(db);
	tables.all = all;
	return tables;
}

/* --- opening --- */

/* 0: nobody. Not asked while this process has it open: closing the file would drop the locks. */
static pid_t
user_of(const char *path)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE };
	int file = open(path, O_RDONLY | O_CLOEXEC);
	bool locked = file >= 0 && !fcntl(file, F_GETLK, &lock) && lock.l_type != F_UNLCK;

	if (file >= 0)
		close(file);
	return locked ? lock.l_pid : 0;
}

static struct db *
open_alone(struct arena *arena, const char *path, const char **problem)
{
	pid_t user = user_of(path);

	if (user)
		*problem = arena_text(arena, "Process %ld works with %s. Stop Muster first, both parts of it.", (long)user, path);
	return user ? NULL : sqlite_connect(path, DB_FULL);
}

static bool
is_there(const char *path)
{
	return !access(path, F_OK);
}

static bool
has_tables(struct db *db)
{
	return sqlite_integer(db, "SELECT count(*) FROM sqlite_schema");
}

/* Readers may go on: who is let in to write waits for the lock, and is told that it is busy. */
static void
hold(struct side *side, const struct copy_tables *tables)
{
	(void)tables;
	db_begin(side->db);
}

static void
take(struct side *side, const struct copy_tables *tables)
{
	(void)tables;
	sqlite_run(side->db, "PRAGMA foreign_keys = OFF");
	db_use_memory(side->db, MEMORY);
	db_begin(side->db);
}

/* --- the target --- */

static void
clear(struct side *side, const struct copy_tables *tables)
{
	struct db *db = side->db;

	for (int i = 0; i < tables->count; i++)
		sqlite_run(db, arena_text(side->arena, "DELETE FROM \"%s\"", tables->all[i].name));
	side->later =
		text_of(side->arena, db, "SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");
	sqlite_run(db,
		text_of(side->arena, db,
			"SELECT group_concat('DROP INDEX \"' || name || '\"', ';') FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"));
}

static void
write_table(struct side *side)
{
	struct buffer sql = buffer_new(side->arena, LIST_MOST);

	buffer_format(&sql, "INSERT INTO \"%s\" (%s) VALUES (?", side->table->name, side->table->columns);
	for (int i = 1; i < side->table->count; i++)
		buffer_text(&sql, ", ?");
	buffer_text(&sql, ")");
	side->at = prepare(side->db, sql.data);
}

static int
bind(sqlite3_stmt *statement, int parameter, const struct cell *cell)
{
	switch (cell->kind) {
	case CELL_NULL:
		return sqlite3_bind_null(statement, parameter);
	case CELL_INTEGER:
		return sqlite3_bind_int64(statement, parameter, cell->integer);
	case CELL_TEXT:
		return sqlite3_bind_text64(statement, parameter, cell->text, cell->length, SQLITE_STATIC, SQLITE_UTF8);
	case CELL_BLOB:
		return cell->length ? sqlite3_bind_blob64(statement, parameter, cell->text, cell->length, SQLITE_STATIC)
							: sqlite3_bind_zeroblob(statement, parameter, 0);
	}
	return SQLITE_MISUSE;
}

static void
put(struct side *side, const struct cell *cells)
{
	for (int i = 0; i < side->table->count; i++) {
		int result = bind(side->at, i + 1, &cells[i]);

		if (result != SQLITE_OK)
			sqlite_fault(sqlite_of(side->db), side->table->name, result);
	}
	step(side->db, side->at);
	sqlite3_reset(side->at);
}

static void
end(struct side *side)
{
	sqlite3_finalize(side->at);
	side->at = NULL;
}

static void
settle(struct side *side, const struct copy_tables *tables)
{
	(void)tables;
	sqlite_run(side->db, side->later);
	if (sqlite_integer(side->db, "SELECT count(*) FROM pragma_foreign_key_check"))
		fault("rows point to others that are not there");
}

static int64_t
last_id(struct side *side, const struct copy_table *table)
{
	return sqlite_integer(side->db, arena_text(side->arena, "SELECT seq FROM sqlite_sequence WHERE name = '%s'", table->name));
}

static void
count_on(struct side *side, const struct copy_table *table, int64_t last)
{
	sqlite_run(side->db,
		arena_text(side->arena, "UPDATE sqlite_sequence SET seq = %lld WHERE name = '%s'", (long long)last, table->name));
}

static void
commit(struct side *side)
{
	db_commit(side->db);
	db_checkpoint(side->db);
}

/* --- reading --- */

static void
read_table(struct side *side)
{
	const struct copy_table *table = side->table;

	side->at = prepare(
		side->db, arena_text(side->arena, "SELECT %s FROM \"%s\" ORDER BY %s", table->columns, table->name, table->order));
}

static bool
next(struct side *side, struct cell *cells)
{
	struct rows rows = { .db = side->db, .statement = side->at };

	if (!step(side->db, side->at)) {
		end(side);
		return false;
	}
	for (int i = 0; i < side->table->count; i++)
		cells[i] = sqlite_cell(&rows, i);
	return true;
}

const struct mover sqlite_mover = { .open = open_alone,
	.is_there = is_there,
	.has_tables = has_tables,
	.hold = hold,
	.take = take,
	.clear = clear,
	.read = read_table,
	.next = next,
	.write = write_table,
	.put = put,
	.written = end,
	.settle = settle,
	.last_id = last_id,
	.count_on = count_on,
	.commit = commit,
	.forget = end };
