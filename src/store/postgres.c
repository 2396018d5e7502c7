/* The engine for several machines: a connection, its settings, which error is which fault. */
#include "store/postgres.h"
#include "base/fault.h"
#include "store/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ONCE_MORE_RUNS 8 /* see fault_kind_of() */
#define WHAT_MOST 100    /* bytes of a statement in the log */

/* --- what an error means --- */

static bool
is_one_of(const char *state, const char *const *states)
{
	for (; *states; states++)
		if (!strncmp(state, *states, strlen(*states)))
			return true;
	return false;
}

/* A server that ends, starts, or was made a standby says so; class 08 is the connection's. Error codes: PostgreSQL, appendix A. An error
   without a code is libpq's own: what it could not send or read, also where its status does not know it yet. */
bool
postgres_is_lost(struct postgres *postgres, const PGresult *result)
{
	static const char *const states[] = { "08", "57P01", "57P02", "57P03", "57P05", "25006", "25P03", NULL };
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;

	return PQstatus(postgres->connection) != CONNECTION_OK ||
		(state ? is_one_of(state, states) : PQresultStatus(result) == PGRES_FATAL_ERROR);
}

/* What a connection knows of the schema, or the server of the connection's statements, is no longer so: a new one looks at the version. */
static bool
postgres_is_stale(const PGresult *result)
{
	static const char *const states[] = { "0A000", "26000", "42P01", "42703", "42883", "3F000", NULL };
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;

	return state && is_one_of(state, states);
}

/* Of two transactions that make the same, one may be told that its row is there already before it is told that it came too late
   (PostgreSQL, 13.2.3): so that too is a reason to run again, but not for ever. Memory runs out where much is written side by side (53200),
   and is there again when that has ended. */
static enum fault_kind
fault_kind_of(const struct postgres *postgres, const char *state, bool is_stale)
{
	static const char *const again[] = { "40001", "40P01", "55P03", "53200", NULL };
	static const char *const busy[] = { "53300", "57014", "28", "3D000", "42501", NULL };
	static const char *const full[] = { "53100", "58030", NULL };
	bool once_more = (is_stale || !strcmp(state, "23505")) && postgres->db.may_run_again && postgres->db.run < ONCE_MORE_RUNS;

	if (once_more || is_one_of(state, again))
		return postgres->db.may_run_again ? FAULT_AGAIN : FAULT_BUSY;
	if (is_stale || is_one_of(state, busy))
		return FAULT_BUSY;
	return is_one_of(state, full) ? FAULT_FULL : FAULT_BUG;
}

/* Without the server's "ERROR:": how bad it is, the line of the log says. */
static const char *
message_of(const struct postgres *postgres, const PGresult *result)
{
	const char *said = result ? PQresultErrorMessage(result) : "";
	const char *severity = result ? PQresultErrorField(result, PG_DIAG_SEVERITY) : NULL;

	if (!*said)
		return PQerrorMessage(postgres->connection);
	if (!severity || strncmp(said, severity, strlen(severity)))
		return said;
	said += strlen(severity);
	return said + strspn(said, ": ");
}

void
postgres_fault(struct postgres *postgres, const char *what, PGresult *result)
{
	const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
	bool lost = postgres_is_lost(postgres, result), is_stale = postgres_is_stale(result);
	enum fault_kind kind = postgres->db.may_run_again ? FAULT_AGAIN : FAULT_BUSY;
	char words[500], code[6] = "";

	postgres_words_in_line(words, sizeof words, message_of(postgres, result));
	if (state)
		memcpy(code, state, sizeof code - 1);
	PQclear(result);
	if (lost || is_stale)
		postgres_drop(postgres);
	if (lost)
		fault_as(kind, "%.*s: the connection to the database was lost: %s", WHAT_MOST, what, words);
	fault_as(fault_kind_of(postgres, code, is_stale), "%.*s: %s (%s)", WHAT_MOST, what, words, code);
}

/* --- the connection --- */

void
postgres_drop(struct postgres *postgres)
{
	PQfinish(postgres->connection);
	postgres->connection = NULL;
	postgres->generation++;
	postgres->is_open = postgres->is_unread = postgres->listens = false;
	postgres->ahead_count = 0;
}

/* --- what was sent ahead --- */

_Noreturn void
postgres_query_fault(struct postgres *postgres, int number, PGresult *result)
{
	char what[100];

	snprintf(what, sizeof what, "query %s", query_texts[number].name);
	postgres_fault(postgres, what, result);
}

void
postgres_note_id(struct postgres *postgres, int number, const PGresult *result)
{
	if (query_texts[number].new_id)
		postgres->new_id = PQntuples(result) ? strtoll(PQgetvalue(result, 0, 0), NULL, 10) : 0;
}

PGresult *
postgres_next_answer(PGconn *connection)
{
	PGresult *result = PQgetResult(connection), *end;

	while (result && PQresultStatus(result) != PGRES_PIPELINE_SYNC && (end = PQgetResult(connection)))
		PQclear(end);
	return result;
}

PGresult *
postgres_close_pipe(struct postgres *postgres, bool more, int *failed)
{
	PGconn *connection = postgres->connection;
	int count = postgres->ahead_count;
	PGresult *bad = NULL, *last;
	bool is_over;

	*failed = -1;
	postgres->ahead_count = 0;
	if (!PQpipelineSync(connection)) { /* no answer would come */
		*failed = postgres->ahead[0];
		return NULL;
	}
	for (int i = 0; i < count; i++) {
		PGresult *result = postgres_next_answer(connection);

		if (!postgres_is_good(result) && *failed < 0) {
			*failed = postgres->ahead[i];
			bad = result;
			continue;
		}
		postgres_note_id(postgres, postgres->ahead[i], result);
		PQclear(result);
	}
	last = more ? postgres_next_answer(connection) : NULL;
	PQclear(postgres_next_answer(connection));
	is_over = PQexitPipelineMode(connection);
	if (*failed < 0 && is_over)
		return last;
	PQclear(last);
	return bad;
}

/* Reads the answers of all that was sent ahead: a fault for the first that failed. */
static void
settle(struct postgres *postgres)
{
	int first = postgres->ahead_count ? postgres->ahead[0] : 0, failed;
	PGresult *result;

	if (!postgres->ahead_count)
		return;
	result = postgres_close_pipe(postgres, false, &failed);
	if (failed >= 0 || PQpipelineStatus(postgres->connection) != PQ_PIPELINE_OFF)
		postgres_query_fault(postgres, failed >= 0 ? failed : first, result);
}

void
postgres_forget_ahead(struct postgres *postgres)
{
	int failed;

	if (postgres->ahead_count)
		PQclear(postgres_close_pipe(postgres, false, &failed));
}

PGconn *
postgres_ready(struct postgres *postgres)
{
	if (!postgres->connection) {
		if (postgres->db.in_transaction)
			fault_as(postgres->db.may_run_again ? FAULT_AGAIN : FAULT_BUSY, "the connection of a transaction is gone");
		postgres_connect(postgres);
	}
	settle(postgres);
	while (postgres->is_unread) {
		PGresult *result = PQgetResult(postgres->connection);

		postgres->is_unread = result != NULL;
		PQclear(result);
	}
	return postgres->connection;
}

/* --- commands --- */

bool
postgres_may_ask_again(struct postgres *postgres, const PGresult *result)
{
	return !postgres->is_open && (postgres_is_lost(postgres, result) || postgres_is_stale(result));
}

static PGresult *
exec(struct postgres *postgres, const char *sql)
{
	PGresult *result = PQexec(postgres_ready(postgres), sql);

	if (!postgres_is_good(result) && postgres_may_ask_again(postgres, result)) {
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

static struct db *
open_later(const char *store, enum db_safety safety)
{
	struct db *db = engine_made(&postgres_engine, sizeof(struct postgres), store, safety);

	db->name = postgres_shown_name(store);
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
	settle(postgres_of(db));
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
	.tend = leave_tending,
	.take_stock = postgres_take_stock,
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
	.trouble = postgres_trouble,
	.words = postgres_words,
	.remarks = postgres_remarks,
	.problem = postgres_problem,
	.exec = postgres_run,
	.integer = postgres_integer };
