/* One worker process: accepts, answers, accepts again. */
#ifndef MUSTER_WORKER_H
#define MUSTER_WORKER_H

#include "base/conf.h"

#define WORKER_BROKEN 70 /* exit status after a fault: replaced at once */

/* In a child of its own, with TERM and INT blocked. Never returns: ends with 0 after TERM, once what was accepted and what
   waited in the queue is answered. */
_Noreturn void worker_run(const struct conf *conf, int listen_fd);

#endif
