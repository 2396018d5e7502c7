/* Transactions of whoever reads or writes, and checkpoints. */
#include "base/fault.h"
#include "base/log.h"
#include "store/sqlite.h"

/* The writer lock is held. */
static void
begin(struct sqlite *sqlite)
{
	int result = sqlite3_exec(sqlite->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);

	if (result != SQLITE_OK) {
		writer_unlock(sqlite);
		sqlite_fault(sqlite, "begin", result);
	}
}

void
sqlite_begin(struct db *db)
{
	writer_lock(sqlite_of(db));
	begin(sqlite_of(db));
}

bool
sqlite_try_begin(struct db *db)
{
	if (!writer_try_lock(sqlite_of(db)))
		return false;
	begin(sqlite_of(db));
	return true;
}

void
sqlite_snapshot(struct db *db)
{
	sqlite_run(db, "BEGIN");
}

void
sqlite_commit(struct db *db)
{
	struct sqlite *sqlite = sqlite_of(db);
	char words[200];
	int result = sqlite3_exec(sqlite->handle, "COMMIT", NULL, NULL, NULL);

	if (result != SQLITE_OK) {
		sqlite3_snprintf(sizeof words, words, "%s", sqlite3_errmsg(sqlite->handle));
		db_rollback(db);
		fault_as(sqlite_fault_kind(result), "commit: %s (%d)", words, result);
	}
	writer_unlock(sqlite);
	wake_others(sqlite);
}

/* Most errors have rolled back already. */
void
sqlite_rollback(struct db *db)
{
	struct sqlite *sqlite = sqlite_of(db);

	if (!sqlite3_get_autocommit(sqlite->handle) && sqlite3_exec(sqlite->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK) {
		log_line(LOG_ERROR, "rollback: %s; the connection is renewed", sqlite3_errmsg(sqlite->handle));
		sqlite_renew(sqlite);
	}
	if (db->in_transaction)
		writer_unlock(sqlite);
}

void
sqlite_tend(struct db *db, int pages)
{
	struct sqlite *sqlite = sqlite_of(db);

	if (sqlite->wal_pages < pages || !writer_try_lock(sqlite))
		return;
	/* What a reader still needs stays for the next time; a disk that fails shows at the next commit. */
	sqlite3_wal_checkpoint_v2(sqlite->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	writer_unlock(sqlite);
	sqlite->wal_pages = 0;
}

void
sqlite_checkpoint(struct db *db)
{
	struct sqlite *sqlite = sqlite_of(db);
	int result;

	writer_lock(sqlite);
	/* Waiting for slow readers would keep every writer waiting: what they still need stays for the next time. */
	sqlite3_busy_timeout(sqlite->handle, 0);
	result = sqlite3_wal_checkpoint_v2(sqlite->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	sqlite3_busy_timeout(sqlite->handle, BUSY_WAIT);
	writer_unlock(sqlite);
	if (result != SQLITE_OK && sqlite_fault_kind(result) != FAULT_BUSY)
		sqlite_fault(sqlite, "checkpoint", result);
}
