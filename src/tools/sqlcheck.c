/* sqlcheck URL    (a PostgreSQL, where nothing stays)
   Holds the queries and the schema in PostgreSQL's words against a server: makes the schema in a place of its own, prepares every query,
   compares its columns, and rolls all of it back. Says what is wrong by the name of the query. */
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"
#include "store/query.h"

#define INT8 20
#define INT8_ARRAY 1016
#define TEXT 25
#define TEXT_ARRAY 1009
#define BYTEA 17
#define VALUES_MAX 400

/* What the generated functions would call; none of them is called here. */
struct rows *
query_start(struct db *db, int number)
{
	(void)db, (void)number;
	abort();
}

void
query_int(struct rows *rows, int parameter, int64_t value)
{
	(void)rows, (void)parameter, (void)value;
}

void
query_text(struct rows *rows, int parameter, const char *value)
{
	(void)rows, (void)parameter, (void)value;
}

void
query_blob(struct rows *rows, int parameter, const void *value, size_t size)
{
	(void)rows, (void)parameter, (void)value, (void)size;
}

void
query_rows(struct rows *rows, int parameter, const struct given_rows *value)
{
	(void)rows, (void)parameter, (void)value;
}

int64_t
query_run(struct rows *rows)
{
	(void)rows;
	return 0;
}

/* --- the server --- */

static void
forget(void *argument, const char *notice)
{
	(void)argument, (void)notice;
}

/* Commands, several at once; false after having told what is wrong. */
static bool
run(PGconn *connection, const char *what, const char *sql)
{
	PGresult *result = PQexec(connection, sql);
	bool good = PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK;

	if (!good)
		fprintf(stderr, "%s: %s", what, PQerrorMessage(connection));
	PQclear(result);
	return good;
}

static bool
make_schema(PGconn *connection)
{
	if (!run(connection, "sqlcheck", "BEGIN; CREATE SCHEMA muster_sqlcheck; SET LOCAL search_path = muster_sqlcheck, public") ||
		!run(connection, "the schema", postgres_schema))
		return false;
	for (int i = 0; i < schema_step_count; i++)
		if (schema_steps[i].postgres && !run(connection, schema_steps[i].name, schema_steps[i].postgres))
			return false;
	return true;
}

static int
types_of(const struct query_text *query, Oid types[VALUES_MAX])
{
	int count = 0;

	for (const char *p = query->types; *p; p++)
		if (*p == 'r') {
			for (int i = 0; i < GIVEN_INTEGERS; i++)
				types[count++] = INT8_ARRAY;
			for (int i = 0; i < GIVEN_TEXTS; i++)
				types[count++] = TEXT_ARRAY;
		} else {
			types[count++] = *p == 'i' ? INT8 : *p == 'b' ? BYTEA : TEXT;
		}
	return count;
}

/* The columns are those that C knows. */
static bool
same_columns(const struct query_text *query, const PGresult *described)
{
	int count = 0;

	while (query->columns && query->columns[count]) {
		if (count >= PQnfields(described) || strcmp(query->columns[count], PQfname(described, count)) != 0) {
			fprintf(stderr, "%s: column %d is not \"%s\"\n", query->name, count + 1, query->columns[count]);
			return false;
		}
		count++;
	}
	if (PQnfields(described) != count + query->new_id) {
		fprintf(stderr, "%s: gives %d columns and not %d\n", query->name, PQnfields(described), count + query->new_id);
		return false;
	}
	return true;
}

static bool
prepares(PGconn *connection, const struct query_text *query)
{
	Oid types[VALUES_MAX];
	int count = types_of(query, types);
	PGresult *result = PQprepare(connection, query->name, query->postgres, count, types);
	bool good = PQresultStatus(result) == PGRES_COMMAND_OK;

	if (!good)
		fprintf(stderr, "%s: %s", query->name, PQerrorMessage(connection));
	PQclear(result);
	if (!good)
		return false;
	result = PQdescribePrepared(connection, query->name);
	good = same_columns(query, result);
	PQclear(result);
	return good;
}

int
main(int argc, char **argv)
{
	PGconn *connection = PQconnectdb(argc == 2 ? argv[1] : "");
	int wrong = 0;

	PQsetNoticeProcessor(connection, forget, NULL);
	if (PQstatus(connection) != CONNECTION_OK || !make_schema(connection)) {
		fprintf(stderr, "sqlcheck: %s", PQerrorMessage(connection));
		return 2;
	}
	for (int i = 0; i < query_count; i++)
		if (query_texts[i].postgres) {
			run(connection, "sqlcheck", "SAVEPOINT query");
			if (!prepares(connection, &query_texts[i])) {
				wrong++;
				run(connection, "sqlcheck", "ROLLBACK TO query");
			}
			run(connection, "sqlcheck", "RELEASE query");
		}
	PQfinish(connection);
	if (wrong)
		fprintf(stderr, "%d of %d queries are wrong for PostgreSQL\n", wrong, query_count);
	return wrong != 0;
}
