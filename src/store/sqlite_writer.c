/* Whoever writes or checkpoints holds one lock: the file beside the database. It keeps checkpoints away from writers, which
   SQLite before 3.51.3 does not survive unharmed, and makes a fair queue of what would otherwise be polling. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "store/sqlite.h"

#define DOOR 1 /* a byte of the lock's file, beside that of sqlite_wake.c */

static void
on_alarm(int number)
{
	(void)number; /* it is there to interrupt flock() */
}

/* The kernel wakes whoever waits for a lock, but whoever asks at that very moment is quicker: a writer that begins anew as soon as it has
   ended would keep all others waiting for as long as it likes. So all go through a door, one at a time: who is next for the lock holds it,
   until they have the lock. Both go with their process. The door is a byte of the lock's file; a file that may only be read, of which
   `muster check` complains, has none. */
static int
door(int lock, short type, bool waits)
{
	struct flock byte = { .l_type = type, .l_whence = SEEK_SET, .l_start = DOOR, .l_len = 1 };
	int result = fcntl(lock, waits ? F_OFD_SETLKW : F_OFD_SETLK, &byte);

	return result && errno == EBADF ? 0 : result;
}

static int
lock_by_door(int lock, bool waits)
{
	int result;

	if (door(lock, F_WRLCK, waits))
		return -1;
	result = flock(lock, waits ? LOCK_EX : LOCK_EX | LOCK_NB);
	door(lock, F_UNLCK, false);
	return result;
}

/* Waits in the kernel's queue, unlike trying again and again. After the time is up the alarm repeats, for the one that comes between the
   look at the clock and the wait. false when the time was up. */
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
		result = lock_by_door(lock, true);
	while (result && errno == EINTR && clock_monotonic() < until);
	setitimer(ITIMER_REAL, &none, NULL);
	sigprocmask(SIG_SETMASK, &mask_before, NULL);
	sigaction(SIGALRM, &action_before, NULL);
	return !result;
}

bool
writer_try_lock(struct sqlite *sqlite)
{
	return sqlite->lock < 0 || !flock(sqlite->lock, LOCK_EX | LOCK_NB);
}

void
writer_lock(struct sqlite *sqlite)
{
	if (sqlite->lock >= 0 && lock_by_door(sqlite->lock, false) && !lock_in_time(sqlite->lock, sqlite->lock_wait))
		fault_as(FAULT_BUSY, "the writer lock was not to be had in %d ms", sqlite->lock_wait);
}

void
writer_unlock(struct sqlite *sqlite)
{
	if (sqlite->lock >= 0)
		flock(sqlite->lock, LOCK_UN);
}

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
