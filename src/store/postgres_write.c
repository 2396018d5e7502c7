/* Transactions with many writers. They are serialisable: what the domain was written for, one writer at a time, stays true, and whoever
   came in the way of another runs again (write.c). Each has a key in the table store_commits, so that a commit whose answer was lost
   is recognised. */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/random.h"
#include "store/postgres.h"

#define UNLOCK "SELECT pg_advisory_unlock_all()"
#define COMMIT_WAIT 10000 /* milliseconds for the answer to a commit */
#define DOUBT_WAIT 10000  /* for finding out what became of one */

/* Numbered, too: tests fix what is random. */
static void
make_key(struct postgres *postgres)
{
	static uint32_t number;
	unsigned char bytes[16];

	random_bytes(bytes, sizeof bytes);
	number++;
	memcpy(bytes, &number, sizeof number);
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(postgres->key + 2 * i, 3, "%02x", bytes[i]);
}

/* The number of its lock. Two turns with the same one only wait for each other in vain. */
static int32_t
lock_of_turn(int64_t turn)
{
	return (int32_t)(turn & INT32_MAX);
}

/* Locks that are held longer than a transaction are taken in one of their own. Whoever has run in vain a few times waits for the others who
   have, so that each of them comes to an end: others may still be in the way, but they are few by then. The turn comes first: nobody is
   kept waiting by one who waits for theirs. */
static void
write_locks(const struct db *db, char *sql, size_t size)
{
	char turn[100] = "";

	*sql = '\0';
	if (db->turn)
		snprintf(turn, sizeof turn, "SELECT pg_advisory_lock" LOCK_TURN "; ", lock_of_turn(db->turn));
	if (db->turn || db->queues)
		snprintf(sql, size, "BEGIN; %s%sCOMMIT; ", turn, db->queues ? "SELECT pg_advisory_lock" LOCK_QUEUE "; " : "");
}

/* Who writes alone waits here until nobody writes, and the others wait here for it: before the snapshot, so that nothing has changed
   since. So do those who take turns or stand in the queue, on the same way. lock: of the table that all who write have locked. */
static void
begin(struct db *db, const char *lock)
{
	struct postgres *postgres = postgres_of(db);
	char sql[500], locks[200];

	make_key(postgres);
	write_locks(db, locks, sizeof locks);
	snprintf(sql, sizeof sql,
		"%sBEGIN ISOLATION LEVEL SERIALIZABLE; %sLOCK TABLE store_commits IN %s;"
		" INSERT INTO store_commits (key, made_at) VALUES ('%s', %lld)",
		locks, db->safety == DB_FULL ? "" : "SET LOCAL synchronous_commit = off; ", lock, postgres->key, (long long)clock_now());
	postgres->new_id = 0;
	postgres->others_wait = db->turn || db->queues;
	postgres_run(db, sql);
	postgres->is_open = true;
}

void
postgres_begin(struct db *db)
{
	begin(db, db->alone ? "SHARE ROW EXCLUSIVE MODE" : "ROW EXCLUSIVE MODE");
}

/* Who else is in the way shows later. */
bool
postgres_try_begin(struct db *db)
{
	begin(db, "ROW EXCLUSIVE MODE NOWAIT");
	return true;
}

void
postgres_snapshot(struct db *db)
{
	postgres_of(db)->is_due = true;
}

/* All that let others go on, in whichever way it ended. */
static void
let_others_go_on(struct postgres *postgres)
{
	bool others_wait = postgres->others_wait && postgres->connection;
	PGresult *result;

	postgres->others_wait = false;
	if (!others_wait)
		return;
	result = PQexec(postgres_ready(postgres), UNLOCK);
	if (!postgres_is_good(result))
		postgres_drop(postgres); /* and the locks with it */
	PQclear(result);
}

/* Where its standby is gone, the server answers nothing that writes, and says nothing. false: the time is up. */
static bool
is_answered(PGconn *connection)
{
	int64_t until = clock_monotonic() + COMMIT_WAIT, left;
	struct pollfd answer = { .fd = PQsocket(connection), .events = POLLIN };

	while (PQisBusy(connection)) {
		left = until - clock_monotonic();
		if (left <= 0)
			return false;
		if (poll(&answer, 1, (int)left) > 0 && !PQconsumeInput(connection))
			return true; /* that is lost, too, is an answer */
	}
	return true;
}

/* The answer to what begins with a commit, or is one, whatever it is; NULL: it could not be sent. *good_end: whether all behind it was good. */
static PGresult *
ask_to_commit(struct postgres *postgres, const char *sql, bool *good_end)
{
	PGconn *connection = postgres_ready(postgres);
	PGresult *result, *end;

	*good_end = true;
	if (!PQsendQuery(connection, sql))
		return NULL;
	if (!is_answered(connection)) {
		postgres_drop(postgres);
		fault_as(
			FAULT_UNSURE, "the database has not answered a commit (is its synchronous standby gone?): it may have been saved");
	}
	result = PQgetResult(connection);
	while ((end = PQgetResult(connection))) {
		*good_end = *good_end && postgres_is_good(end);
		PQclear(end);
	}
	return result;
}

struct doubt {
	struct postgres *postgres;
	bool committed;
};

/* Writes the key itself where it is not there: then the transaction has not come through, and never will; where it still runs, this
   waits for it. Its time is 0 then, so that who asks again is not misled by the first asking. Where it is there, it is written anew, so
   that this answer too has waited for the standby. */
static void
ask(void *argument)
{
	struct doubt *doubt = argument;
	PGresult *result;
	bool good_end;
	char sql[300];

	snprintf(sql, sizeof sql,
		"INSERT INTO store_commits AS c (key, made_at) VALUES ('%s', 0)"
		" ON CONFLICT (key) DO UPDATE SET made_at = c.made_at RETURNING (made_at > 0)::int",
		doubt->postgres->key);
	result = ask_to_commit(doubt->postgres, sql, &good_end);
	if (!postgres_is_good(result))
		postgres_fault(doubt->postgres, "the key of a commit", result);
	doubt->committed = *PQgetvalue(result, 0, 0) == '1';
	PQclear(result);
}

/* The answer to a commit was lost: the new connection knows. */
static bool
find_out(struct postgres *postgres)
{
	struct doubt doubt = { postgres, false };
	int64_t until = clock_monotonic() + DOUBT_WAIT;
	struct timespec pause = { .tv_nsec = 200000000 };

	log_line(LOG_INFO, "the answer to a commit was lost; the database is asked for it");
	postgres->db.in_transaction = false; /* one way or the other */
	while (fault_catch(ask, &doubt) != FAULT_NONE) {
		if (clock_monotonic() >= until)
			fault_as(FAULT_UNSURE, "the answer to a commit was lost, and the database cannot be asked: it may have been saved");
		nanosleep(&pause, NULL);
	}
	log_line(LOG_INFO, "the commit %s", doubt.committed ? "had come through" : "had not come through");
	return doubt.committed;
}

void
postgres_commit(struct db *db)
{
	struct postgres *postgres = postgres_of(db);
	bool is_let_go;
	PGresult *result = ask_to_commit(postgres, postgres->others_wait ? "COMMIT; " UNLOCK : "COMMIT", &is_let_go);
	bool good = PQresultStatus(result) == PGRES_COMMAND_OK;

	if (!good && postgres_is_lost(postgres, result)) {
		PQclear(result);
		postgres_drop(postgres);
		if (!find_out(postgres))
			fault_as(db->may_run_again ? FAULT_AGAIN : FAULT_BUSY, "a commit was lost with its connection");
		postgres_wake_others(postgres);
		return;
	}
	if (!good)
		postgres_fault(postgres, "commit", result);
	postgres->is_open = false;
	if (strcmp(PQcmdStatus(result), "COMMIT")) {
		PQclear(result);
		fault("a commit of a transaction in which a statement had failed");
	}
	PQclear(result);
	if (!is_let_go)
		postgres_drop(postgres); /* and the locks with it */
	postgres->others_wait = false;
	postgres_wake_others(postgres);
}

/* Also of one whose beginning failed, when the server had begun it. */
static bool
may_be_open(const struct postgres *postgres)
{
	return postgres->is_open || (!postgres->is_unread && PQtransactionStatus(postgres->connection) != PQTRANS_IDLE);
}

/* What only read has nothing to lose: whoever comes next on this connection reads the answer. */
static void
leave_snapshot(struct postgres *postgres)
{
	postgres->is_open = false;
	postgres->is_unread = PQsendQuery(postgres_ready(postgres), "ROLLBACK");
	if (!postgres->is_unread)
		postgres_drop(postgres);
}

void
postgres_rollback(struct db *db)
{
	struct postgres *postgres = postgres_of(db);

	postgres->is_due = false;
	postgres_forget_ahead(postgres);
	if (postgres->is_open && !db->in_transaction) {
		leave_snapshot(postgres);
	} else if (postgres->connection && may_be_open(postgres)) {
		PGresult *result = PQexec(postgres_ready(postgres), "ROLLBACK");

		postgres->is_open = false;
		if (!postgres_is_good(result))
			postgres_drop(postgres);
		PQclear(result);
	}
	let_others_go_on(postgres);
}
