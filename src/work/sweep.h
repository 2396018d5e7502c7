/* What is due by the clock alone: invites expire, and what has run out is deleted. */
#ifndef MUSTER_SWEEP_H
#define MUSTER_SWEEP_H

#include "work/process.h"

#define SWEEP_SECONDS 60

struct sweep {
	struct process *process;
	int64_t swept_at;
};

/* Once a minute, in short transactions. */
void sweep_if_due(struct sweep *sweep);

#endif
