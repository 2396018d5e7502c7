/* Whoever writes or checkpoints holds one lock: the file beside the database. It keeps checkpoints away from writers, which
   SQLite before 3.51.3 does not survive unharmed, and makes a fair queue of what would otherwise be polling. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "store/sqlite.h"

#define DOOR 1 /* a byte of the lock's file, beside that of sqlite_wake.c */

/* Read access is enough to lock it, so it need not be writable for every user of the installation; see sqlite_wake.c. */
int
writer_lock_open(const char *path)
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
