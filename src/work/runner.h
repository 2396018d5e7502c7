/* `muster work`: a parent that replaces its children when they die, a mailer and job runners. TERM and INT end it once the
   work in hand is done. One at a time on a host: whoever holds the lock on <state>/work.pid. */
#ifndef MUSTER_RUNNER_H
#define MUSTER_RUNNER_H

#include "base/conf.h"

/* After command_prepare(). Returns the exit status, after the last child has gone. */
int work(const struct conf *conf);

#endif
