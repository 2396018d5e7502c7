/* What every child of `muster work` has: its database, an arena a round, and an end that waits for the work in hand. */
#ifndef MUSTER_PROCESS_H
#define MUSTER_PROCESS_H

#include <sys/types.h>

#include "base/fault.h"
#include "domain/ctx.h"

#define PROCESS_BROKEN 70 /* exit status: replace me */

struct process {
	const struct conf *conf;
	struct arena *arena;
	struct db *db;
	const char *name; /* see process_name(), and its start: for leases */
	int64_t beat_at;  /* of the last heartbeat */
	bool ending;      /* TERM came */
	int term;         /* can be read when it has; -1: it cannot be waited for together with something else */
};

/* Several hosts may do the work of an installation, and two of them bear one name: this word tells them apart. Before the first fork. */
void process_use_word(const char *word);
/* What the names of all processes of this host begin with. */
const char *process_host(struct arena *arena);
/* And those of one of them: "host-word:pid:". */
const char *process_name(struct arena *arena, pid_t pid);

/* Straight after the fork: TERM is blocked and only ever taken by process_wait() and process_is_ending(). */
struct process *process_open(const struct conf *conf, enum db_safety safety);
_Noreturn void process_end(struct process *process, int status);

/* A context for one round of work; what the last one held is gone. */
struct ctx process_round(struct process *process);
/* Sleeps. Returns early when it is time to end. */
void process_pause(struct process *process, int milliseconds);
/* The same, but at once, or nearly, where somebody has written something since the last time: there may be work. */
void process_wait(struct process *process, int milliseconds);
bool process_is_ending(struct process *process);
/* Writes down once a minute that this part of the background ("mailer", "runner") is at work. Waits for nobody. */
void process_beat(struct process *process, const char *part);

/* Runs body under a fault_catch() until it returns: a busy database or a full disk is waited for, a second at a time.
   FAULT_BUSY or FAULT_FULL when the process should end meanwhile; FAULT_BUG at once. The transaction is over either way. */
enum fault_kind process_insist(struct process *process, void (*body)(void *argument), void *argument);

#endif
