/* The engine for several machines: a connection, its settings, which error is which fault. */
#include "store/postgres.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"

#define SERVER_OLDEST 150000
#define REACH_WAIT 8000 /* milliseconds that are spent on reaching a server outside of db_write() */
#define REACH_PAUSE 250
#define UNIQUE_RUNS 3 /* see fault_kind_of() */

struct postgres *
postgres_of(struct db *db)
{
	return (struct postgres *)db;
}

/* --- what an error means --- */

bool
postgres_is_good(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

static bool
is_one_of(const char *state, const char *const *states)
{
	for (; *states; states++)
		if (!strncmp(state, *states, strlen(*states)))
			return true;
	return false;
}

/* A server that ends, starts, or was made a standby says so; class 08 is the connection's. Error codes: PostgreSQL, appendix A. */
bool
postgres_is_lost(struct postgres *postgres, const PGresult *result)
{
	static const char *const states[] = { "08", "57P01", "57P02", "57P03", "57P05", "25006", "25P03", NULL };
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;

	return PQstatus(postgres->connection) != CONNECTION_OK || (state && is_one_of(state, states));
}

/* Of two transactions that make the same, one may be told that its row is there already before it is told that it came too late
   (PostgreSQL, 13.2.3): so that too is a reason to run again, but not for ever. */
static enum fault_kind
fault_kind_of(const struct postgres *postgres, const char *state)
{
	static const char *const again[] = { "40001", "40P01", "55P03", NULL };
	static const char *const busy[] = { "53300", "57014", "28", "3D000", NULL };
	static const char *const full[] = { "53100", "53200", "58030", NULL };
	bool unique = !strcmp(state, "23505") && postgres->db.may_run_again && postgres->db.run < UNIQUE_RUNS;

	if (unique || is_one_of(state, again))
		return postgres->db.may_run_again ? FAULT_AGAIN : FAULT_BUSY;
	if (is_one_of(state, busy))
		return FAULT_BUSY;
	return is_one_of(state, full) ? FAULT_FULL : FAULT_BUG;
}

/* The server's words in one line. */
static void
copy_words(char *words, size_t size, const char *said)
{
	size_t length = 0;

	for (; *said && length + 1 < size; said++)
		if (*said != '\n')
			words[length++] = *said;
		else if (said[1] && length)
			words[length++] = ' ';
	words[length] = 0;
}

void
postgres_fault(struct postgres *postgres, const char *what, PGresult *result)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	char words[500], code[6] = "";
	bool lost = postgres_is_lost(postgres, result);

	copy_words(words, sizeof words, result && *PQresultErrorMessage(result) ? PQresultErrorMessage(result)
																			   : PQerrorMessage(postgres->connection));
	if (state)
		memcpy(code, state, sizeof code - 1);
	PQclear(result);
	if (lost) {
		postgres_drop(postgres);
		fault_as(postgres->db.may_run_again ? FAULT_AGAIN : FAULT_BUSY, "%s: the connection to the database was lost: %s", what, words);
	}
	fault_as(fault_kind_of(postgres, code), "%s: %s (%s)", what, words, code);
}

/* --- connecting --- */

void
postgres_drop(struct postgres *postgres)
{
	PQfinish(postgres->connection);
	postgres->connection = NULL;
	postgres->generation++;
	postgres->is_open = postgres->is_queued = postgres->is_unread = postgres->listens = false;
}

static void
hear_nothing(void *argument, const char *notice)
{
	(void)argument, (void)notice;
}

/* Defaults that the store's own parameters come after. A host that died without a word is found out in about ten seconds. Of several
   hosts it is the one that takes writes. */
static PGconn *
dial(const char *store)
{
	static const char *const names[] = { "application_name", "connect_timeout", "client_encoding", "target_session_attrs",
		"keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname", NULL };
	const char *const values[] = { "muster", "3", "UTF8", "read-write", "5", "2", "3", "10000", store, NULL };

	return PQconnectdbParams(names, values, 1);
}

/* Plans do not depend on the values: a page takes the same way each time. A client that stopped in the middle of a transaction does
   not keep others waiting. */
static const char settings[] = "SET plan_cache_mode = force_generic_plan; SET jit = off; SET bytea_output = hex;"
							   "SET lock_timeout = '8s'; SET idle_in_transaction_session_timeout = '60s'; SET DateStyle = ISO";

/* NULL when all is well, else what is wrong; lives as long as the connection. */
static const char *
settle(PGconn *connection)
{
	PGresult *result;
	bool good;

	if (PQstatus(connection) != CONNECTION_OK)
		return PQerrorMessage(connection);
	if (PQserverVersion(connection) < SERVER_OLDEST)
		return "The server is older than PostgreSQL 15, which Muster needs.";
	if (strcmp(PQparameterStatus(connection, "server_encoding"), "UTF8"))
		return "The database is not encoded in UTF-8; make one with ENCODING 'UTF8'.";
	PQsetNoticeProcessor(connection, hear_nothing, NULL);
	result = PQexec(connection, settings);
	good = postgres_is_good(result);
	PQclear(result);
	return good ? NULL : PQerrorMessage(connection);
}

/* false, and the words in the log's manner. */
static bool
reach(struct postgres *postgres, char *words, size_t size)
{
	PGconn *connection = dial(postgres->db.store);
	const char *problem = settle(connection);

	if (problem) {
		copy_words(words, size, problem);
		PQfinish(connection);
		return false;
	}
	postgres->connection = connection;
	return true;
}

static void
connect_in_time(struct postgres *postgres)
{
	int64_t until = clock_monotonic() + REACH_WAIT;
	struct timespec pause = { .tv_nsec = REACH_PAUSE * 1000000L };
	char words[500];

	while (!reach(postgres, words, sizeof words)) {
		if (postgres->db.may_run_again || clock_monotonic() >= until)
			fault_as(postgres->db.may_run_again ? FAULT_AGAIN : FAULT_BUSY, "the database %s cannot be reached: %s",
				db_name(&postgres->db), words);
		nanosleep(&pause, NULL);
	}
}

PGconn *
postgres_ready(struct postgres *postgres)
{
	if (!postgres->connection) {
		if (postgres->is_open)
			fault("a statement in a transaction whose connection is gone");
		connect_in_time(postgres);
	}
	while (postgres->is_unread) {
		PGresult *result = PQgetResult(postgres->connection);

		postgres->is_unread = result != NULL;
		PQclear(result);
	}
	return postgres->connection;
}

/* --- commands --- */

static PGresult *
exec(struct postgres *postgres, const char *sql)
{
	PGresult *result = PQexec(postgres_ready(postgres), sql);

	if (!postgres_is_good(result) && !postgres->is_open && postgres_is_lost(postgres, result)) {
		PQclear(result);
		postgres_drop(postgres);
		result = PQexec(postgres_ready(postgres), sql);
	}
	if (!postgres_is_good(result))
		postgres_fault(postgres, sql, result);
	return result;
}

void
postgres_run(struct db *db, const char *sql)
{
	PQclear(exec(postgres_of(db), sql));
}

int64_t
postgres_integer(struct db *db, const char *sql)
{
	PGresult *result = exec(postgres_of(db), sql);
	int64_t value = 0;

	if (PQntuples(result) > 0 && !PQgetisnull(result, 0, 0))
		value = *PQgetvalue(result, 0, 0) == 't' ? 1 : strtoll(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	return value;
}

/* --- the engine --- */

/* The URL without its password, wherever it stands: of its parts only these are shown. */
static char *
shown_name(const char *store)
{
	PQconninfoOption *parts = PQconninfoParse(store, NULL);
	const char *host = NULL, *port = NULL, *name = NULL;
	char *shown = NULL;

	for (PQconninfoOption *part = parts; part && part->keyword; part++) {
		host = !strcmp(part->keyword, "host") ? part->val : host;
		port = !strcmp(part->keyword, "port") ? part->val : port;
		name = !strcmp(part->keyword, "dbname") ? part->val : name;
	}
	if (asprintf(&shown, "postgresql://%s%s%s/%s", host ? host : "", port ? ":" : "", port ? port : "", name ? name : "") < 0)
		fault("out of memory");
	PQconninfoFree(parts);
	return shown;
}

static struct db *
open_later(const char *store, enum db_safety safety)
{
	struct db *db = engine_made(&postgres_engine, sizeof(struct postgres), store, safety);

	db->name = shown_name(store);
	return db;
}

static void
close_connection(struct db *db)
{
	struct postgres *postgres = postgres_of(db);

	postgres_drop(postgres);
	if (postgres->always > 0)
		close(postgres->always);
	engine_freed(db);
}

static void
leave_memory(struct db *db, int kilobytes)
{
	(void)db, (void)kilobytes; /* it is the server's */
}

static void
leave_safety(struct db *db)
{
	(void)db; /* each transaction begins with it */
}

static void
leave_tending(struct db *db, int pages)
{
	(void)db, (void)pages; /* the server does it */
}

static void
leave_checkpoint(struct db *db)
{
	(void)db;
}

static int64_t
new_id(struct db *db)
{
	return postgres_of(db)->new_id;
}

const struct engine postgres_engine = { .runs_again = true,
	.open = open_later,
	.close = close_connection,
	.use_memory = leave_memory,
	.use_safety = leave_safety,
	.begin = postgres_begin,
	.try_begin = postgres_try_begin,
	.snapshot = postgres_snapshot,
	.commit = postgres_commit,
	.rollback = postgres_rollback,
	.queue = postgres_queue,
	.tend = leave_tending,
	.checkpoint = leave_checkpoint,
	.new_id = new_id,
	.prepare = postgres_prepare,
	.bind_int = postgres_bind_int,
	.bind_text = postgres_bind_text,
	.bind_blob = postgres_bind_blob,
	.bind_rows = postgres_bind_rows,
	.step = postgres_step,
	.run = postgres_run_rows,
	.end = postgres_end,
	.cell = postgres_cell,
	.forget = postgres_forget,
	.wake_fd = postgres_wake_fd,
	.wake_clear = postgres_wake_clear,
	.open_to_migrate = postgres_open_to_migrate,
	.version = postgres_version,
	.do_step = postgres_do_step,
	.first_version = postgres_first_version,
	.backup = postgres_backup,
	.words = postgres_words,
	.remark = postgres_remark,
	.problem = postgres_problem,
	.exec = postgres_run,
	.integer = postgres_integer };
