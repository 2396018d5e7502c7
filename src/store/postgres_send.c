/* Queries as PostgreSQL runs them: prepared at their first use on a connection; the answer comes whole, so that several may be read at
   a time. Each way there and back costs as much as a small query: what nobody waits for goes with the next one that somebody waits for. */
#include <stdlib.h>
#include <string.h>

#include "store/postgres.h"
#include "store/postgres_statement.h"
#include "store/query.h"

#define SNAPSHOT "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
#define AHEAD_BYTES 8000 /* of a statement that is sent ahead */

static PGresult *
prepare_on_server(struct postgres *postgres, struct rows *rows)
{
	struct statement *statement = rows->statement;
	PGresult *result;

	if (statement->generation == postgres->generation)
		return NULL;
	result =
		PQprepare(postgres->connection, statement->name, query_texts[rows->number].postgres, statement->count, statement->types);
	if (!postgres_is_good(result))
		return result;
	statement->generation = postgres->generation;
	PQclear(result);
	return NULL;
}

static void
point_at_values(struct statement *statement)
{
	for (int i = 0; i < statement->count; i++) {
		const struct value *value = &statement->values[i];

		statement->pointers[i] = value->is_null ? NULL : value->data ? value->data : "";
		statement->lengths[i] = (int)value->length;
	}
}

static bool
put_in_pipe(PGconn *connection, const struct statement *statement)
{
	return PQsendQueryPrepared(
		connection, statement->name, statement->count, statement->pointers, statement->lengths, statement->formats, 0);
}

/* With the beginning of the snapshot that it is the first query of: both on one way there and back. */
static PGresult *
exec_with_snapshot(struct postgres *postgres, const struct statement *statement)
{
	PGconn *connection = postgres->connection;
	PGresult *begun, *result;
	bool is_over;

	if (!PQenterPipelineMode(connection) || !PQsendQueryParams(connection, SNAPSHOT, 0, NULL, NULL, NULL, NULL, 0) ||
		!put_in_pipe(connection, statement) || !PQpipelineSync(connection))
		return NULL;
	begun = postgres_next_answer(connection);
	result = postgres_next_answer(connection);
	PQclear(postgres_next_answer(connection));
	is_over = PQexitPipelineMode(connection);
	if (!postgres_is_good(begun)) {
		PQclear(result);
		return begun;
	}
	PQclear(begun);
	if (!is_over) { /* the connection was lost on the way */
		PQclear(result);
		return NULL;
	}
	postgres->is_open = postgres_is_good(result);
	postgres->is_due = !postgres->is_open;
	return result;
}

/* --- what is sent ahead --- */

static bool
may_go_ahead(const struct postgres *postgres, const struct rows *rows)
{
	const struct statement *statement = rows->statement;
	size_t bytes = 0;

	if (!query_texts[rows->number].ahead || !postgres->is_open || statement->generation != postgres->generation ||
		postgres->ahead_count == AHEAD_MOST)
		return false;
	for (int i = 0; i < statement->count; i++)
		bytes += statement->values[i].length;
	return bytes <= AHEAD_BYTES;
}

static bool
send_ahead(struct postgres *postgres, const struct rows *rows)
{
	PGconn *connection = postgres->connection;

	if (!postgres->ahead_count && !PQenterPipelineMode(postgres_ready(postgres)))
		return false;
	point_at_values(rows->statement);
	if (!put_in_pipe(connection, rows->statement))
		return false;
	postgres->ahead[postgres->ahead_count++] = rows->number;
	return true;
}

static PGresult *
exec_behind(struct postgres *postgres, const struct statement *statement)
{
	int failed = -1;
	PGresult *result = put_in_pipe(postgres->connection, statement) ? postgres_close_pipe(postgres, true, &failed) : NULL;

	if (failed >= 0)
		postgres_query_fault(postgres, failed, result);
	return result;
}

/* --- running a query --- */

/* The answer, good or bad. */
static PGresult *
send(struct postgres *postgres, struct rows *rows)
{
	struct statement *statement = rows->statement;
	bool is_behind = postgres->ahead_count && statement->generation == postgres->generation;
	PGconn *connection = is_behind ? postgres->connection : postgres_ready(postgres);
	PGresult *bad = prepare_on_server(postgres, rows);

	if (bad)
		return bad;
	point_at_values(statement);
	if (is_behind)
		return exec_behind(postgres, statement);
	if (postgres->is_due)
		return exec_with_snapshot(postgres, statement);
	return PQexecPrepared(
		connection, statement->name, statement->count, statement->pointers, statement->lengths, statement->formats, 0);
}

/* What only reads, and outside a transaction, may be asked once more on a new connection. */
static PGresult *
answer(struct rows *rows)
{
	struct postgres *postgres = postgres_of(rows->db);
	PGresult *result = send(postgres, rows);

	if (!postgres_is_good(result) && postgres_may_ask_again(postgres, result)) {
		PQclear(result);
		postgres_drop(postgres);
		result = send(postgres, rows);
	}
	if (!postgres_is_good(result)) {
		rows->state = ROWS_ENDED;
		postgres_query_fault(postgres, rows->number, result);
	}
	return result;
}

int64_t
postgres_run_rows(struct rows *rows)
{
	struct postgres *postgres = postgres_of(rows->db);
	PGresult *result;
	int64_t changes;

	if (may_go_ahead(postgres, rows) && send_ahead(postgres, rows))
		return 1;
	result = answer(rows);
	changes = strtoll(PQcmdTuples(result), NULL, 10);
	postgres_note_id(postgres, rows->number, result);
	PQclear(result);
	return changes;
}

bool
postgres_step(struct rows *rows)
{
	struct statement *statement = rows->statement;

	if (!statement->result) {
		statement->result = answer(rows);
		statement->row = -1;
	}
	return ++statement->row < PQntuples(statement->result);
}

void
postgres_end(struct rows *rows)
{
	struct statement *statement = rows->statement;

	PQclear(statement->result);
	statement->result = NULL;
}
