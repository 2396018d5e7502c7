/* The unix socket that the web server connects to: made by us, given by the service manager (LISTEN_FDS), or kept over a
   restart. Whoever holds the lock on <socket>.pid owns the path. */
#ifndef MUSTER_LISTENER_H
#define MUSTER_LISTENER_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/conf.h"

struct listener {
	int fd;
	int lock;         /* -1 where the service manager owns the path */
	const char *path; /* kept, not copied */
	dev_t device;
	ino_t inode;
};

/* false after it was logged what is wrong and how to mend it. */
bool listener_open(struct listener *listener, const struct conf *conf);
/* Lets both descriptors through exec() and says so to the program that follows; false when that failed. */
bool listener_hand_over(const struct listener *listener);
/* The exec() did not happen. */
void listener_take_back(const struct listener *listener);
/* Nobody new finds us from now on; what waits in the queue can still be accepted. Leaves a path that is no longer ours. */
void listener_unlink(struct listener *listener);

#endif
