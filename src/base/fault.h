/* What cannot happen in a healthy installation ends the request or job, not the house.
   fault() logs, then leaves by the nearest fault_catch(); with none it ends the process with status 70.
   Never call it with a C++ frame between it and its catcher. */
#ifndef MUSTER_FAULT_H
#define MUSTER_FAULT_H

enum fault_kind {
	FAULT_NONE = 0,
	FAULT_BUG,    /* SQL error, broken template, out of memory: 500, and the worker is replaced */
	FAULT_BUSY,   /* the writer lock or the database was not to be had in time: 503, try again */
	FAULT_FULL,   /* no room on the disk, or it refused a write: 507-like page, nothing was saved */
	FAULT_UNSURE, /* the answer to a commit was lost, and could not be had again: it may have been saved, or not: 503, look first */
	FAULT_AGAIN   /* within db_write() and db_read(): the store wants the work to be run again. Nobody else sees it */
};

_Noreturn void fault(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void fault_as(enum fault_kind kind, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Goes on with a fault that was caught, without a line in the log. */
_Noreturn void fault_pass(enum fault_kind kind);

/* For errno, after a file could not be made or written: FAULT_FULL where the disk has no room or refuses, else FAULT_BUG. */
enum fault_kind fault_of_file(void);

/* Runs body(argument); FAULT_NONE when it returned, else the kind of the fault that left it. May nest. */
enum fault_kind fault_catch(void (*body)(void *argument), void *argument);

#endif
