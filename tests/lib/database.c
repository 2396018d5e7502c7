#include "lib/database.h"

#include <libpq-fe.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char url[500], name[40];
static pid_t owner;
static PGconn *maker, *keeper; /* to the server's own database, to this program's */

bool
database_is_postgres(void)
{
	const char *store = getenv("MUSTER_TEST_STORE");

	return store && strcmp(store, "postgresql") == 0;
}

/* A connection to a database of the tests' server. */
static PGconn *
reach(const char *database)
{
	const char *server = getenv("MUSTER_TEST_POSTGRES");
	PGconn *connection;

	if (!server) {
		fprintf(stderr, "MUSTER_TEST_POSTGRES is not set: tests/postgres COMMAND does it\n");
		exit(2);
	}
	snprintf(url, sizeof url, "%s%s", server, database);
	connection = PQconnectdb(url);
	if (PQstatus(connection) != CONNECTION_OK) {
		fprintf(stderr, "%s: %s", url, PQerrorMessage(connection));
		exit(2);
	}
	return connection;
}

/* The first value, "" when there is none. It lives until the next one. */
static const char *
ask(PGconn *connection, const char *sql)
{
	static char value[80];
	PGresult *result = PQexec(connection, sql);

	if (PQresultStatus(result) != PGRES_TUPLES_OK && PQresultStatus(result) != PGRES_COMMAND_OK) {
		fprintf(stderr, "%s: %s", sql, PQerrorMessage(connection));
		exit(2);
	}
	snprintf(value, sizeof value, "%s", PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "");
	PQclear(result);
	return value;
}

static void
drop(void)
{
	char sql[100];

	PQfinish(keeper);
	keeper = NULL;
	snprintf(sql, sizeof sql, "DROP DATABASE IF EXISTS %s WITH (FORCE)", name);
	ask(maker, sql);
}

static void
at_exit(void)
{
	if (getpid() == owner) {
		drop();
		PQfinish(maker);
	}
}

static void
make(void)
{
	char sql[100];

	if (maker)
		drop();
	else {
		maker = reach("postgres");
		owner = getpid();
		snprintf(name, sizeof name, "unit_%ld", (long)owner);
		atexit(at_exit);
	}
	snprintf(sql, sizeof sql, "CREATE DATABASE %s TEMPLATE muster_template", name);
	ask(maker, sql);
	keeper = reach(name);
}

const char *
database_empty(void)
{
	if (!database_is_postgres())
		return ":memory:";
	/* Most tests commit nothing. */
	if (!keeper || strcmp(ask(keeper, "SELECT COUNT(*) FROM store_commits"), "0") != 0)
		make();
	ask(keeper, "SELECT COUNT(setval(seqrelid::regclass, seqstart, false)) FROM pg_sequence");
	return url;
}
