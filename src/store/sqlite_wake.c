/* Who waits for work hears of every commit: once it can be seen, whoever made it writes a byte into the lock's file, and the kernel
   tells those who watch that. */
#include <sys/inotify.h>
#include <unistd.h>

#include "store/sqlite.h"

void
wake_others(const struct sqlite *sqlite)
{
	/* Without it they look by themselves, only later. */
	if (sqlite->lock >= 0 && pwrite(sqlite->lock, "", 1, 0) != 1)
		return;
}

static int
watch(const struct sqlite *sqlite)
{
	char *name = sqlite->lock < 0 ? NULL : sqlite3_mprintf("%s-writer", sqlite->db.store);
	int wake = name ? inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;

	if (wake >= 0 && inotify_add_watch(wake, name, IN_MODIFY) < 0) {
		close(wake);
		wake = -1;
	}
	sqlite3_free(name);
	return wake;
}

int
sqlite_wake_fd(struct db *db)
{
	struct sqlite *sqlite = sqlite_of(db);

	if (!sqlite->wake)
		sqlite->wake = watch(sqlite);
	return sqlite->wake;
}

void
sqlite_wake_clear(struct db *db)
{
	struct sqlite *sqlite = sqlite_of(db);
	char events[4096] __attribute__((aligned(8)));

	while (sqlite->wake > 0 && read(sqlite->wake, events, sizeof events) > 0)
		;
}
