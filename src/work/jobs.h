/* A process that runs jobs, one after the other: leases one, does it in chunks of a transaction each, and lets go of it when
   it is done, broken, somebody else's, or has had its turn. Several may run at once. */
#ifndef MUSTER_JOBS_H
#define MUSTER_JOBS_H

#include "work/process.h"

/* sweeps: this one also looks after what is due by the clock, see sweep.h. */
_Noreturn void jobs_run(const struct conf *conf, bool sweeps);

/* Works at most one job that is due: to its end, for its turn, or until the process is ending. false: there was none. */
bool jobs_run_one(struct process *process);

#endif
