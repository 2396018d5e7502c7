/* The embedded engine: one file, nothing to administer. Opening and closing a connection, its settings, which error is which fault. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "store/query.h"
#include "store/sqlite.h"
#include "store/sqlite_given.h"

#define LOCK_WAIT 10000      /* milliseconds */
#define WAL_PAGES_MOST 16000 /* of 4 KB */

struct sqlite *
sqlite_of(struct db *db)
{
	return (struct sqlite *)db;
}

enum fault_kind
sqlite_fault_kind(int result)
{
	switch (result & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return FAULT_BUSY;
	case SQLITE_FULL:
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
		return FAULT_FULL;
	case SQLITE_IOERR:
		return result == SQLITE_IOERR_NOMEM ? FAULT_BUG : FAULT_FULL;
	default:
		return FAULT_BUG;
	}
}

void
sqlite_fault(struct sqlite *sqlite, const char *what, int result)
{
	fault_as(sqlite_fault_kind(result), "%s (%d): %.100s", sqlite3_errmsg(sqlite->handle), result, what);
}

void
sqlite_run(struct db *db, const char *sql)
{
	struct sqlite *sqlite = sqlite_of(db);
	int result = sqlite3_exec(sqlite->handle, sql, NULL, NULL, NULL);

	if (result != SQLITE_OK)
		sqlite_fault(sqlite, sql, result);
}

int64_t
sqlite_integer(struct db *db, const char *sql)
{
	struct sqlite *sqlite = sqlite_of(db);
	sqlite3_stmt *statement;
	int64_t value = 0;
	int result = sqlite3_prepare_v2(sqlite->handle, sql, -1, &statement, NULL);

	if (result == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
		value = sqlite3_column_int64(statement, 0);
	if (result == SQLITE_OK)
		result = sqlite3_finalize(statement);
	if (result != SQLITE_OK)
		sqlite_fault(sqlite, sql, result);
	return value;
}

static bool
sqlite_is_memory(const struct sqlite *sqlite)
{
	return !strcmp(sqlite->db.store, ":memory:");
}

static void
check_setting(struct sqlite *sqlite, int result)
{
	if (result != SQLITE_OK)
		sqlite_fault(sqlite, "settings of the database", result);
}

static void
use_memory(struct sqlite *sqlite)
{
	char setting[40];

	if (!sqlite->memory)
		return;
	sqlite3_snprintf(sizeof setting, setting, "PRAGMA cache_size = -%d", sqlite->memory);
	sqlite_run(&sqlite->db, setting);
}

/* With a commit, so under the writer lock. Mostly the WAL is never as long: db_tend() comes before. */
static int
note_commit(void *argument, sqlite3 *handle, const char *name, int pages)
{
	struct sqlite *sqlite = argument;

	sqlite->wal_pages = pages;
	if (pages >= WAL_PAGES_MOST)
		sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	return SQLITE_OK;
}

static void
use_safety(struct sqlite *sqlite)
{
	sqlite_run(&sqlite->db, sqlite->db.safety == DB_FULL ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

/* Double-quoted typos are errors, the schema cannot call what it should not, foreign keys hold. */
static void
make_settings(struct sqlite *sqlite)
{
	sqlite3 *handle = sqlite->handle;

	check_setting(sqlite, sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL));
	check_setting(sqlite, sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL));
	check_setting(sqlite, sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL));
	check_setting(sqlite, sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL));
	check_setting(sqlite, sqlite3_busy_timeout(handle, BUSY_WAIT));
	check_setting(sqlite, given_register(handle));
	use_safety(sqlite);
	sqlite3_wal_hook(handle, note_commit, sqlite);
	/* The WAL's file is cut back after a long one. */
	sqlite_run(&sqlite->db, "PRAGMA journal_size_limit = 16777216");
	use_memory(sqlite);
}

/* Also for a backup that was put back: a copy has none. */
static void
use_wal(struct sqlite *sqlite)
{
	if (sqlite_is_memory(sqlite) || !sqlite_integer(&sqlite->db, "SELECT journal_mode <> 'wal' FROM pragma_journal_mode"))
		return;
	writer_lock(sqlite);
	sqlite_run(&sqlite->db, "PRAGMA journal_mode = WAL");
	writer_unlock(sqlite);
}

static void
engine_open(struct sqlite *sqlite)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int result = sqlite3_open_v2(sqlite->db.store, &sqlite->handle, flags, NULL);

	if (result != SQLITE_OK)
		sqlite_fault(sqlite, sqlite->db.store, result);
	make_settings(sqlite);
	use_wal(sqlite);
}

static void
engine_close(struct sqlite *sqlite)
{
	for (int i = 0; i < query_count; i++)
		sqlite3_finalize(sqlite->db.queries[i].statement);
	sqlite3_close_v2(sqlite->handle);
	sqlite->handle = NULL;
	memset(sqlite->db.queries, 0, (size_t)query_count * sizeof *sqlite->db.queries);
}

void
sqlite_renew(struct sqlite *sqlite)
{
	engine_close(sqlite);
	engine_open(sqlite);
}

/* No process has threads, and nobody asks how much memory the engine uses: a tenth of the work of small queries. What a statement may
   have to undo by itself stays in memory: beyond 64 KB once, all later statements of the connection would write it to a file. */
static void
engine_settle(void)
{
	static bool settled;

	if (!settled &&
		(sqlite3_config(SQLITE_CONFIG_SINGLETHREAD) != SQLITE_OK || sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK ||
			sqlite3_config(SQLITE_CONFIG_STMTJRNL_SPILL, -1) != SQLITE_OK))
		fault("the engine was started before its settings were made");
	settled = true;
}

struct db *
sqlite_connect(const char *path, enum db_safety safety)
{
	struct sqlite *sqlite;

	engine_settle();
	sqlite = sqlite_of(engine_made(&sqlite_engine, sizeof *sqlite, path, safety));
	sqlite->lock_wait = LOCK_WAIT;
	sqlite->lock = sqlite_is_memory(sqlite) ? -1 : writer_lock_open(path);
	engine_open(sqlite);
	return &sqlite->db;
}

static struct db *
open_empty(enum db_safety safety)
{
	return sqlite_connect(":memory:", safety);
}

/* Tests open many, and a schema takes its time: from the second one of a process on they begin with a copy of what the first one got. */
static void
bring_memory(struct db *db)
{
	static unsigned char *first;
	static sqlite3_int64 size;
	struct sqlite *sqlite = sqlite_of(db);
	unsigned char *copy;

	if (!first) {
		sqlite_run(db, "PRAGMA foreign_keys = OFF");
		schema_bring(db);
		sqlite_run(db, "PRAGMA foreign_keys = ON");
		first = sqlite3_serialize(sqlite->handle, "main", &size, 0);
		return;
	}
	copy = sqlite3_malloc64((sqlite3_uint64)size);
	if (!copy)
		fault("out of memory");
	memcpy(copy, first, (size_t)size);
	check_setting(sqlite,
		sqlite3_deserialize(
			sqlite->handle, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE));
}

static struct db *
open_there(const char *path, enum db_safety safety)
{
	struct db *db;

	if (strcmp(path, ":memory:") && access(path, F_OK))
		fault("there is no database at %s: %s", path, strerror(errno));
	db = sqlite_connect(path, safety);
	if (sqlite_is_memory(sqlite_of(db)))
		bring_memory(db);
	return db;
}

static void
close_connection(struct db *db)
{
	struct sqlite *sqlite = sqlite_of(db);

	/* The last one out moves the WAL into the file, which is a checkpoint: only under the lock, else it is left for later. */
	if (!writer_try_lock(sqlite))
		sqlite3_db_config(sqlite->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	engine_close(sqlite);
	if (sqlite->lock >= 0)
		close(sqlite->lock);
	if (sqlite->wake > 0)
		close(sqlite->wake);
	engine_freed(db);
}

static void
set_memory(struct db *db, int kilobytes)
{
	sqlite_of(db)->memory = kilobytes;
	use_memory(sqlite_of(db));
}

static void
set_safety(struct db *db)
{
	use_safety(sqlite_of(db));
}

static int64_t
new_id(struct db *db)
{
	return sqlite3_last_insert_rowid(sqlite_of(db)->handle);
}

static int
first_version(void)
{
	return 1;
}

const struct engine sqlite_engine = { .open = open_there,
	.open_empty = open_empty,
	.close = close_connection,
	.use_memory = set_memory,
	.use_safety = set_safety,
	.begin = sqlite_begin,
	.try_begin = sqlite_try_begin,
	.snapshot = sqlite_snapshot,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.tend = sqlite_tend,
	.checkpoint = sqlite_checkpoint,
	.new_id = new_id,
	.prepare = sqlite_prepare,
	.bind_int = sqlite_bind_int_at,
	.bind_text = sqlite_bind_text_at,
	.bind_blob = sqlite_bind_blob_at,
	.bind_rows = sqlite_bind_rows_at,
	.step = sqlite_step_rows,
	.run = sqlite_run_rows,
	.end = sqlite_end_rows,
	.cell = sqlite_cell,
	.forget = sqlite_forget,
	.wake_fd = sqlite_wake_fd,
	.wake_clear = sqlite_wake_clear,
	.open_to_migrate = sqlite_open_to_migrate,
	.version = sqlite_version_of,
	.do_step = sqlite_do_step,
	.first_version = first_version,
	.backup = sqlite_backup_to,
	.words = sqlite_words,
	.remarks = sqlite_remarks,
	.problem = sqlite_problem,
	.exec = sqlite_run,
	.integer = sqlite_integer };
