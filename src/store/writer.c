/* Whoever writes or checkpoints holds one lock: the file beside the database. It keeps checkpoints away from writers, which
   SQLite before 3.51.3 does not survive unharmed, and makes a fair queue of what would otherwise be polling. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "store/connection.h"
#include "store/db.h"

static void
on_alarm(int number)
{
	(void)number; /* it is there to interrupt flock() */
}

/* Waits in the kernel's queue, which is fair, unlike trying again and again. After the time is up the alarm repeats, for
   the one that comes between the look at the clock and flock(). false when the time was up. */
static bool
lock_in_time(int lock, int wait)
{
	int64_t until = clock_monotonic() + wait;
	struct itimerval timer = { .it_interval = { 0, 50000 }, .it_value = { wait / 1000, wait % 1000 * 1000 } };
	struct itimerval none = { 0 };
	struct sigaction action = { .sa_handler = on_alarm };
	struct sigaction action_before;
	sigset_t alarm_only, mask_before;
	int result = -1;

	sigemptyset(&alarm_only);
	sigaddset(&alarm_only, SIGALRM);
	sigaction(SIGALRM, &action, &action_before);
	sigprocmask(SIG_UNBLOCK, &alarm_only, &mask_before);
	setitimer(ITIMER_REAL, &timer, NULL);
	do
		result = flock(lock, LOCK_EX);
	while (result && errno == EINTR && clock_monotonic() < until);
	setitimer(ITIMER_REAL, &none, NULL);
	sigprocmask(SIG_SETMASK, &mask_before, NULL);
	sigaction(SIGALRM, &action_before, NULL);
	return !result;
}

bool
writer_try_lock(struct db *db)
{
	return db->lock < 0 || !flock(db->lock, LOCK_EX | LOCK_NB);
}

void
writer_lock(struct db *db)
{
	if (!writer_try_lock(db) && !lock_in_time(db->lock, db->lock_wait))
		fault_as(FAULT_BUSY, "the writer lock was not to be had in %d ms", db->lock_wait);
}

void
writer_unlock(struct db *db)
{
	if (db->lock >= 0)
		flock(db->lock, LOCK_UN);
}

/* Ends what the engine may have open; most errors have rolled back already. */
static void
roll_back(struct db *db)
{
	rows_end_all(db);
	if (!sqlite3_get_autocommit(db->handle) && sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL) != SQLITE_OK) {
		log_line(LOG_ERROR, "rollback: %s; the connection is renewed", sqlite3_errmsg(db->handle));
		connection_renew(db);
	}
}

static void
check_may_begin(struct db *db)
{
	const char *running = rows_running(db);

	if (db->in_transaction)
		fault("a transaction begins inside another");
	if (running)
		fault("a transaction begins while query %s still runs", running);
}

/* The writer lock is held. */
static void
begin(struct db *db)
{
	int result = sqlite3_exec(db->handle, "BEGIN IMMEDIATE", NULL, NULL, NULL);

	if (result != SQLITE_OK) {
		writer_unlock(db);
		engine_fault(db, "begin", result);
	}
	db->in_transaction = true;
}

void
db_begin(struct db *db)
{
	check_may_begin(db);
	writer_lock(db);
	begin(db);
}

bool
db_try_begin(struct db *db)
{
	check_may_begin(db);
	if (!writer_try_lock(db))
		return false;
	begin(db);
	return true;
}

static bool
work_through(struct db *db, bool (*work)(void *argument), void *argument)
{
	bool result = work(argument);

	if (result)
		db_commit(db);
	else
		db_rollback(db);
	return result;
}

bool
db_write(struct db *db, bool (*work)(void *argument), void *argument)
{
	db_begin(db);
	return work_through(db, work, argument);
}

bool
db_try_write(struct db *db, bool (*work)(void *argument), void *argument)
{
	return db_try_begin(db) && work_through(db, work, argument);
}

void
db_snapshot(struct db *db)
{
	check_may_begin(db);
	engine_run(db, "BEGIN");
}

void
db_commit(struct db *db)
{
	const char *running = rows_running(db);
	char words[200];
	int result;

	if (!db->in_transaction)
		fault("a commit outside a transaction");
	if (running) {
		db_rollback(db);
		fault("a commit while query %s still runs", running);
	}
	result = sqlite3_exec(db->handle, "COMMIT", NULL, NULL, NULL);
	if (result != SQLITE_OK) {
		sqlite3_snprintf(sizeof words, words, "%s", sqlite3_errmsg(db->handle));
		db_rollback(db);
		fault_as(engine_fault_kind(result), "commit: %s (%d)", words, result);
	}
	db->in_transaction = false;
	writer_unlock(db);
	wake_others(db);
}

void
db_rollback(struct db *db)
{
	roll_back(db);
	if (db->in_transaction)
		writer_unlock(db);
	db->in_transaction = false;
}

bool
db_in_transaction(struct db *db)
{
	return db->in_transaction;
}

void
db_tend(struct db *db, int pages)
{
	if (db->wal_pages < pages || db->in_transaction || !writer_try_lock(db))
		return;
	/* What a reader still needs stays for the next time; a disk that fails shows at the next commit. */
	sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
	writer_unlock(db);
	db->wal_pages = 0;
}

void
db_checkpoint(struct db *db)
{
	int result;

	if (db->in_transaction)
		fault("a checkpoint inside a transaction");
	writer_lock(db);
	/* Waiting for slow readers would keep every writer waiting: what they still need stays for the next time. */
	sqlite3_busy_timeout(db->handle, 0);
	result = sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
	sqlite3_busy_timeout(db->handle, BUSY_WAIT);
	writer_unlock(db);
	if (result != SQLITE_OK && engine_fault_kind(result) != FAULT_BUSY)
		engine_fault(db, "checkpoint", result);
}
