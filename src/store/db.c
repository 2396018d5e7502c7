#include "store/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/fault.h"
#include "store/connection.h"
#include "store/given.h"
#include "store/query.h"

#define LOCK_WAIT 10000      /* milliseconds */
#define WAL_PAGES_MOST 16000 /* of 4 KB */

enum fault_kind
engine_fault_kind(int result)
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
engine_fault(struct db *db, const char *what, int result)
{
	fault_as(engine_fault_kind(result), "%s (%d): %.100s", sqlite3_errmsg(db->handle), result, what);
}

void
engine_run(struct db *db, const char *sql)
{
	int result = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);

	if (result != SQLITE_OK)
		engine_fault(db, sql, result);
}

int64_t
engine_integer(struct db *db, const char *sql)
{
	sqlite3_stmt *statement;
	int64_t value = 0;
	int result = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);

	if (result == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
		value = sqlite3_column_int64(statement, 0);
	if (result == SQLITE_OK)
		result = sqlite3_finalize(statement);
	if (result != SQLITE_OK)
		engine_fault(db, sql, result);
	return value;
}

struct arena *
engine_arena(struct db *db)
{
	if (!db->arena)
		fault("rows are read before db_use_arena()");
	return db->arena;
}

static bool
is_memory(const struct db *db)
{
	return !strcmp(db->path, ":memory:");
}

static void
check_setting(struct db *db, int result)
{
	if (result != SQLITE_OK)
		engine_fault(db, "settings of the database", result);
}

static void
use_memory(struct db *db)
{
	char setting[40];

	if (!db->memory)
		return;
	sqlite3_snprintf(sizeof setting, setting, "PRAGMA cache_size = -%d", db->memory);
	engine_run(db, setting);
}

/* With a commit, so under the writer lock. Mostly the WAL is never as long: db_tend() comes before. */
static int
note_commit(void *argument, sqlite3 *handle, const char *name, int pages)
{
	struct db *db = argument;

	db->wal_pages = pages;
	if (pages >= WAL_PAGES_MOST)
		sqlite3_wal_checkpoint_v2(handle, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	return SQLITE_OK;
}

static void
use_safety(struct db *db)
{
	engine_run(db, db->safety == DB_FULL ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
}

/* Double-quoted typos are errors, the schema cannot call what it should not, foreign keys hold. */
static void
make_settings(struct db *db)
{
	sqlite3 *handle = db->handle;

	check_setting(db, sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL));
	check_setting(db, sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL));
	check_setting(db, sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL));
	check_setting(db, sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL));
	check_setting(db, sqlite3_busy_timeout(handle, BUSY_WAIT));
	check_setting(db, given_register(handle));
	use_safety(db);
	sqlite3_wal_hook(handle, note_commit, db);
	/* The WAL's file is cut back after a long one. */
	engine_run(db, "PRAGMA journal_size_limit = 16777216");
	use_memory(db);
}

/* Also for a backup that was put back: a copy has none. */
static void
use_wal(struct db *db)
{
	if (is_memory(db) || !engine_integer(db, "SELECT journal_mode <> 'wal' FROM pragma_journal_mode"))
		return;
	writer_lock(db);
	engine_run(db, "PRAGMA journal_mode = WAL");
	writer_unlock(db);
}

static void
engine_open(struct db *db)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	int result = sqlite3_open_v2(db->path, &db->handle, flags, NULL);

	if (result != SQLITE_OK)
		engine_fault(db, db->path, result);
	make_settings(db);
	use_wal(db);
}

static void
engine_close(struct db *db)
{
	for (int i = 0; i < query_count; i++)
		sqlite3_finalize(db->queries[i].statement);
	sqlite3_close_v2(db->handle);
	db->handle = NULL;
	memset(db->queries, 0, (size_t)query_count * sizeof *db->queries);
}

void
connection_renew(struct db *db)
{
	engine_close(db);
	engine_open(db);
}

/* Read access is enough to lock it, so it need not be writable for every user of the installation; see wake.c. */
static int
open_lock_file(const char *path)
{
	char *name = sqlite3_mprintf("%s-writer", path);
	int lock = name ? open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0660) : -1;

	if (lock < 0 && name)
		lock = open(name, O_RDONLY | O_CLOEXEC);
	if (lock < 0)
		fault_as(fault_of_file(), "%s-writer: %s", path, strerror(errno));
	sqlite3_free(name);
	return lock;
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
connection_open(const char *path, enum db_safety safety)
{
	struct db *db = calloc(1, sizeof *db);

	engine_settle();
	if (!db || !(db->path = strdup(path)) || !(db->queries = calloc((size_t)query_count + 1, sizeof *db->queries)))
		fault("out of memory");
	db->safety = safety;
	db->lock_wait = LOCK_WAIT;
	db->lock = is_memory(db) ? -1 : open_lock_file(path);
	engine_open(db);
	return db;
}

/* Tests open many, and a schema takes its time: from the second one of a process on, they begin with a copy of what the first one got. */
static void
bring_memory(struct db *db)
{
	static unsigned char *first;
	static sqlite3_int64 size;
	unsigned char *copy;

	if (!first) {
		schema_bring(db);
		first = sqlite3_serialize(db->handle, "main", &size, 0);
		return;
	}
	copy = sqlite3_malloc64((sqlite3_uint64)size);
	if (!copy)
		fault("out of memory");
	memcpy(copy, first, (size_t)size);
	check_setting(db, sqlite3_deserialize(db->handle, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE));
}

struct db *
db_open(const char *path, enum db_safety safety)
{
	struct db *db;

	if (strcmp(path, ":memory:") && access(path, F_OK))
		fault("there is no database at %s: %s", path, strerror(errno));
	db = connection_open(path, safety);
	if (is_memory(db))
		bring_memory(db);
	return db;
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	db_rollback(db);
	/* The last one out moves the WAL into the file, which is a checkpoint: only under the lock, else it is left for later. */
	if (!writer_try_lock(db))
		sqlite3_db_config(db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	engine_close(db);
	if (db->lock >= 0)
		close(db->lock);
	if (db->wake > 0)
		close(db->wake);
	free(db->queries);
	free(db->path);
	free(db);
}

void
db_use_memory(struct db *db, int kilobytes)
{
	db->memory = kilobytes;
	use_memory(db);
}

void
db_set_safety(struct db *db, enum db_safety safety)
{
	if (db->safety == safety)
		return;
	db->safety = safety;
	use_safety(db);
}

struct arena *
db_arena(const struct db *db)
{
	return db->arena;
}

void
db_use_arena(struct db *db, struct arena *arena)
{
	db->arena = arena;
}

int64_t
db_new_id(struct db *db)
{
	return sqlite3_last_insert_rowid(db->handle);
}
