/* Who waits for work hears of every commit: once it can be seen, whoever made it writes a byte into the lock's file, and the kernel
   tells those who watch that. */
#include <sys/inotify.h>
#include <unistd.h>

#include "store/connection.h"

void
wake_others(const struct db *db)
{
	/* Without it they look by themselves, only later. */
	if (db->lock >= 0 && pwrite(db->lock, "", 1, 0) != 1)
		return;
}

static int
watch(const struct db *db)
{
	char *name = db->lock < 0 ? NULL : sqlite3_mprintf("%s-writer", db->path);
	int wake = name ? inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;

	if (wake >= 0 && inotify_add_watch(wake, name, IN_MODIFY) < 0) {
		close(wake);
		wake = -1;
	}
	sqlite3_free(name);
	return wake;
}

int
db_wake_fd(struct db *db)
{
	if (!db->wake)
		db->wake = watch(db);
	return db->wake;
}

void
db_wake_clear(struct db *db)
{
	char events[4096] __attribute__((aligned(8)));

	while (db->wake > 0 && read(db->wake, events, sizeof events) > 0)
		;
}
