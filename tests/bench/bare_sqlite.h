/* What the bare programs on SQLite share: one database, opened as ours is, and statements that must not fail. */
#ifndef MUSTER_BENCH_BARE_SQLITE_H
#define MUSTER_BENCH_BARE_SQLITE_H

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>

#include "bare.h"

static sqlite3 *db;

static inline void
check(int good)
{
	if (good)
		return;
	fprintf(stderr, "%s: %s\n", program_invocation_short_name, db ? sqlite3_errmsg(db) : "cannot read");
	exit(1);
}

static inline void
execute(const char *sql)
{
	check(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static inline sqlite3_stmt *
prepare(const char *sql)
{
	sqlite3_stmt *statement;

	check(sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) == SQLITE_OK);
	return statement;
}

/* One that gives no rows. */
static inline void
step(sqlite3_stmt *statement)
{
	check(sqlite3_step(statement) == SQLITE_DONE);
	sqlite3_reset(statement);
}

static inline void
finish(sqlite3_stmt *const *statements, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sqlite3_finalize(statements[i]);
	sqlite3_close(db);
}

/* Settings as ours: foreign keys are on, and the log is moved into the file at the same length. Its own file stays when all close, as
   it does beside a server: writing over what is there is quicker than growing. */
static inline void
open_as_ours(const char *path)
{
	int persist = 1;

	check(sqlite3_open(path, &db) == SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	check(sqlite3_file_control(db, "main", SQLITE_FCNTL_PERSIST_WAL, &persist) == SQLITE_OK);
	execute("PRAGMA synchronous = FULL");
	execute("PRAGMA foreign_keys = ON");
	execute("PRAGMA wal_autocheckpoint = 16000");
}

/* The one on which all writers of a database queue. */
static inline int
open_lock(const char *path)
{
	char name[4096];
	int lock;

	check(snprintf(name, sizeof name, "%s-writer", path) < (int)sizeof name);
	lock = open(name, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
	check(lock >= 0);
	return lock;
}

#endif
