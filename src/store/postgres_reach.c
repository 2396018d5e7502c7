/* Reaching a server, and the words for whoever runs the site where that fails. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "store/postgres.h"
#include "store/query.h"

#define SERVER_OLDEST 150000
#define REACH_WAIT 8000 /* milliseconds that are spent on reaching a server outside of db_write() */
#define AWAY_ANEW 60000 /* milliseconds without a try: by then it is another time that it is away */
#define REACH_PAUSE 250

/* Without the indented lines, which are libpq's guesses. */
void
postgres_words_in_line(char *words, size_t size, const char *said)
{
	size_t length = 0;

	while (*said) {
		size_t line = strcspn(said, "\n");

		for (size_t i = 0; i < line && *said != '\t' && length + 1 < size; i++)
			words[length++] = said[i];
		said += line + (said[line] != 0);
		if (*said && *said != '\t' && length + 2 < size) {
			words[length++] = ';';
			words[length++] = ' ';
		}
	}
	words[length] = 0;
}

/* --- the URL --- */

#define UNREADABLE \
	"store cannot be read as a URL. In its user and password write %40 for @, %3A for :, %2F for /, %3F for ? and %25 for %."

const char *
postgres_part(const PQconninfoOption *parts, const char *keyword)
{
	for (; parts && parts->keyword; parts++)
		if (!strcmp(parts->keyword, keyword))
			return parts->val && *parts->val ? parts->val : NULL;
	return NULL;
}

/* What libpq takes for the host, the port or the database's name is a piece of the password where that holds characters which a URL does
   not: so it is looked at before it is shown, or looked for in the network. */
PQconninfoOption *
postgres_parts(const char *store)
{
	PQconninfoOption *parts = PQconninfoParse(store, NULL);
	const char *host = postgres_part(parts, "host"), *port = postgres_part(parts, "port"), *name = postgres_part(parts, "dbname");

	if ((host && strchr(host, '@')) || (port && strspn(port, "0123456789,") < strlen(port)) || (name && strchr(name, '@'))) {
		PQconninfoFree(parts);
		return NULL;
	}
	return parts;
}

bool
db_has_password(const char *store)
{
	PQconninfoOption *parts = db_is_on_server(store) ? PQconninfoParse(store, NULL) : NULL;
	bool has = postgres_part(parts, "password") != NULL;

	PQconninfoFree(parts);
	return has;
}

char *
postgres_shown_name(const char *store)
{
	PQconninfoOption *parts = postgres_parts(store);
	const char *host = postgres_part(parts, "host"), *port = postgres_part(parts, "port"), *name = postgres_part(parts, "dbname");
	char *shown = NULL;

	if (asprintf(&shown, "postgresql://%s%s%s/%s", host ? host : "", port ? ":" : "", port ? port : "", name ? name : "") < 0)
		fault("out of memory");
	PQconninfoFree(parts);
	return shown;
}

/* --- what is wrong, and how to mend it --- */

/* By a piece of what libpq or the server says; the first that is found. A server that speaks another language gets the last one. */
static const struct mend {
	const char *said, *words;
	bool lasts; /* until somebody mends it: there is nothing to wait for */
} mends[] = {
	{ "could not translate host name", "Mend the host in store, or the name service." },
	{ "root certificate file",
		"Put the certificate of the authority there, or name its file in store: sslrootcert=/etc/muster/authority.pem.", true },
	{ "certificate verify failed",
		"The server may be another one than it should be, or its certificate has run out: look at it, then renew it or name its authority's file in store: "
		"sslrootcert=/etc/muster/authority.pem.",
		true },
	{ "does not match host name", "Name the server in store as its certificate does, or give it one for this name.", true },
	{ "server does not support SSL", "Switch ssl on at the server, or take sslmode out of store where the network is safe.",
		true },
	{ "password authentication failed", "Mend the user or the password in store, or in the file of passwords (passfile).", true },
	{ "no password supplied", "Put the password into store or into the file of passwords (passfile).", true },
	{ "pg_hba.conf", "Let this machine in there, in the server's pg_hba.conf.", true },
	{ "role \"", "Make that user with createuser, or mend the user in store.", true },
	{ "database \"", "Make it with createdb, or mend the database's name in store.", true },
	{ "permission denied", "Give the user the right: GRANT CONNECT, or make it the owner of the database.", true },
	{ "session is read-only",
		"It is a standby, or default_transaction_read_only is on: name the primary too in store, promote the standby, or switch that off." },
	{ "hot standby mode is", "Name the primary in store, or promote the standby." },
	{ "too many", "Raise max_connections there: each process of Muster needs one." },
	{ "starting up", "It comes by itself." },
	{ "shutting down", "Start the server again." },
	{ "closed the connection", "Look whether the server is starting or ending, and at what stands between." },
	{ "No such file or directory", "Start the server, or mend the directory of its socket in store." },
	{ "Connection refused", "Start the server, or mend the host and port in store." },
	{ "timeout expired", "Look whether the server runs, whether a firewall is between, and at the host and port in store." },
	{ NULL, "Look at the server, and at store in the configuration." },
};

/* Of several hosts each says something: while one of them may come by itself, it is waited for. */
static bool
lasts(const char *said)
{
	bool found = false;

	for (const struct mend *mend = mends; mend->said; mend++)
		if (strstr(said, mend->said)) {
			if (!mend->lasts)
				return false;
			found = true;
		}
	return found;
}

/* Returns whether it lasts. */
static bool
say_with_mend(char *words, size_t size, const char *said)
{
	const struct mend *mend = mends;
	char line[600];

	postgres_words_in_line(line, sizeof line, said);
	while (mend->said && !strstr(line, mend->said))
		mend++;
	snprintf(words, size, "%s. %s", line, mend->words);
	return lasts(said);
}

/* --- connecting --- */

/* Defaults that the store's own parameters come after. A host that died without a word is found out in about five seconds: then
   there is time left to do it all again on another. Of several hosts it is the one that takes writes. */
static PGconn *
dial(const char *store)
{
	static const char *const names[] = { "application_name", "connect_timeout", "client_encoding", "target_session_attrs",
		"keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname", NULL };
	const char *const values[] = { "muster", "3", "UTF8", "read-write", "2", "1", "3", "5000", store, NULL };

	return PQconnectdbParams(names, values, 1);
}

/* Plans do not depend on the values: a page takes the same way each time. A client that stopped in the middle of a transaction, or is
   cut off, does not keep others waiting. Every query has its indexes (test_plans.c); a scan, which a small table would get, reads
   all rows of it in the eyes of a serialisable transaction, and so crosses everybody who writes there. */
static const char settings[] =
	"SET enable_seqscan = off;"
	"SET plan_cache_mode = force_generic_plan; SET jit = off; SET bytea_output = hex; SET DateStyle = ISO;"
	"SET lock_timeout = '8s'; SET idle_in_transaction_session_timeout = '60s'; SET client_connection_check_interval = '1s';"
	"SET tcp_keepalives_idle = 4; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3";

static void
hear_nothing(void *argument, const char *notice)
{
	(void)argument, (void)notice;
}

/* A number that the server is asked for; -1 and its words where it gives none. */
static long
number_of(PGconn *connection, const char *sql, char *words, size_t size)
{
	PGresult *result = PQexec(connection, sql);
	long number = -1;

	if (postgres_is_good(result))
		number = PQntuples(result) ? strtol(PQgetvalue(result, 0, 0), NULL, 10) : 0;
	else
		say_with_mend(words, size, PQresultErrorMessage(result));
	PQclear(result);
	return number;
}

static bool
has_right_version(PGconn *connection, char *words, size_t size)
{
	long version = number_of(connection, "SELECT (to_regclass('schema_versions') IS NOT NULL)::int", words, size);

	if (version > 0)
		version = number_of(connection, "SELECT coalesce(max(version), 0) FROM schema_versions", words, size);
	if (version >= 0 && version < schema_step_count)
		snprintf(words, size, "its schema has version %ld, and this program needs %d. Run muster migrate.", version,
			schema_step_count);
	else if (version > schema_step_count)
		snprintf(words, size, "its schema has version %ld, of a newer program; this one knows %d. Install the newer one.",
			version, schema_step_count);
	return version == schema_step_count;
}

/* true when it can be used. */
static bool
settle(struct postgres *postgres, PGconn *connection, char *words, size_t size)
{
	PGresult *result;
	const char *encoding = PQparameterStatus(connection, "server_encoding");
	int version = PQserverVersion(connection);

	if (PQstatus(connection) != CONNECTION_OK) {
		postgres->is_hopeless = say_with_mend(words, size, PQerrorMessage(connection));
		return false;
	}
	if (version < SERVER_OLDEST) {
		snprintf(words, size, "the server is PostgreSQL %d, and Muster needs 15 or later. Upgrade the server.", version / 10000);
		return false;
	}
	if (encoding && strcmp(encoding, "UTF8")) {
		snprintf(words, size,
			"the database is encoded in %s, and Muster needs UTF-8. Make one with: createdb -E UTF8 -T template0.", encoding);
		return false;
	}
	PQsetNoticeProcessor(connection, hear_nothing, NULL);
	PQsetErrorVerbosity(connection, PQERRORS_TERSE); /* the rest holds people's data */
	result = PQexec(connection, settings);
	if (!postgres_is_good(result)) {
		say_with_mend(words, size, PQresultErrorMessage(result));
		PQclear(result);
		return false;
	}
	PQclear(result);
	return postgres->any_version || has_right_version(connection, words, size);
}

/* Connects, tried once: false when it cannot be used, and words tell what is wrong and how to mend it, without a password. */
static bool
postgres_reach(struct postgres *postgres, char *words, size_t size)
{
	PQconninfoOption *parts = postgres_parts(postgres->db.store);
	PGconn *connection;

	postgres->is_hopeless = true;
	if (!parts) {
		snprintf(words, size, "%s", UNREADABLE);
		return false;
	}
	PQconninfoFree(parts);
	connection = dial(postgres->db.store);
	if (!settle(postgres, connection, words, size)) {
		PQfinish(connection);
		return false;
	}
	postgres->connection = connection;
	return true;
}

/* Whoever has waited in vain once does not let each that comes after wait as long. */
void
postgres_connect(struct postgres *postgres)
{
	struct timespec pause = { .tv_nsec = REACH_PAUSE * 1000000L };
	char words[800];

	while (!postgres_reach(postgres, words, sizeof words)) {
		bool again = postgres->db.may_run_again;
		int64_t now = clock_monotonic();

		if (!postgres->away_since || now - postgres->tried_at > AWAY_ANEW)
			postgres->away_since = now;
		postgres->tried_at = now;
		if (postgres->is_hopeless || now - postgres->away_since >= REACH_WAIT)
			again = false;
		else if (!again) {
			nanosleep(&pause, NULL);
			continue;
		}
		fault_as(again ? FAULT_AGAIN : FAULT_BUSY, "the database %s cannot be used: %s", db_name(&postgres->db), words);
	}
	postgres->away_since = 0;
}

const char *
postgres_trouble(struct db *db)
{
	struct postgres *postgres = postgres_of(db);
	char words[800];

	postgres->any_version = true;
	if (postgres->connection || postgres_reach(postgres, words, sizeof words))
		return NULL;
	return arena_string(engine_arena(db), words);
}
