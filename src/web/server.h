/* `muster serve`: a parent that holds the socket and replaces workers, and workers that answer one request at a time.
   TERM and INT drain and end it; HUP begins it anew (program, configuration, templates) on the same socket, after a
   rehearsal, without a refused request. */
#ifndef MUSTER_SERVER_H
#define MUSTER_SERVER_H

#include "base/conf.h"

/* After command_prepare(). Returns the exit status, after the last worker has gone. */
int serve(const struct conf *conf);

#endif
