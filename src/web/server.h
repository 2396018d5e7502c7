/* `muster serve`: a parent that holds the socket and replaces workers, and workers that answer one request at a time.
   TERM and INT drain and end it; HUP begins it anew (program, configuration, templates) on the same socket, after a
   rehearsal, without a refused request. */
#ifndef MUSTER_SERVER_H
#define MUSTER_SERVER_H

#include "base/conf.h"

/* Set in the environment of a program that is only tried: whatever would keep it from serving ends it. */
#define REHEARSAL "MUSTER_REHEARSAL"

/* After command_prepare(). Returns the exit status, after the last worker has gone. */
int serve(const struct conf *conf);

#endif
