/* Inside the store's SQLite: a connection. Only sqlite*.c (and their tests) include it. */
#ifndef MUSTER_SQLITE_H
#define MUSTER_SQLITE_H

#include <sqlite3.h>

#include "store/engine.h"

/* Milliseconds. Writers queue on the lock, so this is for recovery, and for tools of the engine's own. */
#define BUSY_WAIT 5000

struct sqlite {
	struct db db; /* first: the one is the other */
	sqlite3 *handle;
	int memory;    /* KB; 0: the engine's own 2 MB */
	int lock;      /* the writer lock's file; -1 for ":memory:" */
	int lock_wait; /* milliseconds */
	int wal_pages; /* at this connection's latest commit; 0: moved into the file since */
	int wake;      /* see sqlite_wake.c; 0: not asked for yet */
};

struct sqlite *sqlite_of(struct db *db);

/* A connection to a file that is there, with its settings made; the schema is not looked at. */
struct db *sqlite_connect(const char *path, enum db_safety safety);
/* Closes the engine's connection, whatever runs on it, and opens it anew. */
void sqlite_renew(struct sqlite *sqlite);

/* A fault for the error that the engine has just given: its kind by the result's code. */
_Noreturn void sqlite_fault(struct sqlite *sqlite, const char *what, int result);
enum fault_kind sqlite_fault_kind(int result);
void sqlite_run(struct db *db, const char *sql);
int64_t sqlite_integer(struct db *db, const char *sql);

/* The installation's one writer lock, in a file beside the database, which is made where there is none. Taking it waits its turn; FAULT_BUSY
   after lock_wait. Whoever takes it again and again lets those who wait have theirs in between. */
int writer_lock_open(const char *path);
void writer_lock(struct sqlite *sqlite);
bool writer_try_lock(struct sqlite *sqlite);
void writer_unlock(struct sqlite *sqlite);
/* After a commit: whoever waits at db_wake_fd() looks. */
void wake_others(const struct sqlite *sqlite);

/* --- the functions of sqlite_engine, by file --- */

/* sqlite_write.c */
void sqlite_begin(struct db *db);
bool sqlite_try_begin(struct db *db);
void sqlite_snapshot(struct db *db);
void sqlite_commit(struct db *db);
void sqlite_rollback(struct db *db);
void sqlite_tend(struct db *db, int pages);
void sqlite_checkpoint(struct db *db);
/* sqlite_rows.c */
void sqlite_prepare(struct rows *rows);
void sqlite_bind_int_at(struct rows *rows, int parameter, int64_t value);
void sqlite_bind_text_at(struct rows *rows, int parameter, const char *value);
void sqlite_bind_blob_at(struct rows *rows, int parameter, const void *value, size_t size);
void sqlite_bind_rows_at(struct rows *rows, int parameter, const struct given_rows *value);
bool sqlite_step_rows(struct rows *rows);
int64_t sqlite_run_rows(struct rows *rows);
void sqlite_end_rows(struct rows *rows);
struct cell sqlite_cell(struct rows *rows, int column);
void sqlite_forget(struct rows *rows);
/* sqlite_wake.c */
int sqlite_wake_fd(struct db *db);
void sqlite_wake_clear(struct db *db);
/* sqlite_migrate.c */
struct db *sqlite_open_to_migrate(const char *path);
int sqlite_version_of(struct db *db);
void sqlite_do_step(struct db *db, int version);
/* sqlite_care.c */
bool sqlite_backup_to(struct db *db, const char *target, const char **problem);
const char *sqlite_words(struct db *db);
const char *const *sqlite_remarks(struct db *db);
const char *sqlite_problem(struct db *db);

#endif
