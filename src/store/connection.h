/* Inside the store: a connection and its statements. Only src/store (and its tests) includes it. */
#ifndef MUSTER_CONNECTION_H
#define MUSTER_CONNECTION_H

#include <sqlite3.h>

#include "base/fault.h"
#include "store/db.h"

/* Milliseconds. Writers queue on the lock, so this is for recovery, and for tools of the engine's own. */
#define BUSY_WAIT 5000

enum rows_state {
	ROWS_ENDED,   /* not running */
	ROWS_STARTED, /* bound, no row yet */
	ROWS_AT_ROW,  /* the engine's row can be read */
	ROWS_KEPT     /* ended; the one row's values are in the arena */
};

struct kept_value {
	int type; /* SQLITE_INTEGER, … */
	int64_t integer;
	const char *text; /* or the bytes of a BLOB */
	size_t length;
};

/* One a query and connection; the statement is prepared at its first use and kept. */
struct rows {
	struct db *db;
	sqlite3_stmt *statement;
	const char *name;
	const char *const *column_names;
	int columns;
	bool writes;
	enum rows_state state;
	struct kept_value *kept;
};

struct db {
	sqlite3 *handle;
	char *path;
	enum db_safety safety;
	struct arena *arena;
	int memory;    /* KB; 0: the engine's own 2 MB */
	int lock;      /* the writer lock's file; -1 for ":memory:" */
	int lock_wait; /* milliseconds */
	bool in_transaction;
	int wal_pages;        /* at this connection's latest commit; 0: moved into the file since */
	int wake;             /* see wake.c; 0: not asked for yet */
	struct rows *queries; /* by number */
};

/* A connection to a file that is there, with its settings made; the schema is not looked at. */
struct db *connection_open(const char *path, enum db_safety safety);
/* Closes the engine's connection, whatever runs on it, and opens it anew. */
void connection_renew(struct db *db);

/* A fault for the error that the engine has just given: its kind by the result's code. */
_Noreturn void engine_fault(struct db *db, const char *what, int result);
enum fault_kind engine_fault_kind(int result);
/* Runs SQL without parameters or rows; an error is a fault. */
void engine_run(struct db *db, const char *sql);
/* The first column of the first row, 0 when there is none. */
int64_t engine_integer(struct db *db, const char *sql);
/* The arena for rows; a fault when none is in use. */
struct arena *engine_arena(struct db *db);

/* The installation's one writer lock. Taking it waits its turn; FAULT_BUSY after lock_wait. */
void writer_lock(struct db *db);
bool writer_try_lock(struct db *db);
void writer_unlock(struct db *db);
/* After a commit: whoever waits at db_wake_fd() looks. */
void wake_others(const struct db *db);

/* Brings the schema to the needed version, the lock being held; returns the steps done. */
int schema_bring(struct db *db);

/* The name of a query that still runs; NULL when none does. */
const char *rows_running(struct db *db);
void rows_end_all(struct db *db);

#endif
