/* Inside the store's PostgreSQL (15 and later, by libpq): a connection. Only postgres*.c include it. */
#ifndef MUSTER_POSTGRES_H
#define MUSTER_POSTGRES_H

#include <libpq-fe.h>

#include "store/engine.h"

/* Locks of the installation, none of them held by a connection that is gone. */
#define LOCK(number) "(1297437524, " number ")" /* so that others in the same database do not meet ours */
#define LOCK_TURN "(1297437525, %d)"
#define LOCK_MIGRATION LOCK("1")
#define LOCK_QUEUE LOCK("2")

#define AHEAD_MOST 32

struct postgres {
	struct db db;       /* first: the one is the other */
	PGconn *connection; /* NULL: none; it is made when it is needed */
	bool any_version;   /* of the schema will do: to look at it, or to change it */
	int64_t away_since; /* clock_monotonic() of the first try in vain; 0: it could be reached the last time */
	int64_t tried_at;   /* and of the last one */
	bool is_hopeless;   /* what kept it from being reached the last time; else it may pass by itself */
	int generation;     /* of the connection: what was prepared on an earlier one is gone */
	bool is_open;       /* a transaction */
	bool is_due;        /* a snapshot, which begins with the first query in it */
	bool is_unread;     /* a command was sent whose answer nobody waits for */
	bool listens;
	int always;            /* a descriptor that can always be read; 0: none yet */
	int64_t new_id;        /* of the latest INSERT */
	int64_t stock_at;      /* clock_monotonic() of the latest look at the tables' sizes */
	char key[33];          /* of the write transaction */
	bool others_wait;      /* it has asked for LOCK_TURN or LOCK_QUEUE, perhaps in vain, and not let go of them since */
	int ahead[AHEAD_MOST]; /* the numbers of queries that were sent, and whose answers are still to be read */
	int ahead_count;
};

static inline struct postgres *
postgres_of(struct db *db)
{
	return (struct postgres *)db;
}

/* Whether result is what a statement should give. */
static inline bool
postgres_is_good(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

/* The connection, made now if there is none, and free for a command. What cannot be reached is FAULT_AGAIN where the work may run
   again; else it is tried for a while, and then FAULT_BUSY. So is the lost connection of a write transaction: no statement of it, and
   no commit, ever goes to another one. */
PGconn *postgres_ready(struct postgres *postgres);
/* The step of it that connects. */
void postgres_connect(struct postgres *postgres);
/* Statements that nobody waits for are sent ahead of the next one that somebody waits for: all in one pipe, with one way there and back.
   postgres_ready() reads their answers, and is a fault for the first that failed; this leaves that be, before a rollback. */
void postgres_forget_ahead(struct postgres *postgres);
/* Ends the pipe and reads all of it. *failed: the number of the first of what was sent ahead that failed, and its answer is returned; else -1,
   and the answer of what was sent behind them, if anything was. NULL also where the connection was lost. */
PGresult *postgres_close_pipe(struct postgres *postgres, bool more, int *failed);
/* The answer to what was sent last, up to the end of its part of the pipeline, or to the end of the pipeline. */
PGresult *postgres_next_answer(PGconn *connection);
/* An INSERT of one row gives its id. */
void postgres_note_id(struct postgres *postgres, int number, const PGresult *result);
/* postgres_fault() of this query. */
_Noreturn void postgres_query_fault(struct postgres *postgres, int number, PGresult *result);
/* Drops the connection. */
void postgres_drop(struct postgres *postgres);
/* A fault for what the server answered, or that it did not; frees result, and drops the connection where it is of no more use. */
_Noreturn void postgres_fault(struct postgres *postgres, const char *what, PGresult *result);
/* Runs commands without parameters; an error is a fault. Outside a transaction a lost connection is made anew, and they run again. */
void postgres_run(struct db *db, const char *sql);
int64_t postgres_integer(struct db *db, const char *sql);
/* Whether the connection was lost with this answer: it says so, or the server is ending or no longer the one that writes. */
bool postgres_is_lost(struct postgres *postgres, const PGresult *result);
/* Whether what failed so may simply be asked once more, on a new connection: in no transaction. */
bool postgres_may_ask_again(struct postgres *postgres, const PGresult *result);
/* Several lines, as the server says them, in one. */
void postgres_words_in_line(char *words, size_t size, const char *said);
/* What libpq knows of the URL and where it has defaults; NULL where it cannot be read as one. For PQconninfoFree(). */
PQconninfoOption *postgres_parts(const char *store);
/* NULL: not given. */
const char *postgres_part(const PQconninfoOption *parts, const char *keyword);
/* The URL with host, port and database only, from malloc(). */
char *postgres_shown_name(const char *store);

/* --- the functions of postgres_engine, by file --- */

/* postgres_reach.c */
const char *postgres_trouble(struct db *db);
/* postgres_write.c */
void postgres_begin(struct db *db);
bool postgres_try_begin(struct db *db);
void postgres_snapshot(struct db *db);
void postgres_commit(struct db *db);
void postgres_rollback(struct db *db);
/* postgres_rows.c */
void postgres_prepare(struct rows *rows);
void postgres_bind_int(struct rows *rows, int parameter, int64_t value);
void postgres_bind_text(struct rows *rows, int parameter, const char *value);
void postgres_bind_blob(struct rows *rows, int parameter, const void *value, size_t size);
void postgres_bind_rows(struct rows *rows, int parameter, const struct given_rows *value);
void postgres_forget(struct rows *rows);
struct cell postgres_cell(struct rows *rows, int column);
/* postgres_send.c */
bool postgres_step(struct rows *rows);
int64_t postgres_run_rows(struct rows *rows);
void postgres_end(struct rows *rows);
/* postgres_wake.c */
void postgres_wake_others(struct postgres *postgres);
int postgres_wake_fd(struct db *db);
void postgres_wake_clear(struct db *db);
/* postgres_care.c */
struct db *postgres_open_to_migrate(const char *store);
int postgres_version(struct db *db);
void postgres_do_step(struct db *db, int version);
int postgres_first_version(void);
bool postgres_backup(struct db *db, const char *target, const char **problem);
void postgres_take_stock(struct db *db);
const char *postgres_words(struct db *db);
const char *const *postgres_remarks(struct db *db);
const char *postgres_problem(struct db *db);

#endif
