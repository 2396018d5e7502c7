/* sqlcheck URL FILE...    (a PostgreSQL, where nothing stays; the files of queries, for their lines)
   Holds the queries and the schema in PostgreSQL's words against a server: makes the schema in a place of its own, prepares every query,
   compares its columns, and rolls all of it back. */
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

/* --- where a query stands --- */

#define FILE_MAX 1000000

static char **paths;
static int path_count;

/* The line that a statement has behind this header, the other engine's where it stands twice. */
static int
first_line(const char *text, const char *header)
{
	const char *other = strstr(header, "\n-- on postgresql:\n"), *next = strstr(header, "\n\n-- ");
	const char *start = strchr(header, '\n');
	int line = 1;

	while (start && !strncmp(start, "\n--", 3))
		start = strchr(start + 1, '\n');
	if (other && (!next || other < next))
		start = strchr(other + 1, '\n');
	for (; text <= start; text++)
		line += *text == '\n';
	return line;
}

/* "sql/group.sql:12: group_get: " for so many lines into its statement. */
static void
say_where(const char *name, int lines)
{
	static char text[FILE_MAX + 1];
	char header[100];

	snprintf(header, sizeof header, "-- %s(", name);
	for (int i = 0; i < path_count; i++) {
		FILE *file = fopen(paths[i], "r");
		const char *found = NULL;

		if (!file)
			continue;
		text[fread(text, 1, FILE_MAX, file)] = 0;
		fclose(file);
		for (found = strstr(text, header); found && found > text && found[-1] != '\n'; found = strstr(found + 1, header))
			;
		if (found) {
			fprintf(stderr, "%s:%d: ", paths[i], first_line(text, found) + lines);
			break;
		}
	}
	fprintf(stderr, "%s: ", name);
}

static void
say_error(const struct query_text *query, const PGresult *result)
{
	const char *place = PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
	const char *words = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	int lines = 0;

	for (long i = place ? strtol(place, NULL, 10) - 1 : 0; i > 0; i--)
		lines += query->postgres[i - 1] == '\n';
	say_where(query->name, lines);
	fprintf(stderr, "%s\n", words ? words : PQresultErrorMessage(result));
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
			say_where(query->name, 0);
			fprintf(stderr, "column %d is not \"%s\"\n", count + 1, query->columns[count]);
			return false;
		}
		count++;
	}
	if (PQnfields(described) != count + query->new_id) {
		say_where(query->name, 0);
		fprintf(stderr, "gives %d columns and not %d\n", PQnfields(described), count + query->new_id);
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
		say_error(query, result);
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
	PGconn *connection = PQconnectdb(argc > 1 ? argv[1] : "");
	int passed = 0, wrong = 0;

	paths = argv + 2;
	path_count = argc - 2;
	PQsetNoticeProcessor(connection, forget, NULL);
	if (PQstatus(connection) != CONNECTION_OK)
		fprintf(stderr, "sqlcheck: %s", PQerrorMessage(connection));
	if (PQstatus(connection) != CONNECTION_OK || !make_schema(connection))
		return 2;
	for (int i = 0; i < query_count; i++)
		if (query_texts[i].postgres) {
			run(connection, "sqlcheck", "SAVEPOINT query");
			if (prepares(connection, &query_texts[i])) {
				passed++;
			} else {
				wrong++;
				run(connection, "sqlcheck", "ROLLBACK TO query");
			}
			run(connection, "sqlcheck", "RELEASE query");
		}
	PQfinish(connection);
	printf("sql: %d passed, %d failed\n", passed, wrong);
	return wrong != 0;
}
